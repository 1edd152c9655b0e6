import { describe, expect, test } from 'vitest';
import type { Evidence, HistoryLine, Interval, LineState } from '../../../lib/invites/evidence.ts';
import { isOursEnded } from '../../../lib/invites/find-invite.ts';
import { foldStatus } from '../../../lib/invites/fold-status.ts';
import { invitesSoFar } from '../../../lib/invites/history.ts';

const NOW = Date.parse('2026-05-12T15:00:00Z');
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const minute = (at: number): Interval => ({
  earliest: at - (at % MINUTE),
  latest: at - (at % MINUTE) + 59_999,
});
const second = (at: number): Interval => ({ earliest: at, latest: at + 999 });
const line = (sent: number | null, state: LineState): HistoryLine => ({
  invite: { sent: sent === null ? null : minute(sent), precision: 'about', email: null, by: 'Dana' },
  state,
});
const pending = (sent: number) => line(sent, { kind: 'pending' });
const revoked = (sent: number, at: number | null) =>
  line(sent, { kind: 'revokedBeforeActivation', at: at === null ? null : minute(at) });
const answer = (asOf: number, ...lines: HistoryLine[]): Evidence => ({ source: 'answer', asOf, lines });
const ownSend = (at: number): Evidence => ({
  ...{ source: 'ownSend', asOf: at + 999 },
  invite: { sent: second(at), precision: 'exact', email: null, by: null },
});
const ownRevoke = (at: number, of?: Interval): Evidence => ({
  ...{ source: 'ownRevoke', asOf: at + 999, at: second(at) },
  ...(of ? { of } : {}),
});
const OLD = NOW - 3 * DAY;

/** The kinds of the lines, newest first, after the kind of the status. */
const told = (...evidence: Evidence[]) => {
  const status = foldStatus(evidence, NOW + MINUTE / 2, 'US/Eastern');
  return [status.kind, ...invitesSoFar(evidence, status).map(({ state }) => state.kind)];
};
const REVOKED = 'revokedBeforeActivation';

describe('the invites so far', () => {
  test('are those of the newest list, where nothing was done since', () => {
    expect(told(answer(NOW, pending(OLD), revoked(OLD - DAY, OLD)))).toEqual(['pending', 'pending', REVOKED]);
    expect(told(answer(NOW))).toEqual(['notInvited']);
    expect(told({ source: 'header', asOf: NOW, says: 'notEnabled' })).toEqual(['unknown']);
  });

  test('hold our own revoke and send that the list does not show yet', () => {
    expect(told(answer(NOW - MINUTE, pending(OLD)), ownRevoke(NOW))).toEqual(['revoked', REVOKED]);
    expect(told(answer(NOW - MINUTE, pending(OLD)), ownRevoke(NOW), ownSend(NOW + 1_000))).toEqual([
      ...['pending', 'pending', REVOKED],
    ]);
    expect(told(answer(NOW - MINUTE, revoked(OLD, OLD + MINUTE)), ownSend(NOW))).toEqual([
      ...['pending', 'pending', REVOKED],
    ]);
  });

  test('hold them where no list is known at all', () => {
    expect(told(ownSend(NOW))).toEqual(['pending', 'pending']);
    expect(told(ownSend(NOW - 9 * DAY))).toEqual(['expired', 'pending']);
    expect(told(ownRevoke(NOW, minute(OLD)))).toEqual(['revoked', REVOKED]);
    expect(invitesSoFar([ownRevoke(NOW, minute(OLD))], foldStatus([], NOW, null))[0]?.invite.sent).toEqual(
      minute(OLD),
    );
    expect(told(ownSend(OLD), ownRevoke(NOW - DAY), ownSend(NOW))).toEqual(['pending', 'pending', REVOKED]);
  });

  test('hold our invite once, with its exact time', () => {
    const evidence = [
      ownRevoke(NOW - 1_000),
      ownSend(NOW),
      answer(NOW + 1_000, pending(NOW), revoked(OLD, NOW)),
    ];
    expect(told(...evidence)).toEqual(['pending', 'pending', REVOKED]);
    const [top] = invitesSoFar(evidence, foldStatus(evidence, NOW, null));
    expect(top?.invite).toMatchObject({ sent: second(NOW), precision: 'exact', by: 'Dana' });
  });

  test('say that the patient has joined where the header of the chart knows it first', () => {
    const joined: Evidence = { source: 'header', asOf: NOW, says: 'enabled' };
    expect(told(answer(NOW - 5 * MINUTE, pending(OLD)), joined)).toEqual(['active', 'active']);
  });
});

describe('a colleague revokes our new invite before we look', () => {
  const looked = (...lines: HistoryLine[]) => answer(NOW + 3_000, ...lines);

  test('and a lower row is the one that we revoked', () => {
    const both = [revoked(NOW, NOW), revoked(OLD, NOW)];
    expect(told(ownRevoke(NOW - 1_000), ownSend(NOW), looked(...both))).toEqual([
      'revoked',
      REVOKED,
      REVOKED,
    ]);
  });

  test('and it is known when the one that we revoked was sent', () => {
    const acts = [ownRevoke(NOW - 1_000, minute(OLD)), ownSend(NOW)];
    expect(told(...acts, looked(revoked(NOW, null)))).toEqual(['revoked', REVOKED]);
    // Sent a minute before, it may be the old one in a list that lags behind.
    const close = [ownRevoke(NOW - 1_000, minute(NOW - MINUTE)), ownSend(NOW)];
    expect(told(...close, looked(revoked(NOW - MINUTE, null)))).toEqual(['pending', 'pending', REVOKED]);
  });

  test('and it ended after our send', () => {
    const lines = [revoked(NOW, NOW + MINUTE)];
    expect(isOursEnded(lines, second(NOW), null)).toBe(true);
    expect(isOursEnded([revoked(NOW, NOW)], second(NOW + 1), null)).toBe(false);
    expect(isOursEnded([revoked(OLD, NOW + MINUTE)], second(NOW), null)).toBe(false);
    expect(isOursEnded([pending(NOW)], second(NOW), null)).toBe(false);
    expect(isOursEnded([], second(NOW), null)).toBe(false);
  });
});
