import { cdp } from 'vitest/browser';

/*
 * What a person does with mouse and keyboard. It goes through the browser's debugger, so the events are trusted and hit
 * whatever lies on top, and a press can be split into its two halves.
 */

export interface Spot {
  x: number;
  y: number;
}

/** The middle of an element, in the window of the test. */
function middleOf(element: Element): Spot {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}

export async function pointerDown(at: Element | Spot, clickCount = 1): Promise<void> {
  await mouse('mousePressed', at, { button: 'left', clickCount });
}

export async function pointerUp(at: Element | Spot, clickCount = 1): Promise<void> {
  await mouse('mouseReleased', at, { button: 'left', clickCount });
}

export async function pointerMove(at: Element | Spot): Promise<void> {
  await mouse('mouseMoved', at, {});
}

/** Press whatever lies on top there. */
export async function press(at: Element | Spot): Promise<void> {
  await pointerDown(at);
  await pointerUp(at);
}

const KEYS = {
  Enter: { code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' },
  ' ': { code: 'Space', windowsVirtualKeyCode: 32, text: ' ' },
  Tab: { code: 'Tab', windowsVirtualKeyCode: 9 },
  Escape: { code: 'Escape', windowsVirtualKeyCode: 27 },
  x: { code: 'KeyX', windowsVirtualKeyCode: 88, text: 'x' },
} as const;

type Key = keyof typeof KEYS;

/** A key goes down; `autoRepeat`: it is being held, and the keyboard says so again. */
export async function keyDown(key: Key, { autoRepeat = false } = {}): Promise<void> {
  await cdp().send('Input.dispatchKeyEvent', { type: 'keyDown', key, autoRepeat, ...KEYS[key] });
}

export async function keyUp(key: Key): Promise<void> {
  const { code, windowsVirtualKeyCode } = KEYS[key];
  await cdp().send('Input.dispatchKeyEvent', { type: 'keyUp', key, code, windowsVirtualKeyCode });
}

export async function pressKey(key: Key): Promise<void> {
  await keyDown(key);
  await keyUp(key);
}

interface Buttons {
  button?: 'left';
  clickCount?: number;
}

async function mouse(
  type: 'mousePressed' | 'mouseReleased' | 'mouseMoved',
  at: Element | Spot,
  rest: Buttons,
): Promise<void> {
  const { x, y } = at instanceof Element ? middleOf(at) : at;
  // The test runs in a frame, and the debugger counts from the corner of the window around it.
  const frame = window.frameElement?.getBoundingClientRect();
  await cdp().send('Input.dispatchMouseEvent', {
    type,
    x: x + (frame?.left ?? 0),
    y: y + (frame?.top ?? 0),
    ...rest,
  });
}
