/**
 * A markup of the sandbox draws these screens. The real EHR's markup of them is not public, so there are three
 * unrelated markups (markup-a, markup-b, markup-c), all written from the visible words alone.
 */

/** This is a row of Access History as text, in the way the EHR prints it. */
export interface HistoryRowText {
  email: string;
  enabledBy: string;
  /** `May 17, 2022, 3:04 p.m.` */
  enabledOn: string;
  activated: { kind: 'at'; on: string } | { kind: 'pending' } | { kind: 'revokedBeforeActivation' };
  disabled:
    | { kind: 'no' }
    | { kind: 'revokeInvite' }
    | { kind: 'revokeAccess' }
    | { kind: 'by'; name: string; on: string }
    | { kind: 'byPatient'; on: string };
}

/** This is the patient header above every section of the newer chart. '' means that the chart has no such value. */
export interface HeaderModel {
  patientId: number;
  chartId: string;
  firstName: string;
  middleName: string;
  lastName: string;
  nickName: string;
  gender: string;
  /** `Feb. 11, 1980`, or '' */
  birthDate: string;
  provider: string;
  phone: string;
  address: string;
  email: string;
  portal: 'enabled' | 'not enabled-invite';
  /** These are the sections of the sidebar in order, each with label and path. */
  sidebar: { label: string; href: string; current: boolean }[];
  /** The page also names these other patients (recent patients) with links to their charts, as decoys. */
  recentPatients: { name: string; href: string }[];
}

export interface AccessModel {
  header: HeaderModel;
  heading: 'onpatient not enabled for patient' | 'onpatient enabled for patient';
  /** `XXX-XX-1111` or '' */
  ssnMasked: string;
  birthDate: string;
  phone: string;
  /** The Missing Identifiers dialog asks for these identifiers; without any there is no dialog. */
  missing: ('email' | 'phone' | 'birthDate')[];
  canEnable: boolean;
  history: HistoryRowText[];
  /** The page's own buttons are plain HTML forms that post to these addresses. */
  enableAction: string;
  revokeAction: string;
  saveIdentifiersAction: string;
}

export interface AppointmentModel {
  appointmentId: string;
  /** It is null for a break. */
  patient: {
    id: number;
    /** `Tim Patient - 06/05/2023`: name, dash, birth date. Without a birth date it is only the name. */
    label: string;
    chartHref: string;
  } | null;
  /** The window links to the chart; where this is false there is only the label. */
  linkToChart: boolean;
  provider: string;
  supervising: string;
  office: string;
  reason: string;
  scheduledDate: string;
  scheduledTime: string;
  zoneName: string;
  duration: string;
  status: string;
  pastAppointments: number;
  mayInvite: boolean;
}

export interface CalendarModel {
  dateLabel: string;
  entries: { appointmentId: string; time: string; label: string }[];
  /** An entry opens its window in this way. */
  opens: 'inPage' | 'frame' | 'modalDialog';
  /** A script fills the window's fields after so many milliseconds. */
  fillDelay: number;
  toolbar: { label: string; href: string }[];
}

export interface Markup {
  /** Draw a section of the newer chart: the header and some body. Sections change in the page by pushState. */
  chart(header: HeaderModel, section: string): string;
  /** Draw the OnPatient Access section, with the header. */
  access(model: AccessModel): string;
  /**
   * Draw the calendar page. Its script fetches `/sandbox-ehr/appointments/{id}/window` and shows it as `opens` says.
   */
  calendar(model: CalendarModel): string;
  /** Draw the window's own HTML, to be put in an in-page window, a frame document or a modal dialog. */
  appointmentWindow(model: AppointmentModel): string;
  /** Draw the full page `/appointments/{id}/` around the same fields. */
  appointmentPage(model: AppointmentModel): string;
}
