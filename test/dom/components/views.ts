import type { Support } from '../../../components/card/support.ts';
import type { Eligibility, RequirementLine } from '../../../lib/invites/eligibility.ts';
import type { HistoryLine, Invite } from '../../../lib/invites/evidence.ts';
import type { Grounds, Status } from '../../../lib/invites/status.ts';
import type { ConnectionView } from '../../../lib/messages/connection-view.ts';
import type { Offer } from '../../../lib/messages/offer.ts';
import type { OperationStage, OperationView } from '../../../lib/messages/operation-view.ts';
import type { PatientView, PillPhase, PillView } from '../../../lib/messages/patient-view.ts';
import type { StoreView } from '../../../lib/messages/store-view.ts';
import type { WorklistRow, WorklistView } from '../../../lib/messages/worklist-view.ts';

/** In these invented views of the component tests it is Tue, Nov 17, 2026, 10:42 AM in US/Eastern. */
export const NOW = Date.parse('2026-11-17T15:42:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
const ZONE = 'US/Eastern';
export const ADDRESS = 'j•••@example.com';

export const OWN_ADDRESS = 'https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/';
export const FIREFOX_ADDRESS = 'https://0123456789abcdef0123456789abcdef01234567.extensions.allizom.org/';

export const support: Support = { outline: async () => 'body\n  main …', copy: async () => true };

function at(ms: number) {
  return { earliest: ms, latest: ms };
}

const fromHistory: Grounds = { source: 'accessHistory', asOf: NOW - 2 * MINUTE };
const fromUs: Grounds = { source: 'ownSend', asOf: NOW - 4 * DAY };

function invite(sentAgo: number, precision: Invite['precision'] = 'exact'): Invite {
  return {
    sent: at(NOW - sentAgo),
    precision,
    email: ADDRESS,
    by: precision === 'about' ? 'James Smith' : null,
  };
}

export function pending(left: number, precision: Invite['precision'] = 'exact'): Status {
  return {
    kind: 'pending',
    phase: 'alive',
    invite: invite(7 * DAY - left, precision),
    expires: at(NOW + left),
    grounds: precision === 'exact' ? fromUs : fromHistory,
  };
}

export const statuses = {
  notInvited: { kind: 'notInvited', grounds: { source: 'answer', asOf: NOW - 20_000 } },
  pending: pending(3 * DAY + 4 * HOUR + 10 * MINUTE, 'about'),
  toOldAddress: { ...pending(3 * DAY, 'about'), toOldAddress: true } as Status,
  endingToday: pending(5 * HOUR + 20 * MINUTE + 5_000),
  expiringNow: {
    kind: 'pending',
    phase: 'expiringNow',
    invite: invite(7 * DAY, 'about'),
    expires: { earliest: NOW - MINUTE, latest: NOW + HOUR },
    grounds: fromHistory,
  },
  pendingUndated: {
    kind: 'pending',
    phase: 'alive',
    invite: { sent: null, precision: 'about', email: null, by: null },
    expires: null,
    grounds: { source: 'answer', asOf: NOW - MINUTE },
  },
  expired: {
    kind: 'expired',
    invite: invite(9 * DAY, 'about'),
    expires: at(NOW - 2 * DAY),
    grounds: fromHistory,
  },
  active: { kind: 'active', since: at(NOW - 90 * DAY), grounds: { source: 'header', asOf: NOW - 5_000 } },
  revoked: { kind: 'revoked', at: at(NOW - HOUR), grounds: { source: 'ownRevoke', asOf: NOW - HOUR } },
  disabledByPatient: { kind: 'disabled', by: 'patient', at: null, grounds: fromHistory },
  disabledByStaff: { kind: 'disabled', by: { name: 'Dana Whitlock' }, at: null, grounds: fromHistory },
  disabled: { kind: 'disabled', by: 'unknown', at: null, grounds: fromHistory },
  notChecked: { kind: 'unknown', reason: 'notChecked', sides: [] },
  onlyNotActive: { kind: 'unknown', reason: 'onlyNotActive', sides: [] },
  answerDoesNotTell: { kind: 'unknown', reason: 'answerDoesNotTell', sides: [] },
  contradiction: {
    kind: 'unknown',
    reason: 'contradiction',
    sides: [
      { grounds: { source: 'header', asOf: NOW - MINUTE }, says: 'enabled' },
      { grounds: { source: 'accessHistory', asOf: NOW - 5 * MINUTE }, says: 'pending' },
    ],
  },
  unreadableHistory: { kind: 'unknown', reason: 'unreadableHistory', sides: [] },
} as const satisfies Record<string, Status>;

const onFile: RequirementLine[] = [
  { requirement: 'email', state: 'onFile', shown: ADDRESS },
  { requirement: 'ssn', state: 'missing', shown: '' },
  { requirement: 'birthDate', state: 'onFile', shown: '1980-02-11' },
  { requirement: 'phone', state: 'onFile', shown: '(•••) •••-0143' },
];

const eligible: Eligibility = { verdict: 'eligible', lines: onFile, toFix: [], warnings: [] };

export const missingEmailAndPhone: Eligibility = {
  verdict: 'notEligible',
  lines: onFile.map((line) =>
    line.requirement === 'birthDate' ? line : { ...line, state: 'missing', shown: '' },
  ),
  toFix: ['email', 'phone'],
  warnings: [],
};

export const history: HistoryLine[] = [
  { invite: invite(4 * DAY, 'about'), state: { kind: 'pending' } },
  { invite: invite(200 * DAY, 'about'), state: { kind: 'revokedBeforeActivation', at: at(NOW - 198 * DAY) } },
  { invite: invite(300 * DAY, 'about'), state: { kind: 'disabled', by: 'patient', at: null } },
  { invite: invite(400 * DAY, 'about'), state: { kind: 'unreadable' } },
];

export const offer = {
  send: { action: 'send', emphasis: 'primary', risk: null },
  resend: { action: 'resend', emphasis: 'primary', risk: null },
  riskyResend: { action: 'resend', emphasis: 'primary', risk: 'mayHaveJoined' },
  revoke: { action: 'revoke', emphasis: 'secondary', risk: 'cutsOffInvite' },
  check: { action: 'check', emphasis: 'secondary', risk: null },
  retry: { action: 'retry', emphasis: 'primary', risk: null },
  itArrived: { action: 'itArrived', emphasis: 'primary', risk: null },
  sendAgain: { action: 'sendAgain', emphasis: 'secondary', risk: null },
  dismiss: { action: 'dismiss', emphasis: 'secondary', risk: null },
} as const satisfies Record<string, Offer>;

export function patientView(change: Partial<PatientView> = {}): PatientView {
  return {
    clock: { now: NOW, learned: true },
    zone: ZONE,
    token: 'token-1',
    identity: { kind: 'locked', name: 'Jenny (Jen) Harris', birthDate: '1980-02-11' },
    status: statuses.pending,
    eligibility: eligible,
    history: [],
    operation: null,
    offers: [],
    actsAs: null,
    withheld: null,
    trouble: null,
    ...change,
  };
}

const counted: PillPhase = {
  ...{ from: NOW, word: 'Pending', tone: 'calm', icon: 'clock' },
  ...{ until: NOW + 3 * DAY + 4 * HOUR + 10 * MINUTE, isAbout: false },
};

/** The pill of a pending invite, or one that says something else from the start. */
export function pillView(phase: Partial<PillPhase> = {}, isUnderWay = false): PillView {
  return {
    clock: { now: NOW, learned: true },
    iconOnly: false,
    isUnderWay,
    phases: [{ ...counted, ...phase }],
  };
}

export function operation(stage: OperationStage, kind: OperationView['kind'] = 'resend'): OperationView {
  return { id: 'operation-1', kind, startedAt: NOW - 2 * MINUTE, ...stage };
}

export const sent: OperationStage = {
  stage: 'sent',
  to: ADDRESS,
  at: at(NOW),
  precision: 'exact',
  expires: at(NOW + 7 * DAY),
  confirmed: true,
  twice: false,
};

export function row(change: Partial<WorklistRow> & { patientId: number }): WorklistRow {
  return {
    name: 'Jenny (Jen) Harris',
    birthDate: '1980-02-11',
    idEnding: String(change.patientId).slice(-4),
    warnings: [],
    status: statuses.pending,
    operation: null,
    offers: [offer.resend, offer.revoke],
    ...change,
  };
}

const store: StoreView = { trouble: null, lost: [] };
const budget = {
  ...{ left: 412, limit: 500, others: 0, resetsAt: NOW + 18 * MINUTE, throttledUntil: null },
  bulk: { left: 380, perHour: 380 },
};

export function worklist(change: Partial<WorklistView> = {}): WorklistView {
  const all = change.rows?.length ?? 0;
  return {
    ...{ query: '', from: 0, counts: { all, found: all, resendable: 0, nextEnd: null } },
    clock: { now: NOW, learned: true },
    zone: ZONE,
    connection: { kind: 'connected' },
    online: true,
    otherHost: null,
    rows: [],
    filling: false,
    overlayTaken: false,
    actsAs: null,
    budget,
    store,
    ...change,
  };
}

export const rows: WorklistRow[] = [
  row({ patientId: 56950001, name: 'Michelle Harris', status: statuses.expired, offers: [offer.resend] }),
  row({ patientId: 56950002, name: 'Tim Patient', birthDate: '1997-08-17', status: pending(12.5 * MINUTE) }),
  row({ patientId: 56954224, name: null, birthDate: null, status: statuses.endingToday }),
  row({ patientId: 56950004, name: 'José Ñandú-O’Brien' }),
  row({ patientId: 56950005, name: 'ליאור בן־עמי', status: pending(6 * DAY + 2 * HOUR) }),
];

export function connectionView(change: Partial<ConnectionView> = {}): ConnectionView {
  return {
    clock: { now: NOW, learned: true },
    redirectAddresses: [
      { address: OWN_ADDRESS, of: 'folder' },
      { address: FIREFOX_ADDRESS, of: 'firefox' },
    ],
    clientId: null,
    managed: false,
    labelWords: {},
    secretStored: false,
    secretInReach: false,
    computer: null,
    state: { kind: 'notSetUp' },
    checks: null,
    answerShape: null,
    practiceHost: null,
    iconOnly: false,
    ...{ asksToConfirm: true, confirmedTooOften: null, minors: { under: 18, setBy: 'staff' } },
    notices: false,
    ...{ charts: null, errors: [], locked: [] },
    ...{ preparesSchedule: true, drChronoInvites: 'never', showsBadge: true },
    budget,
    store,
    ...change,
  };
}

export const connected: ConnectionView = connectionView({
  clientId: 'example-client-id',
  secretStored: true,
  computer: 'staffOnly',
  state: { kind: 'connected' },
  checks: {
    checkedAt: NOW - 3 * MINUTE,
    signedInAs: 'frontdesk.example',
    practice: 'Dr. James Smith',
    zone: 'US/Eastern',
    zoneSource: 'doctor',
    mayInvite: 'yes',
  },
});
