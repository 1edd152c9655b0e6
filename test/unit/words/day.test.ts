import { describe, expect, test } from 'vitest';
import { needsSomebody, readinessWords, verbOf } from '../../../lib/words/day.ts';
import { dayRow, kinds, type RowKind } from '../../dom/components/days.ts';
import { NOW, offer, operation, statuses } from '../../dom/components/views.ts';

const when = { now: NOW, zone: 'US/Eastern' };
const said = (kind: RowKind) => readinessWords(dayRow(kind, 0), when);
const verb = (kind: RowKind) => verbOf(dayRow(kind, 0));

test.each<[RowKind, string, string, string | null]>([
  ['expired', 'warn', 'Expired 2 d ago', 'Resend'],
  ['lapses', 'calm', 'Expires today 10:00 PM, before the visit', 'Resend'],
  ['invite', 'quiet', 'Not invited', 'Invite'],
  ['riskyInvite', 'quiet', 'Not invited', 'Invite'],
  ['noEmail', 'stop', 'No email on file', 'Add email'],
  ['noPhoneNorDate', 'stop', 'No birth date or phone on file', 'Add birth date'],
  ['oldAddress', 'warn', 'Sent to an old address', 'Resend to new'],
  ['mistyped', 'warn', 'b•••@gmial.com looks mistyped', 'Correct'],
  ['notChecked', 'quiet', 'Not checked', 'Check'],
  ['unclear', 'quiet', 'Sources differ', 'Check'],
  ['anotherWay', 'warn', '5 invites and not joined', 'Another way'],
  ['decide', 'stop', 'Needs your answer', 'Decide'],
  ['joined', 'good', 'Joined', null],
  ['invited', 'good', 'Invited, works until Fri 2:52 PM', null],
  ['sending', 'calm', 'Sending…', null],
  ['inList', 'calm', 'Waits in the list', null],
  ['declined', 'quiet', 'Not now: declined, until the next visit', null],
  ['deceased', 'quiet', 'Marked deceased, so not invited', null],
  ['drChronoInvites', 'quiet', 'DrChrono will invite after the visit', 'Invite now…'],
])('%s is %s, says “%s”, and its verb is %s', (kind, tone, word, wanted) => {
  const found = verb(kind);
  expect({ ...said(kind), verb: found.kind === 'none' ? null : found.word }).toMatchObject({
    ...{ tone, word, verb: wanted },
  });
});

test('every kind of row has a line of its own above', () => {
  expect(Object.keys(kinds)).toHaveLength(19);
});

describe('a verb', () => {
  test('that is not offered leads to the patient, and presses nothing', () => {
    for (const kind of ['expired', 'invite', 'notChecked'] as const)
      expect(verbOf({ ...dayRow(kind, 0), offers: [] })).toEqual({ kind: 'open', field: null, word: 'Open' });
    expect(verbOf({ ...dayRow('oldAddress', 0), offers: [] })).toEqual({
      ...{ kind: 'open', field: 'email', word: 'Correct' },
    });
  });

  test('for somebody whom DrChrono invites is a question first', () => {
    expect(verb('drChronoInvites')).toEqual({ kind: 'inviteNow', action: 'send', word: 'Invite now…' });
  });

  test('is always the one that the next step names', () => {
    const row = dayRow('invite', 0, { offers: [offer.resend, offer.revoke] });
    expect(verbOf(row)).toMatchObject({ kind: 'open' });
  });
});

test('what has just ended well says where the invite stands, and what was stopped says so', () => {
  const ended = dayRow('invited', 0, {
    operation: operation({ stage: 'stopped', because: 'patientJoined' }),
  });
  expect(readinessWords({ ...ended, ...kinds.joined }, when).word).toBe('Joined');
  const stopped = dayRow('expired', 0, { operation: operation({ stage: 'stopped', because: 'notProven' }) });
  expect(readinessWords(stopped, when)).toMatchObject({ tone: 'warn', word: 'Stopped: open to see why' });
});

test.each([
  [20 * 60_000, 'Expired 20 min ago'],
  [5 * 3_600_000, 'Expired 5 h ago'],
  [4 * 86_400_000, 'Expired 4 d ago'],
])('an invite that ended %i ms ago', (ago, word) => {
  const end = { earliest: NOW - ago, latest: NOW - ago };
  const status = { ...statuses.expired, expires: end };
  expect(readinessWords(dayRow('expired', 0, { status }), when).word).toBe(word);
});

test('of an invite that may end at any minute no time is told that has gone by, nor a visit that is none', () => {
  const end = { earliest: NOW - 30 * 60_000, latest: NOW + 30 * 60_000 };
  const status = { ...kinds.lapses.status, phase: 'expiringNow', expires: end } as const;
  expect(readinessWords(dayRow('lapses', 0, { status, visit: null }), when).word).toBe('Expiring now');
});

test('of an invite that ends within the first hour of the visit nobody says that it ends before', () => {
  const nine = dayRow('lapses', 4).visit;
  const lapsing = (hour: number, minute: number) => {
    const at = Date.parse(`2026-11-18T${hour + 5}:${String(minute).padStart(2, '0')}:00Z`);
    const status = { ...kinds.lapses.status, phase: 'alive', expires: { earliest: at, latest: at } } as const;
    return readinessWords(dayRow('lapses', 4, { status, visit: nine }), when).word;
  };
  expect(nine?.starts).toBe('2026-11-18T09:00');
  expect(lapsing(8, 59)).toMatch(/8:59 AM, before the visit$/);
  expect(lapsing(9, 0)).toMatch(/9:00 AM, during the visit$/);
  expect(lapsing(9, 30)).toMatch(/9:30 AM, during the visit$/);
});

test.each([
  ['firstVisit', 'DrChrono will invite after the visit'],
  ['reminders', 'DrChrono will invite with its reminder'],
] as const)('whom DrChrono invites by itself, as the settings say (%s): %s', (byItself, word) => {
  const offers = [{ ...offer.send, risk: 'drChronoInvites' as const, byItself }];
  expect(readinessWords(dayRow('drChronoInvites', 0, { offers }), when).word).toBe(word);
});

test('whose invite ends before the visit, and a new one would, too, is told so and has no verb', () => {
  const row = dayRow('lapses', 0, { readiness: { kind: 'resendLater' } });
  expect(readinessWords(row, when)).toMatchObject({ word: 'Expires today 10:00 PM, before the visit' });
  expect(verbOf(row)).toEqual({ kind: 'none' });
});

test('only who is not ready needs somebody', () => {
  const needing = (Object.keys(kinds) as RowKind[]).filter((kind) =>
    needsSomebody(dayRow(kind, 0).readiness),
  );
  expect(needing).toHaveLength(12);
});
