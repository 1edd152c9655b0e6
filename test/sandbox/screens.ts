/**
 * What a markup of the sandbox has to draw. The real EHR's markup of these screens is not public, so there
 * are two unrelated ones (markup-a, markup-b); both are written from the visible words alone.
 */

/** An Access History row as text, the way the EHR prints it. */
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

/** The patient header above every section of the newer chart. Empty string = the chart has no such value. */
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
  /** Sections of the sidebar in order: label and path. */
  sidebar: { label: string; href: string; current: boolean }[];
  /** Names of other patients the page shows (recent patients), as decoys, with links to their charts. */
  recentPatients: { name: string; href: string }[];
}

export interface AccessModel {
  header: HeaderModel;
  heading: 'onpatient not enabled for patient' | 'onpatient enabled for patient';
  /** `XXX-XX-1111` or '' */
  ssnMasked: string;
  birthDate: string;
  phone: string;
  /** Which identifiers the Missing Identifiers dialog asks for; [] = no dialog. */
  missing: ('email' | 'phone' | 'birthDate')[];
  canEnable: boolean;
  history: HistoryRowText[];
  /** POST targets of the page's own buttons (plain HTML forms). */
  enableAction: string;
  revokeAction: string;
  saveIdentifiersAction: string;
}

export interface AppointmentModel {
  appointmentId: string;
  /** null for a break. */
  patient: {
    id: number;
    /** `Tim Patient - 06/05/2023`: name, dash, birth date. Without a birth date only the name. */
    label: string;
    chartHref: string;
  } | null;
  /** Whether this markup's window has a link to the chart; false leaves only the label. */
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
  /** How an entry opens its window. */
  opens: 'inPage' | 'frame' | 'modalDialog';
  /** Milliseconds after which the window's fields are filled by script. */
  fillDelay: number;
  toolbar: { label: string; href: string }[];
}

export interface Markup {
  /** A section of the newer chart: header plus some body. In-app navigation between sections by pushState. */
  chart(header: HeaderModel, section: string): string;
  /** The OnPatient Access section, with the header. */
  access(model: AccessModel): string;
  /** Whole calendar page. Its script fetches `/sandbox-ehr/appointments/{id}/window` and shows it as `opens` says. */
  calendar(model: CalendarModel): string;
  /** The window's own HTML, to be put in an in-page window, a frame document or a modal dialog. */
  appointmentWindow(model: AppointmentModel): string;
  /** The full page `/appointments/{id}/` around the same fields. */
  appointmentPage(model: AppointmentModel): string;
}
