import type { SessionMemory } from './storage.ts';

/**
 * The one clock: local time plus the offset learned from the `Date` header of the newest good API answer.
 * Before the first answer `learned` is false and times are shown as "about".
 */
export interface Clock {
  /** Epoch ms, corrected. */
  now(): number;
  learned(): boolean;
  /** `date`: value of a Date header; `sentAt`, `receivedAt`: local epoch ms around the request. */
  learn(date: string, sentAt: number, receivedAt: number): Promise<void>;
}

const KEY = 'clock-offset';
/** Date has whole seconds and the answer took a while: smaller differences are noise, not skew. */
const NOISE = 2_000;

/** A clock that remembers its offset for the browser session. `local` is the machine's clock. */
export async function openClock(memory: SessionMemory, local: () => number): Promise<Clock> {
  const stored = await memory.read(KEY);
  let offset = typeof stored === 'number' ? Math.round(stored) : null;
  return {
    now: () => local() + (offset ?? 0),
    learned: () => offset !== null,
    async learn(date, sentAt, receivedAt) {
      const server = Date.parse(date);
      if (Number.isNaN(server)) return;
      // Whole milliseconds: half of one is an instant that Temporal refuses.
      const measured = Math.round(server + 500 - (sentAt + receivedAt) / 2);
      if (offset !== null && Math.abs(measured - offset) < NOISE) return;
      offset = Math.abs(measured) < NOISE ? 0 : measured;
      await memory.write(KEY, offset);
    },
  };
}
