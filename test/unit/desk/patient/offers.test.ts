import { expect, test } from 'vitest';
import { answersTo, type OfferInput, offersFor } from '../../../../lib/desk/patient/offers.ts';
import type { Phase } from '../../../../lib/invites/operation.ts';
import type { Status } from '../../../../lib/invites/status.ts';
import { NOW } from '../fake-services.ts';

const at = { earliest: NOW, latest: NOW + 999 };
const invite = { sent: at, precision: 'exact', email: null, by: null } as const;
const grounds = { source: 'answer', asOf: NOW } as const;
const eligible = { verdict: 'eligible', lines: [], toFix: [], warnings: [] } as const;

const statusOf = (kind: Status['kind']) =>
  ({ kind, invite, expires: at, grounds, sides: [] }) as unknown as Status;
const unknown = (reason: Extract<Status, { kind: 'unknown' }>['reason']): Status => ({
  ...{ kind: 'unknown', reason, sides: [] },
});

const given = (change: Partial<OfferInput>): OfferInput => ({
  ...{ identity: 'locked', status: statusOf('notInvited'), phase: null, provable: true, mayInvite: 'yes' },
  eligibility: { ...eligible, lines: [], toFix: [], warnings: [] },
  ...change,
});
/** `resend!` is a primary offer, `revoke(cutsOffInvite)` one with a risk. */
const offered = (change: Partial<OfferInput>) =>
  offersFor(given(change))
    .map(
      ({ action, emphasis, risk }) =>
        `${action}${emphasis === 'primary' ? '!' : ''}${risk === null ? '' : `(${risk})`}`,
    )
    .join(' ');

test.each<[string, Partial<OfferInput>]>([
  ['send! check', { status: statusOf('notInvited') }],
  ['send! check', { status: statusOf('revoked') }],
  ['send! check', { status: statusOf('disabled') }],
  ['resend! revoke(cutsOffInvite) check', { status: statusOf('pending') }],
  ['resend! revoke(cutsOffInvite) check', { status: statusOf('expired') }],
  ['resend!(mayHaveJoined) revoke(mayHaveJoined) check', { status: statusOf('pending'), provable: false }],
  ['check', { status: statusOf('active') }],
  ['send!(mayBeInvited) check', { status: unknown('answerDoesNotTell') }],
  ['check!', { status: unknown('notChecked') }],
  // Without the identifiers nothing is sent; what is out can be taken back.
  ['check', { eligibility: { ...eligible, verdict: 'notEligible', lines: [], toFix: [], warnings: [] } }],
  ['check', { eligibility: null }],
  ['revoke(cutsOffInvite) check', { eligibility: null, status: statusOf('pending') }],
  ['check!', { eligibility: null, status: unknown('answerDoesNotTell') }],
  ['send! check', { eligibility: { ...eligible, verdict: 'unknown', lines: [], toFix: [], warnings: [] } }],
  // Whose page it is, and what this account may do, come first.
  ['check!', { identity: 'open' }],
  ['', { identity: 'refused' }],
  ['check', { mayInvite: 'no' }],
  ['send! check', { mayInvite: 'notSaid' }],
  ['', { phase: { at: 'ready', next: 'enable' } }],
  ['', { phase: { at: 'ready', next: 'enable' }, identity: 'open' }],
])('%s', (offers, change) => {
  expect(offered(change)).toBe(offers);
});

test.each<[Extract<Phase, { at: 'needsYou' }>['question'], string]>([
  ['didSendArrive', 'itArrived! sendAgain'],
  ['didRevokeHappen', 'retry! dismiss'],
  ['revokedNotSent', 'retry! dismiss'],
])('%s is answered by %s', (question, answers) => {
  expect(offered({ phase: { at: 'needsYou', question, refusal: null } })).toBe(answers);
  expect(answersTo({ at: 'needsYou', question, refusal: null })).toHaveLength(2);
});
