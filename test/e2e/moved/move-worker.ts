/**
 * What the debugger puts around the browser's own functions in the extension's worker, so that its time can skip what
 * nobody works in: its clock is the machine's plus what was skipped, its alarms are the test's to ring, and it tells when
 * it works and when it only waits. Once it has told that it waits its timers are held, until the test lets it go on: else
 * it might wake while the clocks are being moved, and see one that has skipped and one that has not. A request may be on
 * its way for a while of that time. The function is sent as text, so it uses nothing from outside.
 */
export interface MovedStart {
  /** By how much the office's clocks are ahead of the machine's. */
  skipped: number;
  /** For how long a request is on its way, at least and at most; null: as long as it takes. */
  way: readonly [number, number] | null;
}

/** A note of the worker. */
export type MovedNote =
  | { note: 'works' }
  /** Nothing is under way and its timers are held; `next` is when the first is due by the moved clock, null without one. */
  | { note: 'waits'; next: number | null }
  /** An alarm was set, by the moved clock. */
  | { note: 'alarm'; name: string; when: number };

/** The name under which the worker finds the test's ear. */
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

  // Whoever works is seen by what it asked of the browser and has not been given yet.
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
  /** Between an answer and the next question there may be a turn or two. */
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
      // One that rang before may have cleared it.
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

  /** A function of the browser that gives a promise, or calls back. */
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
    storage: { local: object; session: object };
  } & Record<'tabs' | 'action' | 'permissions', object>;
  for (const area of [storage.local, storage.session])
    for (const name of ['get', 'set', 'remove', 'clear']) count(area, name);
  count(tabs, 'query');
  count(action, 'setBadgeText');
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
    /** What was skipped in all, by now. Timers that are due ring; who still waits says so again. */
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
  // No look yet: a worker that has just started asks for something before it can be said to wait.
}
