import { afterEach, describe, expect, test, vi } from 'vitest';
import type { DayAsk } from '../../../../lib/messages/day-view.ts';
import { recordClaim } from '../../../claims.ts';
import { operation, pendingSince } from '../fake-services.ts';
import {
  at,
  begin,
  count,
  fill,
  HOUR,
  MINUTE,
  openDesk,
  pass,
  type ScheduleDesk,
  SECOND,
  until,
} from './schedule-desk.ts';

afterEach(() => void vi.useRealTimers());

const MONDAY = '2026-11-30';
const TUESDAY = '2026-12-01';

/** A page of the day that is open: it asks anew whenever it is told of news, and every minute here. */
async function lookFor(desk: ScheduleDesk, time: number, ask: Partial<DayAsk> = {}): Promise<void> {
  for (const end = Date.now() + time; Date.now() < end; ) {
    await desk.view(ask);
    await pass(Math.min(MINUTE, end - Date.now()));
  }
  await desk.view(ask);
}

const idsOf = ({ rows }: { rows: { patientId: number }[] }) => rows.map(({ patientId }) => patientId);

describe('what a day costs', () => {
  test('42 visits: one look at the schedule, 42 records and 42 states, then one request every few minutes', async () => {
    const practice = begin(`${MONDAY}T07:02`);
    fill(practice, MONDAY, 42);
    const desk = await openDesk(practice);
    expect((await desk.view()).trouble).toEqual({ kind: 'reading' });
    // The page is told once the day was read, and asks for its rows.
    await pass(3 * SECOND);
    await desk.view();
    await pass(30 * SECOND);
    // Names come before states, since a person looks at these rows.
    expect((await desk.view()).rows.filter(({ name }) => name !== null)).toHaveLength(42);
    await lookFor(desk, 2 * HOUR);
    const asked = desk.asked();
    expect([count(asked, 'record'), count(asked, 'state')]).toEqual([42, 42]);
    expect(new Set(asked.filter((one) => /record|state/.test(one))).size).toBe(84);
    expect(count(asked, `day ${MONDAY}`)).toBeLessThanOrEqual(5);
    expect(count(asked, 'changes')).toBeLessThanOrEqual(40);
    const view = await desk.view();
    expect(view.meter).toEqual({ checked: 42, of: 42, doneAt: null, checkingAll: false });
    expect(view.counts).toMatchObject({ patients: 42, toDo: 42, toSend: 42, notChecked: 0, ready: 0 });
    await lookFor(desk, 30 * MINUTE);
    const later = desk.asked();
    // One question for changes every three minutes, and today and tomorrow whole every half hour.
    expect(later.length).toBeLessThanOrEqual(10 + 2);
    recordClaim(
      'day-of-42',
      `a day of 42 visits: ${count(asked, 'record')} records, ${count(asked, 'state')} states, then ${later.length} requests in half an hour`,
    );
  });

  test('the background takes at most 60 an hour, and the meter says when the rest is done', async () => {
    const practice = begin(`${MONDAY}T07:20`);
    fill(practice, MONDAY, 100);
    const desk = await openDesk(practice);
    await desk.view();
    await pass(SECOND);
    await desk.view();
    await pass(5 * MINUTE);
    const view = await desk.view();
    const asked = desk.asked();
    expect(
      count(
        asked.filter((one) => one.endsWith('background')),
        '',
      ),
    ).toBe(60);
    // Fifty rows were seen, and their names are asked for beside that share.
    expect(
      count(
        asked.filter((one) => one.endsWith('view')),
        'record',
      ),
    ).toBe(50);
    expect(view.meter.of).toBe(100);
    expect(view.meter.checked).toBeGreaterThan(30);
    const { doneAt } = view.meter;
    expect(doneAt).toBeGreaterThan(at(`${MONDAY}T08:00`));
    await lookFor(desk, (doneAt ?? 0) - Date.now() + 2 * MINUTE);
    expect((await desk.view()).meter).toMatchObject({ checked: 100, of: 100, doneAt: null });
  });

  test('nothing while nobody has looked at a day, and nothing while nobody is signed in', async () => {
    const practice = begin(`${MONDAY}T07:00`);
    fill(practice, MONDAY, 5);
    const desk = await openDesk(practice);
    await desk.schedule().resume();
    await pass(2 * HOUR);
    expect(desk.asked()).toEqual([]);
    desk.around.closed = { kind: 'notConnected' };
    expect(await desk.view()).toMatchObject({
      ...{ trouble: { kind: 'failed', failure: { kind: 'notConnected' } }, rows: [], found: 0, readAt: null },
      meter: { checked: 0, of: 0, doneAt: null },
    });
    expect(
      await desk.schedule().checkAll({ day: { kind: 'today' }, providerId: null, officeId: null }),
    ).toEqual({
      ...{ ok: false, failure: { kind: 'notConnected' } },
    });
    await pass(2 * HOUR);
    expect(desk.asked()).toEqual([]);
    desk.around.closed = null;
    desk.schedule().retry();
    void desk.schedule().work();
    await pass(MINUTE);
    expect((await desk.view()).found).toBe(5);
  });

  test('nothing by itself on a computer that does not prepare: names of the rows that are seen, and who is there', async () => {
    const practice = begin(`${MONDAY}T09:05`);
    fill(practice, MONDAY, 20);
    practice.change(`${MONDAY} 1`, { presence: 'arrived' });
    const desk = await openDesk(practice);
    await desk.services.facts.prepareSchedule(false);
    await desk.view({ count: 6 });
    await pass(MINUTE);
    await desk.view({ count: 6 });
    await pass(MINUTE);
    const asked = desk.asked();
    expect(count(asked, 'record')).toBe(6);
    expect(asked.filter((one) => one.startsWith('state'))).toEqual(['state 1001 background']);
    const view = await desk.view({ count: 6 });
    expect(view).toMatchObject({ preparesSchedule: false, meter: { checked: 1, of: 20, doneAt: null } });
    await pass(5 * HOUR);
    expect(count(desk.asked(), 'day')).toBe(0);
  });
});

describe('through the day', () => {
  test('a visit that is moved leaves its day and enters another, and one that is cancelled or deleted goes', async () => {
    const practice = begin(`${MONDAY}T08:00`);
    fill(practice, MONDAY, 4);
    fill(practice, TUESDAY, 2, 2_000);
    const desk = await openDesk(practice);
    await lookFor(desk, 5 * MINUTE);
    const tomorrow = { day: { kind: 'tomorrow' } } as const;
    expect([idsOf(await desk.view()), idsOf(await desk.view(tomorrow))]).toEqual([
      [1000, 1001, 1002, 1003],
      [2000, 2001],
    ]);
    practice.change(`${MONDAY} 0`, { starts: `${TUESDAY}T07:00` });
    practice.change(`${MONDAY} 1`, { presence: 'gone' });
    practice.change(`${MONDAY} 2`, { starts: `${MONDAY}T16:00` });
    practice.book('new', 3000, `${MONDAY}T11:00`);
    desk.asked();
    await lookFor(desk, 4 * MINUTE);
    expect(desk.asked().filter((one) => !/record|state/.test(one))).toHaveLength(1);
    expect([idsOf(await desk.view()), idsOf(await desk.view(tomorrow))]).toEqual([
      [3000, 1003, 1002],
      [1000, 2000, 2001],
    ]);
    practice.delete(`${MONDAY} 3`);
    await lookFor(desk, 31 * MINUTE);
    expect(idsOf(await desk.view())).toEqual([3000, 1002]);
  });

  test('who arrives is lifted, the longest waiting first, until that patient is ready', async () => {
    const practice = begin(`${MONDAY}T08:50`);
    const [, , third = 0] = fill(practice, MONDAY, 6);
    const desk = await openDesk(practice);
    await lookFor(desk, 5 * MINUTE);
    practice.change(`${MONDAY} 2`, { presence: 'arrived' });
    await lookFor(desk, 4 * MINUTE);
    practice.change(`${MONDAY} 0`, { presence: 'withProvider' });
    practice.change(`${MONDAY} 1`, { presence: 'over' });
    await lookFor(desk, 4 * MINUTE);
    expect((await desk.view()).arrived.map(({ patientId }) => patientId)).toEqual([third, 1000]);
    const sent = at(`${MONDAY}T08:59`);
    practice.invites.set(third, [pendingSince(sent)]);
    const line = { source: 'answer', asOf: Date.now(), lines: [pendingSince(sent)] } as const;
    await desk.services.cache.rememberEvidence(third, { ...line, lines: [...line.lines] });
    const view = await desk.view();
    expect(view.arrived.map(({ patientId }) => patientId)).toEqual([1000]);
    expect(view.rows.find(({ patientId }) => patientId === third)).toMatchObject({
      ...{ readiness: { kind: 'ready', because: 'invited' }, lately: { at: sent } },
    });
  });

  test('a patient who comes twice is one row, about the visit that is not over', async () => {
    const practice = begin(`${MONDAY}T08:00`);
    practice.book('late', 1, `${MONDAY}T15:30`);
    practice.book('early', 1, `${MONDAY}T09:00`);
    practice.book('other', 2, `${MONDAY}T10:00`);
    const desk = await openDesk(practice);
    await lookFor(desk, 2 * MINUTE);
    const before = await desk.view();
    expect(before.counts.patients).toBe(2);
    expect(before.rows).toMatchObject([
      { patientId: 1, visit: { id: 'early' }, again: ['15:30'] },
      { patientId: 2, again: [] },
    ]);
    practice.change('early', { presence: 'over' });
    await lookFor(desk, 4 * MINUTE);
    const after = await desk.view();
    expect(after.rows).toMatchObject([{ patientId: 2 }, { patientId: 1, visit: { id: 'late' }, again: [] }]);
    expect(after.rows[1]?.key).toBe(before.rows[0]?.key);
  });

  test('of two visits on a day, one that began hours ago counts as over, although nobody has marked it', async () => {
    const practice = begin(`${MONDAY}T10:59`);
    practice.book('early', 1, `${MONDAY}T09:00`);
    practice.book('late', 1, `${MONDAY}T15:30`);
    practice.book('alone', 2, `${MONDAY}T09:00`);
    // It ends at four in the afternoon: it outlived the first visit, and does not outlive the second.
    practice.invites.set(1, [pendingSince(at('2026-11-23T16:00'))]);
    const desk = await openDesk(practice);
    const rowOf = async () => (await desk.view()).rows.find(({ patientId }) => patientId === 1);
    await lookFor(desk, 30 * SECOND);
    expect(await rowOf()).toMatchObject({ visit: { id: 'early' }, readiness: { kind: 'ready' } });
    await lookFor(desk, 2 * MINUTE);
    expect(await rowOf()).toMatchObject({
      ...{ visit: { id: 'late' }, again: [] },
      readiness: { next: { step: 'resend', because: 'lapses' } },
    });
    // Whoever comes once has no other visit to be about.
    expect((await desk.view()).rows).toMatchObject([{ visit: { id: 'alone' } }, { visit: { id: 'late' } }]);
  });

  test('of all invites that wait, one ends before the next visit, although nobody marked that of this morning', async () => {
    const practice = begin(`${MONDAY}T13:00`);
    practice.book('morning', 1, `${MONDAY}T09:00`);
    practice.book('next', 1, `${TUESDAY}T15:30`);
    practice.invites.set(1, [pendingSince(at('2026-11-24T12:00'))]);
    const desk = await openDesk(practice);
    await lookFor(desk, 5 * MINUTE);
    expect((await desk.view({ filter: 'pending' })).rows).toMatchObject([
      { visit: { id: 'next' }, readiness: { next: { step: 'resend', because: 'lapses' } } },
    ]);
  });

  test('who has come is here, although only the second of two visits was checked in', async () => {
    const practice = begin(`${MONDAY}T08:50`);
    practice.book('first', 1, `${MONDAY}T09:00`);
    practice.book('second', 1, `${MONDAY}T09:30`, { presence: 'arrived' });
    const desk = await openDesk(practice);
    await lookFor(desk, MINUTE);
    expect((await desk.view()).arrived).toMatchObject([{ patientId: 1, visit: { id: 'second' } }]);
  });
});

test('a second workstation reads what it shows, and hears of what the first has sent with its own look', async () => {
  const practice = begin(`${MONDAY}T08:00`);
  const [patient = 0] = fill(practice, MONDAY, 30);
  const [first, second] = [await openDesk(practice), await openDesk(practice)];
  await second.services.facts.prepareSchedule(false);
  const both = async (minutes: number) => {
    for (let passed = 0; passed < minutes; passed += 1) {
      await first.view();
      await second.view({ count: 10 });
      await pass(MINUTE);
    }
  };
  await both(60);
  const asked = second.asked();
  expect([count(asked, 'record'), count(asked, 'state')]).toEqual([10, 0]);
  expect(asked.length).toBeLessThan(first.asked().length / 2);
  // A colleague at the first one sends, and the patient arrives.
  practice.invites.set(patient, [pendingSince(Date.now())]);
  practice.change(`${MONDAY} 0`, { presence: 'arrived' });
  await both(5);
  expect(second.asked()).toContain(`state ${patient} background`);
  const { rows, arrived } = await second.view({ count: 10 });
  expect(rows[0]).toMatchObject({ patientId: patient, readiness: { kind: 'ready', because: 'invited' } });
  expect(arrived).toEqual([]);
}, 60_000);

describe('a working week', () => {
  test('each day is prepared the day before, weekends and nights cost nothing, and midnight is the practice’s', async () => {
    const practice = begin('2026-12-04T15:00');
    const days = ['2026-12-04', '2026-12-07', '2026-12-08'];
    for (const [index, date] of days.entries()) fill(practice, date, 10, 1_000 * (index + 1));
    const desk = await openDesk(practice);
    await lookFor(desk, 10 * MINUTE);
    // Friday afternoon: Monday is prepared too, and nobody asked for Saturday.
    const friday = desk.asked();
    expect([count(friday, 'day 2026-12-05'), count(friday, 'day 2026-12-07')]).toEqual([0, 1]);
    const next = await desk.view({ day: { kind: 'nextWorkingDay' } });
    expect(next).toMatchObject({ date: '2026-12-07', counts: { patients: 10, notChecked: 0 } });
    await until('2026-12-04T20:30');
    desk.asked();
    await until('2026-12-05T05:30');
    expect(desk.asked()).toEqual([]);
    await until('2026-12-06T23:59');
    expect((await desk.view()).date).toBe('2026-12-06');
    await until('2026-12-07T00:01');
    const monday = await desk.view();
    expect(monday).toMatchObject({ date: '2026-12-07', today: '2026-12-07', counts: { patients: 10 } });
    await pass(10 * MINUTE);
    desk.asked();
    // Nobody looks; at six it is read again, and who is not ready is looked at again.
    await until('2026-12-07T05:59');
    expect(desk.asked()).toEqual([]);
    await until('2026-12-07T07:00');
    const morning = desk.asked();
    expect(count(morning, 'state 2')).toBe(10);
    const seen = await desk.view();
    expect(seen.counts).toMatchObject({ patients: 10, notChecked: 0 });
    // The line of the day was read shortly after midnight.
    expect(monday.morning).toEqual({ patients: 10, ready: 0, notChecked: 0, expiring: 0, beforeVisit: 0 });
    expect(seen.morning).toBeNull();
  });

  test('the next working day is the first with visits', async () => {
    const practice = begin(`${MONDAY}T08:00`);
    practice.book('thursday', 5, '2026-12-03T09:00');
    const desk = await openDesk(practice);
    const next = { day: { kind: 'nextWorkingDay' } } as const;
    await lookFor(desk, 2 * MINUTE, next);
    expect(await desk.view(next)).toMatchObject({ date: '2026-12-03', found: 1, trouble: null });
    expect(await desk.view()).toMatchObject({ date: MONDAY, trouble: { kind: 'emptySchedule' } });
  });

  test('on the day on which the clocks are turned back, an invite must outlive the later reading of the hour', async () => {
    const practice = begin('2026-11-01T00:10');
    practice.book('night', 1, '2026-11-01T01:30');
    const desk = await openDesk(practice);
    // 01:30 comes twice. Until an hour after the second it must live: 02:30 in winter time.
    const week = 7 * 24 * HOUR;
    const second = at('2026-11-01T02:30');
    const said = async (ends: number) => {
      await desk.services.cache.rememberEvidence(1, {
        ...{ source: 'answer', asOf: Date.now(), lines: [pendingSince(ends - week)] },
      });
      return (await desk.view()).rows[0]?.readiness;
    };
    await lookFor(desk, 2 * MINUTE);
    expect(await said(second - 2 * MINUTE)).toMatchObject({ next: { step: 'resend', because: 'lapses' } });
    expect(await said(second + 2 * HOUR)).toEqual({ kind: 'ready', because: 'invited' });
  });
});

describe('what cannot be read', () => {
  test('of an invite is to be looked at by a person, and counts as checked', async () => {
    const practice = begin(`${MONDAY}T08:00`);
    const [patient = 0] = fill(practice, MONDAY, 3);
    practice.invites.set(patient, [
      { ...pendingSince(at(`${MONDAY}T07:00`)), state: { kind: 'unreadable' } },
    ]);
    const desk = await openDesk(practice);
    await lookFor(desk, 5 * MINUTE);
    const { meter, counts } = await desk.view();
    expect(meter).toMatchObject({ checked: 3, of: 3 });
    expect(counts).toMatchObject({ toDo: 3, toSend: 2, notChecked: 0 });
    expect(await desk.view({ filter: 'notChecked' })).toMatchObject({ found: 0 });
  });

  test('is said, and the last rows stay', async () => {
    const practice = begin(`${MONDAY}T08:00`);
    fill(practice, MONDAY, 3);
    const desk = await openDesk(practice);
    await lookFor(desk, 2 * MINUTE);
    practice.fails = (request) => (request.startsWith('day') ? { kind: 'forbidden' } : null);
    await lookFor(desk, 31 * MINUTE);
    expect(await desk.view()).toMatchObject({
      ...{ trouble: { kind: 'failed', failure: { kind: 'forbidden' } }, found: 3 },
    });
    const asked = count(desk.asked(), 'day');
    await lookFor(desk, 20 * MINUTE);
    expect(count(desk.asked(), 'day'), `after ${asked}`).toBeLessThanOrEqual(2);
    practice.fails = () => null;
    await lookFor(desk, 15 * MINUTE);
    expect(await desk.view()).toMatchObject({ trouble: null, found: 3 });
  });

  test('an empty list may be a missing right, and says so', async () => {
    const practice = begin(`${MONDAY}T08:00`);
    const desk = await openDesk(practice);
    await lookFor(desk, MINUTE);
    expect(await desk.view()).toMatchObject({ trouble: { kind: 'emptySchedule' }, found: 0 });
    practice.book('gone', 1, `${MONDAY}T09:00`, { presence: 'gone' });
    await lookFor(desk, 31 * MINUTE);
    expect(await desk.view()).toMatchObject({ trouble: null, found: 0 });
  });

  test('a wait that DrChrono names is waited for by everything', async () => {
    const practice = begin(`${MONDAY}T08:00`);
    fill(practice, MONDAY, 30);
    const desk = await openDesk(practice);
    await desk.view();
    await pass(3 * SECOND);
    const until830 = at(`${MONDAY}T08:30`);
    practice.fails = () => (Date.now() < until830 ? { kind: 'throttled', until: until830 } : null);
    await pass(MINUTE);
    desk.asked();
    await lookFor(desk, 20 * MINUTE);
    expect(desk.asked()).toEqual([]);
    await lookFor(desk, 20 * MINUTE);
    expect((await desk.view()).meter.checked).toBe(30);
  });

  test('one chart that may not be seen holds nobody else up', async () => {
    const practice = begin(`${MONDAY}T08:00`);
    fill(practice, MONDAY, 6);
    practice.records.delete(1_000);
    const desk = await openDesk(practice);
    await lookFor(desk, 5 * MINUTE);
    expect((await desk.view()).meter).toMatchObject({ checked: 5, of: 6 });
    expect(count(desk.asked(), 'record 1000')).toBe(1);
  });
});

describe('a press on “Check all now”', () => {
  const today = { day: { kind: 'today' }, providerId: null, officeId: null } as const;

  test('is done with a provider’s patients when it comes to the last of them', async () => {
    const practice = begin(`${MONDAY}T08:02`);
    fill(practice, MONDAY, 60);
    practice.change(`${MONDAY} 59`, { providerId: 8 });
    const desk = await openDesk(practice);
    await desk.view({ count: 0 });
    await pass(2 * SECOND);
    await desk.schedule().checkAll(today);
    const doneAt = async (providerId: number | null) =>
      (await desk.view({ count: 0, providerId })).meter.doneAt;
    expect(await doneAt(8)).toBe(await doneAt(null));
  });

  test('takes the lists’ share, goes on after a dead worker, and ends', async () => {
    const practice = begin(`${MONDAY}T08:02`);
    fill(practice, MONDAY, 90);
    const desk = await openDesk(practice);
    await desk.view({ count: 0 });
    await pass(2 * SECOND);
    expect(await desk.schedule().checkAll(today)).toEqual({ ok: true, value: null });
    await pass(20 * SECOND);
    expect((await desk.view({ count: 0 })).meter).toMatchObject({ checkingAll: true, of: 90 });
    const worker = desk.restart();
    await worker.resume();
    await pass(10 * MINUTE);
    const view = await desk.view({ count: 0 });
    expect(view.meter).toEqual({ checked: 90, of: 90, doneAt: null, checkingAll: false });
    const asked = desk.asked();
    expect([count(asked, 'record'), count(asked, 'state')]).toEqual([90, 90]);
    expect(asked.filter((one) => one.endsWith('bulk')).length).toBeGreaterThan(100);
    await desk.schedule().checkAll(today);
    await pass(2 * MINUTE);
    expect((await desk.view({ count: 0 })).meter.checkingAll).toBe(false);
  });
});

describe('what other rooms ask', () => {
  test('is answered without a request', async () => {
    const practice = begin(`${MONDAY}T08:00`);
    const [first = 0, second = 0, third = 0, fourth = 0] = fill(practice, MONDAY, 4);
    fill(practice, TUESDAY, 1, first);
    const old = at('2026-11-20T09:00');
    practice.invites.set(second, [pendingSince(old)]);
    practice.records.set(third, { ...structuredClone(practice.records.get(third)), email: null } as never);
    const desk = await openDesk(practice);
    expect(await desk.schedule().toDoToday('everybody')).toBeNull();
    await lookFor(desk, 5 * MINUTE);
    await desk.services.notNow.putOff(fourth, {
      ...{ reason: 'declined', until: { kind: 'never' }, at: Date.now(), day: MONDAY },
    });
    desk.asked();
    const scope = { day: { kind: 'today' }, providerId: null, officeId: null } as const;
    expect(await desk.schedule().toDoToday('everybody')).toHaveLength(3);
    expect(await desk.schedule().readyToGo(scope)).toEqual([
      { patientId: first, action: 'send' },
      { patientId: second, action: 'resend' },
    ]);
    expect((await desk.schedule().visitsOf(first)).map(({ starts }) => starts.slice(0, 10))).toEqual([
      MONDAY,
      TUESDAY,
    ]);
    expect((await desk.view({ filter: 'toAsk' })).rows).toMatchObject([
      { patientId: third, readiness: { next: { step: 'ask', for: ['email'] } }, address: null },
    ]);
    expect((await desk.view({ filter: 'oneStep' })).found).toBe(1);
    // A line of a list that waits, and an operation, are on their way.
    desk.around.waiting = new Set([first]);
    await desk.services.journal.open(operation({ id: 'one', patientId: second }));
    expect(await desk.schedule().readyToGo(scope)).toEqual([]);
    expect(desk.asked()).toEqual([]);
  });

  test('providers and offices have names, narrow the day, and are counted', async () => {
    const practice = begin(`${MONDAY}T08:00`);
    practice.book('a', 1, `${MONDAY}T09:00`);
    practice.book('b', 2, `${MONDAY}T10:00`, { providerId: 8 });
    practice.book('c', 3, `${MONDAY}T11:00`, { providerId: 8, officeId: 2 });
    const desk = await openDesk(practice);
    await lookFor(desk, MINUTE);
    const all = await desk.view();
    expect(all.providers.map(({ name }) => name)).toEqual(['Ada Example', 'Imre Example']);
    expect(all.offices.map(({ name }) => name)).toEqual(['Annex', 'Main office']);
    expect(await desk.view({ providerId: 8 })).toMatchObject({ found: 2, counts: { patients: 2 } });
    expect(await desk.view({ providerId: 8, officeId: 2 })).toMatchObject({
      found: 1,
      counts: { patients: 1 },
    });
    expect(count(desk.asked(), 'doctors')).toBe(1);
  });

  test('a search finds by name, and a part of the rows is handed out with the places that need somebody', async () => {
    const practice = begin(`${MONDAY}T08:00`);
    fill(practice, MONDAY, 12);
    practice.invites.set(1_002, [pendingSince(at(`${MONDAY}T07:00`))]);
    const desk = await openDesk(practice);
    await lookFor(desk, 5 * MINUTE);
    const part = await desk.view({ from: 2, count: 3 });
    expect([idsOf(part), part.found, part.needing?.includes(2)]).toEqual([[1002, 1003, 1004], 12, false]);
    expect(part.needing).toHaveLength(11);
    expect(idsOf(await desk.view({ query: 'example1005' }))).toEqual([1005]);
    expect(await desk.view({ filter: 'toSend' })).toMatchObject({ found: 11, needing: null });
    expect(await desk.view({ filter: 'pending' })).toMatchObject({
      found: 1,
      counts: { pending: 1, ready: 1 },
    });
  });
});
