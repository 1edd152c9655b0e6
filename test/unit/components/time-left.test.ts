import { expect, test } from 'vitest';
import { leftOf } from '../../../components/shared/time-left.ts';
import type { Status } from '../../../lib/invites/status.ts';
import { statusAt } from '../../../lib/invites/status-at.ts';

const NOW = Date.parse('2026-05-12T15:00:00Z');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const pendingUntil = (earliest: number, precision: 'exact' | 'about' = 'exact'): Status => ({
  kind: 'pending',
  phase: 'alive',
  invite: { sent: null, precision, email: null, by: null },
  expires: { earliest, latest: earliest + HOUR },
  grounds: { source: 'ownSend', asOf: NOW },
});

test('the bar shows which part of the seven days is left', () => {
  expect(leftOf(pendingUntil(NOW + 7 * DAY), NOW, true)?.share).toBe(1);
  expect(leftOf(pendingUntil(NOW + 3.5 * DAY), NOW, true)?.share).toBe(0.5);
  expect(leftOf(pendingUntil(NOW + 7 * HOUR), NOW, true)?.share).toBeCloseTo(1 / 24, 10);
  expect(leftOf(pendingUntil(NOW + 8 * DAY), NOW, true)?.share).toBe(1);
});

test('a page stamp reads "about" in its last day only, and every time before the first answer', () => {
  expect(leftOf(pendingUntil(NOW + 2 * DAY, 'about'), NOW, true)?.words).toBe('2 d');
  expect(leftOf(pendingUntil(NOW + 5 * HOUR, 'about'), NOW, true)?.words).toMatch(/^about 5 h/);
  expect(leftOf(pendingUntil(NOW + 5 * HOUR), NOW, true)?.words).toMatch(/^5 h/);
  expect(leftOf(pendingUntil(NOW + 2 * DAY), NOW, false)?.words).toBe('about 2 d');
});

test('nothing is counted down once an invite may have ended', () => {
  expect(leftOf(pendingUntil(NOW), NOW, true)).toBeNull();
  expect(statusAt(pendingUntil(NOW), NOW)).toMatchObject({ kind: 'pending', phase: 'expiringNow' });
  expect(statusAt(pendingUntil(NOW - 2 * HOUR), NOW)).toMatchObject({ kind: 'expired' });
});
