import { describe, expect, test } from 'vitest';
import type { DayAsk, DayRow, DayView } from '../../../lib/messages/day-view.ts';
import { SEEN_LEAST } from '../../../lib/page-timing.ts';
import { dayAfter, dayAway } from '../../../lib/panel/day-date.ts';
import { daySession } from '../../../lib/panel/day-session.ts';
import { type DayShown, listed } from '../../../lib/panel/day-shown.ts';
import { WORKLIST_JUDGED } from '../../../lib/timing.ts';
import { dayRow, dayView, rowsOfDay } from '../../dom/components/days.ts';
import { answeredByTest, idleTurn, movedClock } from '../moved-background.ts';

const SIGHT = { first: 0, last: 9, page: 8 };

/** Open the day over a background for which the test answers. */
function openDay() {
  const { ask, asked, last } = answeredByTest();
  const { elapsed, later, pass } = movedClock();
  const shows: DayShown[] = [];
  const opened: unknown[][] = [];
  const day = daySession({
    ...{ ask, elapsed, later, show: (shown) => void shows.push(shown), noted: () => undefined },
    openPatient: (...patient) => void opened.push(patient),
  });
  const views = () => asked('viewDay').map(({ input }) => input as DayAsk);
  /** Answer the question for the day that was asked last. */
  const answer = (rows: readonly DayRow[], change: Partial<DayView> = {}) =>
    last('viewDay').answer(dayView(rows, views().at(-1), change));
  const press = (key: string) =>
    day.key({ key, at: elapsed(), repeat: false, trusted: true, isCommand: false, shift: false }, SIGHT);
  return { day, asked, last, views, answer, press, pass, opened, shown: day.shown };
}

/** Open a day that shows these rows. */
async function showing(rows: readonly DayRow[], change: Partial<DayView> = {}) {
  const staged = openDay();
  staged.day.begin();
  await staged.answer(rows, change);
  staged.pass(SEEN_LEAST);
  return staged;
}

const keys = ({ view }: DayShown) => view?.rows.map(({ key }) => key) ?? [];

describe('the rows', () => {
  test('are asked for as far as they are seen, and a few around them', async () => {
    const { day, views, answer, shown } = await showing(rowsOfDay(300));
    expect(views()).toMatchObject([{ from: 0, count: 40 }]);
    day.see(0, 15);
    expect(views()).toHaveLength(1);
    day.see(60, 75);
    expect(views().at(-1)).toMatchObject({ from: 40, count: 56 });
    await answer(rowsOfDay(300));
    expect(listed(shown())).toMatchObject({ from: 40, found: 130 });
    day.see(50, 66);
    expect(views()).toHaveLength(2);
  });

  test('at the end of the list are not asked for again and again', async () => {
    const { day, views } = await showing(rowsOfDay(20));
    day.see(0, 60);
    expect(views()).toHaveLength(1);
  });

  test('of another filter are not drawn when they come late', async () => {
    const { day, views, last, answer, shown } = await showing(rowsOfDay(20));
    day.choose({ filter: 'all' });
    const late = last('viewDay');
    day.choose({ filter: 'toAsk' });
    await late.answer(dayView(rowsOfDay(20), views()[1]));
    expect(shown().view?.asked.filter).toBe('toDo');
    expect(views().at(-1)?.filter).toBe('toAsk');
    await answer(rowsOfDay(20));
    expect(shown().view?.asked.filter).toBe('toAsk');
  });

  test('that a search finds among those at hand are there at once, and the answer brings the others', async () => {
    const { day, views, answer, shown } = await showing(rowsOfDay(300));
    day.choose({ query: 'delphine' });
    expect(listed(shown())?.rows.map(({ name }) => name?.split(' ')[0])).toContain('Delphine');
    expect(new Set(listed(shown())?.rows.map(({ name }) => name?.split(' ')[0]))).toEqual(
      new Set(['Delphine']),
    );
    expect(views().at(-1)).toMatchObject({ query: 'delphine', from: 0, keep: [] });
    await answer(rowsOfDay(300));
    expect(listed(shown())?.found).toBe(shown().view?.found);
  });

  test('are asked for again each minute, since states depend on the time', async () => {
    const { views, pass, answer } = await showing(rowsOfDay(3));
    pass(WORKLIST_JUDGED);
    expect(views()).toHaveLength(2);
    await answer(rowsOfDay(3));
    pass(WORKLIST_JUDGED);
    expect(views()).toHaveLength(3);
  });

  test('stay where no answer comes, and it is said until one does', async () => {
    const { day, last, shown, answer } = await showing(rowsOfDay(3));
    void day.look();
    await last('viewDay').fail();
    expect(shown()).toMatchObject({ failure: { kind: 'timeout' } });
    expect(keys(shown())).not.toEqual([]);
    void day.look();
    await answer(rowsOfDay(3));
    expect(shown().failure).toBeNull();
  });
});

describe('a press', () => {
  const rows = [dayRow('expired', 0), dayRow('invite', 1)];
  const done = { ok: true, value: null };

  test('is for the patient of the row, and the row stays in sight', async () => {
    const { press, last, asked, views, answer, shown } = await showing(rows);
    press('Enter');
    expect(last('actOnPatient').input).toEqual({ patientId: 56_950_000, action: 'resend', risksRead: [] });
    expect([...shown().sending]).toEqual([56_950_000]);
    press('Enter');
    expect(asked('actOnPatient')).toHaveLength(1);
    expect(shown().said).toEqual({ what: 'sending' });
    await last('actOnPatient').answer(done);
    expect(views().at(-1)?.keep).toEqual([56_950_000]);
    await answer([dayRow('invited', 0), dayRow('invite', 1)]);
    expect(keys(shown())).toEqual(['visit-0', 'visit-1']);
    expect([...shown().sending]).toEqual([]);
    expect(shown().cursor.row?.key).toBe('visit-0');
  });

  test('that gets no answer says so in its row alone, and may be made again', async () => {
    const { press, last, answer, shown, pass } = await showing(rows);
    press('Enter');
    await last('actOnPatient').fail();
    await answer(rows);
    expect(shown()).toMatchObject({ notice: { patientId: 56_950_000, failure: { kind: 'timeout' } } });
    pass(SEEN_LEAST);
    press('Enter');
    expect(shown().notice).toBeNull();
  });

  test('with a risk asks first, and says which risks were read', async () => {
    const { press, asked, last, day, shown } = await showing([dayRow('riskyInvite', 0)]);
    press('Enter');
    expect(asked('actOnPatient')).toEqual([]);
    expect(shown().pressed).toMatchObject({ patientId: 56_950_000, isSent: false });
    const [row] = shown().view?.rows ?? [];
    if (row?.offers[0]) day.confirm(row, row.offers[0]);
    expect(last('actOnPatient').input).toMatchObject({ risksRead: ['minor'] });
  });

  test('that asks is given up by Esc', async () => {
    const { press, shown } = await showing([dayRow('riskyInvite', 0)]);
    press('Enter');
    press('Escape');
    expect(shown().pressed).toBeNull();
  });

  test('for what only the patient’s own view can do opens that', async () => {
    const { press, opened, asked } = await showing([dayRow('noPhoneNorDate', 0)]);
    press('Enter');
    expect(opened).toEqual([[56_950_000, 'birthDate']]);
    expect(asked('actOnPatient')).toEqual([]);
  });

  test('that opens the patient forgets what an earlier key was told, and keeps the row', async () => {
    const { press, opened, pass, shown } = await showing([dayRow('expired', 0), dayRow('noPhoneNorDate', 1)]);
    press('ArrowDown');
    press('Enter');
    expect(shown().said).toEqual({ what: 'tooSoon' });
    pass(SEEN_LEAST);
    press('Enter');
    expect(opened).toHaveLength(1);
    expect(shown().said).toBeNull();
    expect(shown().ask.keep).toEqual([56_950_001]);
  });

  test('on “check all” is for the day, provider and office that are shown', async () => {
    const { day, last } = await showing(rows);
    day.choose({ providerId: 2 });
    void day.checkAll();
    expect(last('checkDay').input).toEqual({ day: { kind: 'current' }, providerId: 2, officeId: null });
  });
});

test('other rows let those go that were kept', async () => {
  const { press, last, day, views } = await showing([dayRow('expired', 0)]);
  press('Enter');
  await last('actOnPatient').answer({ ok: true, value: null });
  day.choose({ filter: 'all' });
  await last('viewDay').answer(dayView([]));
  expect(views().at(-1)?.keep).toEqual([]);
});

test('the first look of the day is said until a person has read it', async () => {
  const morning = { patients: 42, ready: 31, notChecked: 0, expiring: 5, beforeVisit: 2 };
  const { day, answer, shown } = await showing(rowsOfDay(3), { morning });
  void day.look();
  await answer(rowsOfDay(3));
  expect(shown().morning).toEqual(morning);
  day.endMorning();
  expect(shown().morning).toBeNull();
});

test('letters count once it is known which they are', async () => {
  const { press, last, shown } = await showing([dayRow('expired', 0), dayRow('invite', 1)]);
  press('n');
  expect(shown().cursor.place).toBe(0);
  await last('readKeys').answer({
    ...{ on: true, letters: { next: 'n', notNow: 's', undo: 'z', list: 'a', search: '/' } },
  });
  press('n');
  expect(shown().cursor.place).toBe(1);
});

describe('another day', () => {
  const view = (date: string, day: DayAsk['day'] = { kind: 'today' }) => {
    const asked: DayAsk = {
      day,
      providerId: null,
      officeId: null,
      filter: 'all',
      query: '',
      from: 0,
      count: 40,
    };
    return [{ ask: asked }, dayView([], asked, { date, today: '2026-11-17' })] as const;
  };

  test('is one before or after the one that is shown, and today is today', () => {
    expect(dayAway(...view('2026-11-17'), 1)).toEqual({ kind: 'date', date: '2026-11-18' });
    expect(dayAway(...view('2026-11-18', { kind: 'tomorrow' }), -1)).toEqual({ kind: 'today' });
    expect(dayAway(...view('2026-12-31'), 1)).toEqual({ kind: 'date', date: '2027-01-01' });
  });

  test('goes on from the one that was asked for, also before it is answered', () => {
    const [, answered] = view('2026-11-17');
    const { ask } = view('', { kind: 'date', date: '2026-11-20' })[0];
    expect(dayAway({ ask }, answered, 1)).toEqual({ kind: 'date', date: '2026-11-21' });
  });

  test('knows the calendar', () => {
    expect([dayAfter('2028-02-28', 1), dayAfter('2026-03-01', -1), dayAfter('', 1)]).toEqual([
      ...['2028-02-29', '2026-02-28', ''],
    ]);
  });
});

test('what is begun for one patient stays that patient’s', async () => {
  const { press, day, last, shown } = await showing([dayRow('expired', 0), dayRow('invite', 1)]);
  await last('readKeys').answer({
    ...{ on: true, letters: { next: 'n', notNow: 's', undo: 'z', list: 'a', search: '/' } },
  });
  press('s');
  day.changeNotNow({ reason: 'noEmail', until: { kind: 'never' } });
  press('ArrowDown');
  expect(shown().draft).toEqual({ patientId: 56_950_000, reason: 'noEmail', until: { kind: 'never' } });
  void day.saveNotNow();
  expect(last('putOff').input).toEqual({
    ...{ patientId: 56_950_000, reason: 'noEmail', until: { kind: 'never' }, day: '2026-11-18' },
  });
  await last('putOff').answer({ ok: true, value: null });
  await idleTurn();
  // The row does not show it yet, and Z knows of it already.
  expect(shown().said).toBeNull();
  press('z');
  await idleTurn();
  expect(last('takeUpAgain').input).toEqual({ patientId: 56_950_000 });
});

test('what was put off is said once the row shows it', async () => {
  const { day, press, last, answer, shown } = await showing([dayRow('expired', 0), dayRow('invite', 1)]);
  await last('readKeys').answer({
    ...{ on: true, letters: { next: 'n', notNow: 's', undo: 'z', list: 'a', search: '/' } },
  });
  press('s');
  day.changeNotNow({ reason: 'noEmail', until: { kind: 'never' } });
  void day.saveNotNow();
  await last('putOff').answer({ ok: true, value: null });
  await answer([dayRow('declined', 0), dayRow('invite', 1)]);
  await idleTurn();
  expect(shown().said).toEqual({ what: 'putOff', patientId: 56_950_000 });
});
