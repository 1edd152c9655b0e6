import type { VaultRecord } from '../../platform/vault.ts';
import { KEEP_OWN_ACTS } from '../../timing.ts';
import {
  ACTS_MIGRATIONS,
  type ActsRecord,
  actsSchema,
  digitsOf,
  fromRecord,
  laidOut,
  placeOf,
  toRecord,
} from './acts-layout.ts';
import type { OwnAct } from './journal-schema.ts';
import { type NamedVault, VAULT, type VaultName } from './stored-keys.ts';
import { judgeVersioned, versioned } from './versioned-record.ts';

/** Changes of the vault that note something. They are written together with the operation that did it. */
export type ActsChanges = Map<VaultName, { value: unknown } | null>;

const FAMILY = VAULT.acts('');
const nameOf = (place: number) => VAULT.acts(digitsOf(place));
const firstPlaceOf = (name: string) => Number.parseInt(name.slice(FAMILY.length), 16);
const isYoung = (act: OwnAct, now: number) => act.at.latest > now - KEEP_OWN_ACTS;

function judgedAt(vault: NamedVault, from: number, record: VaultRecord) {
  return judgeVersioned<ActsRecord>(vault, nameOf(from), record, actsSchema(), ACTS_MIGRATIONS);
}

/** The record that holds the acts of a patient, or would; `closed` where the disk or a later release keeps it shut. */
type Holding = { kind: 'open'; from: number; acts: readonly OwnAct[] } | { kind: 'closed' };

async function holding(vault: NamedVault, patientId: number): Promise<Holding> {
  for (;;) {
    const { name, record } = await vault.readLast(FAMILY, nameOf(placeOf(patientId)));
    if (name === null)
      return record.kind === 'unavailable' ? { kind: 'closed' } : { kind: 'open', from: 0, acts: [] };
    const from = firstPlaceOf(name);
    const judged = await judgedAt(vault, from, record);
    if (judged.kind === 'closed') return { kind: 'closed' };
    if (judged.kind === 'found') return { kind: 'open', from, acts: fromRecord(judged.value) };
    // The record was damaged and has been set aside. Its places now belong to the record before it.
  }
}

/** What was done for one patient; null where it cannot be read, and nothing may be done then. */
export async function actsOf(vault: NamedVault, patientId: number): Promise<OwnAct[] | null> {
  const held = await holding(vault, patientId);
  return held.kind === 'closed' ? null : held.acts.filter((act) => act.patientId === patientId);
}

/** All acts by the first place of their record. `isWhole` is false where a record cannot be read, and is left out. */
export async function allActs(
  vault: NamedVault,
): Promise<{ acts: Map<number, readonly OwnAct[]>; isWhole: boolean }> {
  const family = await vault.readFamily(FAMILY);
  const acts = new Map<number, readonly OwnAct[]>();
  let isWhole = family !== null;
  for (const { name, record } of family ?? []) {
    if (name === null) continue;
    const from = firstPlaceOf(name);
    const judged = await judgedAt(vault, from, record);
    if (judged.kind === 'found') acts.set(from, fromRecord(judged.value));
    else isWhole &&= judged.kind === 'absent';
  }
  return { acts, isWhole };
}

/** Note what was done for one patient, and drop what is too old beside it. Null: it cannot be noted now. */
export async function noting(
  vault: NamedVault,
  patientId: number,
  did: readonly OwnAct[],
  now: number,
): Promise<ActsChanges | null> {
  const held = await holding(vault, patientId);
  return held.kind === 'closed' ? null : changesTo(held.from, [...held.acts, ...did], now);
}

/**
 * Lay all acts out anew, those that lie elsewhere and what was just done among them. Null: that is not possible now.
 */
export async function layingOut(
  vault: NamedVault,
  elsewhere: readonly OwnAct[],
  did: readonly OwnAct[],
  now: number,
): Promise<ActsChanges | null> {
  const { acts, isWhole } = await allActs(vault);
  if (!isWhole) return null;
  const gone = [...acts.keys()].map((place) => [nameOf(place), null] as const);
  return new Map([...gone, ...changesTo(0, [...elsewhere, ...[...acts.values()].flat(), ...did], now)]);
}

/** Drop what is too old in so many of these records at most. */
export function sweeping(
  all: ReadonlyMap<number, readonly OwnAct[]>,
  now: number,
  most: number,
): ActsChanges {
  const old = [...all].filter(([, acts]) => !acts.every((act) => isYoung(act, now)));
  return new Map(old.slice(0, most).flatMap(([from, acts]) => [...changesTo(from, acts, now)]));
}

/** The records from this place on, to be written. One without an act is deleted, and the one before takes its places. */
function changesTo(from: number, acts: readonly OwnAct[], now: number): ActsChanges {
  const young = acts.filter((act) => isYoung(act, now));
  return new Map(
    [...laidOut(from, young)].map(([place, held]) => [
      nameOf(place),
      held.length > 0 ? versioned<ActsRecord>(toRecord(held)) : null,
    ]),
  );
}
