import { CLOCK_NOISE } from '../timing.ts';
import type { Settings } from './settings.ts';
import type { SessionMemory } from './storage.ts';

/**
 * This is the one clock of the background, called the corrected clock: the machine's time plus the offset learned from
 * the `Date` header of the newest good API answer. Before the first answer of a browser session `learned` is false, and
 * times are shown as "about".
 */
export interface Clock {
  /** The corrected time in epoch ms. */
  now(): number;
  learned(): boolean;
  /** `date` is the value of a Date header; `sentAt` and `receivedAt` are epoch ms of the machine's clock around it. */
  learn(date: string, sentAt: number, receivedAt: number): Promise<void>;
}

/** The offset is stored under this name, both in the session memory and in the settings. */
export const CLOCK_OFFSET = 'clock-offset';

/**
 * Open a clock that remembers its offset for the browser session (`memory`). `local` is the machine's clock, in epoch
 * ms. The settings (`kept`) hold the last offset as a guess for the next session. Without the guess, a clock that jumps
 * at the first answer would judge the operations under way and count the requests of the hour.
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
      // The offset is whole milliseconds, because Temporal refuses an instant with half of one.
      const measured = Math.round(server + 500 - (sentAt + receivedAt) / 2);
      // Nobody knows when on its way an answer was dated, so one that took long says little.
      const noise = Math.max(CLOCK_NOISE, (receivedAt - sentAt + 1_000) / 2);
      if (offset !== null && Math.abs(measured - offset) < noise) return;
      offset = Math.abs(measured) < noise ? 0 : measured;
      await Promise.all([memory.write(CLOCK_OFFSET, offset), kept?.write(CLOCK_OFFSET, offset)]);
    },
  };
}
