import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Evidence, HistoryLine, Interval, LineState } from '../../../lib/invites/evidence.ts';
import { findInvite } from '../../../lib/invites/find-invite.ts';
import { foldStatus } from '../../../lib/invites/fold-status.ts';
import type { Status } from '../../../lib/invites/status.ts';

const ZONE = 'US/Eastern';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** In the practice this is Tuesday, May 17, 2022, 3:04 p.m. */
const NOON = Date.parse('2022-05-17T19:04:00Z');

const minute = (at: number): Interval => ({ earliest: at, latest: at + 59_999 });
const second = (at: number): Interval => ({ earliest: at, latest: at + 999 });

const line = (sent: Interval | null, state: LineState): HistoryLine => ({
  invite: { sent, precision: 'about', email: 's•••@example.com', by: 'Staff Member' },
  state,
});
const pending = (sent: number | null) => line(sent === null ? null : minute(sent), { kind: 'pending' });
const active = (sent: number) => line(minute(sent), { kind: 'active', since: minute(sent + 5 * MINUTE) });
const revoked = (sent: number, at: number) =>
  line(minute(sent), { kind: 'revokedBeforeActivation', at: minute(at) });
const disabled = (sent: number, at: number) =>
  line(minute(sent), { kind: 'disabled', by: { name: 'Dana Whitlock' }, at: minute(at) });
const unreadable = line(null, { kind: 'unreadable' });

const page = (asOf: number, ...lines: HistoryLine[]): Evidence => ({ source: 'accessHistory', asOf, lines });
const answer = (asOf: number, ...lines: HistoryLine[]): Evidence => ({ source: 'answer', asOf, lines });
const blank = (asOf: number): Evidence => ({ source: 'answer', asOf, lines: null });
const header = (asOf: number, says: 'enabled' | 'notEnabled'): Evidence => ({ source: 'header', asOf, says });
const ownSend = (at: number): Evidence => ({
  source: 'ownSend',
  asOf: at + 999,
  invite: { sent: second(at), precision: 'exact', email: null, by: null },
});
const ownRevoke = (at: number): Evidence => ({ source: 'ownRevoke', asOf: at + 999, at: second(at) });

const kindOf = (status: Status) => (status.kind === 'unknown' ? `unknown: ${status.reason}` : status.kind);
const fold = (evidence: Evidence[], now = NOON + 10 * MINUTE) => foldStatus(evidence, now, ZONE);

describe('header beside a list of the same page', () => {
  const states = {
    none: [],
    pending: [pending(NOON - HOUR)],
    expired: [pending(NOON - 8 * DAY)],
    revoked: [revoked(NOON - HOUR, NOON - 30 * MINUTE)],
    disabled: [disabled(NOON - HOUR, NOON - 30 * MINUTE)],
    active: [active(NOON - HOUR)],
  };
  test.each([
    ['notEnabled', 'none', 'notInvited'],
    ['notEnabled', 'pending', 'pending'],
    ['notEnabled', 'expired', 'expired'],
    ['notEnabled', 'revoked', 'revoked'],
    ['notEnabled', 'disabled', 'disabled'],
    ['notEnabled', 'active', 'unknown: contradiction'],
    ['enabled', 'none', 'unknown: contradiction'],
    ['enabled', 'pending', 'unknown: contradiction'],
    ['enabled', 'expired', 'unknown: contradiction'],
    ['enabled', 'revoked', 'unknown: contradiction'],
    ['enabled', 'disabled', 'unknown: contradiction'],
    ['enabled', 'active', 'active'],
  ] as const)('%s above %s is %s', (says, state, expected) => {
    expect(kindOf(fold([header(NOON, says), page(NOON, ...states[state])]))).toBe(expected);
  });

  test('an enabled header seen well after the list: the patient has joined', () => {
    expect(kindOf(fold([page(NOON, pending(NOON - HOUR)), header(NOON + 5 * MINUTE, 'enabled')]))).toBe(
      'active',
    );
    expect(kindOf(fold([ownSend(NOON), header(NOON + 5 * MINUTE, 'enabled')]))).toBe('active');
  });

  test('a header from before the list is no news', () => {
    expect(kindOf(fold([header(NOON - HOUR, 'enabled'), page(NOON, pending(NOON - 5 * MINUTE))]))).toBe(
      'pending',
    );
    expect(kindOf(fold([header(NOON - HOUR, 'notEnabled'), page(NOON, active(NOON - HOUR))]))).toBe('active');
  });
});

describe('an enabled header within a minute of a look at the practice', () => {
  const DAY_BEFORE = NOON - DAY;
  const looked = answer(NOON, pending(DAY_BEFORE));
  test.each<[string, Evidence, number, string]>([
    ['a second later', looked, 1_000, 'active'],
    ['half a minute later', looked, 30_000, 'active'],
    ['later, and the invite has expired since', answer(NOON, pending(NOON - 7 * DAY)), 30_000, 'active'],
    [
      'later, over an invite sent a minute before the header',
      answer(NOON, pending(NOON - 2 * MINUTE)),
      1_000,
      'active',
    ],
    // The words may be from the access before, which was turned off for this invite.
    [
      'later, over an invite of that minute',
      answer(NOON, pending(NOON - MINUTE)),
      30_000,
      'unknown: contradiction',
    ],
    ['later, over an invite without a time', answer(NOON, pending(null)), 30_000, 'unknown: contradiction'],
    // Nothing that happened in between leads from one to the other.
    ['at the same time', looked, 0, 'unknown: contradiction'],
    ['half a minute before', looked, -30_000, 'unknown: contradiction'],
    ['later, over no invite', answer(NOON), 30_000, 'unknown: contradiction'],
    [
      'later, over a revoked invite',
      answer(NOON, revoked(DAY_BEFORE, NOON - HOUR)),
      30_000,
      'unknown: contradiction',
    ],
    [
      'later, over an access turned off',
      answer(NOON, disabled(DAY_BEFORE, NOON - HOUR)),
      30_000,
      'unknown: contradiction',
    ],
    // A page draws its list together with its header, and our own send is no minute older than this one.
    ['later, over a list of a page', page(NOON, pending(DAY_BEFORE)), 30_000, 'unknown: contradiction'],
    ['later, over our own send', ownSend(NOON), 30_000, 'unknown: contradiction'],
  ])('%s', (_, before, after, expected) => {
    expect(kindOf(fold([before, header(NOON + after, 'enabled')]))).toBe(expected);
    expect(kindOf(fold([header(NOON + after, 'enabled'), before]))).toBe(expected);
  });

  test('whoever has it turned off within that minute is not told to be active, nor to be off', () => {
    expect(kindOf(fold([answer(NOON, active(DAY_BEFORE)), header(NOON + 30_000, 'notEnabled')]))).toBe(
      'unknown: contradiction',
    );
  });
});

describe('little evidence', () => {
  test.each<[string, Evidence[]]>([
    ['unknown: notChecked', []],
    ['unknown: onlyNotActive', [header(NOON, 'notEnabled')]],
    ['active', [header(NOON, 'enabled')]],
    ['unknown: answerDoesNotTell', [blank(NOON)]],
    ['unknown: answerDoesNotTell', [blank(NOON), header(NOON, 'notEnabled')]],
    ['active', [blank(NOON), header(NOON, 'enabled')]],
    ['notInvited', [answer(NOON)]],
    ['unknown: unreadableHistory', [page(NOON, unreadable)]],
    ['unknown: unreadableHistory', [page(NOON, unreadable, pending(NOON - HOUR))]],
    ['pending', [page(NOON, pending(NOON - HOUR), unreadable)]],
    ['pending', [page(NOON, pending(NOON - HOUR)), blank(NOON + MINUTE)]],
    ['pending', [ownSend(NOON), blank(NOON + 5 * MINUTE)]],
    ['pending', [page(NOON, pending(null))]],
  ])('%s', (expected, evidence) => {
    expect(kindOf(fold(evidence))).toBe(expected);
    expect(kindOf(fold([...evidence].reverse()))).toBe(expected);
  });
});

describe('the history of the support article', () => {
  const MAY_16 = Date.parse('2022-05-16T14:09:00Z');
  const rows = [
    pending(NOON),
    line(minute(MAY_16 + 3 * MINUTE), { kind: 'disabled', by: { name: 'Dana Whitlock' }, at: minute(NOON) }),
    revoked(MAY_16, MAY_16 + 3 * MINUTE),
  ];

  test('the row on top speaks, although a revoke and an enable share its minute', () => {
    const status = fold([page(NOON + 2 * MINUTE, ...rows), header(NOON + 2 * MINUTE, 'notEnabled')]);
    expect(status).toMatchObject({ kind: 'pending', invite: { sent: minute(NOON), precision: 'about' } });
  });

  test('a revoke and a send of ours in that minute give the send its exact time', () => {
    const status = fold([ownRevoke(NOON + 20_000), ownSend(NOON + 21_000), page(NOON + 5 * MINUTE, ...rows)]);
    expect(status).toMatchObject({
      kind: 'pending',
      invite: { sent: second(NOON + 21_000), precision: 'exact', email: 's•••@example.com' },
    });
  });

  test('it expires after seven days', () => {
    expect(kindOf(foldStatus([page(NOON, ...rows)], NOON + 7 * DAY - 1, ZONE))).toBe('pending');
    expect(foldStatus([page(NOON, ...rows)], NOON + 7 * DAY, ZONE)).toMatchObject({ phase: 'expiringNow' });
    expect(kindOf(foldStatus([page(NOON, ...rows)], NOON + 7 * DAY + MINUTE, ZONE))).toBe('expired');
  });
});

describe('an own send and a list', () => {
  test('within two minutes they are one invite', () => {
    for (const gap of [-2 * MINUTE - 59_000, -MINUTE, 0, MINUTE, 2 * MINUTE])
      expect(fold([ownSend(NOON), page(NOON + 6 * MINUTE, pending(NOON + gap))])).toMatchObject({
        kind: 'pending',
        invite: { precision: 'exact' },
      });
  });

  test('whole hours away it is the same invite under a zone that is not ours', () => {
    for (const hours of [-5, -3, -1, 1, 2])
      expect(fold([ownSend(NOON), page(NOON + 6 * MINUTE, pending(NOON + hours * HOUR))])).toMatchObject({
        kind: 'pending',
        invite: { sent: second(NOON), precision: 'exact' },
      });
  });

  test('a list that should show it and does not contradicts', () => {
    expect(kindOf(fold([ownSend(NOON), page(NOON + 5 * MINUTE)]))).toBe('unknown: contradiction');
    expect(
      kindOf(fold([ownSend(NOON), page(NOON + 5 * MINUTE, revoked(NOON - 40 * MINUTE, NOON - 9 * MINUTE))])),
    ).toBe('unknown: contradiction');
  });

  test('an answer of one row shows the invite of a colleague who sent after us, and ours no more', () => {
    const later = pending(NOON + DAY + 7 * MINUTE);
    const seen = NOON + 2 * DAY;
    expect(kindOf(fold([ownSend(NOON), answer(seen, later)], seen))).toBe('pending');
    const gone = revoked(NOON + DAY + 7 * MINUTE, NOON + DAY + 9 * MINUTE);
    expect(kindOf(fold([ownSend(NOON), answer(seen, gone)], seen))).toBe('revoked');
    // A table of all invites, and a row from before ours, must show ours. A row of some hours later may be ours itself.
    for (const list of [
      page(seen, later),
      answer(seen, pending(NOON + 3 * HOUR + 20 * MINUTE)),
      answer(seen, later, revoked(NOON - DAY, NOON + DAY)),
      answer(seen, pending(NOON - 20 * MINUTE)),
    ])
      expect(kindOf(fold([ownSend(NOON), list], seen))).toBe('unknown: contradiction');
  });

  test('a read in the first minute may be older than the send', () => {
    expect(kindOf(fold([ownSend(NOON), answer(NOON + 2_000)]))).toBe('pending');
    expect(
      kindOf(fold([ownSend(NOON), answer(NOON + 2_000, revoked(NOON - 20 * MINUTE, NOON - MINUTE))])),
    ).toBe('pending');
  });

  test('a read that lags behind a resend shows the revoked invite, a minute older: the new one still counts', () => {
    // Sent at 3:04 to a wrong address, the invite was revoked and sent again at 3:05:30. Only the revoke is shown.
    const again = NOON + 90_000;
    const status = fold(
      [ownRevoke(again - 1_000), ownSend(again), answer(again + 1_000, revoked(NOON, again - 30_000))],
      again + 2_000,
    );
    expect(kindOf(status)).toBe('pending');
  });

  test('a read that lags, whose only row lies a whole hour before: the new one still counts', () => {
    const status = fold(
      [ownRevoke(NOON - 1_000), ownSend(NOON), answer(NOON + 1_000, revoked(NOON - HOUR, NOON - MINUTE))],
      NOON + 2_000,
    );
    expect(kindOf(status)).toBe('pending');
  });

  test('what became of it on a list counts', () => {
    expect(kindOf(fold([ownSend(NOON), page(NOON + 9 * MINUTE, active(NOON))]))).toBe('active');
    expect(kindOf(fold([ownSend(NOON), page(NOON + 9 * MINUTE, revoked(NOON, NOON + 5 * MINUTE))]))).toBe(
      'revoked',
    );
    expect(
      kindOf(
        fold([
          ownSend(NOON),
          page(NOON + 9 * MINUTE, pending(NOON + 8 * MINUTE), revoked(NOON, NOON + 8 * MINUTE)),
        ]),
      ),
    ).toBe('pending');
  });

  test('an old page does not overrule a newer answer, whichever came in last', () => {
    const old = page(NOON - HOUR, pending(NOON - 2 * DAY));
    const news = answer(NOON, active(NOON - 2 * DAY));
    expect(kindOf(fold([old, news]))).toBe('active');
    expect(kindOf(fold([news, old]))).toBe('active');
  });

  test('an old page does not overrule a send after it', () => {
    expect(kindOf(fold([page(NOON - HOUR, revoked(NOON - DAY, NOON - 2 * HOUR)), ownSend(NOON)]))).toBe(
      'pending',
    );
  });
});

describe('an own revoke', () => {
  test('alone it is the state', () => {
    expect(fold([ownRevoke(NOON)])).toMatchObject({ kind: 'revoked', at: second(NOON) });
  });

  test('a list from before it does not count', () => {
    expect(kindOf(fold([answer(NOON - MINUTE, pending(NOON - DAY)), ownRevoke(NOON)]))).toBe('revoked');
    expect(kindOf(fold([answer(NOON + 5_000, pending(NOON - DAY)), ownRevoke(NOON)]))).toBe('revoked');
  });

  test('a list that shows the invite alive long after it contradicts', () => {
    expect(kindOf(fold([ownRevoke(NOON), page(NOON + 5 * MINUTE, pending(NOON - DAY))]))).toBe(
      'unknown: contradiction',
    );
    expect(kindOf(fold([ownRevoke(NOON), page(NOON + 5 * MINUTE, active(NOON - DAY))]))).toBe(
      'unknown: contradiction',
    );
  });

  test('an invite of a colleague after it is alive', () => {
    // The stamp of the row is a whole minute, in which we both sent and revoked. The answer came in between.
    const [sentAt, endedAt] = [NOON + 10_000, NOON + 20_000];
    expect(kindOf(fold([ownSend(sentAt), answer(sentAt + 5_000, pending(NOON)), ownRevoke(endedAt)]))).toBe(
      'revoked',
    );
    expect(kindOf(fold([ownRevoke(NOON), page(NOON + 9 * MINUTE, pending(NOON + 6 * MINUTE))]))).toBe(
      'pending',
    );
  });

  test('a send of ours that was noted after it is alive, also where the revoke is only known to a stretch of time', () => {
    // The revoke was found by reading, so it lies between its request and that read, by a clock that is 2 s ahead.
    const found: Evidence = {
      source: 'ownRevoke',
      asOf: NOON + 2_000,
      at: { earliest: NOON - 30_000, latest: NOON + 2_000 },
    };
    expect(kindOf(fold([found, ownSend(NOON + 500)], NOON + 3_000))).toBe('pending');
  });
});

test('an invite is found near its time first, by whole hours only when one line fits', () => {
  const at = second(NOON);
  expect(findInvite([pending(NOON + HOUR), pending(NOON)], at)).toBe(1);
  expect(findInvite([pending(NOON + HOUR)], at)).toBe(0);
  expect(findInvite([pending(NOON + HOUR), pending(NOON + 2 * HOUR)], at)).toBe(-1);
  expect(findInvite([pending(NOON + 20 * HOUR)], at)).toBe(-1);
  expect(findInvite([pending(NOON + 30 * MINUTE)], at)).toBe(-1);
  expect(findInvite([pending(null)], at)).toBe(-1);
  expect(findInvite([], at)).toBe(-1);
});

const times = fc.integer({ min: NOON - 12 * DAY, max: NOON + 12 * DAY });
const intervals = fc
  .tuple(times, fc.nat(2 * HOUR))
  .map(([earliest, width]) => ({ earliest, latest: earliest + width }));
const anyState: fc.Arbitrary<LineState> = fc.oneof(
  fc.constant<LineState>({ kind: 'pending' }),
  fc.option(intervals).map((since): LineState => ({ kind: 'active', since })),
  fc.option(intervals).map((at): LineState => ({ kind: 'revokedBeforeActivation', at })),
  fc.option(intervals).map((at): LineState => ({ kind: 'disabled', by: 'unknown', at })),
  fc.constant<LineState>({ kind: 'unreadable' }),
);
const anyLines = fc.array(
  fc.tuple(fc.option(intervals), anyState).map(([sent, state]) => line(sent, state)),
  {
    maxLength: 4,
  },
);
const anyEvidence: fc.Arbitrary<Evidence> = fc.oneof(
  times.map(ownSend),
  times.map(ownRevoke),
  times.map(blank),
  fc
    .tuple(times, fc.constantFrom('enabled' as const, 'notEnabled' as const))
    .map(([at, says]) => header(at, says)),
  fc.tuple(times, anyLines).map(([at, lines]) => page(at, ...lines)),
  fc.tuple(times, anyLines).map(([at, lines]) => answer(at, ...lines)),
);

test('nobody is active or invited without evidence that says so, and nothing throws', () => {
  fc.assert(
    fc.property(
      fc.array(anyEvidence, { maxLength: 6 }),
      times,
      fc.option(fc.constant(ZONE)),
      (evidence, now, zone) => {
        const status = foldStatus(evidence, now, zone);
        const lines = evidence.flatMap((item) => ('lines' in item && item.lines ? item.lines : []));
        const said = (kind: LineState['kind']) => lines.some(({ state }) => state.kind === kind);
        if (status.kind === 'active')
          expect(
            said('active') || evidence.some((item) => item.source === 'header' && item.says === 'enabled'),
          ).toBe(true);
        if (status.kind === 'pending' || status.kind === 'expired')
          expect(said('pending') || evidence.some((item) => item.source === 'ownSend')).toBe(true);
        if (status.kind === 'notInvited')
          expect(evidence.some((item) => 'lines' in item && item.lines?.length === 0)).toBe(true);
        if (status.kind === 'revoked')
          expect(
            said('revokedBeforeActivation') || evidence.some((item) => item.source === 'ownRevoke'),
          ).toBe(true);
      },
    ),
    { numRuns: 2_000 },
  );
});

test('our own invite at the top of a list is told with what the list knows of it, however fresh the list is', () => {
  for (const asOf of [NOON + 30_000, NOON + HOUR]) {
    const status = fold([ownSend(NOON), answer(asOf, pending(NOON), revoked(NOON - DAY, NOON - HOUR))], asOf);
    expect(status).toMatchObject({ kind: 'pending', invite: { email: 's•••@example.com' } });
  }
});

test('what this desk did itself is named as the ground', () => {
  expect(fold([ownSend(NOON)])).toMatchObject({ grounds: { source: 'ownSend', asOf: NOON + 999 } });
  expect(fold([ownRevoke(NOON)])).toMatchObject({ grounds: { source: 'ownRevoke', asOf: NOON + 999 } });
});

describe('the line of an invite', () => {
  const at = second(NOON);
  test.each<[string, HistoryLine[], number]>([
    ['is the one within two minutes', [pending(NOON - DAY), pending(NOON)], 1],
    ['is the upper of two within two minutes', [pending(NOON + MINUTE), pending(NOON)], 0],
    [
      'is the only one that is off by whole hours',
      [pending(NOON - DAY - 7 * MINUTE), pending(NOON - 3 * HOUR)],
      1,
    ],
    ['is none of two that are', [pending(NOON - HOUR), pending(NOON - 3 * HOUR)], -1],
    ['is none without a time', [pending(null)], -1],
    ['is none of none', [], -1],
  ])('%s', (_, lines, index) => {
    expect(findInvite(lines, at)).toBe(index);
  });
});

test('a list read a minute after our own act shows it; one read sooner may not', () => {
  const list = (asOf: number) => fold([ownRevoke(NOON), answer(asOf, pending(NOON - HOUR))], asOf);
  expect(kindOf(list(NOON + 999 + MINUTE - 1))).toBe('revoked');
  expect(kindOf(list(NOON + 999 + MINUTE))).toBe('unknown: contradiction');
});
