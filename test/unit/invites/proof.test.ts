import { describe, expect, test } from 'vitest';
import type { Evidence, HistoryLine, LineState } from '../../../lib/invites/evidence.ts';
import { isFresh } from '../../../lib/invites/evidence.ts';
import { proofOf } from '../../../lib/invites/proof.ts';

const NOW = Date.parse('2026-05-12T15:00:00Z');
const MINUTE = 60_000;
/** So far ahead no two clocks are by noise. */
const AHEAD = 2_001;
const DAY = 24 * 60 * MINUTE;

const line = (sent: number, state: LineState = { kind: 'pending' }): HistoryLine => ({
  invite: { sent: { earliest: sent, latest: sent + 59_999 }, precision: 'about', email: null, by: null },
  state,
});
const OLD = line(NOW - DAY);
const answer = (asOf: number, ...lines: HistoryLine[]): Evidence => ({ source: 'answer', asOf, lines });
const blank = (asOf: number): Evidence => ({ source: 'answer', asOf, lines: null });
const page = (asOf: number, ...lines: HistoryLine[]): Evidence => ({ source: 'accessHistory', asOf, lines });
const ownSend = (at: number): Evidence => ({
  ...{ source: 'ownSend', asOf: at },
  invite: { sent: { earliest: at, latest: at + 999 }, precision: 'exact', email: null, by: null },
});
const isEnough = (...evidence: Evidence[]) => proofOf(evidence, NOW).isEnough;

test('what is dated in the future is not fresh', () => {
  expect(isFresh(NOW, NOW, 1)).toBe(true);
  expect(isFresh(NOW - 1, NOW, 1)).toBe(false);
  expect(isFresh(NOW + AHEAD - 1, NOW, DAY)).toBe(true);
  expect(isFresh(NOW + AHEAD, NOW, DAY)).toBe(false);
});

describe('a revoke may be the first request', () => {
  test('after an answer of the last minute that lists invites', () => {
    expect(isEnough(answer(NOW - MINUTE + 1, OLD))).toBe(true);
    expect(isEnough(answer(NOW - MINUTE, OLD))).toBe(false);
    expect(isEnough(answer(NOW + AHEAD, OLD))).toBe(false);
  });

  test('never after a page alone, a header or nothing', () => {
    expect(isEnough(page(NOW, OLD))).toBe(false);
    expect(isEnough(page(NOW, OLD), answer(NOW - 2 * MINUTE, OLD))).toBe(false);
    expect(isEnough(page(NOW, OLD), blank(NOW - 2 * MINUTE))).toBe(false);
    expect(isEnough({ source: 'header', asOf: NOW, says: 'notEnabled' }, blank(NOW))).toBe(false);
    expect(isEnough()).toBe(false);
  });

  test('after an answer that does not tell, beside a page of the last ten minutes that does', () => {
    expect(isEnough(blank(NOW), page(NOW - 10 * MINUTE + 1, OLD))).toBe(true);
    expect(isEnough(page(NOW - 10 * MINUTE + 1, OLD), blank(NOW))).toBe(true);
    expect(isEnough(blank(NOW), page(NOW - 10 * MINUTE, OLD))).toBe(false);
    expect(isEnough(blank(NOW), page(NOW + AHEAD, OLD))).toBe(false);
    expect(isEnough(blank(NOW))).toBe(false);
    // The newer of two answers counts.
    expect(isEnough(answer(NOW - 2_000, OLD), blank(NOW - 1_000))).toBe(false);
    expect(isEnough(blank(NOW - 2_000), answer(NOW - 1_000, OLD))).toBe(true);
  });

  test('after a list from well after our own send, or one that shows it', () => {
    const sent = NOW - 5 * MINUTE;
    const since = sent + 999 + MINUTE;
    const beside = (asOf: number, ...lines: HistoryLine[]) =>
      isEnough(page(asOf, OLD, ...lines), blank(NOW), ownSend(sent));
    expect(beside(since)).toBe(false);
    expect(beside(since + 1)).toBe(true);
    expect(beside(sent + 1, line(sent))).toBe(true);
    expect(isEnough(answer(NOW - 1_000, OLD), ownSend(NOW - 2_000))).toBe(false);
    expect(isEnough(answer(NOW - 1_000, line(NOW - 2_000)), ownSend(NOW - 2_000))).toBe(true);
  });
});

test('a page proves nothing where its newest invite was accepted, is over or cannot be read', () => {
  expect(proofOf([page(NOW, OLD)], NOW).pageProof).toBe(NOW);
  for (const kind of ['active', 'revokedBeforeActivation', 'unreadable'] as const) {
    const state = { kind, since: null, at: null } as LineState;
    expect(proofOf([page(NOW, line(NOW - DAY, state), OLD)], NOW).pageProof).toBeNull();
  }
  expect(proofOf([page(NOW)], NOW).pageProof).toBeNull();
});
