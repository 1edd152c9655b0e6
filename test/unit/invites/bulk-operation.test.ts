import { describe, expect, test } from 'vitest';
import type { Operation, Seen } from '../../../lib/invites/operation.ts';
import { step, takeUp } from '../../../lib/invites/step-operation.ts';

const T = Date.parse('2026-05-12T15:00:00Z');
const MINUTE = 60_000;
const OLD = T - 8 * 24 * 60 * MINUTE;
const old = { earliest: OLD, latest: OLD + 59_999 };
const at = (when: number) => ({ earliest: when, latest: when + 999 });

const line = (change: Partial<Operation> = {}): Operation => ({
  ...{ id: 'one', patientId: 4224, kind: 'resend', startedAt: T, riskAccepted: false, seenInvite: old },
  ...{ revoked: null, sent: null, attempts: 0, doubt: null },
  bulk: { lookAgain: false, goneSeenAt: null },
  phase: { at: 'requesting', request: 'check', since: T },
  ...change,
});
const seen = (top: Seen['top'], change: Partial<Seen> = {}): Seen => ({
  ...{ top, newest: old, second: null, asOf: T + 500 },
  ...change,
});
const look = (operation: Operation, what: Seen) => step(operation, { type: 'seen', seen: what });

describe('the look before a revoke', () => {
  test('shows the old invite: revoke', () => {
    expect(look(line(), seen('pending')).phase).toEqual({ at: 'ready', next: 'revoke' });
  });
  test('shows a colleague’s newer one: stop', () => {
    expect(look(line(), seen('pending', { newest: at(T - MINUTE) })).phase).toMatchObject({
      outcome: { because: 'someoneElseSent' },
    });
  });
  test.each<Seen['top']>(['revoked', 'none', 'disabled'])(
    'shows that it is gone (%s): a colleague is at it',
    (top) => {
      expect(look(line(), seen(top)).phase).toMatchObject({ outcome: { because: 'revokedMeanwhile' } });
    },
  );
  test('shows an invite without its time: it may be a colleague’s newer one, so no revoke', () => {
    expect(look(line(), seen('pending', { newest: null })).phase).toMatchObject({
      outcome: { because: 'notProven' },
    });
  });
  test('says nothing: no revoke without proof', () => {
    expect(look(line(), seen('cannotTell')).phase).toMatchObject({ outcome: { because: 'notProven' } });
  });
});

describe('after a 404 to our revoke', () => {
  const missed = line({ attempts: 1 });
  test('gone once is not enough: it is looked at again in a minute', () => {
    const waits = look(missed, seen('revoked'));
    expect(waits.phase).toMatchObject({ at: 'waiting', why: 'settling', until: T + 500 + MINUTE });
    expect(waits.bulk?.goneSeenAt).toBe(T + 500);
  });
  test('a colleague’s invite that came in the meantime stops it', () => {
    const second = { ...missed, bulk: { lookAgain: false, goneSeenAt: T } };
    expect(look(second, seen('pending', { newest: at(T + 1_000), asOf: T + 61_000 })).phase).toMatchObject({
      outcome: { because: 'someoneElseSent' },
    });
  });
  test('gone for a minute: the browser repeated our own revoke, so we send', () => {
    const second = { ...missed, bulk: { lookAgain: false, goneSeenAt: T } };
    expect(look(second, seen('revoked', { asOf: T + 61_000 })).phase).toEqual({
      at: 'ready',
      next: 'enable',
    });
  });
  test('gone for an hour, since everybody was held: the minute begins anew', () => {
    const held = { ...missed, bulk: { lookAgain: false, goneSeenAt: T } };
    const again = look(held, seen('revoked', { asOf: T + 60 * MINUTE }));
    expect(again.phase).toMatchObject({ at: 'waiting', until: T + 61 * MINUTE });
    expect(again.bulk?.goneSeenAt).toBe(T + 60 * MINUTE);
  });
});

describe('after our revoke', () => {
  const asked = (lookAgain: boolean) =>
    line({ bulk: { lookAgain, goneSeenAt: null }, phase: { at: 'requesting', request: 'revoke', since: T } });
  test.each([
    [true, 'check'],
    [false, 'enable'],
  ])('with an answer that cannot tell (%s) the next is %s', (lookAgain, next) => {
    const after = step(asked(lookAgain), { type: 'revokeAnswered', found: true, at: at(T) });
    expect(after.phase).toEqual({ at: 'ready', next });
  });
  const gone = line({ revoked: at(T), bulk: { lookAgain: true, goneSeenAt: null } });
  test('a look that shows a colleague’s new invite stops it', () => {
    expect(look(gone, seen('pending', { newest: at(T + 2_000), asOf: T + 3_000 })).phase).toMatchObject({
      outcome: { because: 'someoneElseSent' },
    });
  });
  test('a look that shows it gone lets the send go', () => {
    expect(look(gone, seen('revoked', { asOf: T + 3_000 })).phase).toEqual({ at: 'ready', next: 'enable' });
  });
});

test('a last look that shows a second new invite says so', () => {
  const sent = line({
    ...{ revoked: at(T), sent: { at: at(T + 4_000), precision: 'exact' } },
    phase: { at: 'requesting', request: 'verify', since: T },
  });
  const both = seen('pending', { newest: at(T + 4_000), second: at(T + 3_000), asOf: T + 5_000 });
  expect(look(sent, both).phase).toMatchObject({ outcome: { kind: 'sent', confirmed: true, twice: true } });
  const one = seen('pending', { newest: at(T + 4_000), second: old, asOf: T + 5_000 });
  expect(look(sent, one).phase).toEqual({ at: 'settled', outcome: { kind: 'sent', confirmed: true } });
});

describe('a first invite', () => {
  const first = (change: Partial<Operation> = {}) => line({ kind: 'send', seenInvite: null, ...change });
  const leaving = (operation: Operation, when: number) => step(operation, { type: 'leaving', at: when });

  test.each<[Seen['top'], string]>([
    ['pending', 'someoneElseSent'],
    ['active', 'patientJoined'],
    ['cannotTell', 'notProven'],
  ])('stops where the look shows %s', (top, because) => {
    expect(look(first(), seen(top, { newest: null })).phase).toMatchObject({ outcome: { because } });
  });

  test('leaves where the look shows that there is none, and for ten seconds', () => {
    const ready = look(first(), seen('none', { newest: null, asOf: T }));
    expect(ready.phase).toEqual({ at: 'ready', next: 'enable' });
    expect(leaving(ready, T + 9_999).phase).toMatchObject({ at: 'requesting', request: 'enable' });
    expect(leaving(ready, T + 10_000).phase).toEqual({ at: 'ready', next: 'check' });
  });

  test('leaves where the invite that the person saw was revoked, and not where another one was', () => {
    const revokedBefore = first({ seenInvite: old });
    expect(look(revokedBefore, seen('revoked')).phase).toEqual({ at: 'ready', next: 'enable' });
    for (const operation of [revokedBefore, first()])
      expect(look(operation, seen('revoked', { newest: at(T - MINUTE) })).phase).toMatchObject({
        outcome: { because: 'revokedMeanwhile' },
      });
    // Without its time it cannot be told from a colleague's, who may be about to send again.
    expect(look(revokedBefore, seen('revoked', { newest: null })).phase).toMatchObject({
      outcome: { because: 'notProven' },
    });
  });

  test('is looked at once more where it waited too long for its turn, and stops in the end', () => {
    let operation = look(first(), seen('none', { newest: null, asOf: T }));
    for (const attempts of [1, 2]) {
      operation = step(leaving(operation, T + 1_000), { type: 'tooLate' });
      expect(operation).toMatchObject({ attempts, phase: { at: 'ready', next: 'check' } });
      operation = look(leaving(operation, T + 1_000), seen('none', { newest: null, asOf: T }));
    }
    expect(step(leaving(operation, T + 1_000), { type: 'tooLate' }).phase).toMatchObject({
      outcome: { because: 'notProven' },
    });
  });

  test('is looked at once more after it went out, since a colleague may have sent in the same moment', () => {
    const left = leaving(look(first(), seen('none', { newest: null, asOf: T })), T + 1_000);
    const answered = step(left, { type: 'enableAnswered', at: at(T + 2_000), repeated: false });
    expect(answered.phase).toEqual({ at: 'ready', next: 'verify' });
    const both = seen('pending', { newest: at(T + 2_000), second: at(T + 1_000), asOf: T + 3_000 });
    expect(look(leaving(answered, T + 2_500), both).phase).toMatchObject({
      outcome: { kind: 'sent', confirmed: true, twice: true },
    });
  });

  test('whose worker died gets a new look before it leaves', () => {
    const ready = look(first(), seen('none', { newest: null, asOf: T }));
    expect(takeUp(ready, T + 1_000).phase).toEqual({ at: 'ready', next: 'check' });
  });
});
