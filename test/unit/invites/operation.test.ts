import { describe, expect, test } from 'vitest';
import type { Interval } from '../../../lib/invites/evidence.ts';
import {
  type Event,
  type Operation,
  type Phase,
  type Seen,
  startPhase,
} from '../../../lib/invites/operation.ts';
import { step, takeUp } from '../../../lib/invites/step-operation.ts';

const T = Date.parse('2026-05-12T15:00:00Z');
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;
const OLD = { earliest: T - 8 * DAY, latest: T - 8 * DAY + 59_999 };

const operation = (kind: Operation['kind'], phase: Phase, change: Partial<Operation> = {}): Operation => ({
  id: 'one',
  patientId: 4224,
  kind,
  startedAt: T,
  riskAccepted: false,
  seenInvite: kind === 'send' ? null : OLD,
  revoked: null,
  sent: null,
  attempts: 0,
  doubt: null,
  lookedAt: T,
  phase,
  ...change,
});
const at = (instant: number) => ({ earliest: instant, latest: instant + 999 });
const stamp = (instant: number) => ({ earliest: instant, latest: instant + 59_999 });
const seen = (top: Seen['top'], newest: Seen['newest'], asOf: number): Event => ({
  type: 'seen',
  seen: { top, newest, asOf },
});
const leaving = (instant: number): Event => ({ type: 'leaving', at: instant });
/** Another worker takes the operation up: after a death, an alarm, a browser start. */
const takenUp = (at: number) => ({ type: 'takenUp', at }) as const;
const run = (start: Operation, ...events: (Event | ReturnType<typeof takenUp>)[]) =>
  events.reduce<Operation>(
    (before, event) => (event.type === 'takenUp' ? takeUp(before, event.at) : step(before, event)),
    start,
  );
const wantsEnable = ({ phase }: Operation) =>
  (phase.at === 'ready' && phase.next === 'enable') ||
  (phase.at === 'requesting' && phase.request === 'enable');

describe('the plain ways', () => {
  test('send', () => {
    const done = run(operation('send', startPhase('send', false)), leaving(T), {
      type: 'enableAnswered',
      at: at(T),
      repeated: false,
    });
    expect(done.phase).toEqual({ at: 'settled', outcome: { kind: 'sent', confirmed: false } });
    expect(done.sent).toEqual({ at: at(T), precision: 'exact' });
  });

  describe('a send that the browser may have repeated is looked at', () => {
    const again = (newest: Seen['newest'], second: Interval | null): Event => ({
      type: 'seen',
      seen: { top: 'pending', newest, second, asOf: T + SECOND },
    });
    const looking = (change: Partial<Operation> = {}) =>
      run(
        operation('send', startPhase('send', false), { seenInvite: null, ...change }),
        leaving(T),
        { type: 'enableAnswered', at: at(T), repeated: true },
        leaving(T + SECOND),
      );

    test.each([
      ['one invite', at(T), null, undefined],
      ['two of this minute', at(T), stamp(T - 40 * SECOND), true],
      ['one beside an old one that nobody had seen', at(T), stamp(T - 5 * MINUTE), undefined],
    ])('%s', (_, newest, second, twice) => {
      const { phase } = run(looking(), again(newest, second));
      expect(phase).toEqual({
        at: 'settled',
        outcome: { kind: 'sent', confirmed: true, ...(twice && { twice }) },
      });
    });

    test('an invite that the person had seen is not the second', () => {
      const { phase } = run(looking({ seenInvite: OLD }), again(at(T), OLD));
      expect(phase).toEqual({ at: 'settled', outcome: { kind: 'sent', confirmed: true } });
    });

    test('a look that cannot be had leaves it sent', () => {
      expect(run(looking(), { type: 'held', why: 'offline', until: null }).phase).toEqual({
        at: 'settled',
        outcome: { kind: 'sent', confirmed: false },
      });
    });
  });

  test('resend: check, revoke, enable, verify', () => {
    const verifying = run(
      operation('resend', startPhase('resend', false)),
      leaving(T),
      seen('pending', OLD, T),
      leaving(T),
      { type: 'revokeAnswered', found: true, at: at(T) },
      leaving(T + SECOND),
      { type: 'enableAnswered', at: at(T + SECOND), repeated: false },
      leaving(T + 2 * SECOND),
    );
    expect(verifying.phase).toMatchObject({ at: 'requesting', request: 'verify' });
    expect(run(verifying, seen('pending', stamp(T), T + 3 * SECOND)).phase).toEqual({
      at: 'settled',
      outcome: { kind: 'sent', confirmed: true },
    });
  });

  test('proof spares the check', () => {
    expect(startPhase('resend', true)).toEqual({ at: 'ready', next: 'revoke' });
    expect(startPhase('revoke', true)).toEqual({ at: 'ready', next: 'revoke' });
    expect(startPhase('revoke', false)).toEqual({ at: 'ready', next: 'check' });
  });
});

describe('the check before a revoke', () => {
  const checking = (kind: 'resend' | 'revoke', change: Partial<Operation> = {}) =>
    operation(kind, { at: 'requesting', request: 'check', since: T }, change);

  test.each([
    ['resend', 'active', { at: 'settled', outcome: { kind: 'stopped', because: 'patientJoined' } }],
    ['revoke', 'active', { at: 'settled', outcome: { kind: 'stopped', because: 'patientJoined' } }],
    ['resend', 'cannotTell', { at: 'settled', outcome: { kind: 'stopped', because: 'notProven' } }],
    ['revoke', 'none', { at: 'settled', outcome: { kind: 'stopped', because: 'nothingToRevoke' } }],
    ['resend', 'none', { at: 'ready', next: 'enable' }],
    ['resend', 'revoked', { at: 'ready', next: 'enable' }],
  ] as const)('%s: %s', (kind, top, phase) => {
    expect(run(checking(kind), seen(top, top === 'none' ? null : OLD, T)).phase).toEqual(phase);
  });

  test('a newer invite than the one the person saw is a colleague’s', () => {
    expect(run(checking('resend'), seen('pending', stamp(T - 10 * MINUTE), T)).phase).toEqual({
      at: 'settled',
      outcome: { kind: 'stopped', because: 'someoneElseSent' },
    });
  });

  test('with the risk accepted an answer that does not tell lets it go on', () => {
    expect(run(checking('resend', { riskAccepted: true }), seen('cannotTell', null, T)).phase).toEqual({
      at: 'ready',
      next: 'revoke',
    });
  });
});

describe('a look between our revoke and the send', () => {
  const looking = operation(
    'resend',
    { at: 'requesting', request: 'check', since: T },
    { revoked: at(T), seenInvite: null },
  );

  test('shows the time before the revoke for a minute, so a pending invite waits that long', () => {
    const { latest } = at(T);
    expect(run(looking, seen('pending', OLD, latest + MINUTE - 1)).phase).toEqual({
      ...{ at: 'waiting', why: 'settling', until: latest + MINUTE },
      resumeWith: { at: 'ready', next: 'enable' },
    });
  });

  test('shows a colleague’s invite after that minute, and nothing is sent beside it', () => {
    const { latest } = at(T);
    expect(run(looking, seen('pending', OLD, latest + MINUTE)).phase).toEqual({
      at: 'settled',
      outcome: { kind: 'stopped', because: 'someoneElseSent' },
    });
  });
});

describe('a revoke waits no longer than its proof', () => {
  test('a revoke that was held back for 45 minutes is checked again first', () => {
    const woken = run(
      operation('resend', startPhase('resend', true)),
      leaving(T),
      { type: 'held', why: 'throttled', until: T + 45 * MINUTE },
      takenUp(T + 45 * MINUTE),
    );
    expect(woken.phase).toEqual({ at: 'ready', next: 'check' });
  });

  test('a person’s retry of a revoke is checked first', () => {
    const asking = operation('revoke', { at: 'needsYou', question: 'didRevokeHappen', refusal: null });
    expect(run(asking, { type: 'person', answer: 'retry', at: T + 3 * DAY }).phase).toEqual({
      at: 'ready',
      next: 'check',
    });
  });
});

describe('DELETE answered 404', () => {
  const revoking = (kind: 'resend' | 'revoke') =>
    operation(kind, { at: 'requesting', request: 'revoke', since: T });
  const notFound: Event = { type: 'revokeAnswered', found: false, at: at(T) };

  test('a resend looks, and goes on if nothing is pending', () => {
    const looking = run(revoking('resend'), notFound);
    expect(looking.phase).toEqual({ at: 'ready', next: 'check' });
    expect(run(looking, leaving(T), seen('revoked', OLD, T + SECOND)).phase).toEqual({
      at: 'ready',
      next: 'enable',
    });
  });

  test('a revoke looks too: the browser may have repeated a request that worked', () => {
    expect(run(revoking('revoke'), notFound).phase).toEqual({ at: 'ready', next: 'check' });
  });

  test('twice 404 above an invite that is still pending is not called "revoked"', () => {
    const stuck = run(
      revoking('resend'),
      notFound,
      leaving(T + SECOND),
      seen('pending', OLD, T + 2 * SECOND),
      leaving(T + 2 * SECOND),
      notFound,
    );
    expect(stuck.phase).not.toMatchObject({ question: 'revokedNotSent' });
  });
});

describe('a doubtful send', () => {
  const doubt = (kind: 'send' | 'resend', change: Partial<Operation> = {}) =>
    operation(kind, { at: 'doubt', request: 'enable', since: T }, change);
  const afterRevoke = { revoked: at(T - SECOND) };

  test('a row since then settles it at once, with an interval', () => {
    const done = run(doubt('send'), seen('pending', stamp(T), T + 20 * SECOND));
    expect(done.phase).toEqual({ at: 'settled', outcome: { kind: 'sent', confirmed: true } });
    expect(done.sent?.precision).toBe('about');
    expect(done.sent?.at.earliest).toBeGreaterThanOrEqual(T);
  });

  test('an answer of the same moment may bear an earlier time than our clock, and still tells', () => {
    const done = run(doubt('send'), seen('pending', stamp(T - 40 * SECOND), T - SECOND));
    expect(done.phase).toEqual({ at: 'settled', outcome: { kind: 'sent', confirmed: true } });
    expect(done.sent?.at).toEqual({ earliest: T, latest: T });
    expect(wantsEnable(run(doubt('send'), seen('none', null, T - SECOND)))).toBe(false);
  });

  test('absence counts only a minute later', () => {
    const waiting = run(doubt('send'), seen('none', null, T + 59 * SECOND));
    expect(waiting.phase).toMatchObject({ at: 'waiting', why: 'settling', until: T + MINUTE });
    expect(run(waiting, takenUp(T + MINUTE), seen('none', null, T + MINUTE)).phase).toEqual({
      at: 'ready',
      next: 'enable',
    });
  });

  test.each([20 * SECOND, 2 * MINUTE])(
    'one since then that is over already went out: no other, %i ms on',
    (later) => {
      const stops = { at: 'settled', outcome: { kind: 'stopped', because: 'revokedMeanwhile' } };
      for (const top of ['revoked', 'disabled'] as const) {
        expect(run(doubt('send'), seen(top, stamp(T), T + later)).phase).toEqual(stops);
        const again = doubt('resend', { ...afterRevoke, seenInvite: OLD });
        expect(run(again, seen(top, stamp(T), T + later)).phase).toEqual(stops);
      }
    },
  );

  test('the old one, which is over because we revoked it, is no sign of a new one', () => {
    const again = doubt('resend', { ...afterRevoke, seenInvite: stamp(T - MINUTE) });
    expect(wantsEnable(run(again, seen('revoked', stamp(T - MINUTE), T + MINUTE)))).toBe(true);
    expect(wantsEnable(run(doubt('send'), seen('revoked', OLD, T + MINUTE)))).toBe(true);
  });

  test('one that is over, where nobody knows when the revoked one was sent, is for the person, and stays so', () => {
    const again = doubt('resend', { ...afterRevoke, seenInvite: null });
    const asked = run(again, seen('revoked', stamp(T), T + 2 * MINUTE));
    expect(asked.phase).toMatchObject({ at: 'needsYou', question: 'didSendArrive' });
    expect(run(asked, seen('revoked', stamp(T), T + 3 * MINUTE))).toBe(asked);
  });

  test('asked about it, and one since then is over: it is not said that none went out', () => {
    const asked = run(doubt('send'), seen('cannotTell', null, T + SECOND));
    const { phase } = run(asked, seen('revoked', stamp(T), T + 2 * MINUTE));
    expect(phase).toMatchObject({ outcome: { because: 'revokedMeanwhile' } });
  });

  test('an answer that cannot tell asks the person', () => {
    expect(run(doubt('send'), seen('cannotTell', null, T + MINUTE)).phase).toMatchObject({
      question: 'didSendArrive',
    });
  });

  test.each(['pending', 'active'] as const)('%s without a usable stamp is no proof of absence', (top) => {
    expect(wantsEnable(run(doubt('send'), seen(top, null, T + 2 * MINUTE)))).toBe(false);
    expect(wantsEnable(run(doubt('resend', afterRevoke), seen(top, null, T + 2 * MINUTE)))).toBe(false);
  });

  test.each(['pending', 'active'] as const)(
    '%s three hours off (another zone) is no proof of absence',
    (top) => {
      const shifted = stamp(T - 180 * MINUTE);
      expect(wantsEnable(run(doubt('send'), seen(top, shifted, T + 2 * MINUTE)))).toBe(false);
      expect(wantsEnable(run(doubt('resend', afterRevoke), seen(top, shifted, T + 2 * MINUTE)))).toBe(false);
    },
  );

  test('a read from before the request proves nothing, neither arrival nor absence', () => {
    const invite = stamp(T - MINUTE);
    const start = doubt('resend', { ...afterRevoke, seenInvite: invite });
    const { phase } = run(start, seen('pending', invite, T - 30 * SECOND));
    expect(phase.at === 'settled').toBe(false);
    expect(wantsEnable(run(start, seen('none', null, T - SECOND)))).toBe(false);
  });

  test('the invite that was just revoked, shown by a read that lags, is not the new one', () => {
    const invite = stamp(T - MINUTE);
    const { phase } = run(
      doubt('resend', { ...afterRevoke, seenInvite: invite }),
      seen('pending', invite, T + SECOND),
    );
    expect(phase.at).not.toBe('settled');
  });
});

describe('a doubtful revoke', () => {
  const doubt = (kind: 'resend' | 'revoke') => operation(kind, { at: 'doubt', request: 'revoke', since: T });

  test.each([
    ['resend', 'revoked', { at: 'ready', next: 'enable' }],
    ['revoke', 'revoked', { at: 'settled', outcome: { kind: 'revoked' } }],
    ['resend', 'active', { at: 'settled', outcome: { kind: 'stopped', because: 'patientJoined' } }],
    ['resend', 'cannotTell', { at: 'needsYou', question: 'didRevokeHappen', refusal: null }],
  ] as const)('%s: %s', (kind, top, phase) => {
    expect(run(doubt(kind), seen(top, OLD, T + 10 * SECOND)).phase).toEqual(phase);
  });

  test('gone, in an answer of the same moment whose time is earlier than ours', () => {
    const gone = run(doubt('revoke'), seen('revoked', OLD, T - SECOND));
    expect(gone.phase).toEqual({ at: 'settled', outcome: { kind: 'revoked' } });
    expect(gone.revoked).toEqual({ earliest: T, latest: T });
  });

  test('still pending a minute later: once more, then a person', () => {
    const again = run(doubt('resend'), seen('pending', OLD, T + MINUTE));
    expect(again.phase).toEqual({ at: 'ready', next: 'revoke' });
    const asked = run(
      again,
      leaving(T + MINUTE),
      { type: 'doubted', at: T + MINUTE },
      seen('pending', OLD, T + 3 * MINUTE),
    );
    expect(asked.phase).toMatchObject({ at: 'needsYou', question: 'didRevokeHappen' });
  });
});

describe('an open question and Access History', () => {
  const asking = (
    question: 'didSendArrive' | 'didRevokeHappen' | 'revokedNotSent',
    change: Partial<Operation> = {},
  ) => operation('resend', { at: 'needsYou', question, refusal: null }, change);

  test('a page from before the doubtful send does not turn the question into "revoked, not sent"', () => {
    // The revoke succeeded at once. The send was held back for 45 minutes and became doubtful, and no answer tells.
    const asked = run(
      operation('resend', startPhase('resend', true)),
      leaving(T),
      { type: 'revokeAnswered', found: true, at: at(T) },
      leaving(T + SECOND),
      { type: 'held', why: 'throttled', until: T + 45 * MINUTE },
      takenUp(T + 45 * MINUTE),
      ...settleAnyCheck(T + 45 * MINUTE),
      leaving(T + 45 * MINUTE),
      { type: 'doubted', at: T + 45 * MINUTE },
      seen('cannotTell', null, T + 46 * MINUTE),
    );
    expect(asked.phase).toMatchObject({ question: 'didSendArrive' });
    const pageOfTenMinutes = seen('revoked', OLD, T + 10 * MINUTE);
    expect(run(asked, pageOfTenMinutes).phase).toMatchObject({ question: 'didSendArrive' });
  });

  test('no invite there a minute later: the send did not arrive, and is not repeated by itself', () => {
    const doubt = { request: 'enable', since: T, gaveUpAt: T + 5 * SECOND } as const;
    const asked = operation('send', { at: 'needsYou', question: 'didSendArrive', refusal: null }, { doubt });
    for (const top of ['none', 'revoked', 'disabled'] as const) {
      const done = run(asked, seen(top, null, T + 2 * MINUTE));
      expect(done.phase).toEqual({ at: 'settled', outcome: { kind: 'stopped', because: 'didNotArrive' } });
      expect(run(asked, seen(top, null, T + 30 * SECOND)).phase).toEqual(asked.phase);
    }
    expect(run(asked, seen('cannotTell', null, T + 2 * MINUTE)).phase).toEqual(asked.phase);
    expect(run(asked, seen('active', OLD, T + 30 * SECOND)).phase).toEqual({
      at: 'settled',
      outcome: { kind: 'stopped', because: 'patientJoined' },
    });
  });

  test('absence does not answer it, and DrChrono’s words stay with it', () => {
    const asked = asking('revokedNotSent', { revoked: at(T) });
    expect(run(asked, seen('none', null, T + 9 * MINUTE))).toBe(asked);
  });

  test('an invite since the revoke answers it', () => {
    const done = run(
      asking('revokedNotSent', { revoked: at(T) }),
      seen('pending', stamp(T + 5 * MINUTE), T + 9 * MINUTE),
    );
    expect(done.phase).toEqual({ at: 'settled', outcome: { kind: 'sent', confirmed: true } });
  });

  test('an invite still pending there, long after a doubtful revoke, is revoked once more', () => {
    const doubtful = { doubt: { since: T, gaveUpAt: T } };
    const still = (after: number, change: Partial<Operation> = {}) =>
      run(asking('didRevokeHappen', { ...doubtful, ...change }), seen('pending', OLD, T + after)).phase;
    expect(still(30 * SECOND)).toMatchObject({ at: 'needsYou' });
    expect(still(2 * MINUTE)).toEqual({ at: 'ready', next: 'revoke' });
    expect(still(2 * MINUTE, { attempts: 1 })).toEqual({ at: 'ready', next: 'revoke' });
    // Without a doubtful request to count from, an open page could cause the same revoke again and again.
    expect(still(2 * MINUTE, { attempts: 1, doubt: null })).toMatchObject({ at: 'needsYou' });
  });

  test('a revoke found there is said, not swallowed', () => {
    const done = run(
      operation('revoke', { at: 'needsYou', question: 'didRevokeHappen', refusal: null }),
      seen('revoked', OLD, T + 5 * MINUTE),
    );
    expect(done.phase).toEqual({ at: 'settled', outcome: { kind: 'revoked' } });
    expect(done.revoked).not.toBeNull();
  });

  test('the person', () => {
    const ask = (
      question: 'didSendArrive' | 'revokedNotSent',
      answer: 'itArrived' | 'sendAgain' | 'retry' | 'dismiss',
    ) => run(asking(question, { revoked: at(T) }), { type: 'person', answer, at: T + 9 * MINUTE }).phase;
    expect(ask('didSendArrive', 'sendAgain')).toEqual({ at: 'ready', next: 'enable' });
    expect(ask('didSendArrive', 'itArrived')).toMatchObject({
      outcome: { kind: 'closedByPerson' },
    });
    expect(ask('revokedNotSent', 'itArrived')).toMatchObject({ at: 'needsYou' });
    expect(ask('revokedNotSent', 'dismiss')).toMatchObject({
      outcome: { kind: 'closedByPerson' },
    });
  });
});

describe('a refusal after the revoke', () => {
  const refusal = { kind: 'refused' as const, words: ['This patient has no email.'] };
  const refused = run(
    operation('resend', { at: 'requesting', request: 'enable', since: T }, { revoked: at(T) }),
    { type: 'refused', refusal },
  );
  const looked = (...events: (Event | ReturnType<typeof takenUp>)[]) =>
    run(refused, leaving(T + SECOND), ...events).phase;
  const half = { at: 'needsYou', question: 'revokedNotSent', refusal };

  test('is looked at before anything is said', () => {
    expect(refused.phase).toEqual({ at: 'ready', next: 'check' });
  });

  test.each(['none', 'revoked', 'disabled', 'cannotTell'] as const)(
    'above an invite that is %s it is a question that offers a retry',
    (top) => {
      expect(looked(seen(top, OLD, T + 2 * SECOND))).toEqual(half);
    },
  );

  test('was a colleague’s send, where the look shows one', () => {
    const theirs = { at: 'settled', outcome: { kind: 'stopped', because: 'someoneElseSent' } };
    expect(looked(seen('pending', stamp(T), T + 2 * SECOND))).toEqual(theirs);
    expect(looked(seen('active', stamp(T), T + 2 * SECOND))).toMatchObject({
      outcome: { because: 'patientJoined' },
    });
  });

  test('above the old invite is looked at once more: the look may still show the time before the revoke', () => {
    const waits = looked(seen('pending', OLD, T + 2 * SECOND));
    expect(waits).toMatchObject({ at: 'waiting', until: T + 999 + MINUTE });
    const later = [seen('pending', OLD, T + 2 * SECOND), takenUp(T + 2 * MINUTE), leaving(T + 2 * MINUTE)];
    expect(looked(...later, seen('revoked', OLD, T + 2 * MINUTE))).toEqual(half);
    expect(looked(...later, seen('pending', null, T + 2 * MINUTE))).toMatchObject({
      outcome: { because: 'someoneElseSent' },
    });
  });

  test('that a person has read is no reason against the next try', () => {
    const again = run(
      refused,
      leaving(T + SECOND),
      seen('none', null, T + 2 * SECOND),
      { type: 'person', answer: 'retry', at: T + MINUTE },
      leaving(T + MINUTE),
      seen('revoked', OLD, T + MINUTE),
    );
    expect(again.phase).toEqual({ at: 'ready', next: 'enable' });
  });
});

describe('before a revoke leaves', () => {
  const ready = (change: Partial<Operation>) =>
    operation('resend', { at: 'ready', next: 'revoke' }, { lookedAt: undefined, ...change });
  const leaves = (change: Partial<Operation>) => run(ready(change), leaving(T)).phase;
  const looks = { at: 'ready', next: 'check' };

  test.each<[string, Partial<Operation>]>([
    ['never', {}],
    ['a minute ago', { lookedAt: T - MINUTE }],
    ['by a clock that is ahead', { lookedAt: T + 2_001 }],
    ['never, whatever a page showed', { pageProof: T }],
    ['a minute ago, whatever a person accepted', { lookedAt: T - MINUTE, riskAccepted: true }],
  ])('one that was looked at %s is looked at', (_, change) => {
    expect(leaves(change)).toEqual(looks);
  });

  test('one that was looked at within the minute leaves', () => {
    expect(leaves({ lookedAt: T - MINUTE + 1 })).toMatchObject({ at: 'requesting', request: 'revoke' });
  });

  test('a page proves for ten minutes, where the answer does not tell, and for one revoke', () => {
    const blank = (pageProof: number) =>
      run(ready({ pageProof }), leaving(T), leaving(T), seen('cannotTell', null, T)).phase;
    expect(blank(T - 10 * MINUTE + 1)).toEqual({ at: 'ready', next: 'revoke' });
    expect(blank(T - 10 * MINUTE)).toMatchObject({ outcome: { because: 'notProven' } });
    expect(blank(T + 2_001)).toMatchObject({ outcome: { because: 'notProven' } });
    const again = run(
      ready({ pageProof: T - MINUTE, lookedAt: T }),
      leaving(T),
      { type: 'revokeAnswered', found: false, at: at(T) },
      leaving(T + SECOND),
      seen('cannotTell', null, T + SECOND),
    );
    expect(again.phase).toMatchObject({ at: 'needsYou', question: 'didRevokeHappen' });
  });

  test('a page never speaks against an answer', () => {
    const joined = run(ready({ pageProof: T }), leaving(T), leaving(T), seen('active', OLD, T)).phase;
    expect(joined).toMatchObject({ outcome: { because: 'patientJoined' } });
  });

  test('a page that answers a question lets the revoke go on, after a look', () => {
    const doubt = { since: T, gaveUpAt: T };
    const asked = operation(
      'resend',
      { at: 'needsYou', question: 'didRevokeHappen', refusal: null },
      { doubt },
    );
    const onPage: Event = {
      type: 'seen',
      seen: { top: 'pending', newest: OLD, asOf: T + 5 * MINUTE, onPage: true },
    };
    const looking = run(asked, onPage, leaving(T + 5 * MINUTE));
    expect(looking.phase).toEqual(looks);
    for (const top of ['cannotTell', 'pending'] as const)
      expect(run(looking, leaving(T + 5 * MINUTE), seen(top, null, T + 5 * MINUTE)).phase).toEqual({
        ...{ at: 'ready', next: 'revoke' },
      });
  });
});

test('a wait that a wrong clock made endless is over', () => {
  const waiting = (until: number) =>
    operation('resend', {
      ...{ at: 'waiting', why: 'throttled', until },
      resumeWith: { at: 'ready', next: 'enable' },
    });
  expect(run(waiting(T + 60 * MINUTE), takenUp(T)).phase.at).toBe('waiting');
  expect(run(waiting(T + 60 * MINUTE + 1), takenUp(T)).phase).toEqual({ at: 'ready', next: 'check' });
});

/** A send that waited may look first or not; these events fit both, and the look sees the revoked invite. */
function settleAnyCheck(instant: number): Event[] {
  return [leaving(instant), seen('revoked', OLD, instant)];
}

describe('a revoke that finds nothing pending', () => {
  const checked = (top: Seen['top'], attempts: number) =>
    run(
      operation('revoke', { at: 'requesting', request: 'check', since: T }, { attempts }),
      seen(top, null, T + MINUTE),
    );

  test.each([
    ['revoked', 0, { kind: 'stopped', because: 'nothingToRevoke' }],
    ['revoked', 1, { kind: 'revoked' }],
    ['none', 1, { kind: 'stopped', because: 'nothingToRevoke' }],
    ['disabled', 1, { kind: 'stopped', because: 'nothingToRevoke' }],
    ['active', 1, { kind: 'stopped', because: 'patientJoined' }],
  ] as const)('sees %s after %i tries', (top, attempts, outcome) => {
    expect(checked(top, attempts).phase).toEqual({ at: 'settled', outcome });
  });
});

describe('the look after a send', () => {
  const sent = { at: at(T), precision: 'exact' } as const;
  const looked = (top: Seen['top'], newest: Seen['newest']) =>
    run(
      operation('send', { at: 'requesting', request: 'verify', since: T }, { sent }),
      seen(top, newest, T + MINUTE),
    ).phase;

  test.each([
    ['pending', stamp(T), true],
    ['active', stamp(T), true],
    ['pending', stamp(T - DAY), false],
    ['pending', null, false],
    ['revoked', stamp(T), false],
    ['disabled', stamp(T), false],
    ['none', null, false],
    ['cannotTell', stamp(T), false],
  ] as const)('that shows %s of %j confirms it: %s', (top, newest, confirmed) => {
    expect(looked(top, newest)).toEqual({ at: 'settled', outcome: { kind: 'sent', confirmed } });
  });
});
