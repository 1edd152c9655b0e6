import { expect, test } from 'vitest';
import { presenceOf } from '../../../lib/invites/presence.ts';
import type { Presence } from '../../../lib/invites/visit.ts';

/** Every word of the published list, and how else people and clients write it. */
test.each<[string, Presence]>([
  ['', 'expected'],
  ['Confirmed', 'expected'],
  ['Not Confirmed', 'expected'],
  ['Checked In Online', 'expected'],
  ['Arrived', 'arrived'],
  ['Checked In', 'arrived'],
  ['In Room', 'withProvider'],
  ['In Session', 'withProvider'],
  ['Complete', 'over'],
  ['Completed', 'over'],
  ['Cancelled', 'gone'],
  ['Canceled', 'gone'],
  ['No Show', 'gone'],
  ['Rescheduled', 'gone'],
  ['  checked   in ', 'arrived'],
  ['CHECKED-IN', 'arrived'],
  ['checked_in', 'arrived'],
  ['No-Show', 'gone'],
  ['NoShow', 'gone'],
  ['ＡＲＲＩＶＥＤ', 'arrived'],
  ['checked\u00a0in', 'arrived'],
  // A practice's own words are never guessed at, whatever they begin with.
  ['Running late', 'expected'],
  ['Arrived at the wrong office', 'expected'],
  ['Cancelled by us, call back', 'expected'],
  ['Not arrived', 'expected'],
  ['constructor', 'expected'],
])('%j is %s', (status, presence) => {
  expect(presenceOf(status, false)).toBe(presence);
});

test('a deleted appointment is gone, whatever its word says', () => {
  for (const status of ['', 'Arrived', 'Complete', 'Running late'])
    expect(presenceOf(status, true)).toBe('gone');
});
