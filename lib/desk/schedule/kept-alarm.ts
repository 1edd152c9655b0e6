import type { NamedMemory, SessionName } from '../store/stored-keys.ts';

/** An alarm, and when it rings, so that a worker which starts before that has nothing to do. */
export interface KeptAlarm {
  /** Ring at this time (epoch ms, corrected clock), and at none that was set before. */
  set(when: number): Promise<void>;
  /** Has its time come, or was it lost with the browser? */
  isDue(): Promise<boolean>;
}

export function keptAlarm(
  memory: Pick<NamedMemory, 'read' | 'write'>,
  name: SessionName,
  now: () => number,
  wakeAt: (when: number) => Promise<void>,
): KeptAlarm {
  return {
    async set(when) {
      await memory.write(name, when);
      await wakeAt(when);
    },
    async isDue() {
      const when = await memory.read(name);
      return typeof when !== 'number' || when <= now();
    },
  };
}
