import { describe, expect, test } from 'vitest';
import { countSends } from '../../../lib/invites/another-way.ts';
import type { Evidence, HistoryLine, LineState } from '../../../lib/invites/evidence.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
const NOW = Date.parse('2026-05-12T15:00:00Z');

const invite = (sent: number | null) => ({
  ...{ precision: 'about' as const, email: null, by: null },
  sent: sent === null ? null : { earliest: sent, latest: sent + MINUTE - 1 },
});
const row = (ago: number | null, kind: LineState['kind']): HistoryLine => ({
  invite: invite(ago === null ? null : NOW - ago),
  state: stateOf(kind),
});
function stateOf(kind: LineState['kind']): LineState {
  if (kind === 'active') return { kind, since: null };
  if (kind === 'revokedBeforeActivation') return { kind, at: null };
  return kind === 'disabled' ? { kind, by: 'unknown', at: null } : { kind };
}
const own = (ago: number): Evidence => ({
  ...{ source: 'ownSend', asOf: NOW - ago },
  invite: { ...invite(null), sent: { earliest: NOW - ago, latest: NOW - ago + 999 }, precision: 'exact' },
});
const ownRevoke = (ago: number): Evidence => ({
  ...{ source: 'ownRevoke', asOf: NOW - ago },
  at: { earliest: NOW - ago, latest: NOW - ago + 999 },
});

const pending = (ago: number | null) => row(ago, 'pending');
const revoked = (ago: number | null) => row(ago, 'revokedBeforeActivation');

describe('so many invites went out', () => {
  test.each<[number, string, HistoryLine[], Evidence[]]>([
    [0, 'where nothing is known', [], []],
    [1, 'where one waits', [pending(DAY)], []],
    [3, 'where two were revoked before it', [pending(DAY), revoked(8 * DAY), revoked(15 * DAY)], []],
    [2, 'where the newest was revoked', [revoked(DAY), revoked(9 * DAY)], []],
    [1, 'since the patient had access', [pending(DAY), row(30 * DAY, 'active'), revoked(60 * DAY)], []],
    [2, 'since access was turned off', [pending(DAY), revoked(2 * DAY), row(30 * DAY, 'disabled')], []],
    [0, 'where the patient has joined', [row(DAY, 'active'), revoked(9 * DAY)], []],
    [1, 'up to a row that cannot be read', [pending(DAY), row(9 * DAY, 'unreadable'), revoked(20 * DAY)], []],
    [2, 'where rows have no time', [pending(null), revoked(null)], []],
    [1, 'where the row is our own send', [pending(DAY)], [own(DAY)]],
    [1, 'where the row is our own send and the zone is off by hours', [pending(DAY - 3_600_000)], [own(DAY)]],
    [3, 'where the list shows one invite alone', [pending(DAY)], [own(15 * DAY), own(8 * DAY), own(DAY)]],
    [
      2,
      'where nothing but our own sends is known',
      [pending(DAY), revoked(8 * DAY)],
      [own(8 * DAY), ownRevoke(DAY + 1_000), own(DAY)],
    ],
    [
      1,
      'where our own older sends were before the patient had access',
      [pending(DAY), row(9 * DAY, 'active')],
      [own(30 * DAY), own(9 * DAY), own(DAY)],
    ],
    [
      1,
      'where nobody knows when the patient had access',
      [pending(DAY), row(null, 'disabled')],
      [own(30 * DAY), own(DAY)],
    ],
    [2, 'where two left at once', [pending(DAY), revoked(DAY + MINUTE), revoked(9 * DAY)], []],
  ])('%i: %s', (sends, _, history, evidence) => {
    expect(countSends(history, evidence)).toBe(sends);
  });
});
