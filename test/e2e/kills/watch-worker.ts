/**
 * The debugger runs `watchWorker` in the extension's worker: the worker then reports requests about invites and journal
 * writes, where saves are watched also requests for the record, and stops at one point to die there. The function is sent as text, so it uses nothing outside it.
 */
export interface Order {
  patientId: number;
  /** This phase is on disk already, so the worker reports only a journal write that changes it. */
  phase: string;
  /** The same of the patient's save of a chart; null where saves are not watched. */
  save: string | null;
  stop: Stop | null;
}

/** The worker stands still at this point. `at` is `journal <phase>` or `request <name>`, whichever record has the phase. */
export interface Stop {
  at: string;
  when: 'before' | 'after';
}

/** The worker reports these. */
export type Note =
  /** A request leaves. `name` is `request` and the step of the operation, or the phase of the save. */
  | { note: 'fetch'; patientId: number; method: string; name: string }
  /** This entry is on disk. */
  | { note: 'journal'; record: Watched; patientId: number; phase: string; entry: JournalEntry | null }
  | { note: 'stopped'; at: string; when: 'before' | 'after' };

/** These records are watched: the list of operations, and the list of saves. */
export type Watched = 'operations' | 'saves';

/** This is the part of the patient's operation, or of the save, that the test needs. */
export interface JournalEntry {
  revoked?: unknown;
  phase: { at: string; why?: string; until?: number | null; question?: string };
}

interface Written {
  record: Watched;
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
    const [, id, isAccess] = /\/patients\/(\d+)(\/onpatient_access)?$/.exec(path) ?? [];
    const patientId = Number(id);
    const { phase, save } = state.order;
    if (patientId !== state.order.patientId || (!isAccess && save === null)) return realFetch(input, init);
    // A save reads the invite before its operation begins.
    const [at = '', name = ''] = (save !== null && (!isAccess || phase === 'gone') ? save : phase).split(' ');
    const request = `request ${at === 'requesting' ? name : at}`;
    if (stopsAt(request, 'before')) return never;
    tell({ note: 'fetch', patientId, method: init?.method ?? 'GET', name: request });
    const answer = await realFetch(input, init);
    return stopsAt(request, 'after') ? never : answer;
  };
  scope['fetch'] = fetchAndTell;

  /** The records under whose names on disk the watched lists lie. */
  const lists: Record<string, Watched> = { ledger: 'operations', saves: 'saves' };
  const phaseNow = (record: Watched) => (record === 'saves' ? state.order.save : state.order.phase);

  /** Read the text of a record as the one with this list, which no other record has. */
  const read = (plain: string, list: Watched): Written | null => {
    try {
      const record: unknown = JSON.parse(plain);
      if (typeof record !== 'object' || record === null || !(list in record)) return null;
      const entries = (record as Record<Watched, (JournalEntry & { patientId: number })[]>)[list];
      const entry = entries.find((one) => one.patientId === state.order.patientId) ?? null;
      const { at, ...rest } = entry?.phase ?? { at: 'gone' };
      const more = rest as Record<string, string | undefined> & { outcome?: { kind: string } };
      // How an operation ended leaves the journal with it, and how a save ended stays.
      const outcome = list === 'saves' ? more.outcome?.kind : undefined;
      const words = [at, more['next'], more['request'], more['why'], more['question'], outcome];
      return { phase: words.filter(Boolean).join(' '), record: list, entry };
    } catch {
      return null;
    }
  };

  // The writes of a record come one after another, so the next one that is put has the text that was encoded last.
  // WebCrypto is not there yet before the worker's first statement, so the text is taken here.
  const texts = new Map<Watched, Written>();
  const realEncode = TextEncoder.prototype.encode;
  TextEncoder.prototype.encode = function (plain) {
    for (const list of Object.values(lists)) {
      const text = plain?.includes(`"${list}"`) && read(plain, list);
      if (text) texts.set(list, text);
    }
    return realEncode.call(this, plain);
  };

  const writing = new WeakMap<object, Written>();
  const held = new WeakSet<object>();
  const realPut = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (value, key) {
    const list = lists[String(key)];
    const text = list && texts.get(list);
    const isNews = text && phaseNow(text.record) !== null && text.phase !== phaseNow(text.record);
    const written = isNews ? text : null;
    // Nothing is put, nor what belongs to it, so the transaction never ends for the code that waits for it.
    if (written && stopsAt(`journal ${written.phase}`, 'before')) held.add(this.transaction);
    if (held.has(this.transaction)) return new EventTarget() as IDBRequest<IDBValidKey>;
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
        const { record, phase, entry } = written;
        const isFirst = phaseNow(record) !== phase;
        if (record === 'saves') state.order.save = phase;
        else state.order.phase = phase;
        if (isFirst) tell({ note: 'journal', record, patientId: state.order.patientId, phase, entry });
        if (stopsAt(`journal ${phase}`, 'after')) return;
      }
      if (typeof listener === 'function') listener.call(this, event);
      else listener.handleEvent(event);
    };
    EventTarget.prototype.addEventListener.call(this, type, heard, options);
  };
}
