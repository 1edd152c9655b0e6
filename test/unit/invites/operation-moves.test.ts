import { describe, expect, test } from 'vitest';
import type { Interval } from '../../../lib/invites/evidence.ts';
import type { Operation, Seen } from '../../../lib/invites/operation.ts';
import { isNewerThanSeen, isOurs, sent, twiceIf } from '../../../lib/invites/operation-moves.ts';

const T = Date.parse('2026-05-12T15:00:00Z');
const MINUTE = 60_000;
const at = (instant: number): Interval => ({ earliest: instant, latest: instant + 999 });
const seen = (newest: Interval | null, second: Interval | null = null): Seen => ({
  ...{ top: 'pending', newest, second, asOf: T },
});
const operation = (change: Partial<Operation> = {}): Operation => ({
  ...{ id: 'one', patientId: 4224, kind: 'resend', startedAt: T, riskAccepted: false, seenInvite: null },
  ...{ revoked: null, sent: null, attempts: 0, doubt: null, phase: { at: 'ready', next: 'enable' } },
  ...change,
});

describe('the newest invite is ours', () => {
  const ours = operation({ sent: { at: at(T), precision: 'exact' } });
  test.each<[string, Interval, boolean]>([
    ['of the same moment', at(T), true],
    ['two minutes later', at(T + 999 + 2 * MINUTE), true],
    ['more than two minutes later', at(T + 1_000 + 2 * MINUTE), false],
    ['two minutes earlier', at(T - 999 - 2 * MINUTE), true],
    ['more than two minutes earlier', at(T - 1_000 - 2 * MINUTE), false],
  ])('%s', (_, newest, isOne) => {
    expect(isOurs(ours, seen(newest))).toBe(isOne);
  });

  test('only where there is one, and where we sent one', () => {
    expect(isOurs(ours, seen(null))).toBe(false);
    expect(isOurs(operation(), seen(at(T)))).toBe(false);
  });
});

describe('an invite is newer than the one that was seen', () => {
  test.each<[string, Partial<Operation>, number, boolean]>([
    ['two minutes after it', { seenInvite: at(T) }, T + 999 + 2 * MINUTE, false],
    ['a moment more', { seenInvite: at(T) }, T + 1_000 + 2 * MINUTE, true],
    ['after our revoke, where none was seen', { revoked: at(T) }, T + 1 + 2 * MINUTE, true],
    ['at our revoke', { revoked: at(T) }, T + 2 * MINUTE, false],
    [
      'after the one seen, whatever we revoked',
      { seenInvite: at(T), revoked: at(T + 9 * MINUTE) },
      T + 5 * MINUTE,
      true,
    ],
    ['never, where nothing is known', {}, T + 99 * MINUTE, false],
  ])('%s', (_, change, sentAt, isNewer) => {
    expect(isNewerThanSeen(operation(change), seen(at(sentAt)))).toBe(isNewer);
  });

  test('not where none has a time', () => {
    expect(isNewerThanSeen(operation({ seenInvite: at(T) }), seen(null))).toBe(false);
  });
});

describe('two went out', () => {
  test.each<[string, Partial<Operation>, Interval | null, boolean]>([
    ['where there is no second', { seenInvite: at(T - 99 * MINUTE) }, null, false],
    ['where the second is the one that was seen', { seenInvite: at(T) }, at(T + 2 * MINUTE), false],
    ['where it is newer than that', { seenInvite: at(T) }, at(T + 1_000 + 2 * MINUTE), true],
    ['where it is newer than our revoke', { revoked: at(T) }, at(T + 1 + 2 * MINUTE), true],
    // Whoever saw none at all clicked before it; a stamp of that minute may lie before the click.
    ['where none was seen and it is of the click', {}, at(T - 2 * MINUTE + 1), true],
    ['where none was seen and it is older', {}, at(T - 2 * MINUTE), false],
  ])('%s', (_, change, second, isTwice) => {
    expect(twiceIf(operation(change), seen(at(T + 9 * MINUTE), second))).toEqual(
      isTwice ? { twice: true } : {},
    );
  });

  test('is not known without a look', () => {
    expect(twiceIf(operation(), null)).toEqual({});
  });
});

test('a send that is certain is exact where it was answered, and confirmed where it was found', () => {
  const doubtful = operation({ doubt: { since: T, gaveUpAt: T } });
  expect(sent(doubtful, at(T), null)).toMatchObject({
    ...{ sent: { at: at(T), precision: 'exact' }, doubt: null },
    phase: { at: 'settled', outcome: { kind: 'sent', confirmed: false } },
  });
  expect(sent(doubtful, at(T), seen(at(T)))).toMatchObject({
    ...{ sent: { at: at(T), precision: 'about' }, doubt: null },
    phase: { at: 'settled', outcome: { kind: 'sent', confirmed: true } },
  });
});
