import { expect, type Locator, type Page } from '@playwright/test';
import { overlayOf } from '../e2e/desk.ts';
import type { Place } from './trick.ts';

/** The overlay as the test's own hands and eyes have it. They go by the browser's debugger, so no page can mislead them. */
export interface OverlayUnderAttack {
  host: Locator;
  pill: Locator;
  /** Wait until the overlay is in the page and knows its patient. */
  arrives(): Promise<void>;
  /** Bring the card up. */
  open(): Promise<void>;
  isOpen(): Promise<boolean>;
  /** The page is about to be left. A card that is open now comes by itself on the next page. */
  leave(): Promise<void>;
  fold(): Promise<void>;
  foldIfOpen(): Promise<void>;
  /** The token with which the card came; null where a build has none. */
  frameToken(): Promise<string | null>;
  /** The button that sends. */
  button: Locator;
  /** What takes the next press: that button, or in its place the one that answers its question. */
  next: Locator;
  buttonNamed(name: string | RegExp): Locator;
  /** A part of the card that is no button. */
  words: Locator;
  /** This holds everything by which a person decides. */
  sheet(): Promise<Place>;
  /** The sentences that card and pill say at this moment. */
  said(): Promise<string[]>;
  /** Let the card's own scripts stand still for a while, as on a slow machine. */
  freeze(milliseconds: number): Promise<void>;
  /** Count from now on the presses that reach a button of the card, or of one that comes in its place. */
  countPresses(): Promise<void>;
  presses(): Promise<number>;
  /** When the last of them went down by the browser's clock (epoch ms), however late the card heard of it. */
  pressedAt(): Promise<number>;
  /** Does what is typed go to the card? */
  hasFocus(): Promise<boolean>;
  /** Has this button the focus? */
  isFocused(button: Locator): Promise<boolean>;
}

interface Build {
  card: Locator;
  /** This is what a person reads of card and pill, element by element. */
  readers: Locator[];
}

/** Put the overlay of the present build, whose card stands in a frame, into the test's hands. */
export function framedOverlay(page: Page): OverlayUnderAttack {
  const overlay = overlayOf(page);
  return {
    ...common(overlay, { card: overlay.card, readers: [overlay.card, overlay.host.locator('.dock')] }),
    sheet: () => placeOf(overlay.host.locator('iframe')),
  };
}

/** Put the overlay of a build from before the frame, whose card stands in an open shadow root, into the test's hands. */
export function openOverlay(page: Page): OverlayUnderAttack {
  const { host, pill, open } = overlayOf(page);
  const card = host.getByRole('region', { name: /^Invite Desk for this/ });
  return {
    ...common({ host, pill, open }, { card, readers: [host.locator('.dock')] }),
    sheet: () => placeOf(card),
  };
}

function common(
  { host, pill }: Pick<ReturnType<typeof overlayOf>, 'host' | 'pill' | 'open'>,
  { card, readers }: Build,
): Omit<OverlayUnderAttack, 'sheet'> {
  let leftOpen = false;
  const buttonNamed = (name: string | RegExp) => card.getByRole('button', { name });
  return {
    host,
    pill,
    button: buttonNamed(/^(Send|Resend) invite/),
    next: buttonNamed(/^(Send|Resend) (invite|anyway)/),
    buttonNamed,
    words: card.getByText('Needed for an invite'),
    isOpen: () => card.isVisible(),
    async leave() {
      if (await card.isVisible()) leftOpen = true;
    },
    async open() {
      // A card that was left open comes by itself on the next page, and a press on the pill would fold it.
      if (!leftOpen) await pill.click();
      leftOpen = true;
      await expect(async () => {
        await expect(card)
          .toBeVisible({ timeout: 3_000 })
          // A pill that was pressed is gone, however long its card takes.
          .catch(async () => (await pill.isVisible()) && pill.click({ timeout: 3_000 }));
        await expect(card).toBeVisible({ timeout: 5_000 });
      }).toPass();
    },
    async fold() {
      await host.getByRole('button', { name: 'Fold' }).click();
      leftOpen = false;
      await expect(pill).toBeVisible();
    },
    async foldIfOpen() {
      // A page that has moved the overlay may also keep it from being folded. Then it is still open on the next page.
      const fold = host.getByRole('button', { name: 'Fold' });
      if (await card.isVisible())
        await fold.click({ timeout: 2_000 }).then(
          () => {
            leftOpen = false;
          },
          () => undefined,
        );
    },
    async arrives() {
      const isKnown = async () => (await pill.isVisible()) && (await pill.innerText()).includes('Pending');
      await expect.poll(async () => (await card.isVisible()) || (await isKnown())).toBe(true);
    },
    async frameToken() {
      const frame = host.locator('iframe');
      const address = (await frame.count()) > 0 ? await frame.getAttribute('src') : null;
      return address === null ? null : new URL(address).hash.slice(1);
    },
    async said() {
      // A card that goes away while it is read says nothing any more.
      const texts = readers.map((reader) =>
        reader
          .evaluateAll((roots) =>
            roots.flatMap((root) =>
              [...root.querySelectorAll('p, .pill, h2')].map((part) => part.textContent ?? ''),
            ),
          )
          .catch(() => []),
      );
      return (await Promise.all(texts)).flat().filter((text) => text !== '');
    },
    freeze: (milliseconds) =>
      card.evaluate((_, length) => {
        const until = performance.now() + length;
        while (performance.now() < until) Math.sqrt(until);
      }, milliseconds),
    async countPresses() {
      if ((await card.count()) === 0) return;
      await card.evaluate(() => Object.assign(globalThis, { pressesHere: 0, pressedAt: 0 }));
    },
    async presses() {
      if ((await card.count()) === 0) return 0;
      // The card may go at this very moment.
      return card.evaluate(() => (globalThis as { pressesHere?: number }).pressesHere ?? 0).catch(() => 0);
    },
    hasFocus: () =>
      card.evaluate((root) => {
        const { activeElement } = root.ownerDocument;
        const isInCard = activeElement === (root.getRootNode() as Partial<ShadowRoot>).host;
        return root.ownerDocument.hasFocus() && (isInCard || root.ownerDocument.URL.includes('card.html'));
      }),
    pressedAt: () => card.evaluate(() => (globalThis as { pressedAt?: number }).pressedAt ?? 0),
    isFocused: (button) =>
      button.evaluate((element) => {
        const root = element.getRootNode();
        return (root instanceof Document || root instanceof ShadowRoot) && root.activeElement === element;
      }),
  };
}

/**
 * Hear of the presses in this document from its beginning on. A card that comes anew, because the page took the one
 * before it away, is pressed like any other.
 */
export function hearCardPresses(): void {
  // One tab serves many tests, and each of them brings this script.
  if ('pressesHere' in globalThis) return;
  const view = Object.assign(globalThis, { pressesHere: 0, pressedAt: 0 });
  const count = (event: Event) => {
    const target = event.composedPath()[0];
    if (target instanceof Element && target.closest('button')) view.pressesHere += 1;
  };
  const note = ({ timeStamp }: Event) => {
    view.pressedAt = performance.timeOrigin + timeStamp;
  };
  window.addEventListener('click', count, { capture: true });
  window.addEventListener('pointerdown', note, { capture: true });
}

async function placeOf(locator: Locator): Promise<Place> {
  const box = await locator.boundingBox();
  if (!box) throw new Error('The overlay has no such box');
  return { left: box.x, top: box.y, width: box.width, height: box.height };
}
