/**
 * What one look at a page of the EHR yields. Everything here was read from the DOM and proves nothing by
 * itself: lib/desk checks it against the practice API before a person sees a button.
 */

/** A calendar date without zone, `YYYY-MM-DD`. */
export type CalendarDate = string;

/** A wall-clock minute without zone, `YYYY-MM-DDTHH:MM`, as the EHR prints its stamps. */
export type WallMinute = string;

/** One field of the page. "Not there", "two answers" and "does not make sense" are different results. */
export type Reading<T> =
  | { kind: 'found'; value: T }
  | { kind: 'absent' }
  | { kind: 'ambiguous'; reason: ReadingDoubt }
  | { kind: 'mismatch'; reason: ReadingDoubt };

/** Why a field was refused. Names only: never text from the page. */
export type ReadingDoubt =
  | 'twoValues'
  | 'twoWindows'
  | 'unreadable'
  | 'headerAndFormDiffer'
  | 'idsDiffer'
  | 'stillLoading';

/** Which page of the EHR a URL names. Ids come from the path, never from the DOM. */
export type PageKind =
  | { kind: 'chart'; patientId: number }
  | { kind: 'appointment'; appointmentId: string }
  | { kind: 'calendar' }
  | { kind: 'none' };

/** A patient's name as the page shows it. `parts` is there only where the page has one field per part. */
export interface PageName {
  /** Whole name with single spaces, e.g. `Jenny (Jen) Harris`. */
  text: string;
  parts: { first: string; middle: string; last: string; nick: string; suffix: string } | null;
}

/** One row of the Access History table, in the order of the page (row order is the truth, stamps repeat). */
export interface HistoryRow {
  email: string | null;
  enabled: { by: string | null; at: WallMinute | null };
  activated:
    | { kind: 'pending' }
    | { kind: 'at'; at: WallMinute }
    | { kind: 'revokedBeforeActivation' }
    | { kind: 'unreadable' };
  disabled:
    | { kind: 'no' }
    | { kind: 'canRevokeInvite' }
    | { kind: 'canRevokeAccess' }
    | { kind: 'by'; who: 'staff' | 'patient'; name: string | null; at: WallMinute | null }
    | { kind: 'unreadable' };
}

/** One look at one page. `subject` says what it is about; on a calendar without a window there is none. */
export interface PageReading {
  page: PageKind;
  subject: 'chart' | 'appointmentWindow' | 'none';
  name: Reading<PageName>;
  birthDate: Reading<CalendarDate>;
  /** `HUMI000001`: four letters, six digits. Not the patient id. */
  chartId: Reading<string>;
  /** Patient id from a link inside the appointment window. On a chart: from links of the header, if any. */
  linkedPatientId: Reading<number>;
  /** Appointment id from a link or form inside the appointment window. */
  linkedAppointmentId: Reading<string>;
  /** The header's portal link: "enabled" or "not enabled". Not enabled only means not active. */
  header: Reading<'enabled' | 'notEnabled'>;
  /** Heading of the OnPatient Access page, `onpatient not enabled for patient` or enabled. */
  accessHeading: Reading<'enabled' | 'notEnabled'>;
  /** Access History, newest first. `absent` anywhere but on OnPatient Access; `[]` = the table is there, empty. */
  history: Reading<HistoryRow[]>;
}
