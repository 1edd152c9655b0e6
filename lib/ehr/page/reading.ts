/**
 * One look at a page of the EHR yields these values. They were read from the DOM and prove nothing by themselves: the
 * background (lib/desk) checks them against the practice API before a person sees a button.
 */

/** This is a calendar date without zone, `YYYY-MM-DD`. */
export type CalendarDate = string;

/** This is a wall-clock minute without zone, `YYYY-MM-DDTHH:MM`, as the EHR prints its stamps. */
export type WallMinute = string;

/**
 * This is what was read for one field of the page. "Not there" (`absent`), "two answers" and "does not make sense" are
 * different results.
 */
export type Reading<T> =
  | { kind: 'found'; value: T }
  | { kind: 'absent' }
  | { kind: 'ambiguous'; reason: ReadingDoubt }
  | { kind: 'mismatch'; reason: ReadingDoubt };

/** A field was refused for this reason. The reasons are fixed names and never hold text from the page. */
export type ReadingDoubt =
  | 'twoValues'
  | 'twoWindows'
  | 'unreadable'
  | 'headerAndFormDiffer'
  | 'idsDiffer'
  | 'stillLoading';

/** An address names this page of the EHR. Ids come from the path, never from the DOM. */
export type PageKind =
  | { kind: 'chart'; patientId: number }
  | { kind: 'appointment'; appointmentId: string }
  | { kind: 'calendar' }
  | { kind: 'none' };

/** This is a patient's name as the page shows it. `parts` is there only where the page has one field per part. */
export interface PageName {
  /** This is the whole name with single spaces, e.g. `Jenny (Jen) Harris`. */
  text: string;
  parts: { first: string; middle: string; last: string; nick: string; suffix: string } | null;
}

/**
 * This is one row of the Access History table. Rows keep the order of the page, which is the order of events: stamps
 * repeat.
 */
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

/** This is one line of text of a block that may say who the patient is. The page tells no more of it than this. */
export interface HeaderLine {
  /** At most 200 letters; a longer line is cut. A labelled field of several lines has a line break between them. */
  text: string;
  /** Lines of one block have the same number, and so they stand together. */
  block: number;
  /** A label on the page says what the text is, or it is set as a title, or neither. */
  as: 'name' | 'birthDate' | 'chartId' | 'title' | 'plain';
}

/** This is one look at one page. `subject` says what the page is about; a calendar without a window is about nobody. */
export interface PageReading {
  page: PageKind;
  subject: 'chart' | 'appointmentWindow' | 'none';
  name: Reading<PageName>;
  birthDate: Reading<CalendarDate>;
  /** This is the chart id, as in `HUMI000001`: four letters and six digits. It is not the patient id. */
  chartId: Reading<string>;
  /**
   * A link inside the appointment window names this patient id. On a chart it comes from links of the header, if any.
   */
  linkedPatientId: Reading<number>;
  /** A link or form inside the appointment window names this appointment id. */
  linkedAppointmentId: Reading<string>;
  /** The chart header's portal link says "enabled" or "not enabled". Not enabled only means not active. */
  header: Reading<'enabled' | 'notEnabled'>;
  /** The heading of the OnPatient Access page says `onpatient not enabled for patient`, or enabled. */
  accessHeading: Reading<'enabled' | 'notEnabled'>;
  /**
   * These are the rows of Access History, newest first. They are `absent` anywhere but on OnPatient Access; `[]` is an
   * empty table.
   */
  history: Reading<HistoryRow[]>;
  /** The lines of the blocks that may say who the patient is. The background holds them against the record. */
  lines: HeaderLine[];
  /**
   * The document was loaded at this address, or its lines have changed since the address did. Until then they may be
   * those of the patient before.
   */
  drawnHere: boolean;
  /**
   * A label of name, birth date or chart id is one by the practice's own words alone. What was read then counts against a
   * record as ever, and for it only as far as it counts without any label; but for the name in a window, whose patient
   * field has its own rules.
   */
  ownWords?: true | undefined;
}
