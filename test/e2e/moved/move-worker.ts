/**
 * The debugger runs `moveWorker` in the extension's worker, so that the worker's time can skip the hours in which
 * nothing works. The function is sent as text, so it uses nothing outside it.
 */
export interface MovedStart {
  /** The office's clocks are so far ahead of the machine's. */
  skipped: number;
  /** A request is on its way for at least and at most so long, in moved time; null: as long as it really takes. */
  way: readonly [number, number] | null;
}

/** The worker reports these. */
export type MovedNote =
  | { note: 'works' }
  /**
   * Nothing is under way; `next` is when the first timer is due by the moved clock, null without a timer. The timers
   * are held until the test lets the worker go on, or one could ring while only some clocks have skipped.
   */
  | { note: 'waits'; next: number | null }
  /**
   * An alarm was set for this time of the moved clock. The test rings it, because the browser's clock does not skip.
   */
  | { note: 'alarm'; name: string; when: number };

/** The worker reports by calling the function of this name, which the debugger gives it. */
export const MOVED_EAR = 'inviteDeskMovedEar';

export function moveWorker(start: MovedStart): void {
  const scope = globalThis as unknown as Record<string, unknown>;
  const tell = (note: MovedNote) =>
    (scope['inviteDeskMovedEar'] as (text: string) => void)(JSON.stringify(note));
  const machine = Date.now;
  const [startTimer, stopTimer, realFetch] = [setTimeout, clearTimeout, fetch];
  let { skipped } = start;
  const now = () => machine() + skipped;
  Date.now = now;

  interface Timer {
    due: number;
    real: ReturnType<typeof setTimeout>;
    ring: () => void;
  }
  const timers = new Map<number, Timer>();
  const letRun = (timer: Timer) => {
    stopTimer(timer.real);
    timer.real = startTimer(ringDue, timer.due - now());
  };

  // The worker works while the browser owes it an answer, so its calls and their answers are counted.
  let underWay = 0;
  let asked = 0;
  let waits = false;
  let looking = false;
  const works = () => {
    asked += 1;
    if (waits) {
      waits = false;
      tell({ note: 'works' });
      for (const timer of timers.values()) letRun(timer);
    }
    look();
  };
  /** Look a little later whether the worker waits: a turn or two may lie between an answer and the next question. */
  const look = () => {
    if (looking) return;
    looking = true;
    const before = asked;
    startTimer(() => {
      looking = false;
      if (asked !== before) return look();
      if (underWay > 0) return;
      waits = true;
      for (const { real } of timers.values()) stopTimer(real);
      const dues = [...timers.values()].map(({ due }) => due);
      tell({ note: 'waits', next: dues.length > 0 ? Math.min(...dues) : null });
    }, 2);
  };
  const begin = () => {
    underWay += 1;
    works();
  };
  const end = () => {
    underWay -= 1;
    works();
  };
  const during = <T>(promise: Promise<T>): Promise<T> => {
    begin();
    promise.then(end, end);
    return promise;
  };

  let lastTimer = 1_000_000_000;
  const ringDue = () => {
    for (const [id, timer] of [...timers]) {
      if (timer.due > now()) {
        if (!waits) letRun(timer);
        continue;
      }
      stopTimer(timer.real);
      // A timer that rang before this one may have cleared it.
      if (!timers.delete(id)) continue;
      works();
      timer.ring();
    }
  };
  const setMovedTimer = (ring: (...given: unknown[]) => void, wait = 0, ...given: unknown[]) => {
    lastTimer += 1;
    const timer = {
      due: now() + Math.ceil(wait),
      ring: () => ring(...given),
      real: startTimer(ringDue, wait),
    };
    timers.set(lastTimer, timer);
    works();
    return lastTimer;
  };
  scope['setTimeout'] = setMovedTimer;
  scope['clearTimeout'] = (id: number) => {
    stopTimer(timers.get(id)?.real ?? id);
    timers.delete(id);
    works();
  };

  const onItsWay = ([shortest, longest]: readonly [number, number]) =>
    new Promise<void>((resolve) => {
      setMovedTimer(() => resolve(), shortest + Math.round(Math.random() * (longest - shortest)));
    });
  scope['fetch'] = async (input: RequestInfo, init?: RequestInit) => {
    if (start.way) await onItsWay(start.way);
    return during(realFetch(input, init));
  };
  const readText = Response.prototype.text;
  Response.prototype.text = function () {
    return during(readText.call(this));
  };

  /** Count the calls of a function of the browser that returns a promise or calls back. */
  const count = (owner: object, name: string) => {
    const real: unknown = Reflect.get(owner, name);
    if (typeof real !== 'function') throw new Error(`The worker has no ${name}`);
    const counted = function (this: unknown, ...given: unknown[]) {
      begin();
      const last = given.at(-1);
      const callsBack = typeof last === 'function' && owner !== LockManager.prototype;
      if (callsBack)
        given[given.length - 1] = (...said: unknown[]) => {
          end();
          last(...said);
        };
      const answer: unknown = Reflect.apply(real, this, given);
      if (!callsBack) Promise.resolve(answer).then(end, end);
      return answer;
    };
    if (!Reflect.set(owner, name, counted)) throw new Error(`${name} cannot be wrapped`);
  };
  count(LockManager.prototype, 'request');
  for (const name of ['encrypt', 'decrypt', 'generateKey']) count(SubtleCrypto.prototype, name);
  const { alarms, storage, tabs, action, permissions } = scope['chrome'] as {
    alarms: { create: unknown; onAlarm: { dispatch(alarm: object): void } };
    storage: Record<'local' | 'session' | 'sync' | 'managed', object>;
  } & Record<'tabs' | 'action' | 'permissions', object>;
  for (const area of [storage.local, storage.session])
    for (const name of ['get', 'set', 'remove', 'clear']) count(area, name);
  for (const area of [storage.local, storage.session, storage.sync, storage.managed])
    count(area, 'setAccessLevel');
  count(tabs, 'query');
  for (const name of ['setBadgeText', 'setBadgeBackgroundColor', 'setBadgeTextColor']) count(action, name);
  count(permissions, 'contains');

  const openTransaction = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (...given) {
    const transaction = openTransaction.apply(this, given);
    begin();
    for (const type of ['complete', 'abort']) transaction.addEventListener(type, end, { once: true });
    return transaction;
  };
  const openDatabase = IDBFactory.prototype.open;
  IDBFactory.prototype.open = function (...given) {
    const opening = openDatabase.apply(this, given);
    begin();
    for (const type of ['success', 'error']) opening.addEventListener(type, end, { once: true });
    return opening;
  };

  alarms.create = async (name: string, { when }: { when: number }) => tell({ note: 'alarm', name, when });

  scope['inviteDeskMoved'] = {
    /**
     * Take over how much was skipped in all. Timers that are due then ring; a worker that still waits reports it again.
     */
    goOn(from: number) {
      skipped = from;
      ringDue();
      look();
    },
    ring(name: string) {
      works();
      alarms.onAlarm.dispatch({ name });
    },
  };
  // The first look comes later: a worker that has just started asks for something before it can be said to wait.
}
