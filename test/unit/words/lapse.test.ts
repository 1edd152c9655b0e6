import { expect, test } from 'vitest';
import { lapseSentence } from '../../../lib/words/lapse.ts';

const ZONE = 'US/Eastern';
// A Monday.
const NOW = Date.parse('2026-05-11T13:00Z');
const exactly = (iso: string) => ({ earliest: Date.parse(iso), latest: Date.parse(iso) });

const said = (expires: string, starts: string, resendOn: string[], now = NOW) =>
  lapseSentence({ starts, resendOn, until: 0 }, exactly(expires), { now, zone: ZONE });

test.each([
  [
    '2026-05-13T14:00Z',
    '2026-05-14T09:00',
    ['2026-05-13', '2026-05-14'],
    'Expires Wed; visit is Thu 9:00 AM. Resend on Wed or Thu.',
  ],
  [
    '2026-05-12T14:00Z',
    '2026-05-14T13:30',
    ['2026-05-12', '2026-05-13', '2026-05-14'],
    'Expires Tue; visit is Thu 1:30 PM. Resend on Tue, Wed or Thu.',
  ],
  // An end on the day of the visit needs its hour, by the practice's clock.
  [
    '2026-05-14T12:10Z',
    '2026-05-14T09:00',
    ['2026-05-14'],
    'Expires Thu about 8:10 AM; visit is Thu 9:00 AM. Resend on Thu.',
  ],
  // From a week away on, a weekday alone would mean two days.
  [
    '2026-05-13T14:00Z',
    '2026-05-21T12:00',
    ['2026-05-15', '2026-05-18', '2026-05-19', '2026-05-20', '2026-05-21'],
    'Expires Wed; visit is Thu, May 21, 12:00 PM. Resend between Fri and Thu, May 21.',
  ],
  [
    '2026-05-17T14:00Z',
    '2026-05-18T00:00',
    ['2026-05-15', '2026-05-18'],
    'Expires Sun; visit is Mon, May 18, 12:00 AM. Resend on Fri or Mon, May 18.',
  ],
  // It ends in the evening of the practice's Wednesday, which is Thursday in Greenwich.
  [
    '2026-05-14T02:00Z',
    '2026-05-14T09:00',
    ['2026-05-13', '2026-05-14'],
    'Expires Wed; visit is Thu 9:00 AM. Resend on Wed or Thu.',
  ],
])('ends %s, visit %s, resend on %j', (expires, starts, resendOn, sentence) => {
  expect(said(expires, starts, resendOn)).toBe(sentence);
});

test('a day that has passed since is not advised any more', () => {
  const thursday = Date.parse('2026-05-14T12:00Z');
  const days = ['2026-05-13', '2026-05-14'];
  expect(said('2026-05-14T12:30Z', '2026-05-14T09:00', days, thursday)).toContain('Resend on Thu.');
  expect(said('2026-05-14T12:30Z', '2026-05-14T23:30', days, thursday + 86_400_000)).toContain(
    'Resend on Fri.',
  );
});
