import type { BrowserContext } from '@playwright/test';
import { holdWorker } from '../held-worker.ts';
import { EAR, type Note, type Order, watchWorker } from './watch-worker.ts';

/** This watches the extension's worker through the debugger, and each next worker from its first statement on. */
export interface WorkerLine {
  /** Say what to watch from now on, in this worker and the next ones. */
  order(order: Order): Promise<void>;
  /** End the worker at once, whatever it is doing. */
  kill(): Promise<void>;
  isAlive(): boolean;
  /** Ring the alarm of this name in the living worker. */
  ringAlarm(name: string): Promise<void>;
}

export async function openWorkerLine(
  context: BrowserContext,
  extension: string,
  hear: (note: Note) => void,
): Promise<WorkerLine> {
  let order: Order = { patientId: 0, phase: 'gone', save: null, stop: null };
  const { run, kill, isAlive, goOn } = await holdWorker(context, extension, {
    ear: EAR,
    needs: 'fetch',
    atStart: () => `(${watchWorker})(${JSON.stringify(order)})`,
    hear(told) {
      const note: Note = JSON.parse(told);
      // The next worker must know what this one has written, or it would report the same phase once more.
      if (note.note === 'journal' && note.patientId === order.patientId)
        order[note.record === 'saves' ? 'save' : 'phase'] = note.phase;
      hear(note);
    },
    died() {
      // A stop is only for the worker that has just died; the next one must not stop there too.
      order = { ...order, stop: null };
    },
  });
  return {
    kill,
    isAlive,
    async order(next) {
      order = { ...next };
      if (isAlive()) await run(`inviteDeskTest.order = ${JSON.stringify(order)}`);
    },
    async ringAlarm(name) {
      await goOn();
      await run(`chrome.alarms.onAlarm.dispatch({ name: '${name}' })`);
    },
  };
}
