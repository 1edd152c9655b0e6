import type { BrowserContext } from '@playwright/test';
import { browserSession, type Desk, expect } from './desk.ts';
import { doorOf } from './put-back.ts';

/**
 * A debugger's line to the extension's worker. It outlives the worker: the browser keeps the line for the next one
 * and stops that one before its first statement, so that nothing of it goes by unseen.
 */
export interface HeldWorker {
  /** Where the worker dies meanwhile, nothing comes of it: the next one starts with `atStart`. */
  run(expression: string): Promise<void>;
  /** The worker dies at once, wherever it stands. */
  kill(): Promise<void>;
  isAlive(): boolean;
  /** Should it stand at a statement of ours, it goes on; where it does not, this is refused and nobody minds. */
  goOn(): Promise<void>;
}

export interface Holding {
  /** The name of the function by which the worker tells. */
  ear: string;
  /** A function of the browser that must be there by then. */
  needs: string;
  /** Runs in this worker now, and in each later one before its first statement. */
  atStart(): string;
  hear(told: string): void;
  died(): void;
}

const IT_DIED = 'the worker died';

/**
 * Before a worker is held. The browser stops a restarted worker for its debuggers only if one was waiting for workers when
 * this one was installed (Chromium's service_worker_devtools_manager.cc, should_pause_on_start), and on a busy machine
 * Playwright comes later than that. So the extension is loaded once more; its pages close, its session memory is empty.
 */
export async function installAgain({
  context,
  extension,
}: Pick<Desk, 'context' | 'extension'>): Promise<void> {
  const door = await doorOf({ context, extension });
  const installed = context.waitForEvent('serviceworker');
  const closed = door.waitForEvent('close');
  // The page is gone before it can answer.
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
  // Thousands of messages go over it, and Playwright's own side of the session notes each of them as a step.
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
    // Not before: who finds it alive may let it go on at once, and it must have begun by then.
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

  /** Before that, the worker's globals are not all there. */
  const stopAtFirstStatement = async () => {
    held = false;
    await send('Debugger.enable');
    await send('Debugger.pause');
    held = true;
    await send('Runtime.runIfWaitingForDebugger');
  };

  const atStop = async () => {
    // The browser hands out its functions while modules are linked, and may stop here before.
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
      // Nobody answers these any more.
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

/** Playwright's objects behind those of its public side. */
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
 * The browser lets a restarted worker wait for its debuggers, and Playwright lets it go at once: too early for our
 * watch. There is no public switch for that (playwright 1.65), so its one listener is taken off.
 */
function leaveTheStartToUs({ _browser }: BrowserInside, targetId: string): void {
  const worker = _browser._serviceWorkers.get(targetId);
  if (!worker) throw new Error('Playwright does not know the worker');
  worker._session.removeAllListeners('Inspector.targetReloadedAfterCrash');
}

interface BrowserInside {
  _browser: { _serviceWorkers: Map<string, { _session: { removeAllListeners(event: string): void } }> };
}
