import type { DayAsk, DayRow, DayView, ScreenState } from '../../lib/messages/day-view.ts';
import type { PanelPatient } from '../../lib/messages/panel-view.ts';
import { dayAsk, dayRow, kinds, LONG_NAME, type RowKind, rowsOfDay } from '../dom/components/days.ts';
import * as views from '../dom/components/views.ts';
import type { PictureState } from './cases.ts';

/** What the background answers in one picture. */
export interface InventedDay {
  rows: DayRow[];
  change: Partial<DayView>;
  left: Partial<ScreenState>;
}

const unread: Partial<DayView> = {
  readAt: null,
  counts: {
    ...{ patients: 0, ready: 0, toDo: 0, toSend: 0, toAsk: 0, toCorrect: 0, notChecked: 0 },
    ...{ pending: 0, oneStep: 0 },
  },
};

function here(row: DayRow): DayRow {
  return { ...row, visit: row.visit && { ...row.visit, presence: 'arrived' } };
}

/** A day with one long name, one patient who comes twice and one to whom somebody has just sent. */
function usualRows(count: number): DayRow[] {
  return rowsOfDay(count).map((row, place) => {
    if (place === 5) return { ...row, name: LONG_NAME };
    if (place === 1) return { ...row, again: ['14:30'] };
    if (place === 8) return { ...row, lately: { by: 'Maria Ortiz', at: views.NOW - 12 * 60_000 } };
    return row;
  });
}

const budget = { left: 0, limit: 500, others: 40, resetsAt: views.NOW + 18 * 60_000, throttledUntil: null };

const asked = (part: Partial<DayAsk>): Partial<ScreenState> => ({ ask: { ...dayAsk, ...part } });

export function inventedDay(state: PictureState, count: number): InventedDay {
  const rows = usualRows(count);
  const day = (change: Partial<DayView> = {}, left: Partial<ScreenState> = {}): InventedDay => ({
    rows,
    change,
    left,
  });
  switch (state) {
    case 'arrivals':
      return day({ arrived: [here(dayRow('invite', 8)), here(dayRow('noEmail', 2, { name: LONG_NAME }))] });
    case 'reading':
      return { rows: [], change: { ...unread, trouble: { kind: 'reading' } }, left: {} };
    case 'notConnected':
      return { rows: [], change: { ...unread, connection: { kind: 'notConnected' } }, left: {} };
    case 'reconnect':
      return day({ connection: { kind: 'reconnect', why: 'grantDead' } });
    case 'offline':
      return day({ online: false });
    case 'noSiteAccess':
      return {
        rows: [],
        change: { ...unread, connection: { kind: 'siteAccessWithdrawn', everGiven: true } },
        left: {},
      };
    case 'storeGone':
      return day({
        connection: { kind: 'storeUnavailable', why: 'cannotOpen' },
        store: { trouble: 'cannotOpen', lost: ['journal'] },
      });
    case 'emptySchedule':
      return {
        rows: [],
        change: { ...unread, readAt: views.NOW, trouble: { kind: 'emptySchedule' } },
        left: {},
      };
    case 'nothingToDo':
      return { rows: [dayRow('joined', 0), dayRow('invited', 1)], change: {}, left: {} };
    case 'spent':
      return day({ budget: { ...budget, bulk: { left: 0, perHour: 380 } } });
    case 'nameless':
      return { rows: rows.map((row) => ({ ...row, name: null, birthDate: null })), change: {}, left: {} };
    case 'notFound':
      return day({}, asked({ query: 'zebulon' }));
    case 'risk':
      return { rows: [dayRow('riskyInvite', 0), ...rows.slice(1)], change: {}, left: {} };
    case 'notNow':
      return day({}, { draft: { patientId: 56_950_000, reason: 'declined', until: '2026-12-01' } });
    case 'kinds':
      return {
        rows: (Object.keys(kinds) as RowKind[]).map((kind, place) => dayRow(kind, place)),
        change: {},
        left: asked({ filter: 'all' }),
      };
    default:
      return day({
        ...(count > 40
          ? { morning: { patients: 42, ready: 31, notChecked: 0, expiring: 5, beforeVisit: 2 } }
          : {}),
        meter: {
          checked: Math.max(0, count - 11),
          of: count,
          doneAt: views.NOW + 28 * 60_000,
          checkingAll: false,
        },
      });
  }
}

/** How the page was left, where a picture begins with that. */
export function leftScreen({ left }: InventedDay): ScreenState {
  return {
    ...{ ask: dayAsk, current: null, scrolled: 0, openPatient: null, draft: null },
    ...left,
  };
}

/** The patient who is open beside the day. */
export function inventedPatient(): PanelPatient {
  return {
    kind: 'patient',
    view: views.patientView({
      identity: { kind: 'locked', name: 'Corwin Haspeldale', birthDate: '1954-03-11' },
      ...{ status: views.statuses.notInvited, history: views.history, actsAs: 'Dana Whitlock' },
      eligibility: views.missingEmailAndPhone,
      offers: [views.offer.check],
    }),
    values: { email: null, cellPhone: null, birthDate: '1954-03-11' },
    ...{ practiceDomain: null, field: null, save: null, inFront: 'other' },
  };
}
