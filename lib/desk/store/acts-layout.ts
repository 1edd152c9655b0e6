import * as z from 'zod/mini';
import { once } from '../../once.ts';
import type { OwnAct } from './journal-schema.ts';
import type { Migration } from './record-migrations.ts';

// What this workstation did lies in records of a few acts each, so that noting one seals little and looking at one
// patient opens one record. Each patient has a place, and a record holds the acts of all places from its own up to the
// next record's. A record that has grown too large is parted in two.

/** So many acts are in one record at most. With fewer, a list has more records to open; with more, each step seals more. */
const MOST_TOGETHER = 16;
/** So many bits has a place. Where records are parted shows at most that much of a patient id. */
const PLACE_BITS = 12;

/** An act as it is stored; a revoke also says, where it is known, when the invite that it ended was sent. */
type StoredAct = readonly [
  patientId: number,
  kind: OwnAct['kind'],
  precision: OwnAct['precision'],
  earliest: number,
  latest: number,
  ...of: [] | [earliest: number, latest: number],
];

export interface ActsRecord {
  version: 1;
  acts: readonly StoredAct[];
}

/**
 * Migrations of a record of acts; there was one version so far. Whoever adds one also raises the version of the journal,
 * so that an older release keeps away from both.
 */
export const ACTS_MIGRATIONS: readonly Migration[] = [];

/** A check of its own, because ten thousand acts are read for a list and zod takes five times as long for them. */
export const actsSchema = once(() => z.custom<ActsRecord>(isActsRecord));

function isActsRecord(record: unknown): boolean {
  if (typeof record !== 'object' || record === null || !('acts' in record)) return false;
  return Array.isArray(record.acts) && record.acts.every(isStoredAct);
}

function isStoredAct(act: unknown): boolean {
  if (!Array.isArray(act) || (act.length !== 5 && act.length !== 7)) return false;
  const [patientId, kind, precision, ...times] = act;
  return (
    typeof patientId === 'number' &&
    (kind === 'send' || kind === 'revoke') &&
    (precision === 'exact' || precision === 'about') &&
    times.every((time) => typeof time === 'number')
  );
}

export function toRecord(acts: readonly OwnAct[]): ActsRecord {
  return {
    version: 1,
    acts: acts.map(({ patientId, kind, precision, at, of }) =>
      of
        ? [patientId, kind, precision, at.earliest, at.latest, of.earliest, of.latest]
        : [patientId, kind, precision, at.earliest, at.latest],
    ),
  };
}

/** The acts of a record, those of each patient in the order in which they happened. */
export function fromRecord({ acts }: ActsRecord): OwnAct[] {
  return acts.map(([patientId, kind, precision, earliest, latest, ...[from, to]]) => ({
    ...{ patientId, kind, precision, at: { earliest, latest } },
    ...(from === undefined || to === undefined ? {} : { of: { earliest: from, latest: to } }),
  }));
}

/** The place of a patient. Ids that follow each other lie far apart, so records fill evenly. */
export function placeOf(patientId: number): number {
  return Math.imul(patientId, 0x9e3779b1) >>> (32 - PLACE_BITS);
}

/** A place as three digits, in whose order the database has the records. */
export function digitsOf(place: number): string {
  return place.toString(16).padStart(PLACE_BITS / 4, '0');
}

/** Lay the acts of the places from `from` on out in records: each record's first place, with its acts in their order. */
export function laidOut(from: number, acts: readonly OwnAct[]): Map<number, readonly OwnAct[]> {
  const middle = acts.length > MOST_TOGETHER ? partedAt(acts) : null;
  if (middle === null) return new Map([[from, acts]]);
  const isBefore = ({ patientId }: OwnAct) => placeOf(patientId) < middle;
  return new Map([
    ...laidOut(from, acts.filter(isBefore)),
    ...laidOut(
      middle,
      acts.filter((act) => !isBefore(act)),
    ),
  ]);
}

/**
 * Where these acts are parted: at the roundest number around their middle, which says the least about a patient. Null
 * where all of them have the same place.
 */
function partedAt(acts: readonly OwnAct[]): number | null {
  const places = acts.map(({ patientId }) => placeOf(patientId)).sort((a, b) => a - b);
  const nth = (part: number) => places[Math.floor(part * (places.length - 1))] ?? 0;
  const [low, high] = nth(1 / 4) < nth(3 / 4) ? [nth(1 / 4), nth(3 / 4)] : [nth(0), nth(1)];
  if (low === high) return null;
  let round = 1 << PLACE_BITS;
  while ((high & -round) <= low) round >>= 1;
  return high & -round;
}
