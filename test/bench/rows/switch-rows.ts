import { setTimeout as pause } from 'node:timers/promises';
import { people } from '../../sandbox/patients.ts';
import { DESK, type DeskSubject, openDeskSubject } from '../browsers.ts';
import { type InWorld, waitForPill, watchPaint, worldOf } from '../desk-page.ts';
import type { Row } from '../figures.ts';
import { type ChartSize, chartAddress, chartHeader } from '../pages.ts';
import { benchSandbox } from '../subjects.ts';

const PATIENTS = [
  { patient: people.pendingFresh, says: 'Pending' },
  { patient: people.expired, says: 'Expired' },
] as const;
const SIZES = [
  { size: 'light', target: 50 },
  { size: '20000', target: 60 },
] as const;
/** After a switch the page is left alone for so long (ms), so that no switch falls into the looks at the one before. */
const REST = 1_000;
const SWITCHES = 300;
const FIRST_SWITCHES = 30;
const MANY_SWITCHES = 1_000;
const SOON = 300;
/** So long (ms) lies between one patient's pill and the next switch. */
const BETWEEN = 200;
/** The words of the next patient come so much (ms) after the address. */
const FILLS_AFTER = 150;

/** From the change of the header's words to the paint of the pill, for a patient who is known, with a warm worker. */
const identity: Row = {
  name: 'identity to paint',
  figures: SIZES.map(({ size, target }) => ({ name: figureOf(size), unit: 'ms', target })),
  async measure({ runs, say }, note) {
    const sandbox = await benchSandbox();
    const desk = await openDeskSubject(sandbox);
    const inWorld = await worldOf(desk.page, desk.extension);
    for (let run = 1; run <= runs; run += 1) {
      say(`identity to paint: run ${run}`);
      for (const { size } of SIZES) {
        await begin(desk, inWorld, size);
        for (const turn of [0, 1, 2]) {
          await pause(REST);
          const took = await switchTo(desk, inWorld, size, turn);
          // The first switch in a document is slower, since its code runs for the first time.
          if (turn > 0) note(figureOf(size), DESK, took);
        }
      }
    }
  },
};

/** Listeners in the page's process after many in-app switches. */
const listeners: Row = {
  name: 'listeners',
  figures: [
    { name: `after ${FIRST_SWITCHES} switches`, unit: 'count', target: null },
    { name: `after ${SWITCHES} switches`, unit: 'count', target: null },
    { name: 'more after all than after the first', unit: 'count', target: 5 },
  ],
  async measure({ say }, note) {
    const sandbox = await benchSandbox();
    const desk = await openDeskSubject(sandbox);
    const inWorld = await worldOf(desk.page, desk.extension);
    await begin(desk, inWorld, 'light');
    let early = 0;
    for (let turn = 0; turn < SWITCHES; turn += 1) {
      await fillLate(desk, inWorld, turn);
      if (turn + 1 === FIRST_SWITCHES) early = await countListeners(desk);
      if ((turn + 1) % 100 === 0) say(`listeners: ${turn + 1} switches`);
    }
    const late = await countListeners(desk);
    note(`after ${FIRST_SWITCHES} switches`, DESK, early);
    note(`after ${SWITCHES} switches`, DESK, late);
    note('more after all than after the first', DESK, late - early);
  },
};

/** The same again and again on the light chart, as somebody does who leafs through the day. */
const thousand: Row = {
  name: 'a thousand switches',
  figures: [
    { name: `later than ${SOON} ms`, unit: 'count', target: MANY_SWITCHES / 100 },
    { name: 'slowest', unit: 'ms', target: null },
  ],
  async measure({ say }, note) {
    const sandbox = await benchSandbox();
    const desk = await openDeskSubject(sandbox);
    const inWorld = await worldOf(desk.page, desk.extension);
    await begin(desk, inWorld, 'light');
    const took: number[] = [];
    for (let turn = 0; turn < MANY_SWITCHES; turn += 1) {
      await pause(BETWEEN);
      took.push(await switchTo(desk, inWorld, 'light', turn));
      if ((turn + 1) % 250 === 0) say(`a thousand switches: ${turn + 1}`);
    }
    note(`later than ${SOON} ms`, DESK, took.filter((time) => time > SOON).length);
    note('slowest', DESK, Math.max(...took));
  },
};

export const switchRows: Row[] = [identity, listeners, thousand];

function figureOf(size: ChartSize): string {
  return size === 'light' ? 'light chart' : 'heavy chart';
}

/** Show each patient once, so that they are known, the first one last. */
async function begin({ page }: DeskSubject, inWorld: InWorld, size: ChartSize): Promise<void> {
  for (const { patient, says } of PATIENTS.toReversed()) {
    await page.goto(chartAddress(patient, size));
    await waitForPill(page, inWorld, new RegExp(`^${says}`));
  }
}

/** Go on to the other patient inside the page. Returns how long (ms) it took until the pill was painted. */
async function switchTo(
  { page, sandbox }: DeskSubject,
  inWorld: InWorld,
  size: ChartSize,
  turn: number,
): Promise<number> {
  const next = nextPatient(turn);
  const painted = await watchPaint(inWorld, next.says);
  const header = chartHeader(sandbox.practice, next.patient);
  const address = chartAddress(next.patient, size);
  const changed = await page.evaluate(([html, to]) => bench.show(html, to), [header, address] as const);
  return (await painted()) - changed;
}

/** Go on to the other patient as many pages do: the address first, then an empty header, then the words. */
async function fillLate({ page, sandbox }: DeskSubject, inWorld: InWorld, turn: number): Promise<void> {
  const next = nextPatient(turn);
  const painted = await watchPaint(inWorld, next.says);
  const address = chartAddress(next.patient, 'light');
  await page.evaluate((to) => void bench.show('<div id="patient-header"></div>', to), address);
  await pause(FILLS_AFTER);
  await page.evaluate((html) => void bench.show(html, null), chartHeader(sandbox.practice, next.patient));
  await painted();
}

function nextPatient(turn: number) {
  return PATIENTS[(turn + 1) % PATIENTS.length] ?? PATIENTS[0];
}

async function countListeners({ page }: DeskSubject): Promise<number> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  await cdp.send('HeapProfiler.collectGarbage');
  const { metrics } = await cdp.send('Performance.getMetrics');
  await cdp.detach();
  return metrics.find(({ name }) => name === 'JSEventListeners')?.value ?? Number.NaN;
}
