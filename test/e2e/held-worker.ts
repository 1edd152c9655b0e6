import type { BrowserContext } from '@playwright/test';
import { browserSession, type Desk, expect } from './desk.ts';
import { doorOf } from './put-back.ts';

/**
 * This is a debugger session to the extension's worker that outlives it: the browser stops the next worker before its
 * first statement, so a test misses nothing that the worker does.
 */
export interface HeldWorker {
  /** Evaluate this in the worker. A worker may die meanwhile, because the next one begins with `atStart`. */
  run(expression: string): Promise<void>;
  /** End the worker at once, whatever it is doing. */
  kill(): Promise<void>;
  isAlive(): boolean;
  /** Let a worker go on that the debugger has stopped. For any other worker the browser refuses this without harm. */
  goOn(): Promise<void>;
}

export interface Holding {
  /** The worker calls the function of this name to tell the test something. */
  ear: string;
  /** The browser must have given the worker this function before the test may begin in it. */
  needs: string;
  /** This runs in the present worker now, and in each later one before its first statement. */
  atStart(): string;
  hear(told: string): void;
  died(): void;
}

const IT_DIED = 'the worker died';

/**
 * Load the extension once more before its worker is held; its pages close and its session memory becomes empty. The
 * browser stops a restarted worker for its debuggers only if one waited for workers at the installation (Chromium's
 * service_worker_devtools_manager.cc, should_pause_on_start), and on a busy machine Playwright comes too late for that.
 */
export async function installAgain({
  context,
  extension,
}: Pick<Desk, 'context' | 'extension'>): Promise<void> {
  const door = await doorOf({ context, extension });
  const installed = context.waitForEvent('serviceworker');
  const closed = door.waitForEvent('close');
  // The page closes with the reload, before it can answer.
  await Promise.all([installed, closed, door.evaluate(`chrome.runtime.reload()`).catch(() => undefined)]);
}

interface Message {
  id?: number;
  method?: string;
  params?: { name?: string; payload?: string };
  result?: { result?: { value?: unknown }; exceptionDetails?: { exception?: { description?: string } } };
  error?: { message: string };
}

export async function holdWorker(
  context: BrowserContext,
  extension: string,
  holding: Holding,
): Promise<HeldWorker> {
  const session = await browserSession(context);
  const { targetInfos } = await session.send('Target.getTargets');
  const target = targetInfos.find(({ type, url }) => type === 'service_worker' && url.includes(extension));
  if (!target) throw new Error('The worker is not running');
  const { targetId } = target;
  const inside = insideOf(context);
  leaveTheStartToUs(inside(context) as BrowserInside, targetId);
  const { sessionId } = await session.send('Target.attachToTarget', { targetId, flatten: false });
  // Playwright's public session would note each of thousands of messages as a step, so its inner one is used.
  const line = inside(session) as SessionInside;
  const waiting = new Map<number, (message: Message) => void>();
  let sent = 0;
  let alive = true;
  let held = true;
  let early = false;

  const send = async (method: string, params: object = {}) => {
    sent += 1;
    const id = sent;
    const answered = new Promise<Message>((resolve) => waiting.set(id, resolve));
    await line._send('Target.sendMessageToTarget', {
      sessionId,
      message: JSON.stringify({ id, method, params }),
    });
    return answered;
  };
  const evaluate = async (expression: string) => {
    const { error, result } = await send('Runtime.evaluate', { expression });
    const thrown = error?.message ?? result?.exceptionDetails?.exception?.description;
    if (thrown !== undefined) throw new Error(`In the worker: ${thrown}`);
    return result?.result?.value;
  };
  const begin = async () => {
    const { error } = await send('Runtime.addBinding', { name: holding.ear });
    if (error) throw new Error(error.message);
    const begun = evaluate(holding.atStart());
    // The worker counts as alive only after `atStart` was sent, because a test may let a living worker go on at once.
    alive = true;
    await begun;
  };

  const unlessItDies = async (work: Promise<unknown>) => {
    await work.catch((error: Error) => {
      if (!error.message.includes(IT_DIED)) throw error;
    });
  };

  const mustBeHeld = () => {
    if (early) throw new Error('A worker ran before it was held: install the extension again first');
  };

  /** Stop the worker at its first statement. Before that, not all of its global functions are there. */
  const stopAtFirstStatement = async () => {
    held = false;
    await send('Debugger.enable');
    await send('Debugger.pause');
    held = true;
    await send('Runtime.runIfWaitingForDebugger');
  };

  const atStop = async () => {
    // The browser adds its functions while it links the modules. Where the stop comes earlier, the debugger steps on.
    if ((await evaluate(`typeof ${holding.needs}`)) === 'undefined') return send('Debugger.stepInto');
    await begin();
    return send('Debugger.resume');
  };

  line.on('event', ({ method, params }) => {
    if (method !== 'Target.receivedMessageFromTarget' || params.sessionId !== sessionId) return;
    const message: Message = JSON.parse(params.message);
    if (message.id !== undefined) {
      waiting.get(message.id)?.(message);
      waiting.delete(message.id);
    } else if (message.method === 'Runtime.bindingCalled' && message.params?.name === holding.ear) {
      holding.hear(message.params.payload ?? '');
    } else if (message.method === 'Inspector.targetCrashed') {
      alive = false;
      // The dead worker answers no waiting call, so each of them fails here.
      for (const answer of waiting.values()) answer({ error: { message: IT_DIED } });
      waiting.clear();
      holding.died();
    } else if (message.method === 'Inspector.targetReloadedAfterCrash') {
      void unlessItDies(stopAtFirstStatement());
    } else if (message.method === 'Debugger.paused') {
      void unlessItDies(atStop());
    } else if (message.method === 'Debugger.scriptParsed' && !held) {
      early = true;
    }
  });

  for (const [method, params] of [
    ['Inspector.enable', {}],
    ['Runtime.enable', {}],
  ] as const)
    await send(method, params);
  await begin();

  return {
    async run(expression) {
      mustBeHeld();
      await unlessItDies(evaluate(expression));
    },
    async kill() {
      mustBeHeld();
      await session.send('Target.closeTarget', { targetId });
      await expect.poll(() => alive, { message: 'the worker is gone', intervals: [5, 10, 20] }).toBe(false);
    },
    isAlive: () => alive,
    goOn: async () => void (await send('Debugger.resume')),
  };
}

/** Find the inner object of Playwright that stands behind one of its public objects. */
function insideOf(context: BrowserContext): (outside: object) => unknown {
  const connection: unknown = Reflect.get(context, '_connection');
  const inside: unknown = connection && Reflect.get(connection, 'toImpl');
  if (typeof inside !== 'function') throw new Error('Playwright has changed inside');
  return (outside) => inside(outside);
}

interface SessionInside {
  _send(method: string, params: object): Promise<unknown>;
  on(event: 'event', hear: (event: { method: string; params: ReceivedMessage }) => void): void;
}

interface ReceivedMessage {
  sessionId: string;
  message: string;
}

/**
 * Let only this test start the worker. The browser makes a restarted worker wait for its debuggers, and Playwright lets
 * it go at once. No public switch changes that (playwright 1.65), so Playwright's one listener is removed.
 */
function leaveTheStartToUs({ _browser }: BrowserInside, targetId: string): void {
  const worker = _browser._serviceWorkers.get(targetId);
  if (!worker) throw new Error('Playwright does not know the worker');
  worker._session.removeAllListeners('Inspector.targetReloadedAfterCrash');
}

interface BrowserInside {
  _browser: { _serviceWorkers: Map<string, { _session: { removeAllListeners(event: string): void } }> };
}
