import { describe, expect, test } from 'vitest';
import {
  type Evidence,
  type HistoryLine,
  type Interval,
  newestInvite,
} from '../../../lib/invites/evidence.ts';

const at = (earliest: number): Interval => ({ earliest, latest: earliest + 999 });
const line = (sent: Interval | null): HistoryLine => ({
  invite: { sent, precision: 'about', email: null, by: null },
  state: { kind: 'pending' },
});
const history = (...sent: (Interval | null)[]): Evidence => ({
  source: 'accessHistory',
  asOf: 0,
  lines: sent.map(line),
});
const answer = (...sent: (Interval | null)[]): Evidence => ({
  source: 'answer',
  asOf: 0,
  lines: sent.map(line),
});
const ownSend = (sent: Interval | null): Evidence => ({
  source: 'ownSend',
  asOf: 0,
  invite: line(sent).invite,
});

describe('the newest invite', () => {
  test.each<[string, Evidence[], Interval | null]>([
    ['of no evidence there is none', [], null],
    ['is the later line of Access History, wherever it stands', [history(at(1), at(9), at(5))], at(9)],
    ['is the later line of an answer, wherever it stands', [answer(at(1), at(9), at(5))], at(9)],
    ['is our own send where the list is older', [history(at(1)), ownSend(at(9))], at(9)],
    ['is a colleague’s where our own send is older', [ownSend(at(1)), history(at(9))], at(9)],
    ['is taken over all sources', [answer(at(3)), ownSend(at(2)), history(at(4), at(1))], at(4)],
    ['passes over lines without a time', [history(null, at(5), null), ownSend(null)], at(5)],
    ['is not known from an answer that does not tell', [{ source: 'answer', asOf: 9, lines: null }], null],
    [
      'is not shown by a revoke, nor by a header',
      [
        { source: 'ownRevoke', asOf: 9, at: at(9) },
        { source: 'header', asOf: 9, says: 'enabled' },
      ],
      null,
    ],
    // Which of two is newer is told by the latest instant that each can mean.
    [
      'is the one that may be later',
      [
        history({ earliest: 5, latest: 6 }),
        ownSend({ earliest: 1, latest: 9 }),
        answer({ earliest: 4, latest: 8 }),
      ],
      { earliest: 1, latest: 9 },
    ],
  ])('%s', (_, evidence, newest) => {
    expect(newestInvite(evidence)).toEqual(newest);
  });
});
