import type { SeenValues, TypedValues } from '../../invites/compare-identifiers.ts';
import { isEmailAddress } from '../../invites/email-address.ts';
import { newestInvite } from '../../invites/evidence.ts';
import { dateIn } from '../../invites/expiry.ts';
import { readPhone } from '../../invites/phone.ts';
import type { Save, SavedField } from '../../invites/save.ts';
import type { Input } from '../../messages/contract.ts';
import type { Result } from '../../messages/failure.ts';
import { isRealDay } from '../../practice/calendar-day.ts';
import type { SaveRunner } from '../operations/save-runner.ts';
import { allEvidence, type PatientServices } from './read-access.ts';

type Wanted = Omit<Input<'saveIdentifiers'>, 'token'>;

/** Nobody is older, so a birth date from before is a slip. */
const OLDEST_AGE_YEARS = 120;

const notOffered: Result<never> = { ok: false, failure: { kind: 'notOffered' } };

/** Judge once more what a panel asks to be saved for this patient, write it down and begin it. */
export async function beginSave(
  services: PatientServices,
  saves: SaveRunner,
  patientId: number,
  { typed, seen, then, risksRead }: Wanted,
): Promise<Result<null>> {
  const fields = Object.keys(typed) as SavedField[];
  const today = dateIn(await services.facts.zone(), services.clock.now());
  if (fields.length === 0 || !areUsable(typed, today)) return notOffered;
  // A birth date is filled in where there is none, and never changed: the lock on the patient rests on it.
  const record = (await services.cache.record(patientId))?.value;
  const hasNoDay = record?.birthDate === null && record.noBirthDate === undefined && seen.birthDate === null;
  if (!record || (typed.birthDate !== undefined && !hasNoDay)) return notOffered;
  const started = await saves.start(
    await newSave(services, patientId, { fields, then, risksRead }),
    valuesOf(fields, typed, seen),
  );
  if (started === 'opened') return { ok: true, value: null };
  if (started === 'joined') return { ok: false, failure: { kind: 'alreadyRunning' } };
  const why = (await services.journal.trouble()) ?? 'cannotWrite';
  return { ok: false, failure: { kind: 'storeUnavailable', why } };
}

async function newSave(
  services: PatientServices,
  patientId: number,
  wanted: Pick<Save, 'fields' | 'then' | 'risksRead'>,
): Promise<Save> {
  return {
    ...{ id: crypto.randomUUID(), patientId, startedAt: services.clock.now(), ...wanted },
    seenInvite: newestInvite(await allEvidence(services, patientId)),
    ...{ replacesEmail: false, late: 0, written: null, phase: { at: 'reading' } },
  };
}

/** Only what was seen of the fields that were typed into is kept for the comparison. */
function valuesOf(fields: readonly SavedField[], typed: TypedValues, seen: SeenValues) {
  const kept = fields.flatMap((field) => (seen[field] === undefined ? [] : [[field, seen[field]]]));
  return { typed, seen: Object.fromEntries(kept) as SeenValues };
}

/** May these values stand in a chart? The panel says why not while they are typed. `today` is the practice's day. */
function areUsable({ email, cellPhone, birthDate }: TypedValues, today: string): boolean {
  return (
    (email === undefined || isEmailAddress(email)) &&
    (cellPhone === undefined || readPhone(cellPhone).kind !== 'none') &&
    (birthDate === undefined || isBirthDate(birthDate, today))
  );
}

/** A day of the calendar, today or before, and not so long ago that it must be a slip. Days compare as text. */
function isBirthDate(day: string, today: string): boolean {
  const oldest = `${String(Number(today.slice(0, 4)) - OLDEST_AGE_YEARS).padStart(4, '0')}${today.slice(4)}`;
  return isRealDay(day) && day <= today && day >= oldest;
}
