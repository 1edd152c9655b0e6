import { describe, expect, test } from 'vitest';
import { newOperation } from '../../../../lib/desk/operations/new-operation.ts';
import { isNewerInvite, observeInvite } from '../../../../lib/desk/operations/observe-invite.ts';
import { needsSendDelay } from '../../../../lib/desk/operations/send-delay.ts';
import type { Evidence, HistoryLine, LineState } from '../../../../lib/invites/evidence.ts';
import type { Operation, Request } from '../../../../lib/invites/operation.ts';
import { MINUTE, NOW, operation, pendingSince } from '../fake-services.ts';

const at = { earliest: NOW, latest: NOW + 999 };

const UNPROVEN = { lookedAt: null, pageProof: null, isEnough: false };
const PROVEN = { lookedAt: NOW, pageProof: NOW - MINUTE, isEnough: true };

describe('an operation as it is first written down', () => {
  const wanted = { patientId: 4224, riskAccepted: true, seenInvite: at, proof: UNPROVEN } as const;

  test('holds what was wanted, and that nothing of it is done', () => {
    const first = newOperation({ ...wanted, kind: 'send' }, NOW);
    expect(first).toEqual({
      ...{ id: first.id, patientId: 4224, kind: 'send', startedAt: NOW, riskAccepted: true, seenInvite: at },
      ...{ revoked: null, sent: null, attempts: 0, doubt: null },
      phase: { at: 'ready', next: 'enable' },
    });
    expect(newOperation({ ...wanted, kind: 'send' }, NOW).id).not.toBe(first.id);
  });

  test.each([
    ['resend', false, 'check'],
    ['resend', true, 'revoke'],
    ['revoke', false, 'check'],
    ['revoke', true, 'revoke'],
    ['send', false, 'enable'],
    ['send', true, 'enable'],
  ] as const)('%s with proof %s begins with %s', (kind, proven, next) => {
    const first = newOperation({ ...wanted, kind, proof: proven ? PROVEN : UNPROVEN }, NOW);
    expect(first.phase).toEqual({ at: 'ready', next });
    expect([first.lookedAt, first.pageProof]).toEqual(proven ? [NOW, NOW - MINUTE] : [undefined, undefined]);
  });

  test.each(['send', 'resend'] as const)('a %s of a list looks first, whatever is proven', (kind) => {
    const bulk = { lookAgain: true, goneSeenAt: null };
    const line = newOperation({ ...wanted, kind, proof: PROVEN, bulk }, NOW);
    expect(line).toMatchObject({ bulk, pageProof: NOW - MINUTE, phase: { at: 'ready', next: 'check' } });
  });
});

describe('the newest line of a list', () => {
  const line = (state: LineState, sentAt: number | null = NOW): HistoryLine => ({
    ...pendingSince(sentAt ?? NOW),
    ...(sentAt === null ? { invite: { sent: null, precision: 'about', email: null, by: null } } : {}),
    state,
  });
  const answer = (...lines: HistoryLine[]): Evidence => ({ source: 'answer', asOf: NOW, lines });
  const sent = (sentAt: number) => ({ earliest: sentAt, latest: sentAt + 59_999 });

  test.each<[LineState, string]>([
    [{ kind: 'pending' }, 'pending'],
    [{ kind: 'active', since: null }, 'active'],
    [{ kind: 'revokedBeforeActivation', at: null }, 'revoked'],
    [{ kind: 'disabled', by: { name: 'Dana Whitlock' }, at: null }, 'disabled'],
    [{ kind: 'unreadable' }, 'cannotTell'],
  ])('that is %o is seen as %s', (state, top) => {
    const older = line({ kind: 'pending' }, NOW - MINUTE);
    expect(observeInvite(answer(line(state), older))).toEqual({
      ...{ top, newest: sent(NOW), second: sent(NOW - MINUTE), asOf: NOW },
    });
    const page: Evidence = { source: 'accessHistory', asOf: NOW, lines: [line(state)] };
    expect(observeInvite(page)).toEqual({ top, newest: sent(NOW), second: null, asOf: NOW, onPage: true });
  });

  test('of no list cannot be told, of an empty one there is none', () => {
    const blank = { newest: null, asOf: NOW };
    expect(observeInvite({ source: 'answer', asOf: NOW, lines: null })).toEqual({
      ...blank,
      top: 'cannotTell',
    });
    expect(observeInvite({ source: 'header', asOf: NOW, says: 'enabled' })).toEqual({
      ...{ ...blank, top: 'cannotTell' },
    });
    expect(observeInvite(answer())).toEqual({ ...blank, top: 'none' });
  });

  test('is newer than the one that was seen from two minutes on', () => {
    const seen = { earliest: NOW - 1, latest: NOW };
    const newer = (by: number) => isNewerInvite(answer(line({ kind: 'pending' }, NOW + by)), seen);
    expect(newer(2 * MINUTE)).toBe(false);
    expect(newer(2 * MINUTE + 1)).toBe(true);
    expect(isNewerInvite(answer(line({ kind: 'pending' }, NOW + 9 * MINUTE)), null)).toBe(false);
    expect(isNewerInvite(answer(line({ kind: 'pending' }, null)), seen)).toBe(false);
    expect(isNewerInvite(answer(), seen)).toBe(false);
  });
});

describe('in a list, between revoke and send', () => {
  const bulk = { lookAgain: false, goneSeenAt: null };
  const needs = (next: Request, change: Partial<Operation>, later = 0) =>
    needsSendDelay(operation({ bulk, revoked: at, ...change }), next, at.latest + later);

  test.each<[boolean, Request, Partial<Operation>]>([
    [true, 'enable', {}],
    [true, 'check', {}],
    [true, 'check', { bulk: { ...bulk, lookAgain: true } }],
    [false, 'enable', { bulk: { ...bulk, lookAgain: true } }],
    [false, 'enable', { bulk: { ...bulk, goneSeenAt: NOW } }],
    [false, 'verify', {}],
    [false, 'revoke', {}],
    [false, 'enable', { revoked: null }],
    [false, 'check', { revoked: null }],
    [false, 'check', { sent: { at, precision: 'exact' } }],
    [false, 'enable', { bulk: undefined }],
    [false, 'check', { bulk: undefined }],
  ])('a wait is needed: %s, before %s of %o', (isNeeded, next, change) => {
    expect(needs(next, change)).toBe(isNeeded);
  });

  test('a revoke that is older than a second and a half was waited out', () => {
    expect(needs('enable', {}, 1_499)).toBe(true);
    expect(needs('enable', {}, 1_500)).toBe(false);
  });
});
