import type { Page } from 'puppeteer-core';
import { expect, vi } from 'vitest';

// What a person does on a page: read it, and press what has certain words. It is done by evaluating text, so that the
// same code works in a page, in a frame and in the content script's world.

/** So long something is waited for. The machine may be busy. */
export const PATIENCE = 15_000;

export interface Point {
  x: number;
  y: number;
}

/** Evaluate an expression somewhere. */
export type Evaluate = (expression: string) => Promise<unknown>;

/** Find the middle of the first control with these words that can be pressed; null where there is none. It runs in the browser. */
function middleOf(root: ParentNode | undefined, words: string): Point | null {
  const nameOf = (control: HTMLElement) => {
    const field = control instanceof HTMLInputElement ? control : null;
    const label = field?.labels?.[0]?.textContent;
    const name = control.getAttribute('aria-label') ?? label ?? (field?.value || control.textContent);
    return (name ?? '').replace(/\s+/g, ' ').trim();
  };
  for (const control of root?.querySelectorAll<HTMLElement>('button, input, a') ?? []) {
    const isOff = control.ariaDisabled === 'true' || !control.checkVisibility();
    if (isOff || !nameOf(control).includes(words)) continue;
    control.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    const { left, top, width, height } = control.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  }
  return null;
}

/**
 * Wait until the control with these words is there and has stood still for so long (ms), and give its middle. `root` is
 * an expression for where to look.
 */
export async function placeOf(evaluate: Evaluate, root: string, words: string, still = 0): Promise<Point> {
  const expression = `(${middleOf})(${root}, ${JSON.stringify(words)})`;
  let seen = { where: '', since: 0 };
  return vi.waitFor(
    async () => {
      const place = await evaluate(expression);
      const where = JSON.stringify(place);
      const now = performance.now();
      const isNew = where !== seen.where;
      if (isNew) seen = { where, since: now };
      if (!isPoint(place)) throw new Error(`Timed out: there is no control with the words “${words}”`);
      if (isNew || now - seen.since < still) throw new Error(`Timed out: “${words}” does not stand still`);
      return place;
    },
    { timeout: PATIENCE },
  );
}

/** A page that is drawn anew moves its controls away from where the mouse is to press, so they stand still for so long (ms). */
const STILL = 200;

/** Press, by the mouse, the control of a page with these words, once it has stood still. */
export async function press(page: Page, words: string, still = STILL): Promise<void> {
  const { x, y } = await placeOf((expression) => page.evaluate(expression), 'document', words, still);
  await page.mouse.click(x, y);
}

/** Type into the field of a page with this label. */
export async function fill(page: Page, label: string, value: string): Promise<void> {
  await press(page, label);
  await page.keyboard.type(value);
}

/** Wait until a page shows these words. */
export async function expectWords(page: Page, words: string | RegExp): Promise<void> {
  await expect
    .poll(async () => asLine(await page.evaluate('document.body?.innerText')), { timeout: PATIENCE })
    .toMatch(typeof words === 'string' ? new RegExp(RegExp.escape(words)) : words);
}

/** Turn what was read into one line; '' where nothing was there to read. */
export function asLine(text: unknown): string {
  return typeof text === 'string' ? text.replace(/\s+/g, ' ').trim() : '';
}

function isPoint(value: unknown): value is Point {
  return typeof value === 'object' && value !== null && 'x' in value && 'y' in value;
}
