import { describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { DayView } from '../../../lib/messages/day-view.ts';
import type { Failure } from '../../../lib/messages/failure.ts';
import { showDay } from './day-stage.tsx';
import { dayAsk, dayRow, rowsOfDay } from './days.ts';
import { expectAccessible } from './stage.tsx';
import * as views from './views.ts';

const button = (name: string | RegExp) => page.getByRole('button', { name });
const main = () => page.getByRole('main');
const spent = (change: object): DayView['budget'] => ({
  ...{ left: 312, limit: 500, others: 0, resetsAt: views.NOW + 18 * 60_000, throttledUntil: null },
  ...{ bulk: { left: 0, perHour: 380 }, ...change },
});
const unread = {
  readAt: null,
  counts: {
    ...{ patients: 0, ready: 0, toDo: 0, toSend: 0, toAsk: 0 },
    ...{ toCorrect: 0, notChecked: 0, pending: 0, oneStep: 0 },
  },
};

describe('without a connection', () => {
  test.each<[string, Partial<DayView>, RegExp, string | null]>([
    ['nothing is set up', { connection: { kind: 'notSetUp' } }, /not set up yet/, 'Set up'],
    ['nobody is connected', { connection: { kind: 'notConnected' } }, /not connected to DrChrono/, 'Connect'],
    [
      'the grant has ended',
      { connection: { kind: 'reconnect', why: 'grantDead' } },
      /DrChrono ended the connection/,
      'Connect again',
    ],
    ['this computer is offline', { online: false }, /This computer is offline/, null],
  ])('%s: it says so, with the way out, and no count', async (_, change, words, way) => {
    const { onOpenSettings } = await showDay([], { change: { ...unread, ...change } });
    await expect.element(main()).toMatchTextContent(words);
    expect(document.querySelector('.readiness, .filters, .rows')).toBeNull();
    await expectAccessible();
    if (way === null) return;
    await button(way).click();
    expect(onOpenSettings).toHaveBeenCalledOnce();
  });

  test.each([
    [true, /The browser no longer lets Invite Desk use drchrono\.com\./],
    [false, /The browser does not let Invite Desk use drchrono\.com yet\./],
  ])('site access that was given before: %s, one button asks for it', async (everGiven, words) => {
    const connection = { kind: 'siteAccessWithdrawn', everGiven } as const;
    const { onAllowSite } = await showDay([], { change: { ...unread, connection } });
    await expect.element(main()).toMatchTextContent(words);
    expect(document.querySelector('.readiness, .filters, .rows')).toBeNull();
    await expectAccessible();
    onAllowSite.mockResolvedValueOnce(false);
    await button('Allow drchrono.com').click();
    expect(onAllowSite).toHaveBeenCalledOnce();
    await expect.element(page.getByRole('alert')).toMatchTextContent(/did not allow drchrono\.com/);
  });

  test('what was read before stays, as the last known state', async () => {
    await showDay(rowsOfDay(6), { change: { online: false } });
    await expect.element(main()).toMatchTextContent(/This computer is offline/);
    await expect.element(page.getByRole('grid')).toMatchTextContent(/Maren Fairholt/);
    expect(button('Check all now').elements()).toEqual([]);
  });

  test('the store says for itself that it is gone', async () => {
    const { onDismissLost } = await showDay([], {
      change: {
        ...{ ...unread, connection: { kind: 'storeUnavailable', why: 'cannotOpen' } },
        store: { trouble: 'cannotOpen', lost: ['journal'] },
      },
    });
    await expect.element(page.getByRole('alert')).toBeVisible();
    await expectAccessible();
    await page.getByRole('alert').getByRole('button').click();
    expect(onDismissLost).toHaveBeenCalledOnce();
  });
});

describe('without rows', () => {
  test('it is being read', async () => {
    await showDay([], { change: { ...unread, trouble: { kind: 'reading' } } });
    await expect.element(page.getByText('Reading the schedule')).toBeInTheDocument();
    expect(document.querySelectorAll('.skeleton div').length).toBeGreaterThan(3);
    await expectAccessible();
  });

  test.each<[string, Failure, RegExp]>([
    ['DrChrono did not answer', { kind: 'timeout' }, /did not answer|took too long|no answer/i],
    ['the right is missing', { kind: 'forbidden' }, /./],
  ])('%s: it says so, and offers to try again', async (_, failure, words) => {
    const { onLookAgain } = await showDay([], {
      change: { ...unread, trouble: { kind: 'failed', failure } },
    });
    await expect.element(main()).toMatchTextContent(words);
    await button('Try again').click();
    expect(onLookAgain).toHaveBeenCalledOnce();
    await expectAccessible();
  });

  test('nobody is booked', async () => {
    await showDay([]);
    await expect.element(main()).toMatchTextContent(/Nobody is booked/);
    expect(document.querySelector('.readiness')).toBeNull();
    await expectAccessible();
  });

  test('an empty schedule may be a right that is missing', async () => {
    const { onOpenSettings } = await showDay([], { change: { trouble: { kind: 'emptySchedule' } } });
    await expect.element(main()).toMatchTextContent(/The day may be free. It also looks like this where/);
    await button('Open settings').click();
    expect(onOpenSettings).toHaveBeenCalledOnce();
    await expectAccessible();
  });

  test('everybody is ready', async () => {
    await showDay([dayRow('joined', 0), dayRow('invited', 1)]);
    await expect
      .element(main())
      .toMatchTextContent(/2 of 2 ready for the portal.*Everybody is ready for the portal/);
    await expect.element(main()).toMatchTextContent(/Nothing to do/);
    await expectAccessible();
  });

  test('what could not be read is counted, and then nobody is said to be all', async () => {
    const { says } = await showDay([dayRow('joined', 0), dayRow('invited', 1)], { change: { unread: 2 } });
    await expect.element(main()).toMatchTextContent('2 appointments could not be read.');
    await expect.element(main()).not.toMatchTextContent('Everybody is ready');
    await says([], { unread: 1 });
    await expect.element(main()).toMatchTextContent('1 appointment could not be read.');
    await expect.element(main()).not.toMatchTextContent('Nobody is booked');
    await expectAccessible();
  });

  test('before anybody was checked nobody is counted as not ready', async () => {
    const meter = { checked: 0, of: 3, doneAt: null, checkingAll: false };
    const { says } = await showDay(rowsOfDay(3), { change: { meter } });
    await expect.element(main()).toMatchTextContent('of 3 checked so far');
    await says(rowsOfDay(3), { meter: { ...meter, checked: 1 } });
    await expect.element(main()).toMatchTextContent('of 3 ready for the portal so far');
  });

  test('nobody is left in a filter, and nobody is found', async () => {
    const { session } = await showDay([dayRow('invite', 0)], {
      restored: { ask: { ...dayAsk, filter: 'toAsk' } },
    });
    await expect.element(main()).toMatchTextContent(/Nobody is left here/);
    session.choose({ filter: 'all', query: 'zzz' });
    await expect.element(main()).toMatchTextContent(/Nobody here matches “zzz”/);
    // Muted as the words around it, it would look as if it could not be pressed.
    const [clear, heading] = [button('Show everybody again'), page.getByRole('heading', { name: /zzz/ })];
    expect(getComputedStyle(clear.element()).color).toBe(getComputedStyle(heading.element()).color);
    await clear.click();
    await expect.element(page.getByRole('grid')).toMatchTextContent(/Maren Fairholt/);
    await expectAccessible();
  });
});

describe('requests', () => {
  test.each<[string, Partial<DayView>, RegExp]>([
    ['used up', { budget: spent({ left: 0 }) }, /This hour’s requests are used up.*11:00 AM/],
    ['refused by DrChrono', { budget: spent({ throttledUntil: views.NOW + 60_000 }) }, /10:43 AM/],
  ])('that are %s are said, and the rows stay', async (_, change, words) => {
    await showDay(rowsOfDay(6), { change });
    await expect.element(main()).toMatchTextContent(words);
    await expect.element(page.getByRole('grid')).toBeVisible();
    await expectAccessible();
  });

  test('left, how far it was read and in whose name it acts stand at the foot', async () => {
    const meter = { checked: 31, of: 42, doneAt: views.NOW + 28 * 60_000, checkingAll: false };
    const { asked } = await showDay(rowsOfDay(42), { change: { meter } });
    const foot = page.getByRole('contentinfo');
    await expect.element(foot).toMatchTextContent(/31 of 42 checked, the rest by 11:10 AM/);
    await expect.element(foot).toMatchTextContent(/as Dana Whitlock.*312 requests left/);
    await button('Check all now').click();
    expect(asked).toEqual([['checkDay', { day: { kind: 'current' }, providerId: null, officeId: null }]]);
  });

  test('while everybody is looked at, it is not offered again', async () => {
    const meter = { checked: 3, of: 42, doneAt: null, checkingAll: true };
    await showDay(rowsOfDay(42), { change: { meter } });
    await expect.element(page.getByRole('contentinfo')).toMatchTextContent(/3 of 42 checkedChecking all/);
    expect(button('Check all now').elements()).toEqual([]);
  });
});

describe('the day', () => {
  test('is gone through by ‹ and ›, and any date can be chosen', async () => {
    const { session } = await showDay(rowsOfDay(3));
    await expect.element(page.getByRole('heading', { level: 1 })).toMatchTextContent(/Tomorrow Wed Nov 18/);
    await button('Day after').click();
    expect(session.shown().ask.day).toEqual({ kind: 'date', date: '2026-11-19' });
    await button(/Tomorrow/).click();
    await expectAccessible();
    await button('Next working day').click();
    expect(session.shown().ask.day).toEqual({ kind: 'nextWorkingDay' });
    expect(button('Next working day').elements()).toEqual([]);
    await button(/Tomorrow/).click();
    await page.getByLabelText('Any date').fill('2026-12-24');
    expect(session.shown().ask.day).toEqual({ kind: 'date', date: '2026-12-24' });
  });

  test('says of nobody that they are ready who was not checked', async () => {
    await showDay([], { change: { counts: { ...unread.counts, patients: 42, notChecked: 42 } } });
    await expect.element(main()).toMatchTextContent('Not everybody on this day has been checked.');
    await expect.element(main()).not.toMatchTextContent('Everybody on this day is ready');
    await expectAccessible();
  });

  test('is of one provider and one office, where there are several', async () => {
    const { session, says } = await showDay(rowsOfDay(3));
    await page.getByRole('combobox', { name: 'Office' }).selectOptions('Harbor office');
    await page.getByRole('combobox', { name: 'Provider' }).selectOptions('Dr. Ada Wren');
    expect(session.shown().ask).toMatchObject({ officeId: 2, providerId: 2 });
    await says(rowsOfDay(3), { providers: [{ id: 1, name: 'Dr. James Smith' }], offices: [] });
    expect(page.getByRole('combobox').elements()).toEqual([]);
  });

  test('says in the morning how it stands, until that was read', async () => {
    await showDay(rowsOfDay(3), {
      change: { morning: { patients: 42, ready: 31, notChecked: 0, expiring: 5, beforeVisit: 2 } },
    });
    await expect
      .element(main())
      .toMatchTextContent('31 of 42 ready for today; 5 invites expire, 2 before their visit.');
    await button('OK').click();
    await expect.element(main()).not.toMatchTextContent('ready for today');
  });

  test('leads to the patient in front, to the list and through those who need somebody', async () => {
    const { leave, asked, session } = await showDay(rowsOfDay(14));
    await button('Patient').click();
    expect(leave).toHaveBeenCalledOnce();
    await button(/^Send 3 invites/).click();
    expect(asked.at(-1)).toMatchObject(['openBulk', { of: 'day' }]);
    await button(/^Walk the 3/).click();
    expect(session.shown().cursor.row?.key).toBe('visit-2');
    await expect.element(page.getByRole('grid')).toHaveFocus();
  });
});
