import { options } from 'preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { commands, page } from 'vitest/browser';
import { RowLine } from '../../../components/panel/day/RowLine.tsx';
import type { DayRow } from '../../../lib/messages/day-view.ts';
import { REDRAW_TIMES } from '../../../lib/page-timing.ts';
import { showDay } from './day-stage.tsx';
import { dayAsk, rowsOfDay } from './days.ts';

/*
 * A day of 300 patients, and everybody who is known, cost what a day of 42 costs: what is drawn is what is seen. Nodes and
 * renderings are counted, since times depend on the machine.
 */

/** Renderings of one row, counted by Preact itself. */
let rowsDrawn = 0;
const before = options.__r;

beforeEach(async () => {
  await page.viewport(400, 800);
  rowsDrawn = 0;
  options.__r = (vnode) => {
    if (vnode.type === RowLine) rowsDrawn += 1;
    before?.(vnode);
  };
});
afterEach(() => {
  options.__r = before;
  vi.restoreAllMocks();
});

declare module 'preact' {
  interface Options {
    /** Called before a component renders. The name is the built one, which Preact's own devtools use. */
    __r?: ((vnode: VNode) => void) | undefined;
  }
}

const main = () => page.getByRole('main').element() as HTMLElement;
const drawnRows = () => [...document.querySelectorAll('[role=row]')];
const nodes = () => document.querySelectorAll('.day *').length;
const painted = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

const all = { restored: { ask: { ...dayAsk, filter: 'all' as const } } };

/** The list notes the end of a scroll only 150 ms after it, and draws once more. */
async function nothingMoreDrawn(): Promise<void> {
  let before = -1;
  const isSame = () => {
    const same = rowsDrawn === before;
    before = rowsDrawn;
    return same;
  };
  await expect.poll(isSame, { interval: 300 }).toBe(true);
}

interface Costs {
  rows: number;
  nodes: number;
  first: number;
  scroll: number;
  key: number;
  tick: number;
  asked: number;
}

/** What a day of so many costs: to draw, to scroll through its middle, at one key of the search, and at a tick. */
async function costs(rows: readonly DayRow[]): Promise<Costs> {
  const { session, views } = await showDay(rows, all);
  await painted();
  const first = rowsDrawn;
  const drawn = { rows: drawnRows().length, nodes: nodes() };
  rowsDrawn = 0;
  main().scrollTo({ top: main().scrollHeight / 2 });
  await painted();
  await expect.poll(() => document.querySelectorAll('.row.loading').length).toBe(0);
  await nothingMoreDrawn();
  const scroll = rowsDrawn;
  rowsDrawn = 0;
  session.choose({ query: 'f' });
  const key = rowsDrawn;
  session.choose({ query: '' });
  await session.look();
  await nothingMoreDrawn();
  rowsDrawn = 0;
  return { ...drawn, first, scroll, key, tick: await drawnAtATick(), asked: views().length };
}

async function drawnAtATick(): Promise<number> {
  rowsDrawn = 0;
  tick();
  await painted();
  return rowsDrawn;
}

/** The one timer of the page, which the test rings. */
let tick: () => void = () => undefined;
beforeEach(() => {
  const real = window.setInterval.bind(window);
  vi.spyOn(window, 'setInterval').mockImplementation(((callback: () => void, ms?: number) => {
    if (ms === REDRAW_TIMES) {
      tick = callback;
      ticks += 1;
    }
    return real(() => undefined, 1_000_000);
  }) as typeof window.setInterval);
});
let ticks = 0;

const counted = new Map<number, Costs>();

describe('300 and 10,000 rows', () => {
  test.each([42, 300, 10_000])('%i rows are counted', async (count) => {
    counted.set(count, await costs(rowsOfDay(count)));
    expect(counted.get(count)?.rows).toBeLessThan(40);
  });

  test('draw as many rows and nodes as 42 do, and render no more at a scroll, a key or a tick', async () => {
    const [few, more, most] = [42, 300, 10_000].map((count) => counted.get(count));
    if (!few || !more || !most) throw new Error('they are counted above');
    const said = (cost: Costs) =>
      `${cost.rows} rows in ${cost.nodes} nodes, row renders: first ${cost.first}, scroll ${cost.scroll}, key ${cost.key}, tick ${cost.tick}`;
    await commands.recordClaim(
      'day-rows',
      `day's rows: of 42 ${said(few)}; of 300 ${said(more)}; of 10,000 ${said(most)}`,
    );
    for (const cost of [more, most]) {
      expect(cost.rows).toBeLessThanOrEqual(few.rows + 2);
      expect(cost.nodes).toBeLessThanOrEqual(few.nodes * 1.2);
      for (const what of ['first', 'scroll', 'tick'] as const)
        expect(cost[what], what).toBeLessThanOrEqual(Math.max(few[what] * 1.5, few[what] + 12));
      // Where the list gets shorter under the scroll, its end is drawn: once each row that is seen, and once around.
      expect(cost.key, 'key').toBeLessThanOrEqual(2 * few.rows);
    }
  });

  test('have one tick for all rows that are seen', async () => {
    ticks = 0;
    await showDay(rowsOfDay(10_000), all);
    await painted();
    expect(ticks).toBe(1);
  });

  test('are found within a frame of a key: those at hand at once, the others with the answer', async () => {
    const { session } = await showDay(rowsOfDay(10_000), all);
    await painted();
    const name = 'Delphine Ostrander-Vale';
    session.choose({ query: name.slice(0, 8) });
    // Nothing was awaited since the key.
    for (const row of drawnRows()) expect(row.textContent).toContain('Delphine');
    await session.look();
    await expect.element(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '1000');
  });

  test('keep the current row while the list is scrolled away and back', async () => {
    const { session } = await showDay(rowsOfDay(300), all);
    session.moveTo(3);
    await painted();
    main().scrollTo({ top: main().scrollHeight });
    await expect.poll(() => session.shown().view?.asked.from).toBeGreaterThan(100);
    expect(session.shown().cursor.place).toBe(3);
    expect(page.getByRole('grid').element().getAttribute('aria-activedescendant')).toBeNull();
    main().scrollTo({ top: 0 });
    await expect.poll(() => document.querySelector('[aria-selected=true]')?.textContent).toContain('Ysolde');
    expect(page.getByRole('grid').element().getAttribute('aria-activedescendant')).toBe('row-visit-3');
  });

  test('End goes to the last row, also where it was not loaded, and Home back to the top', async () => {
    const { session } = await showDay(rowsOfDay(300), all);
    const press = { at: performance.now(), repeat: false, trusted: true, isCommand: false, shift: false };
    session.key({ ...press, key: 'End' }, { first: 0, last: 9, page: 8 });
    await expect.poll(() => session.shown().cursor.row?.key).toBe('visit-299');
    await expect
      .poll(() => document.querySelector('[aria-selected=true]')?.getAttribute('aria-rowindex'))
      .toBe('300');
    session.key({ ...press, key: 'Home' }, { first: 290, last: 299, page: 8 });
    await expect.poll(() => session.shown().cursor.row?.key).toBe('visit-0');
    expect(main().scrollTop).toBe(0);
  });
});
