import { CLOCK_NOISE } from '../timing.ts';
import type { SessionMemory, Settings } from './storage.ts';

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

/** The name of the offset, in the session memory and in the settings. */
export const CLOCK_OFFSET = 'clock-offset';

/**
 * A clock that remembers its offset for the browser session. `local` is the machine's clock. The last offset of all is
 * `kept` as a guess for the next session: without it work that was under way would be judged, and the hour's requests
 * counted, by a clock that jumps at the first answer.
 */
export async function openClock(
  memory: Pick<SessionMemory<typeof CLOCK_OFFSET>, 'read' | 'write'>,
  local: () => number,
  kept?: Pick<Settings<typeof CLOCK_OFFSET>, 'read' | 'write'>,
): Promise<Clock> {
  const [stored, last] = await Promise.all([memory.read(CLOCK_OFFSET), kept?.read(CLOCK_OFFSET)]);
  let offset = typeof stored === 'number' ? Math.round(stored) : null;
  const guess = typeof last === 'number' ? Math.round(last) : 0;
  return {
    now: () => local() + (offset ?? guess),
    learned: () => offset !== null,
    async learn(date, sentAt, receivedAt) {
      const server = Date.parse(date);
      if (Number.isNaN(server)) return;
      // Whole milliseconds: half of one is an instant that Temporal refuses.
      const measured = Math.round(server + 500 - (sentAt + receivedAt) / 2);
      if (offset !== null && Math.abs(measured - offset) < CLOCK_NOISE) return;
      offset = Math.abs(measured) < CLOCK_NOISE ? 0 : measured;
      await Promise.all([memory.write(CLOCK_OFFSET, offset), kept?.write(CLOCK_OFFSET, offset)]);
    },
  };
}
