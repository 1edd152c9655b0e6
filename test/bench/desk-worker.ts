import { setTimeout as pause } from 'node:timers/promises';
import type { Page, Worker } from '@playwright/test';
import type { Input, MessageName, Output } from '../../lib/messages/contract.ts';
import type { Action } from '../../lib/messages/offer.ts';
import { ALL_RISKS } from '../all-risks.ts';
import { doorOf } from '../e2e/put-back.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import type { DeskSubject, Subject } from './browsers.ts';

/** Send a message as a page of the extension, and give its answer. */
export async function askAsOwn<N extends MessageName>(
  door: Page,
  name: N,
  input: Input<N>,
): Promise<Output<N>> {
  const answer = await door.evaluate<Output<N>>(
    `chrome.runtime.sendMessage(${JSON.stringify({ name, input })})`,
  );
  if (answer === null) throw new Error(`The worker did not answer ${name}`);
  return answer;
}

/** Press a button of the patient's row, as the popup does. Throws where the press is not taken. */
export async function pressRow(desk: DeskSubject, patientId: number, action: Action): Promise<void> {
  const door = await doorOf(desk);
  const answer = await askAsOwn(door, 'actOnPatient', { patientId, action, risksRead: ALL_RISKS });
  if (!answer.ok) throw new Error(`${action} of ${patientId}: ${JSON.stringify(answer.failure)}`);
}

/** The id that the browser gives the tab in front. */
export async function tabInFront(desk: DeskSubject): Promise<number> {
  return (await doorOf(desk)).evaluate(`chrome.tabs.query({ active: true }).then(([tab]) => tab.id)`);
}

/** Wait until DrChrono has been asked nothing for so long (ms). */
export async function untilQuiet({ log }: Sandbox, quiet = 1_500): Promise<void> {
  for (let known = -1; known !== log.api().length; ) {
    known = log.api().length;
    await pause(quiet);
  }
}

/** The worker that lives now; a message to it must have been answered just before. */
export function workerOf({ context }: Subject): Worker {
  const worker = context.serviceWorkers().at(-1);
  if (!worker) throw new Error('The worker is not running');
  return worker;
}

/** Count from now on, by record, the bytes that the worker seals. Gives what was counted so far. */
export async function countSealed(worker: Worker): Promise<() => Promise<Record<string, number>>> {
  await worker.evaluate(() => {
    const counted: Record<string, number> = {};
    const real = SubtleCrypto.prototype.encrypt;
    SubtleCrypto.prototype.encrypt = function (...given) {
      const [{ additionalData }, , plain] = given as unknown as [
        { additionalData: ArrayBuffer },
        unknown,
        ArrayBuffer,
      ];
      const name = new TextDecoder().decode(additionalData);
      counted[name] = (counted[name] ?? 0) + plain.byteLength;
      return real.apply(this, given);
    };
    Object.assign(globalThis, { benchSealed: counted });
  });
  return () => worker.evaluate<Record<string, number>>('benchSealed');
}

/** A message that the worker heard, with the tab it came from. */
interface Heard {
  name: string;
  tab?: number;
}

/** List from now on the messages that the worker hears. Gives those heard so far. */
export async function hearMessages(worker: Worker): Promise<() => Promise<Heard[]>> {
  await worker.evaluate(`globalThis.benchHeard = [];
    chrome.runtime.onMessage.addListener(({ name }, { tab }) => void benchHeard.push({ name, tab: tab?.id }));`);
  return () => worker.evaluate<Heard[]>('benchHeard');
}

/** How many characters of script the worker has parsed. Attaches a debugger, so nothing is measured after it. */
export async function parsedByWorker({ session }: Subject, extension: string): Promise<number> {
  const { targetInfos } = await session.send('Target.getTargets');
  const target = targetInfos.find(({ type, url }) => type === 'service_worker' && url.includes(extension));
  if (!target) throw new Error('The worker is not running');
  const { sessionId } = await session.send('Target.attachToTarget', {
    targetId: target.targetId,
    flatten: false,
  });
  let length = 0;
  const enabled = new Promise<void>((resolve) => {
    session.on('Target.receivedMessageFromTarget', ({ message }) => {
      const { id, method, params } = JSON.parse(message);
      if (method === 'Debugger.scriptParsed' && params.url.includes(extension)) length += params.length ?? 0;
      if (id === 1) resolve();
    });
  });
  const message = JSON.stringify({ id: 1, method: 'Debugger.enable' });
  await session.send('Target.sendMessageToTarget', { sessionId, message });
  await enabled;
  return length;
}

/** Let the tab be hidden while another one is in front, as in life: Playwright shows a page that every tab is. */
export async function letBeHidden(page: Page): Promise<void> {
  const connection: unknown = Reflect.get(page, '_connection');
  const inside: unknown = connection && Reflect.get(connection, 'toImpl');
  if (typeof inside !== 'function') throw new Error('Playwright has changed inside');
  const { _client } = inside(page).delegate._mainFrameSession as {
    _client: { send(method: string, input: object): Promise<unknown> };
  };
  await _client.send('Emulation.setFocusEmulationEnabled', { enabled: false });
}
