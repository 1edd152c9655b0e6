import { expect, test } from 'vitest';
import type { HistoryLine, LineState } from '../../../lib/invites/evidence.ts';
import { type SentLately, sentLately } from '../../../lib/invites/sent-lately.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOW = Date.parse('2026-05-12T15:00:00Z');

const row = (
  ago: number | null,
  state: LineState = { kind: 'pending' },
  by: string | null = 'maria',
): HistoryLine => ({
  invite: {
    ...{ precision: 'about', email: null, by },
    sent: ago === null ? null : { earliest: NOW - ago, latest: NOW - ago + MINUTE - 1 },
  },
  state,
});
const revoked: LineState = { kind: 'revokedBeforeActivation', at: null };

test.each<[string, HistoryLine[], SentLately | null]>([
  ['nothing went out', [], null],
  ['a colleague’s invite waits', [row(12 * MINUTE)], { by: 'maria', at: NOW - 12 * MINUTE }],
  [
    'the invite names nobody',
    [row(12 * MINUTE, { kind: 'pending' }, null)],
    { by: null, at: NOW - 12 * MINUTE },
  ],
  ['it went out almost a day ago', [row(DAY)], { by: 'maria', at: NOW - DAY }],
  ['it went out a day ago', [row(DAY + MINUTE)], null],
  ['it went out a week ago', [row(7 * DAY), row(HOUR, revoked)], null],
  ['it was revoked', [row(HOUR, revoked), row(2 * HOUR)], null],
  ['the patient has joined', [row(HOUR, { kind: 'active', since: null })], null],
  ['the row cannot be read', [row(HOUR, { kind: 'unreadable' })], null],
  ['it has no time', [row(null)], null],
  ['its stamp seems to lie ahead', [row(-3 * HOUR)], { by: 'maria', at: NOW + 3 * HOUR }],
])('where %s', (_, history, lately) => {
  expect(sentLately(history, NOW)).toEqual(lately);
});
