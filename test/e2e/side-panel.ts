import type { CDPSession } from '@playwright/test';
import type { IdentifierField } from '../../lib/messages/panel-view.ts';
import { type Desk, expect } from './desk.ts';

/**
 * The panel as the browser shows it beside the tabs. Playwright knows no side panels, so the browser's debugger is asked:
 * it reads the panel's document, and its mouse and keys are those of a person.
 */
export interface SidePanel {
  /** What the panel says, as a person reads it. */
  text(): Promise<string>;
  evaluate(expression: string): Promise<unknown>;
  /** Press the button whose words begin like this. It says so for as long as a press must wait. */
  press(words: string): Promise<void>;
  /** Click once where such a button stands at this moment, if there is one, whatever the panel says to that. */
  strike(words: string): Promise<void>;
  /** Click into the field of this name. */
  clickInto(field: IdentifierField): Promise<void>;
  /** Write where the focus is. */
  write(text: string): Promise<void>;
  key(key: 'Enter' | 'Escape'): Promise<void>;
  /** Take a picture of it. */
  picture(): Promise<Buffer>;
}

const PANEL = '/panel.html';
const CODES = { Enter: 13, Escape: 27 };

/** List the panels that the browser shows beside its tabs, or as tabs. */
export async function panelsIn(debug: CDPSession): Promise<string[]> {
  const { targetInfos } = await debug.send('Target.getTargets');
  return targetInfos.filter(({ url }) => url.includes(PANEL)).map(({ targetId }) => targetId);
}

export async function panelsShown({ context, page }: Desk): Promise<string[]> {
  const debug = await context.newCDPSession(page);
  const shown = await panelsIn(debug);
  await debug.detach();
  return shown;
}

/** Wait for the panel and take hold of it. */
export async function sidePanel(desk: Desk): Promise<SidePanel> {
  await expect.poll(() => panelsShown(desk), 'a panel is shown').toHaveLength(1);
  const [targetId = ''] = await panelsShown(desk);
  const send = await attachTo(await desk.context.newCDPSession(desk.page), targetId);
  const evaluate = async (expression: string): Promise<unknown> => {
    const { result } = await send('Runtime.evaluate', {
      ...{ expression, returnByValue: true, awaitPromise: true },
    });
    if (result?.exceptionDetails) throw new Error(JSON.stringify(result.exceptionDetails));
    return result?.result?.value;
  };
  const mouse = (type: string, spot: Spot) =>
    send('Input.dispatchMouseEvent', { type, ...spot, button: 'left', clickCount: 1 });
  const click = async (spot: Spot) => {
    await mouse('mousePressed', spot);
    await mouse('mouseReleased', spot);
  };
  const middleNow = (words: string) =>
    evaluate(`(${middleOfButton})(${JSON.stringify(words)})`) as Promise<Spot | null>;
  return {
    evaluate,
    // A panel that has just come has no body yet.
    text: async () => String(await evaluate('document.body?.innerText ?? ""')),
    async press(words) {
      const middle = () => middleNow(words);
      await expect.poll(middle, `a button ${words}`).not.toBeNull();
      // A button that has just been drawn is not pressed yet. The panel says so, and the next press counts.
      let isPressed = false;
      await expect(async () => {
        const spot = await middle();
        // What comes of a press may take the button away, and so may a drawing before it.
        if (spot) await click(spot);
        else expect(isPressed, `a button ${words}`).toBe(true);
        isPressed = true;
        await evaluate(`scheduler.postTask(() => {}, { priority: 'background' })`);
        expect(await evaluate('document.body.innerText')).not.toMatch(/One moment/);
      }).toPass();
    },
    async strike(words) {
      const spot = await middleNow(words);
      if (spot) await click(spot);
    },
    async clickInto(field) {
      const middle = () => evaluate(`(${middleOf})(document.querySelector('#field-${field}'))`);
      await expect.poll(middle, `a field ${field}`).not.toBeNull();
      await click((await middle()) as Spot);
      await expect.poll(() => evaluate('document.activeElement?.id')).toBe(`field-${field}`);
    },
    write: async (text) => void (await send('Input.insertText', { text })),
    async key(key) {
      const code = { key, code: key, windowsVirtualKeyCode: CODES[key] };
      await send('Input.dispatchKeyEvent', { type: 'keyDown', ...code });
      await send('Input.dispatchKeyEvent', { type: 'keyUp', ...code });
    },
    async picture() {
      const { result } = await send('Page.captureScreenshot', { format: 'png' });
      return Buffer.from(result?.data ?? '', 'base64');
    },
  };
}

interface Spot {
  x: number;
  y: number;
}

interface Answer {
  id?: number;
  result?: { result?: { value?: unknown }; exceptionDetails?: unknown; data?: string };
}

/** Runs in the panel: the middle of this element, which comes into view; null where there is none. */
const middleOf = `(element) => {
  if (!element) return null;
  element.scrollIntoView({ block: 'center' });
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}`;

/** Runs in the panel: the middle of the button whose words begin like this; null while there is none that can be pressed. */
const middleOfButton = `(words) => (${middleOf})(
  [...document.querySelectorAll('button')].find(
    (one) => one.innerText.trim().startsWith(words) && one.ariaDisabled !== 'true',
  ),
)`;

/** Playwright hands a session of its own only to pages that it knows, so the messages go through the browser's. */
async function attachTo(debug: CDPSession, targetId: string) {
  const { sessionId } = await debug.send('Target.attachToTarget', { targetId, flatten: false });
  const waiting = new Map<number, (answer: Answer) => void>();
  debug.on('Target.receivedMessageFromTarget', ({ message }) => {
    const answer: Answer = JSON.parse(message);
    waiting.get(answer.id ?? 0)?.(answer);
  });
  let last = 0;
  return (method: string, params: object): Promise<Answer> =>
    new Promise((resolve) => {
      last += 1;
      waiting.set(last, resolve);
      const message = JSON.stringify({ id: last, method, params });
      void debug.send('Target.sendMessageToTarget', { sessionId, message });
    });
}
