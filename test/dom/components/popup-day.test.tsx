import { describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { PopupProps } from '../../../components/popup/props.ts';
import type { DayRow, DayView, ScreenState } from '../../../lib/messages/day-view.ts';
import type { WorklistRow } from '../../../lib/messages/worklist-view.ts';
import { dayAsk, dayRow, dayView, LONG_NAME, rowsOfDay, TOMORROW } from './days.ts';
import { mountPopup } from './popup-stage.tsx';
import { expectAccessible } from './stage.tsx';
import * as views from './views.ts';

const TODAY = '2026-11-17';
const quickAsk = { ...dayAsk, day: { kind: 'current' as const }, count: 28 };
const today = { date: TODAY, today: TODAY };

/** The popup over a day of these rows, which is today's. */
function mountDay(rows: readonly DayRow[], change: Partial<DayView> = {}, props: Partial<PopupProps> = {}) {
  return mountPopup({ day: dayView(rows, quickAsk, { ...today, ...change }), ...props });
}

const button = (name: string | RegExp) => page.getByRole('button', { name });
const text = (words: string | RegExp) => page.getByText(words);
const quick = () => page.getByRole('list', { name: /^Who needs somebody/ }).getByRole('listitem');
const pendingList = () => page.getByRole('list', { name: /nearest expiry first/ });
const many = rowsOfDay(42);
const pressIn = (ms: number, on: ReturnType<typeof button>) => {
  const press = new MouseEvent('click', { bubbles: true, cancelable: true, detail: 1 });
  Object.defineProperty(press, 'timeStamp', { value: performance.now() + ms });
  on.element().dispatchEvent(press);
};

describe('the day in short', () => {
  test('says how many are ready, what is left, and lists the first seven who need somebody', async () => {
    const { counts } = dayView(many);
    mountDay(many);
    await expect.element(page.getByRole('region', { name: 'Today, Tue, Nov 17' })).toBeVisible();
    await expect.element(text(/ready today$/)).toMatchTextContent(`${counts.ready} of 42 ready today`);
    await expect.element(text(/to send · /)).toMatchTextContent('9 to send · 3 to ask · 6 to correct');
    expect(quick().elements()).toHaveLength(7);
    await expect.element(text(`${counts.toDo - 7} more in the desk`)).toBeVisible();
    expect(pendingList().elements()).toHaveLength(0);
    await expectAccessible();
  });

  test('each row has time, name, one state in words and one verb', async () => {
    const { onAct, onOpenChart, onOpenPatient } = mountDay([
      dayRow('expired', 0),
      dayRow('noEmail', 1),
      dayRow('mistyped', 2, { again: ['14:30'] }),
      dayRow('notChecked', 3),
      dayRow('oldAddress', 4),
    ]);
    await expect.element(quick().nth(0)).toMatchTextContent(/8:00 AM.*Maren Fairholt.*Expired 2 d ago/);
    await expect.element(quick().nth(2)).toMatchTextContent('again at 2:30');
    for (const item of quick().elements())
      expect(item.querySelectorAll('button:not(.name)'), item.textContent ?? '').toHaveLength(1);
    await button('Resend: Maren Fairholt').click();
    expect(onAct).toHaveBeenLastCalledWith(56_950_000, 'resend', { risksRead: [] });
    await button('Add email: Tobin Quellmark').click();
    expect(onOpenPatient).toHaveBeenLastCalledWith(56_950_001, 'email');
    await button(/^Correct: /).click();
    expect(onOpenPatient).toHaveBeenLastCalledWith(56_950_002, 'email');
    await button(/^Check: /).click();
    expect(onAct).toHaveBeenLastCalledWith(56_950_003, 'check', { risksRead: [] });
    await button(/^Resend to new: /).click();
    expect(onAct).toHaveBeenLastCalledWith(56_950_004, 'resend', { risksRead: [] });
    await button(/^Maren Fairholt , Open chart/).click();
    expect(onOpenChart).toHaveBeenCalledExactlyOnceWith(56_950_000);
    await expectAccessible();
  });

  test('a verb with a risk asks first, in its row', async () => {
    const { onAct } = mountDay([dayRow('riskyInvite', 0)]);
    await button(/^Invite: /).click();
    await expect.element(page.getByRole('group', { name: 'Before you go on' })).toBeVisible();
    expect(onAct).not.toHaveBeenCalled();
    await expectAccessible();
    await button('Send anyway').click();
    expect(onAct).toHaveBeenCalledExactlyOnceWith(56_950_000, 'send', { risksRead: ['minor'] });
  });

  test('who has come stands on top, and nobody twice', async () => {
    const rows = rowsOfDay(20);
    const late = { ...dayRow('invite', 19), name: 'Gideon Larchmoor' };
    mountDay([...rows.slice(0, 19), late], { arrived: [late] });
    await expect.element(quick().first()).toMatchTextContent('Gideon Larchmoor');
    expect(quick().elements()).toHaveLength(7);
    expect(text('Gideon Larchmoor').elements()).toHaveLength(1);
  });

  test('the patient of the tab stands on top, and is not in the day again', async () => {
    const row = views.row({ patientId: 56_950_000, name: 'Maren Fairholt' });
    mountDay(rowsOfDay(8), {}, { tab: { kind: 'found', row, trouble: null, eligibility: null } });
    await expect
      .element(page.getByRole('region', { name: 'On this tab' }))
      .toMatchTextContent('Maren Fairholt');
    expect(text('Maren Fairholt').elements()).toHaveLength(1);
    expect(
      quick()
        .elements()
        .map((item) => item.textContent?.includes('Maren Fairholt')),
    ).not.toContain(true);
  });

  test('an open question of anybody stands above it, with its answers', async () => {
    const operation = views.operation({ stage: 'needsYou', question: 'revokedNotSent' });
    const asked = views.row({ patientId: 7, name: 'Oriel Sample', operation, offers: [views.offer.retry] });
    const { onAct } = mountDay(rowsOfDay(8), {}, { view: views.worklist({ rows: [asked, ...views.rows] }) });
    await expect.element(page.getByRole('region', { name: 'Waiting for your answer' })).toBeVisible();
    await button(/^Retry sending/).click();
    expect(onAct).toHaveBeenCalledExactlyOnceWith(7, 'retry', { risksRead: [] });
    await expectAccessible();
  });

  test('the row of a press stays until its end is seen, and takes no place from the others', async () => {
    const operation = views.operation(views.sent);
    const sent = dayRow('invited', 0, { operation });
    const rows = [sent, ...rowsOfDay(30).slice(1)];
    const asked = { ...quickAsk, keep: [sent.patientId] };
    mountPopup({ day: dayView(rows, asked, today) });
    await expect.element(quick().first()).toMatchTextContent(/Maren Fairholt.*Sent /);
    expect(quick().elements()).toHaveLength(8);
    await expectAccessible();
  });

  test('the morning’s line, and the way to the desk', async () => {
    const { onOpenDesk } = mountDay(many, {
      morning: { patients: 42, ready: 31, notChecked: 0, expiring: 5, beforeVisit: 2 },
    });
    // How many are ready today stands above it already.
    await expect.element(text('Today 5 invites expire, 2 before their visit.')).toBeVisible();
    await button('Open the desk').click();
    expect(onOpenDesk).toHaveBeenCalledOnce();
  });

  test('beside another day, the morning’s line says how today stands', async () => {
    mountDay(many, {
      ...{ date: TOMORROW, unread: 1 },
      morning: { patients: 42, ready: 31, notChecked: 0, expiring: 5, beforeVisit: 2 },
    });
    await expect.element(text(/^31 of 42 ready for today; 5 invites/)).toBeVisible();
    await expect.element(text(/^1 appointment could not be read/)).toBeVisible();
  });

  test('before anybody was checked nobody is told to be ready', async () => {
    mountDay(many, { meter: { checked: 0, of: 42, doneAt: null, checkingAll: false } });
    await expect.element(text(/of 42 checked today/)).toBeVisible();
  });

  test('once today is over it is the next working day, and that is said', async () => {
    const { onAskDay } = mountDay(many, { date: TOMORROW });
    await expect.element(text('Nobody more is expected today.')).toBeVisible();
    await expect.element(page.getByRole('region', { name: 'Tomorrow, Wed, Nov 18' })).toBeVisible();
    await expect.element(text(/of 42 ready tomorrow/)).toBeVisible();
    await button('Today').click();
    expect(onAskDay).toHaveBeenCalledExactlyOnceWith({ kind: 'today' });
  });

  test('of a day further off the date is said', async () => {
    mountDay(many, { date: '2026-11-23' });
    await expect.element(page.getByRole('region', { name: 'Mon, Nov 23', exact: true })).toBeVisible();
    await expect.element(text(/of 42 ready on Mon, Nov 23/)).toBeVisible();
  });

  test('everybody ready', async () => {
    mountDay([dayRow('joined', 0), dayRow('invited', 1)]);
    await expect.element(text('Everybody is ready.')).toBeVisible();
    expect(quick().elements()).toHaveLength(0);
    await expectAccessible();
  });

  test('nobody expected on that day', async () => {
    mountDay([]);
    await expect.element(text('Nobody is expected on this day.')).toBeVisible();
    await expectAccessible();
  });
});

describe('the choice', () => {
  test('every known invite is a press away, with all that stood there', async () => {
    const counts = { all: 5, found: 5, resendable: 2, nextEnd: null };
    const { onOpenBulk } = mountDay(many, {}, { view: views.worklist({ rows: views.rows, counts }) });
    await expect.element(button(/^Today ·/)).toHaveAttribute('aria-pressed', 'true');
    await button('Pending invites · 5').click();
    await expect.element(pendingList().getByText('Michelle Harris')).toBeVisible();
    expect(quick().elements()).toHaveLength(0);
    await button('Resend expired (2)').click();
    expect(onOpenBulk).toHaveBeenCalledOnce();
    await expectAccessible();
    await button(/^Today ·/).click();
    expect(quick().elements()).toHaveLength(7);
  });

  test('a word that is typed finds among everybody known, and with it gone the day is back', async () => {
    mountDay(many);
    await expect.element(page.getByRole('searchbox')).toHaveFocus();
    await userEvent.keyboard('harr');
    await expect.element(pendingList().getByText('Michelle Harris')).toBeVisible();
    expect(quick().elements()).toHaveLength(0);
    await page.getByRole('searchbox').fill('');
    expect(quick().elements()).toHaveLength(7);
  });

  test('arrows go from row to row of the day', async () => {
    mountDay(many);
    await expect.element(page.getByRole('searchbox')).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    await expect.element(button(/^Tobin Quellmark/)).toHaveFocus();
    await userEvent.keyboard('{Tab}');
    await expect.element(button(/: Tobin Quellmark$/)).toHaveFocus();
  });
});

describe('where the day is not known', () => {
  test.each([
    ['no schedule is listed', { trouble: { kind: 'emptySchedule' } }, /^No visits are listed/],
    [
      'it could not be read',
      { readAt: null, trouble: { kind: 'failed', failure: { kind: 'forbidden' } } },
      /could not be read\. These are all invites/,
    ],
    ['there is no network', { readAt: null, online: false }, /^The schedule could not be read/],
  ] as const)('%s: the known invites, with a quiet sentence', async (_, change, words) => {
    mountDay([], change as Partial<DayView>);
    await expect.element(text(words)).toBeVisible();
    await expect.element(pendingList().getByText('Michelle Harris')).toBeVisible();
    expect(button('Open the desk').elements()).toHaveLength(0);
    await expectAccessible();
  });

  test('it gave no answer: the same', async () => {
    mountPopup({ day: 'lost' });
    await expect.element(text(/^The schedule could not be read/)).toBeVisible();
    await expect.element(pendingList().getByText('Michelle Harris')).toBeVisible();
  });

  test('without a connection that is said once, and nothing of the schedule', async () => {
    mountDay([], {}, { view: views.worklist({ connection: { kind: 'notConnected' } }) });
    await expect.element(button('Connect')).toBeVisible();
    expect(text(/schedule/).elements()).toHaveLength(0);
  });

  test('while it is read nothing else takes its place, and the search works', async () => {
    mountDay([], { readAt: null, trouble: { kind: 'reading' } });
    await expect.element(page.getByText('Reading the schedule…')).toBeInTheDocument();
    expect(pendingList().elements()).toHaveLength(0);
    await userEvent.keyboard('harr');
    await expect.element(pendingList().getByText('Michelle Harris')).toBeVisible();
    await page.getByRole('searchbox').fill('');
    await expectAccessible();
  });

  test('a day that was read before stays, with the time of that', async () => {
    mountDay(many, { trouble: { kind: 'failed', failure: { kind: 'timeout' } } });
    await expect.element(text(/could not be read anew; this is as of 10:41 AM/)).toBeVisible();
    expect(quick().elements()).toHaveLength(7);
  });
});

describe('a row that moves under the pointer', () => {
  test('takes no press until it has stood for half a second', async () => {
    const rows = rowsOfDay(12);
    const { again, onAct } = mountDay(rows);
    const second = button(/^Resend: Tobin Quellmark/);
    await expect.element(second).toBeVisible();
    // The first is ready now, so everybody moves up by a row.
    again({ day: dayView([dayRow('joined', 0), ...rows.slice(1)], quickAsk, today) });
    await expect.poll(() => text('Maren Fairholt').elements()).toHaveLength(0);
    pressIn(-200, second);
    expect(onAct).not.toHaveBeenCalled();
    await expect.element(text(/the list has just moved/)).toBeVisible();
    pressIn(501, second);
    expect(onAct).toHaveBeenCalledExactlyOnceWith(56_950_001, 'resend', { risksRead: [] });
  });

  test('counts at once where none has moved', async () => {
    const { onAct } = mountDay(rowsOfDay(12));
    await expect.element(quick().first()).toBeVisible();
    pressIn(0, button(/^Resend: Maren Fairholt/));
    expect(onAct).toHaveBeenCalledOnce();
  });
});

describe('closed and opened again', () => {
  const left = (change: Partial<ScreenState['ask']>, scrolled = 0): ScreenState => ({
    ask: { ...quickAsk, ...change },
    ...{ current: null, scrolled, openPatient: null, draft: null },
  });

  test('the search is there as it was, and the next letter begins another', async () => {
    mountDay(many, {}, { left: left({ query: 'harr' }) });
    await expect.element(page.getByRole('searchbox')).toHaveValue('harr');
    await expect.element(pendingList().getByText('Michelle Harris')).toBeVisible();
    await userEvent.keyboard('t');
    await expect.element(page.getByRole('searchbox')).toHaveValue('t');
  });

  test('so is the list that was chosen, and how far it was scrolled', async () => {
    const all = Array.from({ length: 40 }, (_, index) => views.row({ patientId: 70_000_000 + index }));
    mountDay(many, {}, { view: views.worklist({ rows: all }), left: left({ filter: 'pending' }, 600) });
    await expect.element(button(/^Pending invites/)).toHaveAttribute('aria-pressed', 'true');
    expect(document.querySelector('main')?.scrollTop).toBe(600);
  });

  test('a day that was chosen is left by its date, and one that is past gives way to the present', async () => {
    const { onLeave, again, onAskDay } = mountDay(many, { date: TOMORROW });
    await button('Today').click();
    again({ day: dayView(many, quickAsk, today) });
    await expect
      .poll(() => vi.mocked(onLeave).mock.lastCall?.[0].ask.day)
      .toEqual({ kind: 'date', date: TODAY });
    expect(onAskDay).toHaveBeenCalledOnce();
    const old = left({ day: { kind: 'date', date: '2026-11-16' } });
    const opened = mountDay(many, { date: '2026-11-16' }, { left: old });
    await expect.poll(() => vi.mocked(opened.onAskDay).mock.calls).toEqual([[{ kind: 'current' }]]);
  });

  test('what is typed is kept at once, and never with a patient', async () => {
    const { onLeave } = mountDay(many);
    await expect.element(page.getByRole('searchbox')).toHaveFocus();
    await userEvent.keyboard('qu');
    await expect.poll(() => vi.mocked(onLeave).mock.lastCall?.[0].ask.query).toBe('qu');
    expect(vi.mocked(onLeave).mock.lastCall?.[0]).toMatchObject({ openPatient: null, draft: null });
  });
});

describe.each([
  [400, 'light'],
  [400, 'dark'],
  [320, 'light'],
  [320, 'dark'],
] as const)('%i px wide, %s', (width, scheme) => {
  const long: WorklistRow = views.row({ patientId: 9, name: LONG_NAME });

  test('long names and every kind of row fit, and can be read', async () => {
    await page.viewport(width, 640);
    const style = document.createElement('style');
    style.textContent = `.desk { color-scheme: ${scheme} !important; }`;
    document.head.append(style);
    try {
      mountDay(
        [
          dayRow('lapses', 0, { name: LONG_NAME, again: ['14:30', '16:00'] }),
          dayRow('noPhoneNorDate', 1, { name: LONG_NAME.replaceAll(' ', '') }),
          ...(['oldAddress', 'mistyped', 'anotherWay', 'riskyInvite', 'notChecked'] as const).map(
            (kind, at) => dayRow(kind, at + 2),
          ),
        ],
        {
          morning: { patients: 42, ready: 31, notChecked: 0, expiring: 5, beforeVisit: 2 },
          date: '2026-11-23',
        },
        { tab: { kind: 'found', row: long, trouble: null, eligibility: null } },
      );
      expect(quick().elements()).toHaveLength(7);
      await expect.element(text('Today’s')).not.toBeInTheDocument();
      const popup = document.querySelector('.popup');
      expect(popup?.getBoundingClientRect().width).toBe(width);
      for (const part of [popup, document.querySelector('main')])
        expect(part?.scrollWidth, part?.tagName).toBeLessThanOrEqual(part?.clientWidth ?? 0);
      await expectAccessible();
    } finally {
      style.remove();
      await page.viewport(414, 896);
    }
  });
});

describe('however long the day and the list are', () => {
  test.each([300, 10_000])('of %i known invites as many elements are drawn as of 60', async (count) => {
    const all = (many: number) => ({ all: many, found: many, resendable: 0, nextEnd: null });
    const rows = Array.from({ length: 28 }, (_, index) => views.row({ patientId: 70_000_000 + index }));
    const view = (known: number) => views.worklist({ rows, counts: all(known) });
    const { again } = mountPopup({ view: view(60) });
    const drawn = () => document.querySelectorAll('.popup *').length;
    await expect.element(text('60 invites')).toBeVisible();
    await expect.poll(drawn).toBeGreaterThan(100);
    const before = drawn();
    again({ view: view(count) });
    await expect.element(text(`${count} invites`)).toBeVisible();
    expect(drawn()).toBe(before);
  });

  test('of a day of 300 seven rows are drawn', async () => {
    mountDay(rowsOfDay(300));
    await expect.element(quick().first()).toBeVisible();
    expect(document.querySelectorAll('.popup .row')).toHaveLength(7);
  });
});

test('a press in the list that stands there for the day keeps the list, so that its end is seen', async () => {
  const { again, onAct } = mountPopup({ day: 'lost' });
  await button('Resend: Michelle Harris').click();
  expect(onAct).toHaveBeenCalledOnce();
  again({ day: dayView(many, quickAsk, today) });
  await expect.element(button(/^Pending invites/)).toHaveAttribute('aria-pressed', 'true');
  await expect.element(pendingList().getByText('Michelle Harris')).toBeVisible();
});
