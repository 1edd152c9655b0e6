import type { Page } from '@playwright/test';
import { doorOf } from '../../e2e/put-back.ts';
import { DESK, type DeskSubject, openDeskSubject } from '../browsers.ts';
import { askAsOwn } from '../desk-worker.ts';
import type { Row } from '../figures.ts';
import { stock } from '../stock.ts';
import { benchSandbox } from '../subjects.ts';

const SIZES = [300, 10_000];
/** These keys find the people of the stock, then some of them, then nobody. */
const TYPED = ['e', 'x', 'a', 'm', '7', '0', '0', '1', 'z'];
const WHEEL_STEPS = 30;
/** Pages that list everybody who is known: our quick view and the desk. */
const PAGES = ['popup', 'desk'] as const;

declare global {
  /** Wall ms from each key to the paint of what it changed, and the spans between frames (ms). */
  var benchKeys: number[];
  var benchFrames: number[];
}

type Listing = (typeof PAGES)[number];
const rows = (count: number) => `${count.toLocaleString('en')} rows`;
const keyFigure = (page: Listing, count: number) => `${page}, ${rows(count)}, a key to its paint`;
const frameFigure = (page: Listing, count: number) => `${page}, ${rows(count)}, longest frame of a scroll`;
const nodeFigure = (page: Listing, count: number) => `${page}, ${rows(count)}, elements`;

/** Everybody known, searched and scrolled. Flat figures say that only what is seen is drawn and asked for. */
const longList: Row = {
  name: 'long list',
  figures: PAGES.flatMap((page) =>
    SIZES.flatMap((count) => [
      // A key is answered by the worker, which is another process, so it takes two frames at the least.
      { name: keyFigure(page, count), unit: 'ms' as const, target: 33 },
      { name: frameFigure(page, count), unit: 'ms' as const, target: 33 },
      { name: nodeFigure(page, count), unit: 'count' as const, target: null },
    ]),
  ),
  async measure({ runs, say }, note) {
    const sandbox = await benchSandbox();
    for (const count of SIZES) {
      const desk = await openDeskSubject(sandbox);
      await stock(desk, count);
      await desk.page.addInitScript(watchFrames);
      for (let run = 0; run <= runs; run += 1)
        for (const listing of PAGES) {
          say(`long list: ${listing}, ${rows(count)}, run ${run}`);
          const { keys, frames, elements } = await work(desk, listing);
          // The first run compiles.
          if (run === 0) continue;
          for (const key of keys) note(keyFigure(listing, count), DESK, key);
          note(frameFigure(listing, count), DESK, Math.max(...frames));
          note(nodeFigure(listing, count), DESK, elements);
        }
    }
  },
};

export const longListRows: Row[] = [longList];

/** Open the page on everybody who is known, search letter by letter, and scroll. */
async function work(desk: DeskSubject, listing: Listing) {
  const { page, extension } = desk;
  const place = listing === 'popup' ? 'popup' : 'panel';
  await askAsOwn(await doorOf(desk), 'keepScreen', {
    place,
    state: {
      ask: {
        ...{ day: { kind: 'today' }, providerId: null, officeId: null },
        ...{ filter: 'pending', query: '', from: 0, count: 12 },
      },
      ...{ current: null, scrolled: 0, openPatient: null, draft: null },
    },
  });
  await page.goto(`chrome-extension://${extension}/${listing}.html`);
  await page.bringToFront();
  await page.locator('[data-index]').first().waitFor();
  const elements = await page.evaluate(() => document.querySelectorAll('*').length);
  const frames = await scrolled(page);
  await page.getByRole('searchbox').focus();
  for (const key of TYPED) {
    const before = await page.evaluate(() => benchKeys.length);
    await page.keyboard.press(key);
    await page.waitForFunction((count) => benchKeys.length > count, before);
  }
  const keys = await page.evaluate(() => benchKeys);
  await page.goto('about:blank');
  return { keys, frames, elements };
}

/** Turn the wheel over the list, and give the spans between the frames meanwhile. */
async function scrolled(page: Page): Promise<number[]> {
  const box = await page.locator('[data-index]').first().boundingBox();
  await page.mouse.move((box?.x ?? 0) + 40, (box?.y ?? 0) + 20);
  await page.evaluate(() => {
    benchFrames = [];
  });
  for (let step = 0; step < WHEEL_STEPS; step += 1) await page.mouse.wheel(0, 400);
  return page.evaluate(() => benchFrames.slice(1));
}

/** This runs in the page before its own scripts. */
function watchFrames(): void {
  globalThis.benchKeys = [];
  globalThis.benchFrames = [];
  let pressedAt: number | null = null;
  let last = performance.now();
  const frame = () => {
    const now = performance.now();
    globalThis.benchFrames.push(now - last);
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  document.addEventListener('keydown', () => (pressedAt = performance.now()), { capture: true });
  new MutationObserver(() => {
    if (pressedAt === null) return;
    const from = pressedAt;
    pressedAt = null;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => void globalThis.benchKeys.push(performance.now() - from);
      port2.postMessage(null);
    });
  }).observe(document, { subtree: true, childList: true, characterData: true });
}
