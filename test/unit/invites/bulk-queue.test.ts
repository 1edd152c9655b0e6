import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forecast, requestsFor } from '../../../lib/invites/bulk-forecast.ts';
import {
  type BulkLine,
  type BulkLineState,
  type BulkQueue,
  cancelAll,
  cancelLine,
  goOn,
  nextLine,
  nextMoment,
  operationOf,
  pause,
  shuffled,
  wantsSecondLook,
  withLine,
  withOperation,
} from '../../../lib/invites/bulk-queue.ts';
import type { Operation, Outcome } from '../../../lib/invites/operation.ts';
import { seeded } from '../../seeded.ts';

const T = Date.parse('2026-05-12T15:00:00Z');
const HOUR = 3_600_000;
const at = { earliest: T, latest: T + 999 };

const waiting: BulkLineState = { at: 'waiting', notBefore: null };
const line = (patientId: number, state: BulkLineState = waiting): BulkLine => ({
  ...{ patientId, action: 'resend', seenInvite: at, state },
});
const queue = (lines: BulkLine[], change: Partial<BulkQueue> = {}): BulkQueue => ({
  ...{ id: 'list', startedAt: T, lines, pausedByPerson: false, hold: null, endedAt: null },
  promise: { requests: 0, finish: T },
  ...change,
});
const settledAs = (outcome: Outcome, id = 'op'): Operation => ({
  ...{ id, patientId: 1, kind: 'resend', startedAt: T, riskAccepted: false, seenInvite: at },
  ...{ revoked: null, sent: { at, precision: 'exact' }, attempts: 0, doubt: null },
  phase: { at: 'settled', outcome },
});

describe('which line is next', () => {
  test('the first that waits', () => {
    const lines = [line(1, { at: 'cancelled' }), line(2), line(3)];
    expect(nextLine(queue(lines), T)?.patientId).toBe(2);
  });
  test.each<[string, Partial<BulkQueue>]>([
    ['paused by a person', { pausedByPerson: true }],
    ['held until later', { hold: { why: 'budget', until: T + 1 } }],
    ['held until something changes', { hold: { why: 'signedOut', until: null } }],
    ['over', { endedAt: T }],
  ])('none while %s', (_, change) => {
    expect(nextLine(queue([line(1)], change), T)).toBeNull();
  });
  test('a hold is over by itself at its time, and is what the alarm rings for', () => {
    const held = queue([line(1)], { hold: { why: 'throttled', until: T + 500 } });
    expect(nextMoment(held, T)).toBe(T + 500);
    expect(nextLine(held, T + 500)?.patientId).toBe(1);
  });
  test('a hold that a wrong clock made endless is none', () => {
    const held = (until: number) => queue([line(1)], { hold: { why: 'throttled', until } });
    expect(nextLine(held(T + HOUR), T)).toBeNull();
    expect(nextLine(held(T + HOUR + 1), T)?.patientId).toBe(1);
    expect(nextMoment(held(T + HOUR + 1), T)).toBe(T);
  });
  test('one left to a second look waits for it, and others go before', () => {
    const lines = [line(1, { at: 'waiting', notBefore: T + 30_000 }), line(2)];
    expect(nextLine(queue(lines), T + 29_999)?.patientId).toBe(2);
    expect(nextLine(queue(lines), T + 30_000)?.patientId).toBe(1);
    expect(nextLine(queue(lines), T)?.patientId).toBe(2);
    expect(nextMoment(queue(lines.slice(0, 1)), T)).toBe(T + 30_000);
  });
});

test('the last ten of a long list want a second look, once', () => {
  const lines = Array.from({ length: 25 }, (_, index) => line(index + 1));
  const long = queue(lines);
  expect(lines.filter((one) => wantsSecondLook(long, one)).map(({ patientId }) => patientId)).toEqual(
    lines.slice(15).map(({ patientId }) => patientId),
  );
  const looked = withLine(long, 25, { at: 'waiting', notBefore: T }, T);
  const [last] = looked.lines.slice(-1);
  expect(last && wantsSecondLook(looked, last)).toBe(false);
  const short = queue(lines.slice(0, 20));
  expect(short.lines.some((one) => wantsSecondLook(short, one))).toBe(false);
});

describe('what an operation means for its line', () => {
  const working: BulkLineState = { at: 'working', operationId: 'op', since: T };
  test.each<[Outcome, BulkLineState]>([
    [
      { kind: 'sent', confirmed: true },
      { at: 'done', sent: at, confirmed: true, twice: false },
    ],
    [
      { kind: 'sent', confirmed: true, twice: true },
      { at: 'done', sent: at, confirmed: true, twice: true },
    ],
    [
      { kind: 'stopped', because: 'someoneElseSent' },
      { at: 'skipped', why: 'someoneElseSent' },
    ],
    [
      { kind: 'stopped', because: 'revokedMeanwhile' },
      { at: 'skipped', why: 'revokedMeanwhile' },
    ],
    [
      { kind: 'refused', refusal: { kind: 'forbidden', words: [] } },
      { at: 'skipped', why: 'forbidden' },
    ],
    [
      { kind: 'refused', refusal: { kind: 'refused', words: ['x'] } },
      { at: 'skipped', why: 'refused' },
    ],
    [{ kind: 'closedByPerson' }, { at: 'skipped', why: 'closedByPerson' }],
  ])('%j', (outcome, state) => {
    const after = withOperation(queue([line(1, working)]), settledAs(outcome), T + 5);
    expect(after.lines[0]?.state).toEqual(state);
    expect(after.endedAt).toBe(T + 5);
  });
  test('another list’s operation means nothing', () => {
    const before = queue([line(1, working)]);
    expect(withOperation(before, settledAs({ kind: 'sent', confirmed: true }, 'other'), T)).toBe(before);
  });
  test('a question ends the list for itself, and its answer is still heard', () => {
    const asking: Operation = {
      ...settledAs({ kind: 'sent', confirmed: true }),
      phase: { at: 'needsYou', question: 'didSendArrive', refusal: null },
    };
    const asked = withOperation(queue([line(1, working)]), asking, T);
    expect(asked).toMatchObject({ endedAt: T, lines: [{ state: { at: 'needsYou' } }] });
    const answered = withOperation(asked, settledAs({ kind: 'sent', confirmed: true }), T + 1);
    expect(answered.lines[0]?.state.at).toBe('done');
    expect(answered.endedAt).toBe(T);
  });
});

type Move = { kind: string; patientId: number };
const kinds = [
  ...['take', 'sent', 'stop', 'ask', 'back', 'look', 'cancel', 'cancelAll', 'pause', 'goOn', 'hold'],
];
const moves: fc.Arbitrary<Move> = fc.record({
  kind: fc.constantFrom(...kinds),
  patientId: fc.integer({ min: 1, max: 6 }),
});

function move(before: BulkQueue, { kind, patientId }: Move, now: number): BulkQueue {
  const one = before.lines.find((other) => other.patientId === patientId);
  const id = `op-${patientId}`;
  switch (kind) {
    case 'take':
      return nextLine(before, now) === one && one
        ? withLine(before, patientId, { at: 'working', operationId: id, since: now }, now)
        : before;
    case 'sent':
      return withOperation(before, settledAs({ kind: 'sent', confirmed: true }, id), now);
    case 'stop':
      return withOperation(before, settledAs({ kind: 'stopped', because: 'patientJoined' }, id), now);
    case 'ask':
      return withOperation(
        before,
        {
          ...settledAs({ kind: 'revoked' }, id),
          phase: { at: 'needsYou', question: 'revokedNotSent', refusal: null },
        },
        now,
      );
    case 'look':
      return one?.state.at === 'waiting'
        ? withLine(before, patientId, { at: 'waiting', notBefore: now + 30_000 }, now)
        : before;
    case 'cancel':
      return cancelLine(before, patientId, now);
    case 'cancelAll':
      return cancelAll(before, now);
    case 'pause':
      return pause(before);
    case 'hold':
      return { ...before, hold: { why: 'budget', until: now + 60_000 } };
    default:
      return goOn(before);
  }
}

test('whatever happens in whatever order: no line is lost, none that is over begins again', () => {
  fc.assert(
    fc.property(fc.array(moves, { maxLength: 80 }), (all) => {
      let now = T;
      let current = queue([1, 2, 3, 4, 5, 6].map((id) => line(id)));
      for (const one of all) {
        now += 1_000;
        const before = current;
        current = move(before, one, now);
        expect(current.lines.map(({ patientId }) => patientId)).toEqual([1, 2, 3, 4, 5, 6]);
        for (const [index, { state }] of current.lines.entries()) {
          const was = before.lines[index]?.state;
          if (was?.at === 'done' || was?.at === 'skipped' || was?.at === 'cancelled')
            expect(state).toEqual(was);
          // A line under way is never cancelled, because it would end as half a resend.
          if (was?.at === 'working') expect(state.at).not.toBe('cancelled');
        }
        const busy = current.lines.some(({ state }) => state.at === 'waiting' || state.at === 'working');
        expect(current.endedAt === null).toBe(busy);
        const next = nextLine(current, now);
        if (next) expect(operationOf(next)).toBeNull();
        // A waiting line is never forgotten: one can begin now, or the list knows a time at which it goes on.
        if (busy && !current.pausedByPerson && current.lines.some(({ state }) => state.at === 'waiting'))
          expect(next !== null || nextMoment(current, now) !== null).toBe(true);
      }
    }),
  );
});

describe('the forecast', () => {
  const rooms = fc.record({ left: fc.integer({ min: 0, max: 380 }), perHour: fc.constant(380) });
  const resends = (count: number) => Array.from({ length: count }, () => 'resend' as const);

  test('an empty list costs nothing', () => {
    expect(forecast([], true, { left: 380, perHour: 380 }, T)).toEqual({ requests: 0, finish: T });
  });
  test('what does not fit this hour begins with the next', () => {
    const now = T + 10 * 60_000;
    const { finish } = forecast(resends(1), true, { left: 3, perHour: 380 }, now);
    expect(finish).toBeGreaterThan(T + HOUR);
    expect(finish).toBeLessThan(T + HOUR + 20_000);
  });
  test('500 resends at five requests take six full hours and a part', () => {
    const { requests, finish } = forecast(resends(500), false, { left: 380, perHour: 380 }, T);
    expect(requests).toBe(500 * 5 + 10);
    expect(finish).toBeGreaterThan(T + 6 * HOUR);
    expect(finish).toBeLessThan(T + 6 * HOUR + 15 * 60_000);
  });
  test('the hour may turn between two pieces of a list, and then its share is new', () => {
    // Thirty lines take 195 seconds, and the pause after them reaches into the next hour.
    const now = T + HOUR - 200_000;
    const { finish } = forecast(resends(60), true, { left: 130, perHour: 380 }, now);
    expect(finish).toBeLessThan(T + HOUR + 5 * 60_000);
  });
  test('first invites are not looked at twice', () => {
    const sends = Array.from({ length: 25 }, () => 'send' as const);
    const room = { left: 380, perHour: 380 };
    expect(forecast(sends, false, room, T)).toEqual(forecast(sends, true, room, T));
    expect(forecast([...sends, 'resend'], false, room, T).requests).toBe(25 * 3 + 5 + 1);
  });
  test('never sooner than the allowance permits, never later than one line an hour would need', () => {
    const cases = fc.tuple(fc.nat(600), fc.boolean(), rooms, fc.integer({ min: T, max: T + HOUR - 1 }));
    fc.assert(
      fc.property(cases, ([count, tells, room, now]) => {
        const { requests, finish } = forecast(resends(count), tells, room, now);
        const least = count * requestsFor('resend', tells);
        expect(requests).toBeGreaterThanOrEqual(least);
        const hours = Math.floor(finish / HOUR) - Math.floor(now / HOUR);
        expect(least).toBeLessThanOrEqual(room.left + hours * room.perHour);
        const more = forecast(resends(count + 1), tells, room, now);
        expect(more.finish).toBeGreaterThanOrEqual(finish);
        // A full hour holds 76 lines at least, together with the rest between the pieces of the list.
        expect(hours).toBeLessThanOrEqual(Math.ceil(count / 76) + 1);
      }),
    );
  });
});

test('a send of a list takes a look, the send and a last look, a resend one or two requests more', () => {
  expect(requestsFor('send', true)).toBe(3);
  expect(requestsFor('send', false)).toBe(3);
  expect(requestsFor('resend', true)).toBe(4);
  expect(requestsFor('resend', false)).toBe(5);
});

describe('the order of a new list', () => {
  const list = Array.from({ length: 200 }, (_, index) => index);
  test('holds the same lines, and is the same for the same chances', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.nat(), (lines, seed) => {
        const order = shuffled(lines, seeded(seed));
        expect([...order].sort()).toEqual([...lines].sort());
        expect(shuffled(lines, seeded(seed))).toEqual(order);
      }),
    );
  });
  test('differs between workstations in almost every place', () => {
    const orders = [1, 2, 3, 4].map((seed) => shuffled(list, seeded(seed)));
    for (const first of orders)
      for (const second of orders.filter((other) => other !== first))
        expect(first.filter((value, index) => value === second[index]).length).toBeLessThan(10);
  });
  test('puts every line in every place about as often', () => {
    const chance = seeded(7);
    const counts = Array.from({ length: 4 }, () => [0, 0, 0, 0]);
    for (let time = 0; time < 4_000; time += 1)
      for (const [place, line] of shuffled([0, 1, 2, 3], chance).entries()) {
        const row = counts[line];
        if (row) row[place] = (row[place] ?? 0) + 1;
      }
    for (const count of counts.flat()) expect(Math.abs(count - 1_000)).toBeLessThan(150);
  });
});

test('a list whose end is looked at twice ends so much later', () => {
  const resends = (count: number) => Array.from({ length: count }, () => 'resend' as const);
  const room = { left: 380, perHour: 380 };
  const [short, long] = [20, 21].map((count) => forecast(resends(count), false, room, T));
  // A line of five requests and its wait, then half a minute, and ten requests more.
  expect((long?.finish ?? 0) - (short?.finish ?? 0)).toBe(5 * 500 + 4_500 + 30_000 + 10 * 500);
  expect((long?.requests ?? 0) - (short?.requests ?? 0)).toBe(15);
  const told = forecast(resends(21), true, room, T);
  expect(told.requests).toBe(84);
});

test('a line whose operation says that it was sent and not when is lost', () => {
  const lines = [line(1, { at: 'working', operationId: 'op', since: T })];
  const unsaid = { ...settledAs({ kind: 'sent', confirmed: true }), sent: null };
  expect(withOperation(queue(lines), unsaid, T).lines[0]?.state).toEqual({ at: 'skipped', why: 'lost' });
});

test('a list is worked in pieces of less than three and a half minutes, with a rest between', () => {
  const told = (count: number) =>
    forecast(
      Array.from({ length: count }, () => 'resend' as const),
      ...([true, { left: 380, perHour: 380 }, T] as const),
    ).finish;
  // Six and a half seconds a line: thirty of them fit.
  expect(told(30) - told(29)).toBe(6_500);
  expect(told(31) - told(30)).toBe(6_500 + 30_000);
});

describe('the moment to go on at', () => {
  test('is the nearest second look, or now where a line waits for nothing', () => {
    const later = (seconds: number): BulkLineState => ({ at: 'waiting', notBefore: T + seconds * 1_000 });
    expect(nextMoment(queue([line(1, later(30)), line(2, later(10)), line(3, later(20))]), T)).toBe(
      T + 10_000,
    );
    expect(nextMoment(queue([line(1, later(30)), line(2)]), T)).toBe(T);
    expect(nextMoment(queue([line(1, later(-30))]), T)).toBe(T);
  });

  test.each<[string, BulkLine[], Partial<BulkQueue>]>([
    ['nothing waits', [line(1, { at: 'cancelled' })], {}],
    ['there is no line', [], {}],
    ['a person paused', [line(1)], { pausedByPerson: true }],
    ['the list is over', [line(1)], { endedAt: T }],
    ['the hold has no end', [line(1)], { hold: { why: 'signedOut', until: null } }],
  ])('is none where %s', (_, lines, change) => {
    expect(nextMoment(queue(lines, change), T)).toBeNull();
  });
});
