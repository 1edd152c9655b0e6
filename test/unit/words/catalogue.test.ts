import { describe, expect, test } from 'vitest';
import type { SkipReason, StillToDo } from '../../../lib/invites/bulk-queue.ts';
import type { EligibilityWarning, Requirement } from '../../../lib/invites/eligibility.ts';
import type { Invite, Source } from '../../../lib/invites/evidence.ts';
import type { StopReason } from '../../../lib/invites/operation.ts';
import type { OtherChart } from '../../../lib/invites/other-charts.ts';
import type { Status, UnknownReason } from '../../../lib/invites/status.ts';
import type { ConnectFailure } from '../../../lib/messages/connection-view.ts';
import type { Failure, IdentityRefusal } from '../../../lib/messages/failure.ts';
import type { OperationStage } from '../../../lib/messages/operation-view.ts';
import type { SaveView } from '../../../lib/messages/panel-view.ts';
import type { SightProblem } from '../../../lib/messages/sight.ts';
import { riskSentence, riskSentences } from '../../../lib/words/actions.ts';
import {
  bulkTitle,
  costSentence,
  holdWords,
  lineFact,
  nobodyReady,
  nothingExpired,
  PAUSED,
  planSentence,
  scheduleEmpty,
  scheduleReading,
  startWord,
  summarySentence,
} from '../../../lib/words/bulk.ts';
import { pressRefusalSentence } from '../../../lib/words/card.ts';
import { connectFailureWords } from '../../../lib/words/connect-failures.ts';
import { fixSentence, warningSentence, warningWords } from '../../../lib/words/eligibility.ts';
import { failureWords } from '../../../lib/words/failures.ts';
import { leftOutWords, skipWords } from '../../../lib/words/left-out.ts';
import { lostWords } from '../../../lib/words/lost-records.ts';
import { questionWords, sentSentence, stopWords, waitingWords } from '../../../lib/words/operation.ts';
import {
  nobodyInFront,
  notLookedYet,
  panelRefusalSentence,
  saveWords,
  textProblem,
  understoodDate,
} from '../../../lib/words/panel.ts';
import type { Plain } from '../../../lib/words/plain.ts';
import { nothingPending, notSetUp } from '../../../lib/words/popup.ts';
import { refusalWords } from '../../../lib/words/refusals.ts';
import { sourceLine } from '../../../lib/words/source-line.ts';
import { unknownWords } from '../../../lib/words/status.ts';
import { storeWords } from '../../../lib/words/store.ts';

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
  unreachable: { kind: 'unreachable' },
  timeout: { kind: 'timeout' },
  linkAlone: { kind: 'linkAlone' },
  tooManyPatients: { kind: 'tooManyPatients' },
  tooManyMessages: { kind: 'tooManyMessages' },
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
  onOtherCharts: { kind: 'onOtherCharts' },
  sentLately: { kind: 'sentLately' },
  notSeen: { kind: 'notSeen', why: 'covered' },
  notWiped: { kind: 'notWiped', left: ['store', 'memory', 'settings'] },
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
const sights: Record<SightProblem, true> = {
  taken: true,
  hidden: true,
  faded: true,
  covered: true,
  moved: true,
};
const unknowns: Record<UnknownReason, true> = {
  notChecked: true,
  onlyNotActive: true,
  answerDoesNotTell: true,
  contradiction: true,
  unreadableHistory: true,
  pageMayBeOld: true,
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
  addressRefused: true,
  scopeRefused: true,
  missingScope: true,
  missingPermission: true,
  siteAccessWithdrawn: true,
  storeUnavailable: true,
  offline: true,
  unreachable: true,
  stateMismatch: true,
  codeExpired: true,
  throttled: true,
  unreadable: true,
};
type Waiting = Extract<OperationStage, { stage: 'waiting' }>;
type Asking = Extract<OperationStage, { stage: 'needsYou' }>;
const waits: Record<Waiting['why'], true> = {
  ...{ throttled: true, signedOut: true, settling: true, offline: true, unreachable: true, timeout: true },
  ...{ serverError: true, answerUnreadable: true, siteAccessWithdrawn: true },
};
const questions: Record<Asking['question'], true> = {
  didSendArrive: true,
  didRevokeHappen: true,
  revokedNotSent: true,
};

const saveStates: { [A in SaveView['state']['at']]: Extract<SaveView['state'], { at: A }> } = {
  saving: { at: 'saving' },
  waiting: { at: 'waiting', why: 'offline', until: null },
  saved: { at: 'saved', shown: { email: 'm•••@example.org' } },
  changedMeanwhile: { at: 'changedMeanwhile', now: { email: null } },
  refused: { at: 'refused', words: [], duplicateEmail: false },
  notSaved: { at: 'notSaved' },
  unknown: { at: 'unknown', shown: {} },
};
const save: SaveView = { fields: ['email'], state: saveStates.saved, then: 'nothing' };

function keys<K extends string>(record: Record<K, unknown>): K[] {
  const all: K[] = [];
  for (const key in record) all.push(key);
  return all;
}

const connecting = { again: '11:00 AM', managed: false };

const groups: Record<string, [string, Plain][]> = {
  failures: [
    ...keys(failures).map((kind): [string, Plain] => [kind, failureWords(failures[kind], ZONE)]),
    ['noSession', failureWords({ kind: 'reconnect', why: 'noSession' }, ZONE)],
  ],
  refusals: keys(refusals).map((reason) => [reason, refusalWords(reason)]),
  sights: keys(sights).map((why) => [why, failureWords({ kind: 'notSeen', why }, ZONE)]),
  unknowns: keys(unknowns).map((reason) => [reason, unknownWords(reason)]),
  stops: keys(stops).map((reason) => [reason, stopWords(reason, ZONE)]),
  connects: keys(connects).map((reason) => [reason, connectFailureWords(reason, connecting)]),
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
    ['nobodyReady', nobodyReady],
    ['scheduleReading', scheduleReading],
    ['scheduleEmpty', scheduleEmpty],
    ['paused', PAUSED],
  ],
  store: [...Object.entries(storeWords), ...Object.entries(lostWords)],
  saves: keys(saveStates).map((at) => [at, saveWords({ ...save, state: saveStates[at] }, ZONE)]),
  savesThatGoOn: [
    ['resend', saveWords({ ...save, then: 'resend' }, ZONE)],
    [
      'no new one',
      saveWords({ ...save, fields: ['cellPhone'], state: { at: 'notSaved' }, then: 'send' }, ZONE),
    ],
  ],
  panel: [
    ['nobodyInFront', nobodyInFront],
    ['notLookedYet', notLookedYet],
  ],
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

test('what could not be wiped is named, and how it goes', () => {
  const words = failureWords({ kind: 'notWiped', left: ['store', 'settings'] }, ZONE);
  expect(words.happened).toMatch(/the encrypted store; client ID, user and practice name\.$/);
  expect(words.next).toContain('choose Disconnect again');
  const memory = failureWords({ kind: 'notWiped', left: ['memory'] }, ZONE);
  expect(memory.happened).toMatch(/what is remembered of patients\.$/);
  expect(memory.next).toContain('Close all windows');
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

test('each press that is not taken is told why, in a sentence of its own that says what to do', () => {
  const sentences = Object.values(pressRefusalSentence);
  for (const sentence of sentences) expect(sentence).toMatch(/^\p{Lu}.*[Pp]ress( again)?\.$/u);
  expect(new Set(sentences).size).toBe(sentences.length);
});

test('missing fields are named in one sentence', () => {
  const sentenceFor = (toFix: Requirement[], unusable: Requirement[] = []) =>
    fixSentence({
      toFix,
      lines: unusable.map((requirement) => ({ requirement, state: 'unusable', shown: '' })),
    });
  expect(sentenceFor(['email', 'phone'])).toBe(
    'Add an email address and a phone number to the chart, and this patient can be invited.',
  );
  expect(sentenceFor(['email', 'birthDate', 'phone'])).toBe(
    'Add an email address, the birth date and a phone number to the chart, and this patient can be invited.',
  );
  expect(sentenceFor(['email'], ['email'])).toBe(
    'Correct the email address in the chart, and this patient can be invited.',
  );
  expect(sentenceFor(['email', 'phone'], ['email'])).toBe(
    'Correct the email address and add a phone number to the chart, and this patient can be invited.',
  );
});

test('each warning has a sentence', () => {
  const all: Record<EligibilityWarning, string> = warningSentence;
  for (const sentence of Object.values(all)) expect(sentence).toMatch(/\.$/);
});

test('a doubtful address is said with its end, and nothing before it', () => {
  const ends = { typed: 'gmial.com', meant: 'gmail.com' };
  expect(warningWords('suspiciousAddress', { addressDoubt: { kind: 'suggest', ends } })).toBe(
    'The address ends in gmial.com. Did you mean gmail.com?',
  );
  const others = ['cleaned', 'notAnAddress', 'placeholder', 'practice'] as const;
  const all = [
    ...others.map((kind) => warningWords('suspiciousAddress', { addressDoubt: { kind } })),
    warningWords('suspiciousAddress', { addressDoubt: { kind: 'suggest', ends: null } }),
    warningWords('suspiciousAddress'),
  ];
  for (const sentence of all) expect(sentence).toMatch(/^(The|This|No|A) .*\.$/);
  expect(new Set(all).size).toBe(all.length);
  expect(warningWords('minor', { addressDoubt: { kind: 'practice' } })).toBe(warningSentence.minor);
});

test('a minor is said with the age that the practice has set, wherever it is known', () => {
  const said = (age: { minorsUnder?: number }) => [
    warningWords('minor', age),
    warningWords('adultSoon', age),
    riskSentences({ action: 'send', emphasis: 'primary', risk: 'minor', ...age }).join(),
    leftOutWords('minor', { ...age, action: 'resend' }),
  ];
  for (const sentence of said({ minorsUnder: 16 })) expect(sentence).toMatch(/(under|turns) 16\b.*\.$/);
  for (const sentence of said({}))
    expect(sentence).toMatch(/^The patient (is a minor|comes of age)\b[^\d]*\b/);
  expect(warningWords('deceased', { minorsUnder: 16 })).toBe(warningSentence.deceased);
  expect(leftOutWords('deceased', { minorsUnder: 16, action: null })).toMatch(
    /^This chart is marked deceased\b/,
  );
});

test('a patient left out of a list reads as which field the chart lacks, where that is known', () => {
  const said = (...lacking: Requirement[]) => leftOutWords('missingIdentifiers', { action: null, lacking });
  expect(said('email')).toBe('No email on file. Ask the patient, then add it to the chart.');
  expect(said('birthDate', 'phone')).toMatch(/^No birth date or phone on file\./);
  expect(said()).toMatch(/^The chart lacks what an invite needs\./);
});

test('other charts with the address are said by initials and age, of many the first few', () => {
  const one = { initials: 'A. B.', age: 34 };
  const said = (...alsoOn: OtherChart[]) =>
    riskSentence('sharedAddress', 'send', { alsoOn }).replace(/ One portal account.*$/, '');
  expect(said(one)).toBe('This email is also on the chart of A. B., 34.');
  expect(said({ initials: 'C. D.', age: null })).toBe('This email is also on the chart of C. D.');
  expect(said({ initials: '', age: 5 })).toBe(
    'This email is also on the chart of somebody without a name, 5.',
  );
  expect(said(one, { initials: 'C. D.', age: 0 })).toBe(
    'This email is also on the charts of A. B., 34 and C. D., 0.',
  );
  expect(said(one, one, one, one, one)).toBe(
    'This email is also on the charts of A. B., 34; A. B., 34; A. B., 34 and 2 more.',
  );
  expect(said()).toBe('This email is on other charts too.');
});

test('a repeat is said by whom and when, as far as that is known', () => {
  const said = (by: string | null, at: number | null, now: number | null) =>
    riskSentences(
      {
        ...{ action: 'resend', emphasis: 'primary', risk: 'sentLately' },
        ...(at === null ? {} : { lately: { by, at } }),
      },
      now === null ? null : { now },
    )
      .join()
      .replace(/ Another one makes that link stop working\.$/, '');
  expect(said('maria', NOW - 12 * 60_000, NOW)).toBe('maria sent an invite 12 min ago.');
  expect(said(null, NOW - 3 * 3_600_000, NOW)).toBe('An invite went out 3 h ago.');
  expect(said('maria', NOW + 3_600_000, NOW)).toBe('maria sent an invite just now.');
  expect(said('maria', NOW, null)).toBe('maria sent an invite less than a day ago.');
  expect(said(null, null, NOW)).toBe('An invite went out less than a day ago.');
});

test('what DrChrono sends by itself is said as staff said it', () => {
  const said = (byItself: 'firstVisit' | 'reminders') =>
    riskSentence('drChronoInvites', 'send', { byItself });
  expect(said('firstVisit')).toContain('after their first visit');
  expect(said('reminders')).toContain('with its reminders');
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
    [pending('accessHistory', about), 'From Access History, read 2 min ago; rough time'],
    [
      pending('accessHistory', { ...about, precision: 'exact' }),
      'From Access History, read 2 min ago; exact time',
    ],
    [pending('answer', { ...about, sent: null }), 'From DrChrono’s answer, 2 min ago; time not known'],
    [pending('ownSend', { ...about, precision: 'exact' }), 'Sent from here, exact'],
    [pending('ownSend', about), 'Sent from here, found again after a doubt'],
    [
      {
        ...{ kind: 'pending', phase: 'alive', expires: null, invite: about },
        grounds: { source: 'ownSend', asOf: NOW - 600_000 },
      },
      'Sent from here, found again after a doubt; what became of it since is not known',
    ],
    [
      { kind: 'active', since: null, grounds: { source: 'header', asOf: NOW } },
      'From the chart header, read just now',
    ],
    [{ kind: 'unknown', reason: 'answerDoesNotTell', sides: [] }, 'DrChrono did not say.'],
    [{ kind: 'unknown', reason: 'contradiction', sides: [] }, 'Two sources cannot both be right.'],
  ])('%j', (status, words) => expect(sourceLine(status, NOW)).toBe(words));
});

const skips: Record<SkipReason, true> = {
  ...{ patientJoined: true, someoneElseSent: true, nothingToRevoke: true, notProven: true },
  ...{ didNotArrive: true, revokedMeanwhile: true, closedByPerson: true, refused: true, forbidden: true },
  ...{ notFound: true, lost: true, noProof: true, notOffered: true, underWay: true, nameNotLoaded: true },
  ...{ missingIdentifiers: true, deceased: true, inactiveChart: true, minor: true, responsibleParty: true },
  ...{ otherComputer: true, notNow: true, anotherWay: true, sentLately: true },
  drChronoInvites: true,
};
const stillToDo: Record<StillToDo, true> = {
  ...{ notChecked: true, unclear: true, oldAddress: true, suspiciousAddress: true },
  ...{ openQuestion: true, asksFirst: true },
};

test('each reason to leave a line out of a list, or to skip it, is a sentence of its own', () => {
  for (const action of ['send', 'resend'] as const) {
    const sentences = [
      ...keys(skips).map((why) => skipWords(why, action)),
      ...keys(stillToDo).map((why) => leftOutWords(why, { action: null })),
    ];
    for (const sentence of sentences) expect(sentence).toMatch(/^\p{Lu}.*\.$/u);
    // `notProven` is `noProof`, found out later.
    expect(new Set(sentences).size).toBe(sentences.length - 1);
  }
  expect(skipWords('notProven', 'send')).toContain('an invite is out already');
  expect(skipWords('notProven', 'resend')).toContain('has joined');
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

describe('a save', () => {
  test('says what DrChrono shows, each value masked as it came', () => {
    const shown = { email: 'm•••@example.org', cellPhone: '(•••) •••-0143', birthDate: '1980-02-11' };
    const saved = saveWords({ ...save, state: { at: 'saved', shown } }, ZONE);
    expect(saved.happened).toBe('Saved: DrChrono shows m•••@example.org, (•••) •••-0143 and Feb 11, 1980.');
    expect(saved.patient).toBe('Nothing was sent to the patient.');
  });

  test('of two fields is told in English', () => {
    const because = { kind: 'notFound' } as const;
    const states = { ...saveStates, forbidden: { ...saveStates.refused, because } };
    for (const state of Object.values(states)) {
      const { happened, patient } = saveWords({ ...save, fields: ['email', 'cellPhone'], state }, ZONE);
      expect(`${happened} ${patient}`).not.toMatch(/email and cell phone (?:is|was)/);
    }
  });

  test('that is not followed by its invite says why', () => {
    for (const halted of ['notOffered', 'alreadySent', 'youDecide'] as const)
      expect(saveWords({ ...save, then: 'resend', halted }, ZONE).patient).toMatch(/^No invite was sent/);
  });

  test('that DrChrono refuses has its words, and says what a second chart with the address means', () => {
    const state = { at: 'refused', words: ['Duplicate email.'], duplicateEmail: true } as const;
    const refused = saveWords({ ...save, state: { ...state, words: [...state.words] } }, ZONE);
    expect(refused.happened).toBe('DrChrono refused: Duplicate email.');
    expect(refused.patient).toContain('Another chart has this address');
    const because = { kind: 'forbidden' } as const;
    const forbidden = saveWords(
      { ...save, state: { at: 'refused', words: [], duplicateEmail: false, because } },
      ZONE,
    );
    expect(forbidden.happened).toBe('This DrChrono account may not do that.');
  });
});

test('what is wrong with a typed text, and why a press in the panel was not taken, are sentences of their own', () => {
  for (const sentences of [Object.values(textProblem), Object.values(panelRefusalSentence)]) {
    for (const sentence of sentences) expect(sentence).toMatch(/^\p{Lu}.*[.]$/u);
    expect(new Set(sentences).size).toBe(sentences.length);
  }
});

test('a birth date is said with the age on that day', () => {
  expect(understoodDate('1980-11-17', '2026-11-17')).toBe('Nov 17, 1980, age 46');
  expect(understoodDate('1980-11-18', '2026-11-17')).toBe('Nov 18, 1980, age 45');
});

test('a list says what it sends for the first time and what again, wherever it counts', () => {
  const mixed = { send: 7, resend: 3 };
  expect(startWord(mixed, '2026-12-01')).toBe('Send 7 invites, resend 3');
  expect(startWord({ send: 1, resend: 0 }, '2026-12-01')).toBe('Send 1 invite');
  expect(startWord({ send: 0, resend: 1 }, null)).toBe('Resend 1 invite');
  expect([startWord({ send: 0, resend: 0 }, null), startWord({ send: 0, resend: 0 }, '2026-12-01')]).toEqual([
    'Resend invites',
    'Send invites',
  ]);
  expect(planSentence(mixed, 4)).toBe('7 first invites, 3 resends, 4 left out.');
  expect(planSentence({ send: 1, resend: 1 }, 0)).toBe('1 first invite, 1 resend.');
  expect(bulkTitle('2026-12-01')).toBe('Invites for Tue, Dec 1');
  const line = { action: 'send', visit: '2026-12-01T08:30', sentAt: null } as const;
  expect(lineFact(line, when)).toBe('8:30 AM · First invite');
  expect(lineFact({ ...line, action: 'resend', sentAt: NOW }, when)).toBe(
    '8:30 AM · Resend · old invite sent 10:42 AM',
  );
  expect(lineFact({ ...line, action: 'resend', visit: null }, when)).toBe('Date of the old invite not known');
});
