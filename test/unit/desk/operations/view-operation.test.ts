import { expect, test } from 'vitest';
import { operationView } from '../../../../lib/desk/operations/view-operation.ts';
import { expiryOf } from '../../../../lib/invites/expiry.ts';
import type { Operation, Outcome, Phase } from '../../../../lib/invites/operation.ts';
import { NOW, operation } from '../fake-services.ts';

const at = { earliest: NOW, latest: NOW + 999 };
const TO = 'm•••@example.com';
const shown = (phase: Phase, change: Partial<Operation> = {}) =>
  operationView(operation({ ...change, phase }), TO, 'US/Eastern');
const ended = (outcome: Outcome, change: Partial<Operation> = {}) =>
  shown({ at: 'settled', outcome }, change);

test.each<[Phase, object]>([
  [
    { at: 'ready', next: 'check' },
    { stage: 'working', step: 'checking' },
  ],
  [
    { at: 'ready', next: 'revoke' },
    { stage: 'working', step: 'revoking' },
  ],
  [
    { at: 'requesting', request: 'enable', since: NOW },
    { stage: 'working', step: 'sending' },
  ],
  [
    { at: 'requesting', request: 'verify', since: NOW },
    { stage: 'working', step: 'confirming' },
  ],
  [
    { at: 'doubt', request: 'enable', since: NOW },
    { stage: 'working', step: 'checking' },
  ],
  [
    { at: 'waiting', why: 'throttled', until: NOW, resumeWith: { at: 'ready', next: 'enable' } },
    { stage: 'waiting', why: 'throttled', until: NOW },
  ],
  [
    { at: 'needsYou', question: 'revokedNotSent', refusal: null },
    { stage: 'needsYou', question: 'revokedNotSent' },
  ],
])('%o looks like %o', (phase, stage) => {
  expect(shown(phase)).toEqual({ id: 'one', kind: 'send', startedAt: NOW, ...stage });
});

test('a send that arrived tells to whom, when, and until when', () => {
  const sent = { at, precision: 'exact' } as const;
  const expires = expiryOf(at, 'US/Eastern');
  expect(ended({ kind: 'sent', confirmed: true }, { sent })).toMatchObject({
    ...{ stage: 'sent', to: TO, at, precision: 'exact', expires, confirmed: true, twice: false },
  });
  expect(ended({ kind: 'sent', confirmed: false, twice: true }, { sent })).toMatchObject({
    ...{ stage: 'sent', confirmed: false, twice: true },
  });
  expect(ended({ kind: 'sent', confirmed: true })).toBeNull();
});

test('a revoke tells when', () => {
  expect(ended({ kind: 'revoked' }, { revoked: at })).toMatchObject({ stage: 'revoked', at });
  expect(ended({ kind: 'revoked' })).toBeNull();
});

test('what was stopped tells why, and what a person closed is not shown', () => {
  expect(ended({ kind: 'stopped', because: 'patientJoined' })).toMatchObject({
    ...{ stage: 'stopped', because: 'patientJoined' },
  });
  const refused = (kind: 'refused' | 'forbidden' | 'notFound') =>
    ended({ kind: 'refused', refusal: { kind, words: ['no email'] } });
  expect(refused('refused')).toMatchObject({
    ...{ stage: 'stopped', because: { failure: { kind: 'refused', words: ['no email'] } } },
  });
  expect(refused('forbidden')).toMatchObject({ because: { failure: { kind: 'forbidden' } } });
  expect(refused('notFound')).toMatchObject({ because: { failure: { kind: 'notFound' } } });
  expect(ended({ kind: 'closedByPerson' })).toBeNull();
});
