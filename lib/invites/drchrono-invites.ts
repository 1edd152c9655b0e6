import type { PatientRecord } from './patient.ts';
import type { Visit } from './visit.ts';

/**
 * When DrChrono invites by itself, as staff say: never, after the first appointment, or with its reminders (it does
 * both where a practice turned it on, docs/drchrono.md §5, High). The API says neither which is on nor what was sent (Med).
 */
export type DrChronoInvites = 'never' | 'firstVisit' | 'reminders';

/**
 * Is this the patient's first visit, by the days that the record has of visits? Null where the answer mentioned neither, so
 * nobody knows. The fields are "Date of first patient visit" and "Date of previous patient visit" (OpenAPI text, High);
 * whether DrChrono always fills them is not known. `day` is the visit's, `YYYY-MM-DD`.
 */
export function isFirstVisit(
  { firstVisit, lastVisit }: Pick<PatientRecord, 'firstVisit' | 'lastVisit'>,
  day: string,
): boolean | null {
  if (firstVisit === undefined && lastVisit === undefined) return null;
  return ![firstVisit, lastVisit].some((known) => typeof known === 'string' && known < day);
}

/**
 * How DrChrono invites by itself a patient who first comes on this day or later; null where it does not. It is asked of
 * patients who were never invited and who have what an invite needs, since DrChrono cannot invite the others either. A
 * sign-up by a reminder takes the cell phone (support 360050434611, High).
 */
export function invitesByItself(
  setting: DrChronoInvites,
  record: Pick<PatientRecord, 'firstVisit' | 'lastVisit' | 'cellPhone'>,
  day: string,
): Exclude<DrChronoInvites, 'never'> | null {
  if (setting === 'never' || isFirstVisit(record, day) !== true) return null;
  return setting === 'firstVisit' || record.cellPhone ? setting : null;
}

/**
 * Will DrChrono invite this patient by itself because of this visit? After a first visit the invite comes on the same day or
 * not at all; with a reminder it comes before the patient does. `today` is the day in the practice.
 */
export function willDrChronoInvite(
  setting: DrChronoInvites,
  record: Pick<PatientRecord, 'firstVisit' | 'lastVisit' | 'cellPhone'>,
  { starts, presence }: Pick<Visit, 'starts' | 'presence'>,
  today: string,
): boolean {
  const day = starts.slice(0, 10);
  if (presence === 'gone' || day < today) return false;
  const how = invitesByItself(setting, record, day);
  return how === 'firstVisit' || (how === 'reminders' && presence === 'expected');
}
