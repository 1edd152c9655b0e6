import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  admit,
  type BudgetState,
  freshBudget,
  type Lane,
  resetsAt,
  roomIn,
  throttle,
  throttleSeconds,
  turnHour,
  usedIn,
} from '../../../lib/practice/budget.ts';

const HOUR = 3_600_000;
const TEN = Date.parse('2026-05-12T10:00:00Z');
const used = (click: number, view: number, background: number, bulk = 0): BudgetState => ({
  ...freshBudget,
  hour: TEN,
  used: { click, view, background, bulk },
});

describe('one request', () => {
  test('counts for its lane', () => {
    const admission = admit(freshBudget, 'view', TEN + 5);
    expect(admission).toMatchObject({
      kind: 'go',
      state: { hour: TEN, used: { click: 0, view: 1, background: 0, bulk: 0 } },
    });
  });

  test('the fourth within a second waits for the first to be a second old', () => {
    let state = freshBudget;
    for (const at of [0, 100, 200]) state = admit(state, 'click', TEN + at).state;
    expect(admit(state, 'click', TEN + 300)).toMatchObject({ kind: 'wait', at: TEN + 1_000 });
    expect(usedIn(admit(state, 'click', TEN + 300).state)).toBe(3);
    expect(admit(state, 'click', TEN + 1_000).kind).toBe('go');
  });

  test('of a list waits behind two of any kind within a second, and a click does not wait behind it', () => {
    let state = freshBudget;
    for (const at of [0, 100]) state = admit(state, 'bulk', TEN + at).state;
    expect(admit(state, 'bulk', TEN + 300)).toMatchObject({ kind: 'wait', at: TEN + 1_000 });
    state = admit(state, 'click', TEN + 300).state;
    expect(usedIn(state)).toBe(3);
    expect(admit(state, 'bulk', TEN + 400)).toMatchObject({ kind: 'wait', at: TEN + 1_100 });
  });

  test.each<[string, BudgetState, Lane, string]>([
    ['sixty are kept for clicks', used(0, 440, 0), 'view', 'spent'],
    ['a click may use them', used(0, 440, 0), 'click', 'go'],
    ['the background has sixty', used(0, 0, 60), 'background', 'spent'],
    ['the others go on then', used(0, 0, 60), 'view', 'go'],
    ['bulk has 380', used(0, 0, 0, 380), 'bulk', 'spent'],
    ['and not one less', used(0, 0, 0, 379), 'bulk', 'go'],
    ['a view goes on beside spent bulk', used(0, 0, 0, 380), 'view', 'go'],
    ['the sixty for clicks hold against bulk', used(100, 40, 0, 300), 'bulk', 'spent'],
    ['500 is the end', used(100, 390, 10), 'click', 'spent'],
    ['499 is not', used(100, 389, 10), 'click', 'go'],
  ])('%s', (_, state, lane, kind) => {
    expect(admit(state, lane, TEN + 60_000).kind).toBe(kind);
  });

  test('spent until the full hour, then everything is new', () => {
    expect(admit(used(500, 0, 0), 'click', TEN + 60_000)).toMatchObject({ kind: 'spent', until: TEN + HOUR });
    expect(admit(used(500, 0, 0), 'click', TEN + HOUR)).toMatchObject({
      kind: 'go',
      state: { hour: TEN + HOUR },
    });
  });

  test('stamps from the future, after a clock was set back, do not block', () => {
    const ahead = { ...freshBudget, recent: [TEN + HOUR, TEN + HOUR, TEN + HOUR] };
    expect(admit(ahead, 'click', TEN).kind).toBe('go');
  });

  test('in any hour no lane gets more than its share', () => {
    const steps = fc.array(
      fc.tuple(fc.constantFrom<Lane>('click', 'view', 'background', 'bulk'), fc.nat(4_000)),
      {
        minLength: 500,
        maxLength: 900,
      },
    );
    fc.assert(
      fc.property(steps, (wanted) => {
        let state = freshBudget;
        let now = TEN;
        for (const [lane, pause] of wanted) {
          now = Math.min(now + pause, TEN + HOUR - 1);
          const admission = admit(state, lane, now);
          state = admission.state;
          expect(state.recent.length).toBeLessThanOrEqual(3);
        }
        expect(usedIn(state)).toBeLessThanOrEqual(500);
        expect(state.used.background).toBeLessThanOrEqual(60);
        expect(state.used.bulk).toBeLessThanOrEqual(380);
        expect(usedIn(state) - state.used.click).toBeLessThanOrEqual(440);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a 429', () => {
  test.each<Lane>(['click', 'view', 'background', 'bulk'])('stops %s until the time it names', (lane) => {
    const state = throttle(freshBudget, TEN, 412.5);
    expect(admit(state, lane, TEN + 412_000)).toMatchObject({ kind: 'throttled', until: TEN + 412_500 });
    expect(admit(state, lane, TEN + 412_500).kind).toBe('go');
  });

  test('that names none stops until the full hour', () => {
    expect(throttle(freshBudget, TEN + 60_000, null).throttledUntil).toBe(TEN + HOUR);
  });

  test('early in the hour shows what others used, for this hour alone', () => {
    const state = throttle(used(10, 20, 0, 90), TEN + 20 * 60_000, 2_400);
    expect(state.others).toBe(380);
    expect(roomIn(state, 'click')).toBe(0);
    expect(roomIn(turnHour(state, TEN + HOUR), 'bulk')).toBe(380);
    // The named wait is over by a clock that was corrected meanwhile, but nothing is left of this hour all the same.
    expect(admit({ ...state, throttledUntil: null }, 'click', TEN + 30 * 60_000).kind).toBe('spent');
  });

  test('of a second or two says nothing about the hour', () => {
    expect(throttle(used(0, 0, 0, 90), TEN + 20 * 60_000, 1).others).toBe(0);
    expect(throttle(used(0, 0, 0, 90), TEN + 20 * 60_000, null).others).toBe(0);
  });

  test('lasts over the full hour by the seconds that DrChrono rounds', () => {
    const state = throttle(freshBudget, TEN + HOUR - 1_000, 5);
    expect(turnHour(state, TEN + HOUR + 1_000).throttledUntil).toBe(TEN + HOUR + 4_000);
    expect(admit(state, 'click', TEN + HOUR + 4_000).kind).toBe('go');
  });

  test.each([60, 3_600, 999_999_999, 1_000_000_000, Number.MAX_VALUE])(
    'that asks for %i s ends at the full hour all the same',
    (seconds) => {
      const state = throttle(freshBudget, TEN + HOUR - 1_000, seconds);
      expect(state.throttledUntil).toBe(TEN + HOUR);
      expect(admit(state, 'click', TEN + HOUR).kind).toBe('go');
    },
  );

  test('that was kept from before, and would last for years, ends at the full hour too', () => {
    const kept = { ...freshBudget, hour: TEN, throttledUntil: Date.parse('2099-01-01') };
    expect(turnHour(kept, TEN + 60_000).throttledUntil).toBe(TEN + HOUR);
    expect(admit(kept, 'click', TEN + HOUR).kind).toBe('go');
    expect(admit(kept, 'click', TEN - 1).kind).toBe('go');
  });
});

test.each<[string, string | null, number | null]>([
  ['{"detail":"Request was throttled. Expected available in 412 seconds."}', null, 412],
  ['{"detail":"Request was throttled. Expected available in 2295.0 seconds."}', '7', 2295],
  ['{"detail":"Request was throttled. Expected available in 0.4 seconds."}', null, 0.4],
  ['{"detail":"Request was throttled. Expected available in 0 seconds."}', '7', 0],
  ['{"detail":"Request was throttled. Expected available in -3 seconds."}', '7', 7],
  ['<html>Too many</html>', '120', 120],
  ['', 'Tue, 12 May 2026 10:02:00 GMT', 120],
  ['', 'Tue, 12 May 2026 09:00:00 GMT', 0],
  ['', '1e999', null],
  ['', 'soon', null],
  ['', '-5', 0],
  ['', null, null],
  ['', '', null],
  ['', '   ', null],
  ['available in . seconds', null, null],
])('%s with Retry-After %s waits %s s', (body, retryAfter, expected) => {
  expect(throttleSeconds(body, retryAfter, TEN)).toBe(expected);
});

test('the next full hour', () => {
  expect(resetsAt(TEN)).toBe(TEN + HOUR);
  expect(resetsAt(TEN + HOUR - 1)).toBe(TEN + HOUR);
});
