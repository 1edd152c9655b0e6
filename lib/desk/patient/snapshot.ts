import type { Evidence } from '../../invites/evidence.ts';
import type { Operation } from '../../invites/operation.ts';
import type { PatientRecord } from '../../invites/patient.ts';
import type { OwnAct } from '../store/journal-schema.ts';
import type { Ended } from '../store/patient-cache.ts';
import { actsAsEvidence, type PatientServices } from './read-access.ts';

/** What this desk knows at one moment, read once: a list of two hundred patients is judged from one snapshot. */
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
  /** What is under way, by patient: there is one at most. */
  operations: ReadonlyMap<number, Operation>;
  records: ReadonlyMap<number, PatientRecord>;
  evidence: ReadonlyMap<number, readonly Evidence[]>;
  ended: ReadonlyMap<number, Ended>;
  /** Charts seen since the browser started, by the address they carry. No census: it costs no request. */
  chartsByAddress: ReadonlyMap<string, number>;
}

export async function takeSnapshot({ clock, facts, journal, cache }: PatientServices): Promise<Snapshot> {
  const [zone, listsInvites, checks] = await Promise.all([
    facts.zone(),
    facts.listsInvites(),
    facts.checks(),
  ]);
  // How an operation ended is remembered before it leaves the journal: in this order none is in neither.
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

/** Every patient of whom the snapshot knows anything but the record. */
export function knownPatients({ operations, acts, evidence, ended }: Snapshot): number[] {
  const acted = acts.map(({ patientId }) => patientId);
  return [...new Set([...operations.keys(), ...acted, ...evidence.keys(), ...ended.keys()])];
}

/** What pages and answers said of the patient, and what this desk did itself. */
export function evidenceOf({ evidence, acts }: Snapshot, patientId: number): Evidence[] {
  return [...(evidence.get(patientId) ?? []), ...actsAsEvidence(acts, patientId)];
}

/** Other charts with this patient's address. */
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
