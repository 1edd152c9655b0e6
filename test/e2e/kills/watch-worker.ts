/**
 * The debugger runs `watchWorker` in the extension's worker: the worker then reports requests about invites and journal
 * writes, and stops at one point to die there. The function is sent as text, so it uses nothing outside it.
 */
export interface Order {
  patientId: number;
  /** This phase is on disk already, so the worker reports only a journal write that changes it. */
  phase: string;
  stop: Stop | null;
}

/** The worker stands still at this point. `at` is `journal <phase>` or `request <name>`. */
export interface Stop {
  at: string;
  when: 'before' | 'after';
}

/** The worker reports these. */
export type Note =
  /** A request leaves. `name` is `request` and the step of the operation. */
  | { note: 'fetch'; patientId: number; method: string; name: string }
  /** This entry is on disk. */
  | { note: 'journal'; patientId: number; phase: string; entry: JournalEntry | null }
  | { note: 'stopped'; at: string; when: 'before' | 'after' };

/** This is the part of the patient's operation in the journal that the test needs. */
export interface JournalEntry {
  revoked: unknown;
  phase: { at: string; why?: string; until?: number | null; question?: string };
}

interface Written {
  phase: string;
  entry: JournalEntry | null;
}

/** The worker reports by calling the function of this name, which the debugger gives it. */
export const EAR = 'inviteDeskTestEar';

export function watchWorker(order: Order): void {
  const scope = globalThis as unknown as Record<string, unknown>;
  const state = { order };
  scope['inviteDeskTest'] = state;
  const tell = (note: Note) => (scope['inviteDeskTestEar'] as (text: string) => void)(JSON.stringify(note));
  const never = new Promise<never>(() => {});
  const stopsAt = (at: string, when: 'before' | 'after') => {
    const { stop } = state.order;
    if (stop?.at !== at || stop.when !== when) return false;
    tell({ note: 'stopped', at, when });
    return true;
  };

  const realFetch = fetch;
  const fetchAndTell: typeof fetch = async (input, init) => {
    const path = new URL(typeof input === 'object' && 'url' in input ? input.url : input).pathname;
    const patientId = Number(/\/patients\/(\d+)\/onpatient_access/.exec(path)?.[1]);
    if (patientId !== state.order.patientId) return realFetch(input, init);
    const [at = '', name = ''] = state.order.phase.split(' ');
    const request = `request ${at === 'requesting' ? name : at}`;
    if (stopsAt(request, 'before')) return never;
    tell({ note: 'fetch', patientId, method: init?.method ?? 'GET', name: request });
    const answer = await realFetch(input, init);
    return stopsAt(request, 'after') ? never : answer;
  };
  scope['fetch'] = fetchAndTell;

  /** Read the text of a record as the journal, which is the only record with a list of operations. */
  const read = (plain: string): Written | null => {
    try {
      const record: unknown = JSON.parse(plain);
      if (typeof record !== 'object' || record === null || !('operations' in record)) return null;
      const list = record.operations as (JournalEntry & { patientId: number })[];
      const entry = list.find((operation) => operation.patientId === state.order.patientId) ?? null;
      const { at, ...rest } = entry?.phase ?? { at: 'gone' };
      const more = rest as Record<string, string | undefined>;
      const words = [at, more['next'], more['request'], more['why'], more['question']];
      return { phase: words.filter(Boolean).join(' '), entry };
    } catch {
      return null;
    }
  };

  // Journal writes come one after another, so the next record that is put has the text that was encoded last. WebCrypto
  // is not there yet before the worker's first statement, so the text is taken here.
  let text: Written | null = null;
  const realEncode = TextEncoder.prototype.encode;
  TextEncoder.prototype.encode = function (plain) {
    text = (plain?.includes('"operations"') && read(plain)) || text;
    return realEncode.call(this, plain);
  };

  const writing = new WeakMap<object, Written>();
  const held = new WeakSet<object>();
  const realPut = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (value, key) {
    const written = key === 'ledger' && text?.phase !== state.order.phase ? text : null;
    if (written && stopsAt(`journal ${written.phase}`, 'before')) {
      // Nothing is put, so the transaction never ends for the code that waits for it.
      held.add(this.transaction);
      return new EventTarget() as IDBRequest<IDBValidKey>;
    }
    if (written) writing.set(this.transaction, written);
    return realPut.call(this, value, key);
  };

  IDBTransaction.prototype.addEventListener = function (
    this: IDBTransaction,
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: AddEventListenerOptions | boolean,
  ) {
    const heard = (event: Event) => {
      if (held.has(this)) return;
      const written = type === 'complete' ? writing.get(this) : undefined;
      if (written) {
        const { phase, entry } = written;
        const isFirst = state.order.phase !== phase;
        state.order.phase = phase;
        if (isFirst) tell({ note: 'journal', patientId: state.order.patientId, phase, entry });
        if (stopsAt(`journal ${phase}`, 'after')) return;
      }
      if (typeof listener === 'function') listener.call(this, event);
      else listener.handleEvent(event);
    };
    EventTarget.prototype.addEventListener.call(this, type, heard, options);
  };
}
