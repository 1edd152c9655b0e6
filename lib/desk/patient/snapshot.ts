import type { DrChronoInvites } from '../../invites/drchrono-invites.ts';
import type { Evidence } from '../../invites/evidence.ts';
import { dateIn } from '../../invites/expiry.ts';
import type { NotNow } from '../../invites/not-now.ts';
import type { PresentAddress } from '../../invites/old-address.ts';
import type { Operation } from '../../invites/operation.ts';
import type { OtherChart } from '../../invites/other-charts.ts';
import type { PatientRecord } from '../../invites/patient.ts';
import type { OwnAct } from '../store/journal-schema.ts';
import type { Ended } from '../store/patient-cache.ts';
import { actsAsEvidence, notFromTheFuture, type PatientServices } from './read-access.ts';

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
  /** The practice's own addresses end in this; null while nobody knows it. */
  practiceDomain: string | null;
  /** The practice counts a patient under this age (years) as a minor. */
  minorsUnder: number;
  /** When DrChrono invites by itself, as staff say. */
  drChronoInvites: DrChronoInvites;
  /** Who is signed in at DrChrono, by the last check list. */
  signedInAs: string | null;
  /** What was done from this workstation by patient id, the last act of each last. */
  acts: ReadonlyMap<number, readonly OwnAct[]>;
  /** The open operations by patient id; a patient has one at most. */
  operations: ReadonlyMap<number, Operation>;
  records: ReadonlyMap<number, PatientRecord>;
  /** When the practice API said each of the records (epoch ms, corrected clock). */
  recordsReadAt: ReadonlyMap<number, number>;
  /** When a chart was last seen with another address than its present one, by patient id. */
  hadOtherEmailAt: ReadonlyMap<number, number>;
  evidence: ReadonlyMap<number, readonly Evidence[]>;
  ended: ReadonlyMap<number, Ended>;
  /** Who was put off, by patient id, also where that is due again. It is one record, which is read once. */
  notNow: ReadonlyMap<number, NotNow>;
  /** By patient id, the other charts that carry the address, where DrChrono was asked before a send. */
  otherCharts: ReadonlyMap<number, readonly OtherChart[]>;
  /**
   * How many charts carry an address, of those seen since the browser started. A count of all charts would cost
   * requests. A snapshot of one patient has the count of that patient's address.
   */
  chartsByAddress: ReadonlyMap<string, number>;
}

/** What is known of all patients, for a list. It is put by patient once, so the list takes no longer than it is long. */
export async function takeSnapshot(services: PatientServices): Promise<Snapshot> {
  // The journal is read before the cache: an operation that ends in between is remembered in the cache before it leaves
  // the journal, so it is in at least one of the two.
  const { operations, acts } = await services.journal.read();
  const byPatient = new Map<number, OwnAct[]>();
  for (const act of acts) {
    const before = byPatient.get(act.patientId);
    if (before) before.push(act);
    else byPatient.set(act.patientId, [act]);
  }
  const [known, notNow] = await Promise.all([services.cache.known(), services.notNow.all()]);
  return {
    ...(await momentOf(services)),
    ...{ ...known, notNow, acts: byPatient, operations: openByPatient(operations) },
  };
}

/** What is known of one patient: it reads as much after thousands of charts as after one. */
export async function takeSnapshotOf(services: PatientServices, patientId: number): Promise<Snapshot> {
  const { cache, journal } = services;
  // The journal first, as above.
  const { operation, acts } = await journal.ofPatient(patientId);
  const [record, evidence, ended, notNow] = await Promise.all([
    cache.record(patientId),
    cache.evidence(patientId),
    cache.ended(patientId),
    services.notNow.all(),
  ]);
  const address = record?.value.email?.toLowerCase();
  return {
    ...(await momentOf(services)),
    acts: new Map([[patientId, acts]]),
    operations: openByPatient(operation ? [operation] : []),
    records: new Map(record && [[patientId, record.value]]),
    recordsReadAt: new Map(record && [[patientId, record.at]]),
    hadOtherEmailAt: new Map(record?.hadOtherEmailAt ? [[patientId, record.hadOtherEmailAt]] : []),
    otherCharts: new Map(record?.otherCharts && [[patientId, record.otherCharts]]),
    evidence: new Map([[patientId, evidence]]),
    ended: new Map(ended && [[patientId, ended]]),
    notNow,
    chartsByAddress: new Map(address ? [[address, await cache.chartsWith(address)]] : []),
  };
}

/** What a snapshot says of the practice and of the time. */
export async function momentOf({
  clock,
  facts,
}: PatientServices): Promise<
  Pick<
    Snapshot,
    | 'now'
    | 'zone'
    | 'today'
    | 'listsInvites'
    | 'mayInvite'
    | 'signedInAs'
    | 'practiceDomain'
    | 'minorsUnder'
    | 'drChronoInvites'
  >
> {
  const [zone, listsInvites, checks, minors, drChronoInvites] = await Promise.all([
    facts.zone(),
    facts.listsInvites(),
    facts.checks(),
    facts.minors(),
    facts.drChronoInvites(),
  ]);
  const now = clock.now();
  return {
    ...{ now, zone, listsInvites, today: dateIn(zone, now) },
    mayInvite: checks?.mayInvite ?? 'notSaid',
    signedInAs: checks?.signedInAs ?? null,
    practiceDomain: checks?.domain ?? null,
    minorsUnder: minors.under,
    drChronoInvites,
  };
}

function openByPatient(operations: readonly Operation[]): Map<number, Operation> {
  return new Map(operations.map((operation) => [operation.patientId, operation]));
}

/** The ids of all patients of whom more is known than the record. */
export function knownPatients({ operations, acts, evidence, ended }: Snapshot): number[] {
  return [...new Set([...operations.keys(), ...acts.keys(), ...evidence.keys(), ...ended.keys()])];
}

/**
 * All evidence of the snapshot about one patient: what pages and answers said, and what was done from this workstation.
 */
export function evidenceOf({ evidence, acts, now, listsInvites }: Snapshot, patientId: number): Evidence[] {
  const seen = notFromTheFuture(evidence.get(patientId) ?? [], now);
  return [...(listsInvites ? seen.map(asTold) : seen), ...actsAsEvidence(acts.get(patientId) ?? [])];
}

/** An empty list from before it was known that this practice's answers list invites says the same as one from after it. */
function asTold(item: Evidence): Evidence {
  return item.source === 'answer' && item.lines === null && item.isEmpty
    ? { source: 'answer', asOf: item.asOf, lines: [] }
    : item;
}

/** The address that the chart has, and since when that is known; null while it is not. */
export function presentAddress(
  { records, recordsReadAt }: Snapshot,
  patientId: number,
): PresentAddress | null {
  const readAt = recordsReadAt.get(patientId);
  return readAt === undefined ? null : { email: records.get(patientId)?.email, readAt };
}

/** How many other charts carry this patient's address, as far as this workstation knows. */
export function othersWithAddress(
  { chartsByAddress, records, otherCharts }: Snapshot,
  record: PatientRecord,
): number {
  const address = record.email?.toLowerCase();
  if (!address) return 0;
  const remembered = records.get(record.id)?.email?.toLowerCase() === address ? 1 : 0;
  const seen = (chartsByAddress.get(address) ?? 0) - remembered;
  return Math.max(seen, otherCharts.get(record.id)?.length ?? 0);
}
