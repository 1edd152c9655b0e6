import type { Evidence } from '../../invites/evidence.ts';
import type { Operation } from '../../invites/operation.ts';
import type { PatientRecord } from '../../invites/patient.ts';
import type { OwnAct } from '../store/journal-schema.ts';
import type { Ended } from '../store/patient-cache.ts';
import { actsAsEvidence, type PatientServices } from './read-access.ts';

/**
 * What this workstation knows at one moment. It is read once, so that a list of two hundred patients is judged from the
 * same facts and does not read the stores two hundred times.
 */
export interface Snapshot {
  /** Epoch ms, corrected clock. */
  now: number;
  /** IANA zone of the practice; null until connected. */
  zone: string | null;
  /** The calendar date in the practice. */
  today: string;
  listsInvites: boolean;
  mayInvite: 'yes' | 'no' | 'notSaid';
  acts: readonly OwnAct[];
  /** The open operations by patient id; a patient has one at most. */
  operations: ReadonlyMap<number, Operation>;
  records: ReadonlyMap<number, PatientRecord>;
  evidence: ReadonlyMap<number, readonly Evidence[]>;
  ended: ReadonlyMap<number, Ended>;
  /**
   * How many charts carry an address, of those seen since the browser started. A count of all charts would cost
   * requests.
   */
  chartsByAddress: ReadonlyMap<string, number>;
}

export async function takeSnapshot({ clock, facts, journal, cache }: PatientServices): Promise<Snapshot> {
  const [zone, listsInvites, checks] = await Promise.all([
    facts.zone(),
    facts.listsInvites(),
    facts.checks(),
  ]);
  // The journal is read before the cache: an operation that ends in between is remembered in the cache before it leaves
  // the journal, so it is in at least one of the two.
  const { operations, acts } = await journal.read();
  const known = await cache.known();
  const now = clock.now();
  return {
    ...{ now, zone, listsInvites, acts, ...known },
    today: dateIn(zone, now),
    mayInvite: checks?.mayInvite ?? 'notSaid',
    operations: new Map(operations.map((operation) => [operation.patientId, operation])),
    chartsByAddress: countAddresses(known.records.values()),
  };
}

/** The ids of all patients of whom more is known than the record. */
export function knownPatients({ operations, acts, evidence, ended }: Snapshot): number[] {
  const acted = acts.map(({ patientId }) => patientId);
  return [...new Set([...operations.keys(), ...acted, ...evidence.keys(), ...ended.keys()])];
}

/**
 * All evidence of the snapshot about one patient: what pages and answers said, and what was done from this workstation.
 */
export function evidenceOf({ evidence, acts }: Snapshot, patientId: number): Evidence[] {
  return [...(evidence.get(patientId) ?? []), ...actsAsEvidence(acts, patientId)];
}

/** How many other charts carry this patient's address. */
export function othersWithAddress({ chartsByAddress, records }: Snapshot, record: PatientRecord): number {
  const address = record.email?.toLowerCase();
  if (!address) return 0;
  const remembered = records.get(record.id)?.email?.toLowerCase() === address ? 1 : 0;
  return (chartsByAddress.get(address) ?? 0) - remembered;
}

function countAddresses(records: Iterable<PatientRecord>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { email } of records) {
    const address = email?.toLowerCase();
    if (address) counts.set(address, (counts.get(address) ?? 0) + 1);
  }
  return counts;
}

function dateIn(zone: string | null, now: number): string {
  return Temporal.Instant.fromEpochMilliseconds(Math.round(now))
    .toZonedDateTimeISO(zone ?? 'UTC')
    .toPlainDate()
    .toString();
}
