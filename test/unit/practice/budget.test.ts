import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  admit,
  type BudgetState,
  freshBudget,
  type Lane,
  resetsAt,
  throttle,
  throttleSeconds,
  turnHour,
  usedIn,
} from '../../../lib/practice/budget.ts';

const HOUR = 3_600_000;
const TEN = Date.parse('2026-05-12T10:00:00Z');
const used = (click: number, view: number, background: number): BudgetState => ({
  ...freshBudget,
  hour: TEN,
  used: { click, view, background },
});

describe('one request', () => {
  test('counts for its lane', () => {
    const admission = admit(freshBudget, 'view', TEN + 5);
    expect(admission).toMatchObject({
      kind: 'go',
      state: { hour: TEN, used: { click: 0, view: 1, background: 0 } },
    });
  });

  test('the fourth within a second waits for the first to be a second old', () => {
    let state = freshBudget;
    for (const at of [0, 100, 200]) state = admit(state, 'click', TEN + at).state;
    expect(admit(state, 'click', TEN + 300)).toMatchObject({ kind: 'wait', at: TEN + 1_000 });
    expect(usedIn(admit(state, 'click', TEN + 300).state)).toBe(3);
    expect(admit(state, 'click', TEN + 1_000).kind).toBe('go');
  });

  test.each<[string, BudgetState, Lane, string]>([
    ['sixty are kept for clicks', used(0, 440, 0), 'view', 'spent'],
    ['a click may use them', used(0, 440, 0), 'click', 'go'],
    ['the background has sixty', used(0, 0, 60), 'background', 'spent'],
    ['the others go on then', used(0, 0, 60), 'view', 'go'],
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
    const steps = fc.array(fc.tuple(fc.constantFrom<Lane>('click', 'view', 'background'), fc.nat(4_000)), {
      minLength: 500,
      maxLength: 900,
    });
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
        expect(state.used.view + state.used.background).toBeLessThanOrEqual(440);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a 429', () => {
  test.each<Lane>(['click', 'view', 'background'])('stops %s until the time it names', (lane) => {
    const state = throttle(freshBudget, TEN, 412.5);
    expect(admit(state, lane, TEN + 412_000)).toMatchObject({ kind: 'throttled', until: TEN + 412_500 });
    expect(admit(state, lane, TEN + 412_500).kind).toBe('go');
  });

  test('that names none stops until the full hour', () => {
    expect(throttle(freshBudget, TEN + 60_000, null).throttledUntil).toBe(TEN + HOUR);
  });

  test('lasts over the full hour if it says so', () => {
    const state = throttle(freshBudget, TEN + HOUR - 1_000, 60);
    expect(turnHour(state, TEN + HOUR + 1_000).throttledUntil).toBe(TEN + HOUR + 59_000);
  });
});

test.each<[string, string | null, number | null]>([
  ['{"detail":"Request was throttled. Expected available in 412 seconds."}', null, 412],
  ['{"detail":"Request was throttled. Expected available in 2295.0 seconds."}', '7', 2295],
  ['{"detail":"Request was throttled. Expected available in 0.4 seconds."}', null, 0.4],
  ['<html>Too many</html>', '120', 120],
  ['', 'Tue, 12 May 2026 10:02:00 GMT', 120],
  ['', 'Tue, 12 May 2026 09:00:00 GMT', 0],
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
