import type { Evidence } from '../../invites/evidence.ts';
import type { Operation } from '../../invites/operation.ts';
import type { PatientRecord } from '../../invites/patient.ts';
import { type CacheKind, LOCK, type NamedMemory, SESSION, type SessionName } from './stored-keys.ts';

/**
 * What is known of patients while the browser runs. Only this module writes it, so what comes back has the shape that
 * was written; an update that changes the shape raises the version in the names (stored-keys).
 */
export interface PatientCache {
  record(patientId: number): Promise<Remembered<PatientRecord> | null>;
  rememberRecord(record: PatientRecord, at: number): Promise<void>;
  /** What pages and answers said, the newest of each kind. What was done from this workstation is in the journal. */
  evidence(patientId: number): Promise<Evidence[]>;
  rememberEvidence(patientId: number, evidence: Evidence): Promise<void>;
  /** The last operation of this patient that settled, to show how it ended. */
  ended(patientId: number): Promise<Ended | null>;
  rememberEnded(ended: Ended): Promise<void>;
  forgetEnded(patientId: number): Promise<void>;
  /** All patients with a record or evidence. */
  known(): Promise<{
    records: Map<number, PatientRecord>;
    evidence: Map<number, Evidence[]>;
    ended: Map<number, Ended>;
  }>;
  /** Id found by an exact search for this name and birth date. */
  searchHit(key: string): Promise<number | null>;
  rememberSearchHit(key: string, patientId: number): Promise<void>;
  /** Until when (epoch ms) the background does not ask for this name again; 0 when it may. */
  nameWait(whose: number | 'anybody'): Promise<number>;
  rememberNameWait(whose: number | 'anybody', until: number): Promise<void>;
}

export interface Remembered<T> {
  value: T;
  /** Epoch ms, corrected clock. */
  at: number;
}

export interface Ended {
  operation: Operation;
  at: number;
  /** Masked address the invite went to. */
  to: string | null;
}

const recordKey = (id: number) => SESSION.cached('record', id);
const evidenceKey = (id: number) => SESSION.cached('evidence', id);
const endedKey = (id: number) => SESSION.cached('ended', id);
const nameWaitKey = (whose: number | 'anybody') => SESSION.cached('name-wait', whose);
const searchKey = (key: string) => SESSION.cached('search', key);

export function patientCache(memory: NamedMemory): PatientCache {
  const read = async <T>(key: SessionName) => ((await memory.read(key)) ?? null) as T | null;
  return {
    record: (id) => read<Remembered<PatientRecord>>(recordKey(id)),
    rememberRecord: (record, at) => memory.write(recordKey(record.id), { value: record, at }),
    evidence: async (id) => (await read<Evidence[]>(evidenceKey(id))) ?? [],
    rememberEvidence: (id, evidence) =>
      navigator.locks.request(LOCK.evidence, async () => {
        const before = (await read<Evidence[]>(evidenceKey(id))) ?? [];
        await memory.write(evidenceKey(id), replaceKind(before, evidence));
      }),
    ended: (id) => read<Ended>(endedKey(id)),
    rememberEnded: (ended) => memory.write(endedKey(ended.operation.patientId), ended),
    forgetEnded: (id) => memory.remove([endedKey(id)]),
    async known() {
      const all = await memory.readAll();
      return {
        records: new Map(
          [...ofKind<Remembered<PatientRecord>>(all, 'record')].map(([id, { value }]) => [id, value]),
        ),
        evidence: ofKind<Evidence[]>(all, 'evidence'),
        ended: ofKind<Ended>(all, 'ended'),
      };
    },
    searchHit: (key) => read<number>(searchKey(key)),
    rememberSearchHit: (key, id) => memory.write(searchKey(key), id),
    nameWait: async (whose) => (await read<number>(nameWaitKey(whose))) ?? 0,
    rememberNameWait: (whose, until) => memory.write(nameWaitKey(whose), until),
  };
}

/**
 * Keep the newest evidence of each kind, by when it was read and not by when it came in: a tab may hand in a page that
 * it has shown for an hour. An answer that does not tell never replaces an older one that did.
 */
function replaceKind(before: Evidence[], evidence: Evidence): Evidence[] {
  const kind = (item: Evidence) =>
    item.source === 'answer' ? `answer:${item.lines === null ? 'blank' : 'lines'}` : item.source;
  const same = before.find((item) => kind(item) === kind(evidence));
  if (same && same.asOf > evidence.asOf) return before;
  return [...before.filter((item) => item !== same), evidence];
}

function ofKind<T>(all: Record<string, unknown>, kind: CacheKind): Map<number, T> {
  const prefix = SESSION.cached(kind, '');
  return new Map(
    Object.entries(all).flatMap(([key, value]) =>
      key.startsWith(prefix) ? [[Number(key.slice(prefix.length)), value as T] as const] : [],
    ),
  );
}
