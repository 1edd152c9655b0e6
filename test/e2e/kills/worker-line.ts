import type { BrowserContext } from '@playwright/test';
import { browserSession, expect } from '../desk.ts';
import { EAR, type Note, type Order, watchWorker } from './watch-worker.ts';

/**
 * A debugger's line to the extension's worker. It outlives the worker: the browser keeps the line for the next one
 * and stops that one before its first statement, so that not one request goes by unseen.
 */
export interface WorkerLine {
  /** What to watch from now on, in this worker and the next ones. */
  order(order: Order): Promise<void>;
  /** The worker dies at once, wherever it stands. */
  kill(): Promise<void>;
  isAlive(): boolean;
  /** Ring the alarm in the living worker. */
  ringAlarm(): Promise<void>;
}

interface Message {
  id?: number;
  method?: string;
  params?: { name?: string; payload?: string };
  result?: { exceptionDetails?: { exception?: { description?: string } } };
  error?: { message: string };
}

export async function openWorkerLine(
  context: BrowserContext,
  extension: string,
  hear: (note: Note) => void,
): Promise<WorkerLine> {
  const browser = await browserSession(context);
  const { targetInfos } = await browser.send('Target.getTargets');
  const target = targetInfos.find(({ type, url }) => type === 'service_worker' && url.includes(extension));
  if (!target) throw new Error('The worker is not running');
  const { targetId } = target;
  leaveTheStartToUs(context, targetId);
  const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: false });
  const waiting = new Map<number, (message: Message) => void>();
  let sent = 0;
  let alive = true;
  let order: Order = { patientId: 0, phase: 'gone', stop: null };

  const send = async (method: string, params: object = {}) => {
    sent += 1;
    const id = sent;
    const answered = new Promise<Message>((resolve) => waiting.set(id, resolve));
    await browser.send('Target.sendMessageToTarget', {
      sessionId,
      message: JSON.stringify({ id, method, params }),
    });
    return answered;
  };
  const evaluate = async (expression: string) => {
    const { error, result } = await send('Runtime.evaluate', { expression });
    const thrown = error?.message ?? result?.exceptionDetails?.exception?.description;
    if (thrown !== undefined) throw new Error(`In the worker: ${thrown}`);
  };
  const watch = async () => {
    await send('Runtime.addBinding', { name: EAR });
    await evaluate(`(${watchWorker})(${JSON.stringify(order)})`);
  };

  /** Before that, the worker's globals are not all there. */
  const stopAtFirstStatement = async () => {
    await send('Debugger.enable');
    await send('Debugger.pause');
    await send('Runtime.runIfWaitingForDebugger');
  };

  browser.on('Target.receivedMessageFromTarget', (event) => {
    if (event.sessionId !== sessionId) return;
    const message: Message = JSON.parse(event.message);
    if (message.id !== undefined) {
      waiting.get(message.id)?.(message);
      waiting.delete(message.id);
    } else if (message.method === 'Runtime.bindingCalled' && message.params?.name === EAR) {
      const note: Note = JSON.parse(message.params.payload ?? '');
      // The next worker must know what this one has written.
      if (note.note === 'journal' && note.patientId === order.patientId) order.phase = note.phase;
      hear(note);
    } else if (message.method === 'Inspector.targetCrashed') {
      alive = false;
      // A stop is for one life.
      order = { ...order, stop: null };
    } else if (message.method === 'Inspector.targetReloadedAfterCrash') {
      void stopAtFirstStatement();
    } else if (message.method === 'Debugger.paused') {
      alive = true;
      void watch().then(() => send('Debugger.resume'));
    }
  });

  for (const [method, params] of [
    ['Inspector.enable', {}],
    ['Runtime.enable', {}],
  ] as const)
    await send(method, params);
  await watch();

  return {
    async order(next) {
      order = { ...next };
      if (alive) await evaluate(`inviteDeskTest.order = ${JSON.stringify(order)}`);
    },
    async kill() {
      await browser.send('Target.closeTarget', { targetId });
      await expect.poll(() => alive, { message: 'the worker is gone', intervals: [5, 10, 20] }).toBe(false);
    },
    isAlive: () => alive,
    async ringAlarm() {
      // Should it stand at a statement of ours, it goes on; where it does not, this is refused and nobody minds.
      await send('Debugger.resume');
      await evaluate(`chrome.alarms.onAlarm.dispatch({ name: 'invite-desk-wake' })`);
    },
  };
}

/**
 * The browser lets a restarted worker wait for its debuggers, and Playwright lets it go at once: too early for our
 * watch. There is no public switch for that (playwright 1.65), so its one listener is taken off.
 */
function leaveTheStartToUs(context: BrowserContext, targetId: string): void {
  const connection: unknown = Reflect.get(context, '_connection');
  const inside: unknown = connection && Reflect.get(connection, 'toImpl');
  if (typeof inside !== 'function') throw new Error('Playwright has changed inside');
  const { _browser } = inside(context) as { _browser: { _serviceWorkers: Map<string, WorkerInside> } };
  const worker = _browser._serviceWorkers.get(targetId);
  if (!worker) throw new Error('Playwright does not know the worker');
  worker._session.removeAllListeners('Inspector.targetReloadedAfterCrash');
}

interface WorkerInside {
  _session: { removeAllListeners(event: string): void };
}
