import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { ALARM } from '../../../lib/desk/store/stored-keys.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import type { Desk } from '../desk.ts';
import { type HeldWorker, holdWorker } from '../held-worker.ts';
import { MOVED_EAR, type MovedNote, moveWorker } from './move-worker.ts';

/**
 * Real browsers work over one practice in moved time: all clocks run at the machine's pace, and where every worker
 * waits they skip together to the next timer or alarm. A worker that waits is held meanwhile.
 */
export interface MovedOffice {
  /** Bring a desk's worker into moved time. `page` is a page of the extension and must stay open all the while. */
  join(desk: Pick<Desk, 'context' | 'extension'>, page: Page): Promise<MovedDesk>;
  /**
   * Let time go on until nothing is under way or coming and `done` agrees. It fails where `done` does not agree in
   * time. `look` is called before each turn.
   */
  run(done: () => Promise<boolean>, look?: () => Promise<void>): Promise<void>;
  /**
   * Let time go on until `done` agrees, although more may be coming. Nothing skips beyond `latest` of the practice's clock:
   * with the present all clocks go at the machine's pace, as they do while a person reads.
   */
  passUntil(done: () => Promise<boolean>, latest?: number): Promise<void>;
  /** Tell how much time was skipped, and in how many leaps. */
  skipped(): { by: number; leaps: number };
}

export interface MovedDesk {
  /** End the worker at once, whatever it is doing. */
  kill(): Promise<void>;
  waits(): boolean;
}

/** The browser ends a worker that has had nothing to do for so long. */
const IDLE_LIFE = 30_000;
/** A run fails after so long in which nothing works or is coming: a worker that a page started may be heard late. */
const UNHEARD = 60_000;

interface Member {
  worker: HeldWorker;
  page: Page;
  /** It is null while the worker works. `next` is when its first timer is due. */
  waits: { next: number | null } | null;
  alarms: Map<string, number>;
}

/** Each day's turn sets the alarm of the next, for ever, so it alone is no work that is still to come. */
function hasWorkComing({ waits, alarms }: Member): boolean {
  return waits?.next != null || [...alarms.keys()].some((name) => name !== ALARM.day);
}

/**
 * Open an office without desks. A request is on its way for at least and at most `way` of moved time; null: as long as
 * it really takes.
 */
export function moveOffice({ practice }: Sandbox, way: readonly [number, number] | null = null): MovedOffice {
  const members: Member[] = [];
  let skipped = 0;
  let leaps = 0;
  let heard = () => {};
  const now = () => Date.now() + skipped;
  const news = () =>
    new Promise<void>((resolve) => {
      heard = resolve;
    });

  const join = async ({ context, extension }: Pick<Desk, 'context' | 'extension'>, page: Page) => {
    let worker: HeldWorker | null = null;
    const member: Omit<Member, 'worker'> = { page, waits: null, alarms: new Map() };
    worker = await holdWorker(context, extension, {
      ear: MOVED_EAR,
      needs: 'setTimeout',
      atStart() {
        member.waits = null;
        return `(${moveWorker})(${JSON.stringify({ skipped, way })})`;
      },
      hear(told) {
        const note: MovedNote = JSON.parse(told);
        if (note.note === 'alarm') member.alarms.set(note.name, note.when);
        else member.waits = note.note === 'waits' ? { next: note.next } : null;
        heard();
      },
      died() {
        member.waits = { next: null };
        heard();
      },
    });
    // The present worker began in the machine's time. The next one is in moved time from its first statement on.
    await worker.kill();
    member.alarms.clear();
    const joined = Object.assign(member, { worker });
    members.push(joined);
    return { kill: worker.kill, waits: () => joined.waits !== null };
  };

  const ring = async (member: Member, name: string) => {
    member.alarms.delete(name);
    member.waits = null;
    if (member.worker.isAlive()) return member.worker.run(`inviteDeskMoved.ring('${name}')`);
    // The worker is dead, so the browser's own alarm wakes the next one.
    await member.page.evaluate(`chrome.alarms.create('${name}', { when: Date.now() })`);
  };

  /** Tell every living worker the time, so that a worker whose timer is due goes on. */
  const goOn = async () => {
    const alive = members.filter(({ worker }) => worker.isAlive());
    for (const member of alive)
      if (member.waits?.next != null && member.waits.next <= now()) member.waits = null;
    await Promise.all(alive.map(({ worker }) => worker.run(`inviteDeskMoved.goOn(${skipped})`)));
  };

  const skip = async (by: number) => {
    const idle = members.filter(({ worker, waits }) => worker.isAlive() && waits?.next === null);
    if (by > IDLE_LIFE) await Promise.all(idle.map(({ worker }) => worker.kill()));
    skipped += by;
    leaps += 1;
    practice.clock.move(by);
    await goOn();
  };

  /**
   * Take one turn: a timer or an alarm rings, or time skips, to `latest` (the office's clock) at most. Returns false where
   * no worker works and nothing is coming.
   */
  const turn = async (latest = Number.POSITIVE_INFINITY): Promise<boolean> => {
    if (members.some(({ waits }) => waits?.next != null && waits.next <= now())) {
      await goOn();
      return true;
    }
    if (members.some(({ waits }) => waits === null)) return true;
    for (const member of members)
      for (const [name, when] of member.alarms)
        if (when <= now()) {
          await ring(member, name);
          return true;
        }
    const coming = members.flatMap(({ waits, alarms }) => [
      ...(waits?.next == null ? [] : [waits.next]),
      ...alarms.values(),
    ]);
    if (latest === Number.POSITIVE_INFINITY && !members.some(hasWorkComing)) return false;
    const next = Math.min(latest, ...coming);
    // Where time may not skip, nothing is due yet, and the next turn looks again.
    if (latest === Number.POSITIVE_INFINITY || next > now()) await skip(Math.max(0, next - now()));
    return true;
  };

  return {
    join,
    skipped: () => ({ by: skipped, leaps }),
    async run(done, look) {
      let since = Date.now();
      while (Date.now() - since < UNHEARD) {
        await look?.();
        await Promise.race([news(), delay(10)]);
        if (await turn()) since = Date.now();
        else if (await done()) return;
      }
      throw new Error('Nobody works, nothing is coming, and it is not done');
    },
    async passUntil(done, latest = Number.POSITIVE_INFINITY) {
      // The practice's clock and the machine's go at one pace, so they stay as far apart as they are.
      const ahead = now() - practice.clock.now();
      while (!(await done())) {
        await Promise.race([news(), delay(10)]);
        if (!(await turn(latest + ahead))) throw new Error('Nothing is coming, and it is not done');
      }
    },
  };
}
