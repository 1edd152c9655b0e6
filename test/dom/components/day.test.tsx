import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { DayRow } from '../../../lib/messages/day-view.ts';
import { SEEN_LEAST } from '../../../lib/page-timing.ts';
import { showDay } from './day-stage.tsx';
import { dayAsk, dayRow, kinds, LONG_NAME, type RowKind, rowsOfDay } from './days.ts';
import { movedTime } from './moved-time.ts';
import { expectAccessible } from './stage.tsx';
import * as views from './views.ts';

const grid = () => page.getByRole('grid');
const button = (name: string | RegExp) => page.getByRole('button', { name });
const main = () => page.getByRole('main');
/** The one place where the day says what a key came to. */
const told = () => page.getByRole('status').last();
const current = () => document.querySelector('[role=row][aria-selected=true]')?.textContent ?? '';
const rowOf = (name: string) =>
  [...document.querySelectorAll('[role=row]')].find((row) => row.textContent?.includes(name)) ?? null;
/** So many whole pixels are free between each row and the next; a row that covers any of another one gives less than 0. */
const gaps = () => {
  const places = [...document.querySelectorAll('[role=row]')].map((row) => row.getBoundingClientRect());
  places.sort((a, b) => a.top - b.top);
  return places.slice(1).map(({ top }, index) => Math.floor(top - (places[index]?.bottom ?? 0) + 0.01));
};
const press = (keys: string) => userEvent.keyboard(keys);

/** The list has the focus and its first row has been current for long enough. */
async function ready(rows: readonly DayRow[], options: Parameters<typeof showDay>[1] = {}) {
  const time = movedTime();
  const staged = await showDay(rows, options);
  await expect.element(grid()).toHaveFocus();
  time.goesOn(SEEN_LEAST);
  return { ...staged, time };
}

const two = [dayRow('expired', 0), dayRow('invite', 1)];
const sent = (row: DayRow): DayRow => ({
  ...row,
  ...{ status: views.pending(6 * views.DAY), offers: [], readiness: { kind: 'ready', because: 'invited' } },
  operation: views.operation(views.sent),
});

describe('a row', () => {
  test('is time, person, one state and one verb, whatever stands in the way', async () => {
    await page.viewport(400, 1700);
    const all = (Object.keys(kinds) as RowKind[]).map((kind, place) => dayRow(kind, place));
    await showDay(all, { restored: { ask: { ...dayAsk, filter: 'all' } } });
    await expect.element(grid()).toBeVisible();
    for (const row of document.querySelectorAll('[role=row]'))
      expect(row.querySelectorAll('.verb button').length).toBeLessThanOrEqual(1);
    expect(rowOf('Maren Fairholt')?.textContent).toMatch(/8:00Maren Fairholt.1940Expired 2 d ago/);
    await expectAccessible();
  });

  test.each([320, 400, 640, 1280])(
    'fits into %d pixels, also with a long name, and no year stands alone',
    async (width) => {
      await page.viewport(width, 900);
      await showDay([
        dayRow('expired', 0, { name: LONG_NAME }),
        dayRow('lapses', 1),
        dayRow('noPhoneNorDate', 2),
      ]);
      await expect.element(grid()).toBeVisible();
      expect(document.documentElement.scrollWidth).toBe(width);
      const verbs = [...document.querySelectorAll('.row .verb')].map((verb) => verb.getBoundingClientRect());
      expect(new Set(verbs.map(({ width: wide, left }) => `${wide} ${left}`)).size).toBe(1);
      for (const year of document.querySelectorAll('.year')) {
        const range = document.createRange();
        range.selectNodeContents(year.previousElementSibling as Node);
        const lines = [...range.getClientRects()];
        expect(year.getBoundingClientRect().bottom).toBeLessThanOrEqual((lines.at(-1)?.bottom ?? 0) + 2);
      }
      await expectAccessible();
    },
  );

  test.each([320, 400, 640])('covers nothing of the row above it at %d pixels', async (width) => {
    await page.viewport(width, 900);
    const rows = [dayRow('expired', 0), dayRow('lapses', 1, { again: ['14:30'] }), dayRow('noEmail', 2)];
    await showDay([...rows, dayRow('expired', 3, { name: LONG_NAME }), dayRow('noPhoneNorDate', 4)]);
    await expect.poll(gaps).toEqual([0, 0, 0, 0]);
  });

  test('takes its height along to the place of a row that has left', async () => {
    await page.viewport(320, 800);
    const rows = [dayRow('expired', 0), dayRow('expired', 1), dayRow('expired', 2, { name: LONG_NAME })];
    const { says } = await showDay([...rows, dayRow('expired', 3), dayRow('expired', 4)]);
    await expect.poll(gaps).toEqual([0, 0, 0, 0]);
    await says([...rows.slice(1), dayRow('expired', 3), dayRow('expired', 4)]);
    await expect.poll(gaps).toEqual([0, 0, 0]);
    // What grows later is measured there, too.
    await says([...rows.slice(1), dayRow('expired', 3, { name: LONG_NAME }), dayRow('expired', 4)]);
    await expect.poll(gaps).toEqual([0, 0, 0]);
  });

  test('names by its id whose name is not known since the browser started', async () => {
    await showDay([dayRow('expired', 4, { name: null, birthDate: null })]);
    await expect.element(grid()).toMatchTextContent('Patient …0004');
  });

  test('says where the patient is, when the next visit of the day is, and who has just sent', async () => {
    const row = dayRow('expired', 0);
    await showDay([
      {
        ...row,
        again: ['14:30'],
        lately: { by: 'Maria Ortiz', at: views.NOW - 12 * 60_000 },
        visit: row.visit && { ...row.visit, presence: 'arrived' },
      },
    ]);
    await expect
      .element(grid())
      .toMatchTextContent(/Expired 2 d ago · here · again at 2:30 · Sent by Maria Ortiz 12 min ago/);
  });
});

describe('by keyboard', () => {
  test('Enter does the verb of the current row, shows how it ends, and goes nowhere', async () => {
    const { asked, says, time } = await ready(two);
    await press('{Enter}');
    await expect
      .poll(() => asked)
      .toEqual([['actOnPatient', { patientId: 56_950_000, action: 'resend', risksRead: [] }]]);
    const repeat = {
      ...views.offer.resend,
      risk: 'sentLately' as const,
      lately: { by: null, at: views.NOW },
    };
    await says([{ ...sent(two[0] as DayRow), offers: [repeat] }, two[1] as DayRow]);
    expect(current()).toContain('Maren Fairholt');
    // What has just gone out is a reason to ask before another one, and nobody has asked for another one.
    expect(document.querySelector('fieldset')).toBeNull();
    await expect.element(grid()).toHaveFocus();
    await expect.element(grid()).toMatchTextContent(/Sent 10:42 AM to j•••@example.com/);
    time.goesOn(SEEN_LEAST);
    await press('{Enter}{Enter}');
    expect(asked).toHaveLength(1);
  });

  test('a hurried key is not for the row that has just become current', async () => {
    const { asked, time } = await ready(two);
    await press('{ArrowDown}{Enter}');
    expect(current()).toContain('Tobin Quellmark');
    await expect.element(told()).toMatchTextContent(/One moment/);
    time.goesOn(SEEN_LEAST - 1);
    await press('{Enter}s');
    expect(asked).toEqual([]);
    expect(document.querySelector('form')).toBeNull();
    time.goesOn(1);
    await press('{Enter}');
    await expect
      .poll(() => asked)
      .toMatchObject([['actOnPatient', { patientId: 56_950_001, action: 'send' }]]);
  });

  test('a list that is sorted anew under the cursor takes it along, and makes it wait', async () => {
    const { asked, says, time } = await ready(two);
    await press('{ArrowDown}');
    time.goesOn(SEEN_LEAST);
    await says([two[1] as DayRow, two[0] as DayRow]);
    expect(current()).toContain('Tobin Quellmark');
    await press('{Enter}');
    expect(asked).toEqual([]);
    time.goesOn(SEEN_LEAST);
    await press('{Enter}');
    await expect.poll(() => asked).toMatchObject([['actOnPatient', { patientId: 56_950_001 }]]);
  });

  test('until it was moved it is on the first row, whichever that is', async () => {
    const { asked, says } = await ready(two);
    await says([two[1] as DayRow, two[0] as DayRow]);
    expect(current()).toContain('Tobin Quellmark');
    await press('{Enter}');
    expect(asked).toEqual([]);
  });

  test('a row that is gone leaves its key to nobody', async () => {
    const { asked, says } = await ready(two);
    await says([two[1] as DayRow]);
    await press('{Enter}');
    expect(current()).toContain('Tobin Quellmark');
    expect(asked).toEqual([]);
    await expect.element(told()).toMatchTextContent(/One moment/);
  });

  test('N goes to the next that needs somebody, and letters do nothing in the search', async () => {
    const { asked } = await ready([dayRow('expired', 0), dayRow('joined', 1), dayRow('noEmail', 2)], {
      restored: { ask: { ...dayAsk, filter: 'all' } },
    });
    await press('n');
    expect(current()).toContain('Corwin Haspeldale');
    await press('/');
    await expect.element(page.getByRole('searchbox')).toHaveFocus();
    await press('nsza');
    expect(current()).toBe('');
    expect(asked).toEqual([]);
    await expect.element(main()).toMatchTextContent('Nobody here matches “nsza”.');
    await press('{Escape}{Escape}');
    await expect.element(grid()).toHaveFocus();
  });

  test('Esc goes back one layer at a time: search, then filter', async () => {
    const { session } = await ready(rowsOfDay(20));
    await button(/to ask/).click();
    session.choose({ query: 'corwin' });
    session.focus('list');
    await press('{Escape}');
    expect(session.shown().ask).toMatchObject({ query: '', filter: 'toAsk' });
    await press('{Escape}');
    expect(session.shown().ask.filter).toBe('toDo');
  });

  test('A opens the list, which sends nothing by itself', async () => {
    const { asked } = await ready(two);
    await press('a');
    expect(asked).toEqual([
      ['openBulk', { of: 'day', day: { kind: 'current' }, providerId: null, officeId: null }],
    ]);
  });

  test('letters can be switched off', async () => {
    const { session, asked } = await ready(two);
    await button('Keys').click();
    await page.getByRole('checkbox').click();
    await button('Close').click();
    session.focus('list');
    await press('ans');
    expect(current()).toContain('Maren Fairholt');
    expect(asked.map(([name]) => name)).toEqual(['chooseKeys']);
  });
});

describe('not now', () => {
  test('asks why and until when in the row, and is taken back by Z', async () => {
    const { asked, session } = await ready(two);
    await press('s');
    await expect.element(page.getByRole('form')).toBeVisible();
    await expectAccessible();
    await press('{Enter}');
    await expect.element(told()).toMatchTextContent('Choose a reason first.');
    await press('1{Enter}');
    await expect
      .poll(() => asked)
      .toEqual([
        [
          'putOff',
          { patientId: 56_950_000, reason: 'declined', until: { kind: 'nextVisit' }, day: '2026-11-18' },
        ],
      ]);
    await expect.element(told()).toMatchTextContent('Maren Fairholt: not now.');
    await expect.element(grid()).toHaveFocus();
    await press('z');
    await expect.poll(() => asked.at(-1)).toEqual(['takeUpAgain', { patientId: 56_950_000 }]);
    await expect.element(told()).toMatchTextContent('Taken back: Maren Fairholt is to be invited again.');
    await press('z');
    await expect.element(told()).toMatchTextContent('Nothing to take back.');
    expect(session.shown().draft).toBeNull();
  });

  test('is said by three keys without a pause', async () => {
    const { asked } = await ready(two);
    const heard = new Promise<Element | null>((resolve) => {
      // What comes right after the drawing finds the focus in the form already.
      new MutationObserver((_, observer) => {
        if (document.querySelector('form') === null) return;
        observer.disconnect();
        queueMicrotask(() => resolve(document.activeElement));
      }).observe(document.body, { childList: true, subtree: true });
    });
    await press('s1{Enter}');
    expect((await heard)?.closest('form')).not.toBeNull();
    await expect.poll(() => asked.map(([name]) => name)).toEqual(['putOff']);
  });

  test('is taken back by its form, whoever decided it and whenever', async () => {
    const all = { restored: { ask: { ...dayAsk, filter: 'all' } } } as const;
    const { asked, time } = await ready([dayRow('declined', 0), dayRow('invite', 1)], all);
    await press('s');
    await button('Take back').click();
    await expect.poll(() => asked).toEqual([['takeUpAgain', { patientId: 56_950_000 }]]);
    await expect.element(told()).toMatchTextContent('Taken back: Maren Fairholt is to be invited again.');
    await press('{ArrowDown}');
    time.goesOn(SEEN_LEAST);
    await press('s');
    await expect.element(page.getByRole('form')).toBeVisible();
    expect(button('Take back').elements()).toEqual([]);
  });

  test('is seen as a whole, also of the last row that is seen in a narrow panel', async () => {
    await page.viewport(320, 640);
    const rows = rowsOfDay(12);
    const { session, time } = await ready(rows);
    session.moveTo(4);
    const isSeen = () => {
      const row = document.querySelector('[aria-selected=true]')?.getBoundingClientRect();
      return row !== undefined && row.bottom <= main().element().getBoundingClientRect().bottom + 1;
    };
    await expect.poll(isSeen).toBe(true);
    time.goesOn(SEEN_LEAST);
    await press('s');
    const form = page.getByRole('form');
    await expect.element(form).toBeVisible();
    const hidden = () => {
      const [inside, around] = [form.element(), main().element()].map((one) => one.getBoundingClientRect());
      if (!inside || !around) return Number.NaN;
      return Math.max(0, inside.bottom - around.bottom - 1, around.top - inside.top - 1);
    };
    await expect.poll(hidden).toBe(0);
  });

  test('is given up by Esc, and belongs to one patient', async () => {
    const { asked, says } = await ready(two);
    await press('s');
    await press('2');
    await says([two[1] as DayRow]);
    expect(document.querySelector('form')).toBeNull();
    await says(two);
    expect((page.getByRole('radio', { name: /no email/ }).element() as HTMLInputElement).checked).toBe(true);
    expect(rowOf('Maren Fairholt')?.querySelector('form')).not.toBeNull();
    await page.getByRole('radio', { name: /no email/ }).click();
    await press('{Escape}');
    expect(document.querySelector('form')).toBeNull();
    expect(asked).toEqual([]);
  });

  test('a line that waits in a list is taken off it, and an invite that left is not', async () => {
    const { asked, says, time } = await ready([dayRow('inList', 0), two[1] as DayRow], {
      restored: { ask: { ...dayAsk, filter: 'all' } },
    });
    await press('z');
    await expect.poll(() => asked).toEqual([['cancelBulkLine', { patientId: 56_950_000 }]]);
    await expect.element(told()).toMatchTextContent(/has left and cannot be taken back/);
    await press('{ArrowDown}');
    time.goesOn(SEEN_LEAST);
    await press('{Enter}');
    await says([dayRow('expired', 0), sent(two[1] as DayRow)]);
    await press('z');
    await expect.element(told()).toMatchTextContent(/The invite to Tobin Quellmark has left/);
  });
});

describe('a risk', () => {
  test('is read in the row before the second press', async () => {
    const { asked } = await ready([dayRow('riskyInvite', 0)]);
    await press('{Enter}');
    await expect
      .element(page.getByRole('group', { name: 'Before you go on' }))
      .toMatchTextContent(/under 18/);
    await expect.element(button('Cancel')).toHaveFocus();
    await expectAccessible();
    await press('{Escape}');
    await expect.element(grid()).toHaveFocus();
    await press('{Enter}');
    await button(/Send anyway/).click();
    await expect
      .poll(() => asked)
      .toEqual([['actOnPatient', { patientId: 56_950_000, action: 'send', risksRead: ['minor'] }]]);
  });

  test('for somebody whom DrChrono invites by itself, that is asked about', async () => {
    const { asked } = await ready([dayRow('drChronoInvites', 0)], {
      restored: { ask: { ...dayAsk, filter: 'all' } },
    });
    await press('{Enter}');
    await expect.element(main()).toMatchTextContent(/DrChrono invites new patients after their first visit/);
    expect(asked).toEqual([]);
  });

  test('why a press was not carried out stands in its row', async () => {
    const { failures } = await ready(two);
    failures.set('actOnPatient', { ok: false, failure: { kind: 'alreadyRunning' } });
    await press('{Enter}');
    await expect.poll(() => rowOf('Maren Fairholt')?.textContent).toMatch(/already|under way/i);
    expect(rowOf('Tobin Quellmark')?.textContent).not.toMatch(/already|under way/i);
  });
});

test('what only the patient’s own view can do opens it, at the field', async () => {
  const { openPatient, asked } = await ready([dayRow('noEmail', 0), dayRow('decide', 1)]);
  await press('{Enter}');
  expect(openPatient).toHaveBeenCalledExactlyOnceWith(56_950_000, 'email');
  expect(asked).toEqual([]);
});

describe('who has arrived', () => {
  const here = (place: number, kind: RowKind = 'invite') => {
    const row = dayRow(kind, place);
    return { ...row, visit: row.visit && { ...row.visit, presence: 'arrived' as const } };
  };

  test('stands on top with one sentence and one verb, and the others are one press away', async () => {
    const rows = [here(0), here(3, 'noEmail'), dayRow('joined', 5)];
    const { asked } = await showDay(rows, { change: { arrived: rows.slice(0, 2) } });
    const strip = page.getByRole('region', { name: 'Here now' });
    await expect
      .element(strip)
      .toMatchTextContent(/Maren Fairholt is here \(8:00\)Not invited. “May I send you/);
    await strip.getByRole('button', { name: '1 more' }).click();
    await expect
      .element(strip)
      .toMatchTextContent(/Ysolde Merrowgate is here \(8:45\).*Which email may we use/);
    await strip.getByRole('button', { name: '1 more' }).click();
    await strip.getByRole('button', { name: /^Invite/ }).click();
    expect(asked).toMatchObject([['actOnPatient', { patientId: 56_950_000, action: 'send' }]]);
    await expectAccessible();
  });
});
