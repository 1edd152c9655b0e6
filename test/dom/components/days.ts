import { matching } from '../../../lib/invites/match-person.ts';
import type { DayAsk, DayCounts, DayRow, DayView } from '../../../lib/messages/day-view.ts';
import * as views from './views.ts';

/** Invented days of the component tests and of the pictures: it is Tue, Nov 17, 2026, and the day shown is tomorrow. */
export const TOMORROW = '2026-11-18';
const TODAY = '2026-11-17';
const HOUR = 3_600_000;
/** Nov 18, 9:00 in the practice's zone. */
const VISIT = Date.parse('2026-11-18T14:00:00Z');

export const dayAsk: DayAsk = {
  ...{ day: { kind: 'tomorrow' }, providerId: null, officeId: null },
  ...{ filter: 'toDo', query: '', from: 0, count: 40 },
};

type Part = Partial<DayRow> & Pick<DayRow, 'readiness'>;

/** Each kind of row once, as it comes from the background. */
export const kinds = {
  expired: {
    ...{ status: views.statuses.expired, offers: [views.offer.resend] },
    readiness: { kind: 'notReady', next: { step: 'resend', because: 'expired' } },
  },
  lapses: {
    status: views.pending(VISIT - views.NOW - 11 * HOUR),
    ...{
      offers: [views.offer.resend],
      readiness: { kind: 'notReady', next: { step: 'resend', because: 'lapses' } },
    },
  },
  invite: {
    ...{ status: views.statuses.notInvited, offers: [views.offer.send] },
    readiness: { kind: 'notReady', next: { step: 'invite' } },
  },
  riskyInvite: {
    ...{ status: views.statuses.notInvited, warnings: ['minor'], minorsUnder: 18 },
    offers: [{ ...views.offer.send, risk: 'minor', minorsUnder: 18 }],
    readiness: { kind: 'notReady', next: { step: 'invite' } },
  },
  noEmail: {
    ...{ status: views.statuses.notInvited, address: null },
    readiness: { kind: 'notReady', next: { step: 'ask', for: ['email'] } },
  },
  noPhoneNorDate: {
    status: views.statuses.notInvited,
    readiness: { kind: 'notReady', next: { step: 'ask', for: ['birthDate', 'phone'] } },
  },
  oldAddress: {
    ...{ status: views.statuses.toOldAddress, offers: [views.offer.resend] },
    readiness: { kind: 'notReady', next: { step: 'correct', because: 'oldAddress' } },
  },
  mistyped: {
    ...{ status: views.statuses.notInvited, address: 'b•••@gmial.com' },
    readiness: { kind: 'notReady', next: { step: 'correct', because: 'suspiciousAddress' } },
  },
  notChecked: {
    ...{ status: views.statuses.notChecked, offers: [views.offer.check] },
    readiness: { kind: 'notReady', next: { step: 'check', because: 'notLooked' } },
  },
  unclear: {
    ...{ status: views.statuses.contradiction, offers: [views.offer.check] },
    readiness: { kind: 'notReady', next: { step: 'check', because: 'unclear' } },
  },
  anotherWay: {
    ...{ status: views.statuses.expired, offers: [views.offer.resend] },
    readiness: { kind: 'notReady', next: { step: 'anotherWay', sends: 5 } },
  },
  decide: {
    ...{ status: views.statuses.notInvited, offers: [views.offer.itArrived, views.offer.sendAgain] },
    operation: views.operation({ stage: 'needsYou', question: 'didSendArrive' }, 'send'),
    readiness: { kind: 'notReady', next: { step: 'decide' } },
  },
  joined: { status: views.statuses.active, readiness: { kind: 'ready', because: 'joined' } },
  invited: { status: views.statuses.pending, readiness: { kind: 'ready', because: 'invited' } },
  sending: {
    status: views.statuses.notInvited,
    operation: views.operation({ stage: 'working', step: 'sending' }, 'send'),
    readiness: { kind: 'underWay' },
  },
  inList: { status: views.statuses.expired, readiness: { kind: 'underWay' } },
  declined: {
    status: views.statuses.notInvited,
    readiness: {
      ...{ kind: 'notInviting', because: 'notNow' },
      notNow: { reason: 'declined', until: { kind: 'nextVisit' }, at: views.NOW - HOUR, day: TODAY },
    },
  },
  deceased: { status: views.statuses.notInvited, readiness: { kind: 'notInviting', because: 'deceased' } },
  drChronoInvites: {
    status: views.statuses.notInvited,
    offers: [{ ...views.offer.send, risk: 'drChronoInvites', byItself: 'firstVisit' }],
    readiness: { kind: 'drChronoInvites' },
  },
} as const satisfies Record<string, Part>;

export type RowKind = keyof typeof kinds;

const FIRST = [
  'Maren',
  'Tobin',
  'Corwin',
  'Ysolde',
  'Bram',
  'Delphine',
  'Gideon',
  'Linnea',
  'Oriel',
  'Silas',
];
const LAST = [
  'Fairholt',
  'Quellmark',
  'Haspeldale',
  'Merrowgate',
  'Tollivant',
  'Ostrander-Vale',
  'Larchmoor',
];
export const LONG_NAME = 'Wilhelmina-Alexandra Featherstonehaugh-Cholmondeley de la Fuente';

/** One row. Its key, name and time follow from its place in the day. */
export function dayRow(kind: RowKind, place: number, change: Partial<DayRow> = {}): DayRow {
  const patientId = 56_950_000 + place;
  const minute = 8 * 60 + place * 15;
  const clock = `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  return {
    ...{ key: `visit-${place}`, patientId, idEnding: String(patientId).slice(-4) },
    name: `${FIRST[place % FIRST.length]} ${LAST[place % LAST.length]}`,
    birthDate: `${1940 + ((place * 7) % 60)}-0${1 + (place % 9)}-11`,
    visit: {
      ...{ id: String(place), starts: `${TOMORROW}T${clock}`, presence: 'expected' },
      ...{ providerId: 1, officeId: 1 },
    },
    ...{ again: [], operation: null, offers: [], address: views.ADDRESS, lately: null, warnings: [] },
    ...(kinds[kind] as Part & Pick<DayRow, 'status'>),
    ...change,
  };
}

const IN_A_DAY: readonly RowKind[] = [
  ...(['expired', 'lapses', 'noEmail', 'joined', 'joined', 'oldAddress', 'invited'] as const),
  ...(['mistyped', 'invite', 'joined', 'invited', 'joined', 'joined', 'invited'] as const),
];

/** A day of so many patients, of which about a quarter is ready. */
export function rowsOfDay(count: number): DayRow[] {
  return Array.from({ length: count }, (_, place) =>
    dayRow(IN_A_DAY[place % IN_A_DAY.length] ?? 'joined', place),
  );
}

const budget = {
  ...{ left: 312, limit: 500, others: 0, resetsAt: views.NOW + 18 * 60_000, throttledUntil: null },
  bulk: { left: 312, perHour: 380 },
};

function countsOf(rows: readonly DayRow[]): DayCounts {
  const steps = rows.map(({ readiness }) =>
    readiness.kind === 'notReady' ? readiness.next.step : readiness.kind,
  );
  const count = (...names: readonly string[]) => steps.filter((step) => names.includes(step)).length;
  return {
    patients: rows.length,
    ready: count('ready', 'notInviting'),
    toDo: rows.filter(({ readiness }) => readiness.kind === 'notReady').length,
    ...{ toSend: count('invite', 'resend'), toAsk: count('ask'), toCorrect: count('correct') },
    ...{ notChecked: count('check'), pending: 9, oneStep: 6 },
  };
}

const FILTERS: Partial<Record<DayAsk['filter'], (row: DayRow) => boolean>> = {
  toDo: ({ readiness }) => readiness.kind === 'notReady',
  toSend: ({ readiness }) =>
    readiness.kind === 'notReady' && ['invite', 'resend'].includes(readiness.next.step),
  toAsk: ({ readiness }) => readiness.kind === 'notReady' && readiness.next.step === 'ask',
  toCorrect: ({ readiness }) => readiness.kind === 'notReady' && readiness.next.step === 'correct',
  notChecked: ({ readiness }) => readiness.kind === 'notReady' && readiness.next.step === 'check',
};

/** Those who need a person: whoever the list can take only where nobody else does. */
function walked(found: readonly DayRow[]): number[] {
  const needing = found.flatMap(({ readiness }, place) =>
    readiness.kind === 'notReady'
      ? [{ place, isForList: ['invite', 'resend'].includes(readiness.next.step) }]
      : [],
  );
  const others = needing.filter(({ isForList }) => !isForList);
  return (others.length > 0 ? others : needing).map(({ place }) => place);
}

/** Answer as the background does: of all these rows those that the filter and the search find, from one place on. */
export function dayView(
  all: readonly DayRow[],
  asked: DayAsk = dayAsk,
  change: Partial<DayView> = {},
): DayView {
  const kept = new Set(asked.keep ?? []);
  const isIn = FILTERS[asked.filter] ?? (() => true);
  const filtered = all.filter((row) => isIn(row) || kept.has(row.patientId));
  const found = matching(filtered, asked.query);
  return {
    ...{ clock: { now: views.NOW, learned: true }, zone: 'US/Eastern' },
    ...{ connection: { kind: 'connected' }, online: true },
    ...{ date: TOMORROW, today: TODAY, asked, trouble: null, readAt: views.NOW - 60_000 },
    unread: 0,
    providers: [
      { id: 1, name: 'Dr. James Smith' },
      { id: 2, name: 'Dr. Ada Wren' },
    ],
    offices: [
      { id: 1, name: 'Main office' },
      { id: 2, name: 'Harbor office' },
      { id: 3, name: 'North clinic' },
    ],
    arrived: [],
    ...{
      counts: countsOf(all),
      found: found.length,
      rows: found.slice(asked.from, asked.from + asked.count),
    },
    needing: walked(found),
    meter: { checked: all.length, of: all.length, doneAt: null, checkingAll: false },
    ...{ preparesSchedule: true, morning: null, actsAs: 'Dana Whitlock', budget },
    store: { trouble: null, lost: [] },
    ...change,
  };
}
