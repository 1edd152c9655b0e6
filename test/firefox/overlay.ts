import type { Frame, Page } from 'puppeteer-core';
import { expect, vi } from 'vitest';
import { asLine, PATIENCE, placeOf } from './by-words.ts';
import { inContentWorld } from './content-world.ts';

// Only this file knows how the overlay is put into a page: the pill stands in a closed shadow root, which a content
// script may look into, and the card is a page of the extension in a frame of that root.

const ROOT = `document.querySelector('invite-desk-overlay')?.openOrClosedShadowRoot`;
const FRAME = `${ROOT}?.querySelector('iframe')`;

/** A press in the card counts once its button has been seen for half a second. The machine may be busy. */
export const SEEN = 800;

/** Give the overlay on a page of the EHR, as a person sees and uses it. */
export function overlayOf(page: Page) {
  const inWorld = (expression: string) => inContentWorld(page, expression);
  const inCard = async (expression: string) => {
    const frame = await cardFrame(page);
    return frame ? inFrame(frame, expression) : null;
  };
  /** The frame's corner in the window, from which the places in the card are counted. */
  const frameCorner = async () => {
    const corner = await inWorld(`(({ x, y }) => [x, y])(${FRAME}.getBoundingClientRect())`);
    return corner as [number, number];
  };
  const overlay = {
    /** Read the words of the pill; '' while there is none. */
    pill: async () => asLine(await inWorld(`${ROOT}?.querySelector('.pill')?.innerText`)),
    /** Read all that stands in the page: the pill, and what is said beside it. */
    says: async () =>
      asLine(
        await inWorld(`[...(${ROOT}?.children ?? [])].map(({ innerText }) => innerText ?? '').join(' ')`),
      ),
    /** Read the words of the card; '' while it is not open. */
    async card() {
      const isOpen = await inWorld(`${FRAME}?.checkVisibility() === true`);
      return isOpen ? asLine(await inCard('document.body?.innerText')) : '';
    },
    /** Read what a person sees: the card where it is open, since the pill below it asks for nothing then; else the pill. */
    seen: async () => (await overlay.card()) || overlay.pill(),
    /** Press the pill, and wait for the card. A card that was left open comes back by itself on the next page. */
    async openCard() {
      const openOnce = async () => {
        if ((await overlay.card()) !== '') return;
        const pill = `${ROOT}?.querySelector('.pill')?.parentNode`;
        const { x, y } = await placeOf(inWorld, pill, 'Invite Desk');
        await page.mouse.click(x, y);
        await expect.poll(overlay.card, { timeout: PATIENCE / 3 }).not.toBe('');
      };
      // A card that comes by itself takes the pill away from where the mouse was to press.
      await vi.waitFor(openOnce, { timeout: 2 * PATIENCE });
    },
    /**
     * Press the button of the card with these words, as somebody does who has seen it. Where the machine is busy the card
     * may have seen it for less long. It then says so and does nothing, and the person presses again.
     */
    async press(words: string) {
      const pressOnce = async () => {
        const inFrame = await placeOf(inCard, 'document', words, SEEN);
        const [left, top] = await frameCorner();
        await page.mouse.click(left + inFrame.x, top + inFrame.y);
        expect(await overlay.card()).not.toContain('One moment');
      };
      await vi.waitFor(pressOnce, { timeout: 2 * PATIENCE });
    },
  };
  return overlay;
}

/** Find the frame of the card. Puppeteer does not hear of its address, so each frame is asked. */
async function cardFrame(page: Page): Promise<Frame | undefined> {
  for (const frame of page.frames())
    if ((await inFrame(frame, 'location.pathname')) === '/card.html') return frame;
  return undefined;
}

/** Evaluate in a frame; null where it goes while it is asked. */
async function inFrame(frame: Frame, expression: string): Promise<unknown> {
  try {
    return (await frame.evaluate(expression)) ?? null;
  } catch {
    return null;
  }
}
