import { describe, expect, test } from 'vitest';
import {
  type DrChronoInvites,
  isFirstVisit,
  willDrChronoInvite,
} from '../../../lib/invites/drchrono-invites.ts';
import type { Presence } from '../../../lib/invites/visit.ts';

interface Days {
  firstVisit?: string | null;
  lastVisit?: string | null;
}

const DAY = '2026-05-13';

describe('a visit is the first', () => {
  test.each<[boolean | null, string, Days]>([
    [null, 'as far as nobody knows, where the answer mentions no visits', {}],
    [true, 'where DrChrono has none', { firstVisit: null, lastVisit: null }],
    [true, 'where DrChrono has none and mentions one field alone', { lastVisit: null }],
    [true, 'where the first is this one', { firstVisit: DAY, lastVisit: null }],
    [true, 'where both are this one, since it may count itself', { firstVisit: DAY, lastVisit: DAY }],
    [true, 'where the first is a later one', { firstVisit: '2026-06-01', lastVisit: null }],
    [false, 'not where there was one before', { firstVisit: '2026-05-12', lastVisit: '2026-05-12' }],
    [false, 'not where only the previous one is known', { firstVisit: null, lastVisit: '2019-01-02' }],
    [false, 'not where only the first one is known', { firstVisit: '2019-01-02' }],
  ])('%s: %s', (first, _, days) => {
    expect(isFirstVisit(days, DAY)).toBe(first);
  });
});

describe('DrChrono invites by itself', () => {
  const NEW: Days = { firstVisit: null, lastVisit: null };
  const will = (
    setting: DrChronoInvites,
    change: { days?: Days; cell?: string | null; presence?: Presence; today?: string } = {},
  ) =>
    willDrChronoInvite(
      setting,
      { ...(change.days ?? NEW), cellPhone: change.cell === undefined ? '(212) 555-0143' : change.cell },
      { starts: `${DAY}T09:00`, presence: change.presence ?? 'expected' },
      change.today ?? '2026-05-12',
    );

  test('never, where staff say so', () => {
    expect(will('never')).toBe(false);
  });

  test.each<[after: boolean, reminders: boolean, string, Parameters<typeof will>[1]]>([
    [true, true, 'before a first visit', {}],
    [true, true, 'on its day', { today: DAY }],
    [true, false, 'once the patient is here', { today: DAY, presence: 'arrived' }],
    [true, false, 'while the patient is seen', { today: DAY, presence: 'withProvider' }],
    [true, false, 'on the day, once it is over', { today: DAY, presence: 'over' }],
    [false, false, 'on the day after', { today: '2026-05-14', presence: 'over' }],
    [false, false, 'after a visit that did not come about', { presence: 'gone' }],
    [true, false, 'where there is no cell phone', { cell: null }],
    [false, false, 'where it is not the first', { days: { firstVisit: '2019-01-02' } }],
    [false, false, 'where nobody knows whether it is the first', { days: {} }],
  ])('after the first visit %s, with reminders %s: %s', (after, reminders, _, change) => {
    expect([will('firstVisit', change), will('reminders', change)]).toEqual([after, reminders]);
  });
});
