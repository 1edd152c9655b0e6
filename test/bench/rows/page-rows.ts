import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { people } from '../../sandbox/patients.ts';
import type { Subject } from '../browsers.ts';
import { type InWorld, pillWords, waitForPill, worldOf } from '../desk-page.ts';
import type { Figure, Row } from '../figures.ts';
import { CALENDAR, chartAddress, NOT_OURS } from '../pages.ts';
import { isDesk, openSubjects } from '../subjects.ts';
import { extensionWork } from '../trace.ts';
import { traced } from '../tracing.ts';

/** A page is watched for so long (ms) after its load or its last change: the last look at it comes 2.5 s after. */
const WATCHED = 3_500;
/** The changes come in tasks of so many. */
const EACH = 100;

interface PageRow {
  name: string;
  address: string;
  /** What the pill must say at the end; null where none is. */
  says: string | null;
  /** CPU ms at load, and in the longest slice, with their targets. */
  load?: number | null;
  longest?: number | null;
  changes?: { count: number; target: number | null };
  living?: { perSecond: number; long: number; target: number };
  throttle?: number;
  mostRuns?: number;
}

const patient = people.pendingFresh;
const light = { address: chartAddress(patient, 'light'), says: 'Pending' };
const heavy = { address: chartAddress(patient, '20000'), says: 'Pending' };
const heavier = { address: chartAddress(patient, '60000'), says: 'Pending' };

const ROWS: PageRow[] = [
  {
    ...{ name: 'page not ours', address: NOT_OURS, says: null },
    ...{ load: 1, changes: { count: 10_000, target: 0.1 } },
  },
  { name: 'light chart', ...light, load: 4, changes: { count: 10_000, target: 2 } },
  { name: 'heavy chart', ...heavy, load: 8, longest: 4, changes: { count: 10_000, target: 4 } },
  { name: 'heavier chart', ...heavier, load: null, longest: 4, changes: { count: 10_000, target: null } },
  {
    ...{ name: 'calendar of 60', address: CALENDAR, says: '' },
    ...{ load: null, longest: null, changes: { count: 10_000, target: null } },
  },
  { name: 'many changes', ...heavy, changes: { count: 100_000, target: 40 }, mostRuns: 3 },
  { name: 'living chart', ...heavy, living: { perSecond: 200, long: 20_000, target: 100 }, mostRuns: 3 },
  { name: 'slow computer', ...heavy, load: 40, throttle: 4 },
];

/** Every row whose figures are the extension's work on the main thread of a page. */
export const pageRows: Row[] = ROWS.map((row) => ({
  name: row.name,
  figures: figuresOf(row),
  async measure({ runs, against, say }, note) {
    const { all, desk } = await openSubjects(against);
    const inWorld = await worldOf(desk.page, desk.extension);
    // The first visit asks DrChrono and warms every browser up; it is not measured.
    const { changes: _changes, living: _living, ...first } = row;
    for (const subject of all) await visit(subject, first, inWorld, () => undefined);
    for (let run = 1; run <= Math.min(runs, row.mostRuns ?? runs); run += 1) {
      say(`${row.name}: run ${run}`);
      for (const subject of all)
        await visit(subject, row, inWorld, (figure, value) => note(figure, subject.column, value));
    }
  },
}));

function figuresOf({ load, longest, changes, living }: PageRow): Figure[] {
  const ms = 'ms' as const;
  return [
    ...(load === undefined ? [] : [{ name: 'load', unit: ms, target: load }]),
    ...(longest === undefined ? [] : [{ name: 'longest slice at load', unit: ms, target: longest }]),
    ...(changes
      ? [{ name: `${changes.count.toLocaleString('en')} changes`, unit: ms, target: changes.target }]
      : []),
    ...(living
      ? [
          { name: `${living.perSecond} changes a second`, unit: ms, target: living.target },
          { name: 'long tasks', unit: 'count' as const, target: 0 },
        ]
      : []),
  ];
}

/** Load the page and change it, and note what extensions did meanwhile. */
async function visit(
  subject: Subject,
  row: PageRow,
  inWorld: InWorld,
  note: (figure: string, value: number) => void,
): Promise<void> {
  const { page, session } = subject;
  const { changes, living, throttle = 1 } = row;
  await page.goto('about:blank');
  const cpu = await page.context().newCDPSession(page);
  await cpu.send('Emulation.setCPUThrottlingRate', { rate: throttle });
  const watched = WATCHED * Math.sqrt(throttle);
  const loading = await traced(session, async () => {
    await page.goto(row.address);
    await pause(watched);
    if (isDesk(subject) && row.says !== null) await awaitPill(page, inWorld, row.says, watched);
  });
  if (row.load !== undefined) note('load', extensionWork(loading).total);
  if (row.longest !== undefined) note('longest slice at load', extensionWork(loading).longest);
  if (changes) {
    const changing = await traced(session, async () => {
      await page.evaluate(([count, each]) => bench.change(count, each), [changes.count, EACH] as const);
      await pause(watched);
    });
    note(`${changes.count.toLocaleString('en')} changes`, extensionWork(changing).total);
  }
  if (living) {
    const work = await traced(session, () =>
      page.evaluate(([often, long]) => bench.changeFor(often, long), [
        living.perSecond,
        living.long,
      ] as const),
    );
    note(`${living.perSecond} changes a second`, extensionWork(work).total);
    note('long tasks', extensionWork(work).longTasks);
  }
  if (isDesk(subject) && row.says !== null) await waitForPill(page, inWorld, new RegExp(`^${row.says}`));
  await cpu.detach();
}

/**
 * What was measured counts only where Invite Desk did its work. Where the pill comes so late that the time is over, as on
 * a busy machine, the page is watched for as long again.
 */
async function awaitPill(page: Page, inWorld: InWorld, word: string, watched: number): Promise<void> {
  const words = await pillWords(inWorld).catch(() => null);
  if (words?.startsWith(word)) return;
  await waitForPill(page, inWorld, new RegExp(`^${word}`));
  await pause(watched);
}
