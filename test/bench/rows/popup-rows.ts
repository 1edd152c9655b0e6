import type { Page } from '@playwright/test';
import { doorOf } from '../../e2e/put-back.ts';
import { DESK, type DeskSubject, openDeskSubject } from '../browsers.ts';
import { askAsOwn, untilQuiet } from '../desk-worker.ts';
import { EMPTY, openEmptyExtension } from '../empty-extension.ts';
import type { Row } from '../figures.ts';
import { median } from '../statistics.ts';
import { stock } from '../stock.ts';
import { benchSandbox } from '../subjects.ts';

const SIZES = [200, 2_000, 10_000];
const AFTER_RESTART = 35;
/** After this long (ms) without a request the popup asks for no more by itself. */
const ASKS_NO_MORE = 6_000;

/** What the popup's page notes: when its first list was answered and its first row was painted (ms since its start). */
interface Noted {
  answeredAt: number;
  drawnAt: number;
}

declare global {
  /** It resolves once the first row is painted. */
  var benchPopup: Promise<Noted>;
}

const dataFigure = (count: number) => `data of ${count.toLocaleString('en')} rows`;
const beyondFigure = (count: number) => `beyond an empty page, ${count.toLocaleString('en')} rows`;
const drawnFigure = (count: number) => `${count.toLocaleString('en')} rows, the first drawn`;

const popup: Row = {
  name: 'popup',
  figures: [
    { name: 'empty page loaded', unit: 'ms', target: null },
    { name: 'empty page answered', unit: 'ms', target: null },
    ...SIZES.flatMap((count) => [
      { name: dataFigure(count), unit: 'ms' as const, target: null },
      { name: beyondFigure(count), unit: 'ms' as const, target: 60 },
      { name: drawnFigure(count), unit: 'ms' as const, target: null },
    ]),
  ],
  async measure({ runs, say }, note) {
    const sandbox = await benchSandbox();
    const empty = await openEmptyExtension(sandbox);
    const desks: { count: number; desk: DeskSubject }[] = [];
    for (const count of SIZES) {
      const desk = await openDeskSubject(sandbox);
      await stock(desk, count);
      await desk.page.addInitScript(watchPopup);
      desks.push({ count, desk });
    }
    const loads: number[] = [];
    for (let run = 0; run <= runs; run += 1) {
      if (run > 0) say(`popup: run ${run}`);
      const { loaded, answered } = await openEmpty(empty.page, empty.extension);
      if (run > 0) loads.push(loaded);
      if (run > 0) note('empty page loaded', EMPTY, loaded);
      if (run > 0) note('empty page answered', EMPTY, answered);
      for (const { count, desk } of desks) {
        const { answeredAt, drawnAt } = await openPopup(desk);
        if (run === 0) continue;
        note(dataFigure(count), DESK, answeredAt);
        note(drawnFigure(count), DESK, drawnAt);
        note(beyondFigure(count), DESK, answeredAt - median(loads));
      }
    }
  },
};

/** After a restart the names of the rows are gone from memory; how many the popup asks for by itself. */
const restart: Row = {
  name: 'popup after a restart',
  figures: [{ name: `requests, ${AFTER_RESTART} rows`, unit: 'count', target: 12 }],
  async measure(_, note) {
    const sandbox = await benchSandbox();
    const before = await openDeskSubject(sandbox);
    await stock(before, AFTER_RESTART);
    await before.context.close();
    const desk = await openDeskSubject(sandbox, before.profile);
    sandbox.log.clear();
    await desk.page.goto(`chrome-extension://${desk.extension}/popup.html`);
    await desk.page.locator('.row').first().waitFor();
    await untilQuiet(sandbox, ASKS_NO_MORE);
    note(`requests, ${AFTER_RESTART} rows`, DESK, sandbox.log.api().length);
  },
};

export const popupRows: Row[] = [popup, restart];

async function openEmpty(page: Page, extension: string): Promise<{ loaded: number; answered: number }> {
  await page.goto('about:blank');
  await page.goto(`chrome-extension://${extension}/page.html`);
  const answered = await page.evaluate<number>('globalThis.answeredAt');
  const loaded = await page.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    return navigation?.loadEventEnd ?? Number.NaN;
  });
  return { loaded, answered };
}

async function openPopup(desk: DeskSubject): Promise<Noted> {
  const { page, extension } = desk;
  await page.goto('about:blank');
  // The worker must be there, as it is while somebody works.
  await askAsOwn(await doorOf(desk), 'viewConnection', null);
  await page.bringToFront();
  await page.goto(`chrome-extension://${extension}/popup.html`, { waitUntil: 'commit' });
  const noted = await page.evaluate(() => benchPopup);
  // A popup that stays open would read its list again while the next one is measured.
  await page.goto('about:blank');
  return noted;
}

/** This runs in the popup's page before its own scripts. */
function watchPopup(): void {
  type Send = (...given: unknown[]) => unknown;
  const { runtime } = (globalThis as { chrome?: { runtime?: { sendMessage?: Send } } }).chrome ?? {};
  const real = runtime?.sendMessage?.bind(runtime);
  if (!runtime || !real) return;
  let answeredAt = Number.NaN;
  const answered = () => {
    if (Number.isNaN(answeredAt)) answeredAt = performance.now();
  };
  const isList = (message: unknown) => JSON.stringify(message ?? null).includes('"viewWorklist"');
  // The polyfill asks for the answer by a callback, the browser's own interface gives a promise.
  runtime.sendMessage = (...given) => {
    const last = given.at(-1);
    if (!given.some(isList)) return real(...given);
    if (typeof last !== 'function') return Promise.resolve(real(...given)).finally(answered);
    const hear = (answer: unknown) => {
      answered();
      last(answer);
    };
    return real(...given.slice(0, -1), hear);
  };
  globalThis.benchPopup = new Promise((resolve) => {
    const tell = () => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve({ answeredAt, drawnAt: performance.now() });
      port2.postMessage(null);
    };
    const observer = new MutationObserver(() => {
      if (!document.querySelector('.row')) return;
      observer.disconnect();
      requestAnimationFrame(tell);
    });
    observer.observe(document, { subtree: true, childList: true });
  });
}
