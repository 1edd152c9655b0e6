import type { Evidence } from '../../invites/evidence.ts';
import { addressMark } from '../../invites/old-address.ts';
import type { Operation } from '../../invites/operation.ts';
import type { OtherChart } from '../../invites/other-charts.ts';
import type { PatientRecord } from '../../invites/patient.ts';
import type { Visit } from '../../invites/visit.ts';
import { SHOWN_LATELY } from '../../timing.ts';
import { type CountedChart, countChart, type DayOfCharts } from './chart-counts.ts';
import { type RememberedPatients, rememberedPatients } from './remembered-patients.ts';
import { type CacheKind, type NamedMemory, SESSION, type SessionName } from './stored-keys.ts';

/**
 * What is known of patients while the browser runs. Only this module writes it, so what comes back has the shape that
 * was written; an update that changes the shape raises the version in the names (stored-keys).
 */
export interface PatientCache {
  record(patientId: number): Promise<RememberedRecord | null>;
  /**
   * What was asked for before the record that is kept came in does not replace it: somebody may have saved the chart in
   * between. `at`: it came in then.
   */
  rememberRecord(record: PatientRecord, at: number, askedAt?: number): Promise<void>;
  /** Other charts carry this address of the patient, or none does. It is forgotten once the chart has another address. */
  rememberOtherCharts(patientId: number, email: string, charts: readonly OtherChart[]): Promise<void>;
  /** A page showed this patient for certain. */
  rememberShown(patientId: number): Promise<void>;
  /** The records of the few patients whom pages showed last, without this one. */
  recordsShownLately(without: number): Promise<PatientRecord[]>;
  /** The charts of the day that is counted. */
  charts(): Promise<DayOfCharts | null>;
  /** A page showed this chart, with two identifiers or with one only. */
  countChart(day: string, patientId: number, isLocked: boolean): Promise<void>;
  /** What pages and answers said, the newest of each kind. What was done from this workstation is in the journal. */
  evidence(patientId: number): Promise<Evidence[]>;
  /** `now`: what is kept with a later date than this was noted by a wrong clock, and makes way. */
  rememberEvidence(patientId: number, evidence: Evidence, now?: number): Promise<void>;
  /** The last operation of this patient that settled, to show how it ended. */
  ended(patientId: number): Promise<Ended | null>;
  rememberEnded(ended: Ended): Promise<void>;
  forgetEnded(patientId: number): Promise<void>;
  /** All patients with a record or evidence. */
  known(): Promise<{
    records: Map<number, PatientRecord>;
    /** When the practice API said each of the records (epoch ms, corrected clock). */
    recordsReadAt: Map<number, number>;
    hadOtherEmailAt: Map<number, number>;
    /** By patient id, the other charts that carry the address, where DrChrono was asked. */
    otherCharts: Map<number, readonly OtherChart[]>;
    evidence: Map<number, Evidence[]>;
    ended: Map<number, Ended>;
    /** How many charts carry each address (in small letters). */
    chartsByAddress: Map<string, number>;
  }>;
  /** Id found by an exact search for this name and birth date, or named by this appointment. */
  searchHit(key: string): Promise<Remembered<number> | null>;
  rememberSearchHit(key: string, patientId: number, at: number): Promise<void>;
  /** The visits that appointments said which somebody opened, each as it was said last. */
  visits(patientId: number): Promise<Remembered<Visit>[]>;
  /** `at`: the practice said so then. */
  rememberVisit(visit: Visit, at: number): Promise<void>;
  /** Until when (epoch ms) the background does not ask for this name again; 0 when it may. */
  nameWait(whose: number | 'anybody'): Promise<number>;
  rememberNameWait(whose: number | 'anybody', until: number): Promise<void>;
  /** How many charts carry this address (in small letters), of the patients who are remembered. */
  chartsWith(address: string): Promise<number>;
}

export interface Remembered<T> {
  value: T;
  /** Epoch ms, corrected clock. */
  at: number;
}

export interface RememberedRecord extends Remembered<PatientRecord> {
  /** The chart was last seen with another address than this one then. Missing where no change was seen. */
  hadOtherEmailAt?: number;
  /** The other charts with this record's address; missing where DrChrono was not asked yet. */
  otherCharts?: readonly OtherChart[];
}

export interface Ended {
  operation: Operation;
  at: number;
  /** Masked address the invite went to. */
  to: string | null;
  /** Who was signed in at DrChrono when it ended; missing or null where that was not known. */
  actedAs?: string | null;
}

const recordKey = (id: number) => SESSION.cached('record', id);
const countedKey = (id: number) => SESSION.cached('counted', id);
const evidenceKey = (id: number) => SESSION.cached('evidence', id);
const endedKey = (id: number) => SESSION.cached('ended', id);
const nameWaitKey = (whose: number | 'anybody') => SESSION.cached('name-wait', whose);
const visitsKey = (id: number) => SESSION.cached('visits', id);
const searchKey = (key: string) => SESSION.cached('search', key);

export function patientCache(memory: NamedMemory): PatientCache {
  const patients = rememberedPatients(memory);
  const read = async <T>(key: SessionName) => ((await memory.read(key)) ?? null) as T | null;
  return {
    record: (id) => read<RememberedRecord>(recordKey(id)),
    ...recordWrites(patients),
    ...shownLately(memory),
    ...openedVisits(memory, patients),
    charts: () => read<DayOfCharts>(SESSION.charts),
    // Two charts at the same moment may count as one: what is told by the counts does not hang on one chart.
    async countChart(day, id, isLocked) {
      const found = await memory.readMany([SESSION.charts, countedKey(id)]);
      const before = (found[SESSION.charts] ?? null) as DayOfCharts | null;
      const last = (found[countedKey(id)] ?? null) as CountedChart | null;
      const counts = countChart(before, last, day, isLocked);
      if (counts === null) return;
      await memory.write(SESSION.charts, counts);
      await memory.write(countedKey(id), { day, isLocked });
    },
    evidence: async (id) => (await read<Evidence[]>(evidenceKey(id))) ?? [],
    rememberEvidence: (id, evidence, now = Number.POSITIVE_INFINITY) =>
      patients.remember<Evidence[]>(id, 'evidence', (before) => replaceKind(before ?? [], evidence, now)),
    ended: (id) => read<Ended>(endedKey(id)),
    rememberEnded: (ended) => patients.remember(ended.operation.patientId, 'ended', () => ended),
    forgetEnded: (id) => memory.remove([endedKey(id)]),
    async known() {
      const all = await memory.readAll();
      const records = ofKind<RememberedRecord>(all, 'record');
      return {
        records: new Map(records.map(([id, { value }]) => [Number(id), value])),
        recordsReadAt: new Map(records.map(([id, { at }]) => [Number(id), at])),
        hadOtherEmailAt: new Map(
          records.flatMap(([id, { hadOtherEmailAt: at }]) => (at ? [[Number(id), at]] : [])),
        ),
        otherCharts: new Map(
          records.flatMap(([id, { otherCharts }]) =>
            otherCharts ? [[Number(id), otherCharts] as const] : [],
          ),
        ),
        evidence: byId(ofKind<Evidence[]>(all, 'evidence')),
        ended: byId(ofKind<Ended>(all, 'ended')),
        chartsByAddress: new Map(ofKind<number>(all, 'address')),
      };
    },
    searchHit: (key) => read<Remembered<number>>(searchKey(key)),
    rememberSearchHit: (key, id, at) => patients.remember(key, 'search', () => ({ value: id, at })),
    nameWait: async (whose) => (await read<number>(nameWaitKey(whose))) ?? 0,
    rememberNameWait: (whose, until) =>
      whose === 'anybody'
        ? memory.write(nameWaitKey(whose), until)
        : patients.remember(whose, 'name-wait', () => until),
    chartsWith: patients.chartsWith,
  };
}

/** What is remembered of a record: when it came, which address it had before, and on which other charts its own is. */
function recordWrites(
  patients: RememberedPatients,
): Pick<PatientCache, 'rememberRecord' | 'rememberOtherCharts'> {
  return {
    rememberRecord: (record, at, askedAt = at) =>
      patients.remember<RememberedRecord>(record.id, 'record', (before) =>
        before !== null && before.at > askedAt && before.at <= at
          ? before
          : {
              ...{ value: record, at, ...hadOtherEmailAt(before, record) },
              ...(before?.otherCharts && isAt(before, record.email)
                ? { otherCharts: before.otherCharts }
                : {}),
            },
      ),
    rememberOtherCharts: (id, email, charts) =>
      patients.remember<RememberedRecord | null>(id, 'record', (before) =>
        before && isAt(before, email) ? { ...before, otherCharts: charts } : before,
      ),
  };
}

/** Does this record have that very address? */
function isAt({ value }: RememberedRecord, email: string | null | undefined): boolean {
  const mark = addressMark(email);
  return mark !== null && mark === addressMark(value.email);
}

function openedVisits(
  memory: NamedMemory,
  patients: RememberedPatients,
): Pick<PatientCache, 'visits' | 'rememberVisit'> {
  return {
    visits: async (id) => ((await memory.read(visitsKey(id))) ?? []) as Remembered<Visit>[],
    rememberVisit: (visit, at) =>
      patients.remember<Remembered<Visit>[]>(visit.patientId, 'visits', (before) =>
        [{ value: visit, at }, ...(before ?? []).filter(({ value }) => value.id !== visit.id)].slice(
          0,
          SHOWN_LATELY,
        ),
      ),
  };
}

function shownLately(memory: NamedMemory): Pick<PatientCache, 'rememberShown' | 'recordsShownLately'> {
  const ids = async () => ((await memory.read(SESSION.shownLately)) ?? []) as number[];
  return {
    async rememberShown(id) {
      const before = await ids();
      if (before[0] === id) return;
      const all = [id, ...before.filter((other) => other !== id)];
      await memory.write(SESSION.shownLately, all.slice(0, SHOWN_LATELY));
    },
    async recordsShownLately(without) {
      const others = (await ids()).filter((id) => id !== without);
      const found = await memory.readMany(others.map(recordKey));
      const records = others.map((id) => found[recordKey(id)] as Remembered<PatientRecord> | undefined);
      return records.flatMap((record) => (record ? [record.value] : []));
    },
  };
}

/**
 * Keep the newest evidence of each kind, by when it was read and not by when it came in: a tab may hand in a page that
 * it has shown for an hour. An answer that does not tell never replaces an older one that did.
 */
function replaceKind(before: Evidence[], evidence: Evidence, now: number): Evidence[] {
  const kind = (item: Evidence) =>
    item.source === 'answer' ? `answer:${item.lines === null ? 'blank' : 'lines'}` : item.source;
  const same = before.find((item) => kind(item) === kind(evidence));
  if (same && same.asOf > evidence.asOf && same.asOf <= now) return before;
  return [...before.filter((item) => item !== same), evidence];
}

/** An invite that is out went to the address before, if there was one. */
function hadOtherEmailAt(
  before: RememberedRecord | null,
  { email }: PatientRecord,
): Pick<RememberedRecord, 'hadOtherEmailAt'> {
  if (before === null) return {};
  const { email: old } = before.value;
  if (old && email !== undefined && old.toLowerCase() !== email?.toLowerCase())
    return { hadOtherEmailAt: before.at };
  return before.hadOtherEmailAt === undefined ? {} : { hadOtherEmailAt: before.hadOtherEmailAt };
}

/** What of one kind is in the memory, by whose it is. */
function ofKind<T>(all: Record<string, unknown>, kind: CacheKind): [string, T][] {
  const prefix = SESSION.cached(kind, '');
  return Object.entries(all).flatMap(([key, value]) =>
    key.startsWith(prefix) ? [[key.slice(prefix.length), value as T] as [string, T]] : [],
  );
}

function byId<T>(entries: readonly [string, T][]): Map<number, T> {
  return new Map(entries.map(([id, value]) => [Number(id), value]));
}
