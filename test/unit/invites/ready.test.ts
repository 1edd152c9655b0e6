import { describe, expect, test } from 'vitest';
import type { EligibilityWarning } from '../../../lib/invites/eligibility.ts';
import type { Interval } from '../../../lib/invites/evidence.ts';
import type { NotNow } from '../../../lib/invites/not-now.ts';
import {
  isNotLooked,
  isReady,
  judgeReadiness,
  listDeed,
  needsPerson,
  type Readiness,
  type ReadinessFacts,
  stepOf,
} from '../../../lib/invites/ready.ts';
import type { Status } from '../../../lib/invites/status.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.parse('2026-05-12T15:00:00Z');
const grounds = { source: 'answer', asOf: NOW - HOUR } as const;
const at = (instant: number): Interval => ({ earliest: instant, latest: instant + 59_999 });
const invite = { sent: at(NOW - 30 * HOUR), precision: 'about', email: null, by: null } as const;

/** The visit of these tests begins a day from now. */
const START: Interval = { earliest: NOW + 24 * HOUR, latest: NOW + 24 * HOUR };

const pending = (change: Partial<Extract<Status, { kind: 'pending' }>> = {}): Status => ({
  ...{ kind: 'pending', phase: 'alive', invite, expires: at(NOW + 48 * HOUR), grounds },
  ...change,
});
const unknown = (reason: Extract<Status, { kind: 'unknown' }>['reason']): Status => ({
  ...{ kind: 'unknown', reason, sides: [] },
});

const STATUSES = {
  notInvited: { kind: 'notInvited', grounds },
  outlives: pending(),
  lapses: pending({ expires: at(NOW + 24 * HOUR) }),
  endsNow: pending({ phase: 'expiringNow', expires: at(NOW) }),
  noEnd: pending({ expires: null }),
  oldAddress: pending({ toOldAddress: true }),
  expired: { kind: 'expired', invite, expires: at(NOW - 2 * HOUR), grounds },
  active: { kind: 'active', since: null, grounds },
  revoked: { kind: 'revoked', at: null, grounds },
  turnedOff: { kind: 'disabled', by: 'unknown', at: null, grounds },
  notChecked: unknown('notChecked'),
  onlyNotActive: unknown('onlyNotActive'),
  pageMayBeOld: unknown('pageMayBeOld'),
  untold: unknown('answerDoesNotTell'),
  contradiction: unknown('contradiction'),
  unreadable: unknown('unreadableHistory'),
} satisfies Record<string, Status>;
type StatusName = keyof typeof STATUSES;

const ELIGIBLE = { verdict: 'eligible', toFix: [], warnings: [] } as const;
const NO_EMAIL = { verdict: 'notEligible', toFix: ['email'], warnings: [] } as const;
const warned = (...warnings: EligibilityWarning[]): ReadinessFacts['eligibility'] => ({
  ...{ verdict: 'eligible', toFix: [], warnings },
});
const DECLINED: NotNow = {
  ...{ reason: 'declined', until: { kind: 'never' }, at: NOW - 50 * HOUR, day: '2026-05-10' },
};

const facts = (status: StatusName, change: Partial<ReadinessFacts> = {}): ReadinessFacts => ({
  ...{ now: NOW, status: STATUSES[status], eligibility: { ...ELIGIBLE, toFix: [], warnings: [] } },
  ...{ operation: null, notNow: null, start: START, lookedAt: NOW - HOUR, sends: 1, drChronoInvites: false },
  ...change,
});

/** In a few letters, so that a table of them can be read. */
function said(readiness: Readiness): string {
  if (readiness.kind !== 'notReady')
    return 'because' in readiness ? `${readiness.kind} ${readiness.because}` : readiness.kind;
  const { next } = readiness;
  if (next.step === 'ask') return `ask ${next.for.join(' ')}`;
  if (next.step === 'anotherWay') return `anotherWay ${next.sends}`;
  return 'because' in next ? `${next.step} ${next.because}` : next.step;
}

describe('by where the invite stands, for a patient who lacks nothing', () => {
  test.each<[StatusName, string]>([
    ['notInvited', 'invite'],
    ['outlives', 'ready invited'],
    ['lapses', 'resend lapses'],
    ['endsNow', 'resend lapses'],
    ['noEnd', 'check unclear'],
    ['oldAddress', 'correct oldAddress'],
    ['expired', 'resend expired'],
    ['active', 'ready joined'],
    ['revoked', 'invite'],
    ['turnedOff', 'decide'],
    ['notChecked', 'check notLooked'],
    ['onlyNotActive', 'check notLooked'],
    ['pageMayBeOld', 'check notLooked'],
    ['untold', 'check unclear'],
    ['contradiction', 'check unclear'],
    ['unreadable', 'check unclear'],
  ])('%s: %s', (status, expected) => {
    expect(said(judgeReadiness(facts(status)))).toBe(expected);
  });
});

describe('of two that hold, the first counts', () => {
  const OLD = { lookedAt: NOW - 20 * HOUR };
  const NEVER = { lookedAt: null };
  test.each<[string, StatusName, Partial<ReadinessFacts>, string]>([
    ['a question before joined', 'active', { operation: 'asks' }, 'decide'],
    [
      'a question before a death',
      'expired',
      { operation: 'asks', eligibility: warned('deceased') },
      'decide',
    ],
    ['joined before what runs', 'active', { operation: 'underWay' }, 'ready joined'],
    ['joined before a death', 'active', { eligibility: warned('deceased') }, 'ready joined'],
    ['joined without a record', 'active', { eligibility: null }, 'ready joined'],
    ['joined, although nobody looked lately', 'active', OLD, 'ready joined'],
    ['joined, although put off', 'active', { notNow: DECLINED }, 'ready joined'],
    ['what runs before a good invite', 'outlives', { operation: 'underWay' }, 'underWay'],
    ['what runs before a decision', 'expired', { operation: 'underWay', notNow: DECLINED }, 'underWay'],
    ['a death before a good invite', 'outlives', { eligibility: warned('deceased') }, 'notInviting deceased'],
    [
      'a death before a decision',
      'expired',
      { eligibility: warned('deceased'), notNow: DECLINED },
      'notInviting deceased',
    ],
    ['a good invite before a decision', 'outlives', { notNow: DECLINED }, 'ready invited'],
    [
      'a good invite on an inactive chart',
      'outlives',
      { eligibility: warned('inactiveChart') },
      'ready invited',
    ],
    ['a good invite of a minor', 'outlives', { eligibility: warned('minor') }, 'ready invited'],
    [
      'a good invite at a doubtful address',
      'outlives',
      { eligibility: warned('suspiciousAddress') },
      'ready invited',
    ],
    [
      'a good invite of a chart that lacks a field',
      'outlives',
      { eligibility: { ...NO_EMAIL, toFix: ['email'], warnings: [] } },
      'ready invited',
    ],
    ['a good invite, although nobody looked lately', 'outlives', OLD, 'ready invited'],
    [
      'no record before a good invite: to which address?',
      'outlives',
      { eligibility: null },
      'check notLooked',
    ],
    ['a decision without a record', 'expired', { eligibility: null, notNow: DECLINED }, 'notInviting notNow'],
    [
      'a decision before an inactive chart',
      'expired',
      { eligibility: warned('inactiveChart'), notNow: DECLINED },
      'notInviting notNow',
    ],
    ['a decision before an old address', 'oldAddress', { notNow: DECLINED }, 'notInviting notNow'],
    ['a decision before a look', 'notChecked', { notNow: DECLINED }, 'notInviting notNow'],
    [
      'an inactive chart before a look',
      'notChecked',
      { eligibility: warned('inactiveChart') },
      'notInviting inactiveChart',
    ],
    [
      'an inactive chart before a resend',
      'expired',
      { eligibility: warned('inactiveChart') },
      'notInviting inactiveChart',
    ],
    [
      'a look before what is missing',
      'notChecked',
      { eligibility: { ...NO_EMAIL, toFix: ['email'], warnings: [] } },
      'check notLooked',
    ],
    ['a look before a minor', 'notChecked', { eligibility: warned('minor') }, 'check notLooked'],
    ['an old look before the invite', 'notInvited', OLD, 'check notLooked'],
    ['an old look before the resend', 'expired', OLD, 'check notLooked'],
    ['an old look at an old address', 'oldAddress', OLD, 'check notLooked'],
    ['an old look at an invite that lapses', 'lapses', OLD, 'check notLooked'],
    ['never looked', 'notInvited', NEVER, 'check notLooked'],
    [
      'what is missing, where no look will tell',
      'untold',
      { eligibility: { ...NO_EMAIL, toFix: ['email'], warnings: [] } },
      'ask email',
    ],
    ['a minor whom nobody has invited', 'notInvited', { eligibility: warned('minor') }, 'notInviting minor'],
    ['a minor whose invite was revoked', 'revoked', { eligibility: warned('minor') }, 'notInviting minor'],
    ['a minor whose invite has expired', 'expired', { eligibility: warned('minor') }, 'resend expired'],
    [
      'a minor whose invite is at an old address',
      'oldAddress',
      { eligibility: warned('minor') },
      'correct oldAddress',
    ],
    [
      'what is missing, in its order',
      'notInvited',
      { eligibility: { verdict: 'notEligible', toFix: ['birthDate', 'phone'], warnings: [] } },
      'ask birthDate phone',
    ],
    [
      'what is missing before a wrong address',
      'expired',
      { eligibility: { verdict: 'notEligible', toFix: ['phone'], warnings: ['suspiciousAddress'] } },
      'ask phone',
    ],
    [
      'what is missing before DrChrono’s own invite',
      'notInvited',
      { eligibility: { ...NO_EMAIL, toFix: ['email'], warnings: [] }, drChronoInvites: true },
      'ask email',
    ],
    [
      'an address that looks wrong before the old one',
      'oldAddress',
      { eligibility: warned('suspiciousAddress') },
      'correct suspiciousAddress',
    ],
    [
      'an address that looks wrong before the invite',
      'notInvited',
      { eligibility: warned('suspiciousAddress') },
      'correct suspiciousAddress',
    ],
    [
      'an address that looks wrong before DrChrono’s own invite',
      'notInvited',
      { eligibility: warned('suspiciousAddress'), drChronoInvites: true },
      'correct suspiciousAddress',
    ],
    ['an old address before another way', 'oldAddress', { sends: 7 }, 'correct oldAddress'],
    ['access that was turned off before another way', 'turnedOff', { sends: 5 }, 'decide'],
    ['five in vain before the resend', 'expired', { sends: 5 }, 'anotherWay 5'],
    ['five in vain before the invite', 'revoked', { sends: 6 }, 'anotherWay 6'],
    ['four in vain do not', 'expired', { sends: 4 }, 'resend expired'],
    ['DrChrono’s own invite before ours', 'notInvited', { drChronoInvites: true }, 'drChronoInvites'],
    ['it sends one by itself, and none anew', 'expired', { drChronoInvites: true }, 'resend expired'],
    ['nor after a revoke', 'revoked', { drChronoInvites: true }, 'invite'],
    [
      'a field that the answer left out stops nothing',
      'notInvited',
      { eligibility: { verdict: 'unknown', toFix: [], warnings: [] } },
      'invite',
    ],
  ])('%s', (_, status, change, expected) => {
    expect(said(judgeReadiness(facts(status, change)))).toBe(expected);
  });
});

describe('an invite', () => {
  const ends = (expires: Interval) => judgeReadiness({ ...facts('outlives'), status: pending({ expires }) });

  test('must certainly live until an hour after the start', () => {
    expect(said(ends({ earliest: START.latest + HOUR, latest: START.latest + HOUR }))).toBe('ready invited');
    expect(said(ends({ earliest: START.latest + HOUR - 1, latest: START.latest + 9 * HOUR }))).toBe(
      'resend lapses',
    );
  });

  test('that ends before a visit in more than a week waits for a day on which a resend outlives that', () => {
    const at = (start: number) =>
      judgeReadiness(facts('lapses', { start: { earliest: start, latest: start } }));
    expect(said(at(NOW + 7 * DAY - 3 * HOUR))).toBe('resend lapses');
    const later = at(NOW + 9 * DAY);
    expect(later).toEqual({ kind: 'resendLater' });
    expect([isReady(later), needsPerson(later), listDeed(later)]).toEqual([false, false, null]);
    // A link that may have ended is no loss, and one that has ended helps nobody.
    const start = { earliest: NOW + 9 * DAY, latest: NOW + 9 * DAY };
    expect(said(judgeReadiness(facts('endsNow', { start })))).toBe('resend lapses');
    expect(said(judgeReadiness(facts('expired', { start })))).toBe('resend expired');
  });

  test('need only be alive where no visit is in sight', () => {
    expect(said(judgeReadiness(facts('lapses', { start: null })))).toBe('ready invited');
    expect(said(judgeReadiness(facts('endsNow', { start: null })))).toBe('resend lapses');
  });
});

test('a look counts until it is too old, whichever deed or source it was', () => {
  const looked = (ago: number) => said(judgeReadiness(facts('expired', { lookedAt: NOW - ago })));
  expect([looked(0), looked(20 * HOUR - 1), looked(20 * HOUR)]).toEqual([
    'resend expired',
    'resend expired',
    'check notLooked',
  ]);
});

/** Every combination of everything that may be known of a patient. */
function* everything(): Generator<{ name: StatusName; facts: ReadinessFacts }> {
  const eligibilities: ReadinessFacts['eligibility'][] = [null];
  const warnings: EligibilityWarning[] = ['deceased', 'inactiveChart', 'minor', 'suspiciousAddress'];
  for (const verdict of ['eligible', 'notEligible', 'unknown'] as const)
    for (let some = 0; some < 2 ** warnings.length; some += 1)
      eligibilities.push({
        ...{ verdict, toFix: verdict === 'notEligible' ? ['phone'] : [] },
        warnings: warnings.filter((_, index) => some & (2 ** index)),
      });
  for (const name of Object.keys(STATUSES) as StatusName[])
    for (const eligibility of eligibilities)
      for (const operation of [null, 'underWay', 'asks'] as const)
        for (const notNow of [null, DECLINED])
          for (const lookedAt of [NOW, NOW - 30 * HOUR, null])
            for (const start of [START, null])
              for (const [sends, drChronoInvites] of [
                [0, false],
                [5, true],
                [1, true],
              ] as const)
                yield {
                  name,
                  facts: {
                    ...{ now: NOW, status: STATUSES[name], eligibility, operation, notNow, lookedAt },
                    ...{ start, sends, drChronoInvites },
                  },
                };
}

test('whatever is known, nothing is sent to somebody who must not get it, and nobody is without an answer', () => {
  const kinds = new Map<string, number>();
  let count = 0;
  for (const { name, facts: known } of everything()) {
    const readiness = judgeReadiness(known);
    const words = said(readiness);
    const step = stepOf(readiness);
    const about = `${words} for ${name} ${JSON.stringify(known)}`;
    const { eligibility, operation, notNow } = known;
    const has = (warning: EligibilityWarning) => eligibility?.warnings.includes(warning) === true;
    count += 1;
    kinds.set(words.split(' ')[0] ?? '', (kinds.get(words.split(' ')[0] ?? '') ?? 0) + 1);
    // Each is in exactly one heap of the day's counts, but what goes on by itself.
    const heaps = [isReady(readiness), needsPerson(readiness), isNotLooked(readiness), words === 'underWay'];
    if (heaps.filter(Boolean).length !== 1) expect.fail(about);
    if ((operation === 'asks') !== (words === 'decide') && name !== 'turnedOff') expect.fail(about);
    if (operation !== 'asks' && (name === 'active') !== (words === 'ready joined')) expect.fail(about);
    const sends = step === 'invite' || step === 'resend' || step === 'anotherWay';
    const forbids = [operation, notNow, eligibility === null, eligibility?.verdict === 'notEligible'];
    const wrong = [has('deceased'), has('inactiveChart'), has('suspiciousAddress'), known.lookedAt !== NOW];
    if (sends && [...forbids, ...wrong].some(Boolean)) expect.fail(about);
    if (step === 'invite' && (has('minor') || !/notInvited|revoked/.test(name))) expect.fail(about);
    if (step === 'resend' && !/lapses|endsNow|outlives|expired/.test(name)) expect.fail(about);
    if (words === 'ready invited' && !/outlives|lapses/.test(name)) expect.fail(about);
    if (words === 'drChronoInvites' && name !== 'notInvited') expect.fail(about);
    if (words === 'notInviting minor' && !has('minor')) expect.fail(about);
    if (step === 'ask' && eligibility?.verdict !== 'notEligible') expect.fail(about);
  }
  expect(count).toBe(16 * 49 * 3 * 2 * 3 * 2 * 3);
  expect(kinds.size).toBe(11);
});
