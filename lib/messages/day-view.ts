import type { Cautions } from '../invites/eligibility.ts';
import type { Readiness } from '../invites/ready.ts';
import type { Status } from '../invites/status.ts';
import type { Presence } from '../invites/visit.ts';
import type { BudgetView } from './budget-view.ts';
import type { ConnectionState } from './connection-view.ts';
import type { Failure } from './failure.ts';
import type { Offer } from './offer.ts';
import type { OperationView } from './operation-view.ts';
import type { StoreView } from './store-view.ts';
import type { ListedPerson } from './worklist-view.ts';

/**
 * A day that a person means; the background knows which date of the practice's calendar it is. `current` is today until its
 * last visit is over, and then the next working day.
 */
export type DayChoice =
  | { kind: 'current' | 'today' | 'tomorrow' | 'nextWorkingDay' }
  | { kind: 'date'; date: string };

/**
 * Which rows are shown. The first six are of the chosen day. `pending` is everybody whose invite is known to wait or to
 * have ended, by its end; `oneStep` is everybody known who lacks exactly one thing.
 */
export type DayFilter =
  | 'toDo'
  | 'toSend'
  | 'toAsk'
  | 'toCorrect'
  | 'notChecked'
  | 'all'
  | 'pending'
  | 'oneStep';

export interface DayAsk {
  day: DayChoice;
  /** null: all of them. */
  providerId: number | null;
  officeId: number | null;
  filter: DayFilter;
  /** Only patients whom these words find; '' for all. */
  query: string;
  /** The rows from this place on, and so many of them: those that are seen, and a few around them. */
  from: number;
  count: number;
  /**
   * The rows of these patients stay at their place though the filter would not hold them any more: a person has just
   * pressed something there, and is to see how it ends.
   */
  keep?: readonly number[] | undefined;
}

export interface DayRow extends ListedPerson, Cautions {
  /** Names the row, and stays the same when the first of two visits is over. A patient has one row in each list. */
  key: string;
  /**
   * The visit that the row is about: where the patient is, or the first of the day that is not over. null in `pending` and
   * `oneStep`, if none is known.
   */
  visit: {
    id: string;
    starts: string;
    presence: Presence;
    providerId: number | null;
    officeId: number | null;
  } | null;
  /** When the same patient comes again on that day, `HH:MM`. */
  again: string[];
  status: Status;
  readiness: Readiness;
  operation: OperationView | null;
  offers: Offer[];
  /** The chart's address, masked; null where there is none. */
  address: string | null;
  /** An invite went out within the last 24 hours: by whom, where that is known, and when (epoch ms). */
  lately: { by: string | null; at: number } | null;
}

export interface DayCounts {
  /** Patients of the day, by provider and office; one who comes twice counts once. */
  patients: number;
  ready: number;
  toDo: number;
  toSend: number;
  toAsk: number;
  toCorrect: number;
  notChecked: number;
  /** Of everybody known, whatever the day. */
  pending: number;
  oneStep: number;
}

/** How far the day's states have been read. */
export interface DayMeter {
  checked: number;
  of: number;
  /** When the rest will have been read (epoch ms), at the background's pace; null where nothing is read by itself. */
  doneAt: number | null;
  /** A person pressed "Check all now", and it runs. */
  checkingAll: boolean;
}

/** Why there are no rows of the day, or none that are up to date. */
export type DayTrouble =
  | { kind: 'reading' }
  | { kind: 'failed'; failure: Failure }
  /** DrChrono listed nothing, which is also what it does where the scope is missing. */
  | { kind: 'emptySchedule' };

export interface DayView {
  clock: { now: number; learned: boolean };
  zone: string | null;
  connection: ConnectionState;
  online: boolean;
  /** The date of the practice's calendar that is shown, and today's (`YYYY-MM-DD`). */
  date: string;
  today: string;
  /** What was asked, so that an answer to an older question is told from the present one. */
  asked: DayAsk;
  trouble: DayTrouble | null;
  /** When the schedule was read last (epoch ms); null while it was not. */
  readAt: number | null;
  /** So many appointments of the day could not be read: there may be patients who are not listed. */
  unread: number;
  providers: { id: number; name: string }[];
  offices: { id: number; name: string }[];
  /** Who has come and is not ready, the longest waiting first. They are in `rows` too. */
  arrived: DayRow[];
  counts: DayCounts;
  meter: DayMeter;
  /** So many rows match filter and search, of which `rows` holds those from `asked.from` on. */
  found: number;
  rows: DayRow[];
  /** The places, among the found rows, of those that need a person; the key N goes to the next of them. null: all of them. */
  needing: number[] | null;
  /** This computer prepares the schedule, so that it reads ahead by itself and may send first invites in a list. */
  preparesSchedule: boolean;
  /** Today's first opening says this once: of today's patients, and of all invites those that end today. null after that. */
  morning: {
    patients: number;
    ready: number;
    notChecked: number;
    expiring: number;
    beforeVisit: number;
  } | null;
  actsAs: string | null;
  budget: BudgetView;
  store: StoreView;
}

/** The single letters by which the day is worked. They can be changed, and switched off as a whole (WCAG 2.1.4). */
export interface DayKeys {
  on: boolean;
  letters: Record<'next' | 'notNow' | 'undo' | 'list' | 'search', string>;
}

/** What a page of ours looked like when it was closed; it is kept while the browser runs. Never a name but the search's. */
export interface ScreenState {
  ask: DayAsk;
  /** The row that is current, and how far the list was scrolled (px). */
  current: string | null;
  scrolled: number;
  /** The patient that is open, and what was begun for "not now". */
  openPatient: number | null;
  draft: { patientId: number; reason: string | null; until: string | null } | null;
}
