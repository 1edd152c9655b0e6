import { expect, test } from 'vitest';
import { isDayOver } from '../../../lib/invites/day-over.ts';
import type { Presence } from '../../../lib/invites/visit.ts';

const at = (time: string, presence: Presence = 'expected') => ({ starts: `2026-11-30T${time}`, presence });
const ZONE = 'US/Eastern';
const over = (visits: ReturnType<typeof at>[], time: string, zone: string | null = ZONE) =>
  isDayOver(visits, zone, Date.parse(`2026-11-30T${time}:00-05:00`));

test.each([
  ['no visits', [], '08:00', true],
  ['one to come', [at('16:30')], '08:00', false],
  ['the last has begun', [at('09:00', 'over'), at('16:30')], '17:00', false],
  ['the last is marked as over', [at('09:00', 'over'), at('16:30', 'over')], '16:50', true],
  ['the last was cancelled', [at('09:00', 'over'), at('16:30', 'gone')], '09:30', true],
  ['nobody marks visits', [at('09:00'), at('16:30')], '18:29', false],
  ['nobody marks visits, two hours later', [at('09:00'), at('16:30')], '18:30', true],
  ['somebody arrived and waits', [at('16:30', 'arrived')], '17:10', false],
  ['somebody is with the provider', [at('16:30', 'withProvider')], '18:00', false],
] as const)('%s', (_name, visits, time, expected) => {
  expect(over([...visits], time)).toBe(expected);
});

test('while the zone is not known no visit is over early', () => {
  expect(over([at('16:30')], '23:30', null)).toBe(false);
});
