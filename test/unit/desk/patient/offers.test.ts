import { expect, test } from 'vitest';
import { answersTo, type OfferInput, offersFor } from '../../../../lib/desk/patient/offers.ts';
import type { EligibilityWarning } from '../../../../lib/invites/eligibility.ts';
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
  ...{
    identity: 'locked',
    status: statusOf('notInvited'),
    phase: null,
    provable: true,
    mayInvite: 'yes',
    ...{ alsoOn: [], lately: null, byItself: null },
  },
  eligibility: { ...eligible, lines: [], toFix: [], warnings: [] },
  ...change,
});
const warned = (...warnings: EligibilityWarning[]): Partial<OfferInput> => ({
  eligibility: { ...eligible, lines: [], toFix: [], warnings },
});
/** `resend!` is a primary offer, `revoke(cutsOffInvite)` one with a risk. */
const offered = (change: Partial<OfferInput>) =>
  offersFor(given(change))
    .map(
      ({ action, emphasis, risk, also = [] }) =>
        `${action}${emphasis === 'primary' ? '!' : ''}${risk === null ? '' : `(${[risk, ...also].join(' ')})`}`,
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
  // Whoever is marked deceased is never sent anything; what is out can be taken back.
  ['check', warned('deceased')],
  ['check', { ...warned('deceased'), status: statusOf('revoked') }],
  ['revoke(cutsOffInvite) check', { ...warned('deceased'), status: statusOf('pending') }],
  ['revoke(cutsOffInvite) check', { ...warned('deceased'), status: statusOf('expired') }],
  ['check!', { ...warned('deceased'), status: unknown('answerDoesNotTell') }],
  // Others are sent to once somebody has read why that may be wrong.
  ['send!(inactiveChart) check', warned('inactiveChart')],
  ['send!(minor) check', warned('minor', 'adultSoon')],
  ['send!(responsibleParty) check', warned('responsiblePartyAddress')],
  ['send!(minor) check', warned('minor', 'responsiblePartyAddress')],
  ['send!(inactiveChart minor) check', warned('inactiveChart', 'minor')],
  ['send! check', warned('noCellPhone', 'doubtfulPhone', 'sharedAddress', 'suspiciousAddress')],
  [
    'resend!(minor) revoke(mayHaveJoined) check',
    { ...warned('minor'), status: statusOf('pending'), provable: false },
  ],
  ['send!(mayBeInvited minor) check', { ...warned('minor'), status: unknown('answerDoesNotTell') }],
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

test.each<[string, Partial<OfferInput>]>([
  ['send!(sharedAddress) check', {}],
  ['resend!(sharedAddress) revoke(cutsOffInvite) check', { status: statusOf('expired') }],
  // Who reads of both says yes to both, as to the one alone.
  [
    'resend!(mayHaveJoined sharedAddress) revoke(mayHaveJoined) check',
    { status: statusOf('pending'), provable: false },
  ],
  [
    'resend!(minor sharedAddress) revoke(mayHaveJoined) check',
    { ...warned('minor'), status: statusOf('pending'), provable: false },
  ],
  ['send!(mayBeInvited sharedAddress) check', { status: unknown('answerDoesNotTell') }],
  ['check', warned('deceased')],
])('where other charts have the address: %s', (offers, change) => {
  const alsoOn = [{ initials: 'A. B.', age: 34 }];
  expect(offered({ alsoOn, ...change })).toBe(offers);
  for (const offer of offersFor(given({ alsoOn, ...change })))
    expect(offer.alsoOn).toEqual(
      [offer.risk, ...(offer.also ?? [])].includes('sharedAddress') ? alsoOn : undefined,
    );
});

const lately = { by: 'maria', at: NOW - 60_000 };
test.each<[string, Partial<OfferInput>]>([
  ['resend!(sentLately) revoke(cutsOffInvite) check', { status: statusOf('pending') }],
  // What is about the invite is asked first, and all of it at once.
  [
    'resend!(mayHaveJoined sentLately) revoke(mayHaveJoined) check',
    { status: statusOf('pending'), provable: false },
  ],
  [
    'resend!(sentLately minor) revoke(mayHaveJoined) check',
    { ...warned('minor'), status: statusOf('pending'), provable: false },
  ],
  ['revoke(cutsOffInvite) check', { ...warned('deceased'), status: statusOf('pending') }],
  ['', { status: statusOf('pending'), phase: { at: 'ready', next: 'enable' } }],
])('where an invite went out a short while ago: %s', (offers, change) => {
  expect(offered({ lately, ...change })).toBe(offers);
  for (const { action, lately: about } of offersFor(given({ lately, ...change })))
    expect(about).toEqual(action === 'resend' ? lately : undefined);
});

test.each<[string, Partial<OfferInput>]>([
  ['send!(drChronoInvites) check', {}],
  ['send!(drChronoInvites minor) check', warned('minor')],
  ['send! check', { status: statusOf('revoked') }],
  ['send! check', { status: statusOf('disabled') }],
  ['resend! revoke(cutsOffInvite) check', { status: statusOf('expired') }],
])('where DrChrono invites by itself: %s', (offers, change) => {
  expect(offered({ byItself: 'reminders', ...change })).toBe(offers);
  const [first] = offersFor(given({ byItself: 'reminders', ...change }));
  expect(first?.byItself).toBe(offers.includes('drChronoInvites') ? 'reminders' : undefined);
});

test('what asks about a minor tells the age that the practice has set, and nothing else does', () => {
  const minor = { ...eligible, lines: [], toFix: [], warnings: ['minor' as const], minorsUnder: 16 };
  const ages = (status: Status) =>
    offersFor(given({ eligibility: minor, status })).map(({ minorsUnder }) => minorsUnder);
  expect(ages(statusOf('notInvited'))).toEqual([16, undefined]);
  expect(ages(statusOf('expired'))).toEqual([16, undefined, undefined]);
  expect(ages(unknown('answerDoesNotTell'))).toEqual([16, undefined]);
});

test.each<[Extract<Phase, { at: 'needsYou' }>['question'], string]>([
  ['didSendArrive', 'itArrived! sendAgain'],
  ['didRevokeHappen', 'retry! dismiss'],
  ['revokedNotSent', 'retry! dismiss'],
])('%s is answered by %s', (question, answers) => {
  expect(offered({ phase: { at: 'needsYou', question, refusal: null } })).toBe(answers);
  expect(answersTo({ at: 'needsYou', question, refusal: null })).toHaveLength(2);
});

test.each<[Extract<Phase, { at: 'needsYou' }>['question'], string]>([
  ['didSendArrive', 'itArrived! dismiss'],
  ['didRevokeHappen', 'dismiss'],
  ['revokedNotSent', 'dismiss'],
])('for somebody who is marked deceased no answer to %s sends', (question, answers) => {
  const phase: Phase = { at: 'needsYou', question, refusal: null };
  expect(offered({ ...warned('deceased'), phase })).toBe(answers);
  expect(answersTo({ at: 'ready', next: 'enable' }, true)).toEqual([]);
});
