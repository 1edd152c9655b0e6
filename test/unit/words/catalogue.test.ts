import { describe, expect, test } from 'vitest';
import type { EligibilityWarning, Requirement } from '../../../lib/invites/eligibility.ts';
import type { Invite, Source } from '../../../lib/invites/evidence.ts';
import type { StopReason } from '../../../lib/invites/operation.ts';
import type { Status, UnknownReason } from '../../../lib/invites/status.ts';
import type { ConnectFailure } from '../../../lib/messages/connection-view.ts';
import type { Failure, IdentityRefusal } from '../../../lib/messages/failure.ts';
import type { OperationStage } from '../../../lib/messages/operation-view.ts';
import {
  costSentence,
  holdWords,
  leftOutReason,
  nothingExpired,
  PAUSED,
  skipReason,
  summarySentence,
} from '../../../lib/words/bulk.ts';
import { fixSentence, warningSentence } from '../../../lib/words/eligibility.ts';
import { failureWords, refusalWords } from '../../../lib/words/failures.ts';
import {
  questionWords,
  riskSentence,
  sentSentence,
  stopWords,
  waitingWords,
} from '../../../lib/words/operation.ts';
import { connectFailureWords } from '../../../lib/words/options.ts';
import type { Plain } from '../../../lib/words/plain.ts';
import { nothingPending, notSetUp } from '../../../lib/words/popup.ts';
import { sourceLine, unknownWords } from '../../../lib/words/status.ts';
import { lostWords, storeWords } from '../../../lib/words/store.ts';

const ZONE = 'US/Eastern';
const NOW = Date.parse('2026-11-17T15:42:00Z');
const when = { now: NOW, zone: ZONE };

/** The records are typed, so that a new kind without its line here does not compile. */
const failures: Record<Failure['kind'], Failure> = {
  notConnected: { kind: 'notConnected' },
  reconnect: { kind: 'reconnect', why: 'grantDead' },
  siteAccessWithdrawn: { kind: 'siteAccessWithdrawn' },
  storeUnavailable: { kind: 'storeUnavailable', why: 'cannotWrite' },
  offline: { kind: 'offline' },
  timeout: { kind: 'timeout' },
  throttled: { kind: 'throttled', until: NOW },
  budgetSpent: { kind: 'budgetSpent', until: NOW },
  forbidden: { kind: 'forbidden' },
  notFound: { kind: 'notFound' },
  refused: { kind: 'refused', words: [] },
  serverError: { kind: 'serverError', status: 503 },
  answerUnreadable: { kind: 'answerUnreadable' },
  viewOutdated: { kind: 'viewOutdated' },
  identityRefused: { kind: 'identityRefused', reason: 'noMatch' },
  alreadyRunning: { kind: 'alreadyRunning' },
  notOffered: { kind: 'notOffered' },
};
const refusals: Record<IdentityRefusal, true> = {
  nameDiffers: true,
  birthDateDiffers: true,
  chartIdDiffers: true,
  idsDiffer: true,
  pageUnreadable: true,
  twoPatients: true,
  namesakes: true,
  noMatch: true,
  notEnoughToSearch: true,
  appointmentIsBreak: true,
  recordNotVisible: true,
};
const unknowns: Record<UnknownReason, true> = {
  notChecked: true,
  onlyNotActive: true,
  answerDoesNotTell: true,
  contradiction: true,
  unreadableHistory: true,
};
const stops: Record<StopReason, true> = {
  patientJoined: true,
  someoneElseSent: true,
  nothingToRevoke: true,
  didNotArrive: true,
  notProven: true,
  revokedMeanwhile: true,
};
const connects: Record<ConnectFailure, true> = {
  wrongSecret: true,
  consentRefused: true,
  windowClosed: true,
  windowNotLoaded: true,
  missingScope: true,
  missingPermission: true,
  siteAccessWithdrawn: true,
  storeUnavailable: true,
  offline: true,
  stateMismatch: true,
  codeExpired: true,
  throttled: true,
  unreadable: true,
};
type Waiting = Extract<OperationStage, { stage: 'waiting' }>;
type Asking = Extract<OperationStage, { stage: 'needsYou' }>;
const waits: Record<Waiting['why'], true> = {
  throttled: true,
  offline: true,
  signedOut: true,
  settling: true,
};
const questions: Record<Asking['question'], true> = {
  didSendArrive: true,
  didRevokeHappen: true,
  revokedNotSent: true,
};

function keys<K extends string>(record: Record<K, unknown>): K[] {
  const all: K[] = [];
  for (const key in record) all.push(key);
  return all;
}

const groups: Record<string, [string, Plain][]> = {
  failures: [
    ...keys(failures).map((kind): [string, Plain] => [kind, failureWords(failures[kind], ZONE)]),
    ['noSession', failureWords({ kind: 'reconnect', why: 'noSession' }, ZONE)],
  ],
  refusals: keys(refusals).map((reason) => [reason, refusalWords(reason)]),
  unknowns: keys(unknowns).map((reason) => [reason, unknownWords(reason)]),
  stops: keys(stops).map((reason) => [reason, stopWords(reason, ZONE)]),
  connects: keys(connects).map((reason) => [reason, connectFailureWords(reason)]),
  waits: keys(waits).map((why) => [why, waitingWords({ stage: 'waiting', why, until: NOW }, ZONE)]),
  questions: keys(questions).map((question) => [
    question,
    questionWords({ stage: 'needsYou', question }, NOW, when),
  ]),
  holds: (['budget', 'throttled', 'offline', 'signedOut'] as const).map((why) => [
    why,
    holdWords({ why, until: NOW }, ZONE),
  ]),
  list: [
    ['nothingExpired', nothingExpired],
    ['paused', PAUSED],
  ],
  store: [...Object.entries(storeWords), ...Object.entries(lostWords)],
  popup: [
    ['nothingPending', nothingPending],
    ['notSetUp', notSetUp],
  ],
};

describe.each(keys(groups))('%s', (name) => {
  const group = groups[name] ?? [];

  test.each(group)('%s says what happened, what it means and what to do', (_kind, words) => {
    for (const part of [words.happened, words.patient, words.next]) {
      expect(part).toMatch(/^\p{Lu}.*[.?]$/u);
      expect(part).not.toMatch(/!|unknown error|invalid|oops|please|undefined|null|\[object/i);
    }
  });

  test('no two say the same happened', () => {
    const sentences = group.map(([, words]) => words.happened);
    expect(new Set(sentences).size).toBe(sentences.length);
  });
});

test('a refused request shows the words of DrChrono', () => {
  const words = failureWords({ kind: 'refused', words: ['Enter a valid email address.'] }, ZONE);
  expect(words.happened).toContain('Enter a valid email address.');
});

test('a stop for a failure carries the failure’s own sentence', () => {
  expect(stopWords({ failure: { kind: 'forbidden' } }, ZONE).happened).toContain('may not do that');
});

test('a settled send says to whom, when and until when', () => {
  const stage = {
    stage: 'sent',
    to: 'j•••@example.com',
    at: { earliest: NOW, latest: NOW },
    precision: 'exact',
    expires: { earliest: NOW + 7 * 86_400_000, latest: NOW + 7 * 86_400_000 },
    confirmed: true,
    twice: false,
  } as const;
  expect(sentSentence(stage, when)).toBe(
    'Sent 10:42 AM to j•••@example.com, valid until about Tue, Nov 24, 10:42 AM.',
  );
});

test('missing fields are named in one sentence', () => {
  const missing: Requirement[] = ['email', 'phone'];
  expect(fixSentence(missing)).toContain('an email address and a phone number');
});

test('each warning has a sentence', () => {
  const all: Record<EligibilityWarning, string> = warningSentence;
  for (const sentence of Object.values(all)) expect(sentence).toMatch(/\.$/);
});

test('a risk says what the same click means for each action', () => {
  expect(riskSentence('cutsOffInvite', 'revoke')).not.toBe(riskSentence('cutsOffInvite', 'resend'));
});

describe('where a state comes from, how old it is and how exact', () => {
  const about = { sent: { earliest: NOW, latest: NOW }, precision: 'about', email: null, by: null } as const;
  const pending = (source: Source, invite: Invite): Status => ({
    ...{ kind: 'pending', phase: 'alive', expires: null, invite },
    grounds: { source, asOf: NOW - 120_000 },
  });
  test.each<[Status, string]>([
    [pending('accessHistory', about), 'From Access History, read 2 min ago; time about'],
    [
      pending('accessHistory', { ...about, precision: 'exact' }),
      'From Access History, read 2 min ago; time exact',
    ],
    [pending('answer', { ...about, sent: null }), 'From DrChrono’s answer, 2 min ago; time not known'],
    [pending('ownSend', { ...about, precision: 'exact' }), 'Sent from here, exact'],
    [pending('ownSend', about), 'Sent from here, found again after a doubt'],
    [
      { kind: 'active', since: null, grounds: { source: 'header', asOf: NOW } },
      'From the chart header, read just now',
    ],
    [{ kind: 'unknown', reason: 'answerDoesNotTell', sides: [] }, 'DrChrono did not say.'],
    [{ kind: 'unknown', reason: 'contradiction', sides: [] }, 'Two sources cannot both be right.'],
  ])('%j', (status, words) => expect(sourceLine(status, NOW)).toBe(words));
});

test('each reason to leave a line out of a list, or to skip it, is a sentence of its own', () => {
  const sentences = Object.values({ ...skipReason, ...leftOutReason });
  for (const sentence of sentences) expect(sentence).toMatch(/^\p{Lu}.*\.$/u);
});

test('a list says its cost and its end, and that it goes on over the hour', () => {
  const room = { left: 380, perHour: 380 };
  const soon = { requests: 12, finish: NOW + 240_000 };
  expect(costSentence(soon, room, NOW + 18 * 60_000, when)).toBe(
    'About 12 requests; 380 of 380 are left for lists this hour. Done by about 10:46 AM.',
  );
  const late = { requests: 800, finish: NOW + 3 * 3_600_000 };
  expect(costSentence(late, room, NOW + 18 * 60_000, when)).toContain('goes on by itself each hour');
});

test('a summary names only what there is', () => {
  expect(summarySentence({ done: 12, skipped: 0, needsYou: 0, cancelled: 0 })).toBe('12 sent.');
  expect(summarySentence({ done: 12, skipped: 2, needsYou: 1, cancelled: 3 })).toBe(
    '12 sent, 2 skipped, 1 needs you, 3 cancelled.',
  );
});
