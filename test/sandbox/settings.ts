/** `GET onpatient_access` answers in one of these shapes; the real body is not public (docs/drchrono.md §7). */
export type AccessShape = 'rows' | 'paged' | 'single' | 'patient' | 'empty';

/** A test, or a person at the guide page, may change all of this while the practice runs. */
export interface Settings {
  /** One of the markups draws the screens whose real markup is not public. */
  markup: 'a' | 'b' | 'c' | 'renamed';
  /** The EHR's own links lead to this chart; both charts are always served. */
  chartGeneration: 'legacy' | 'current';
  /** The calendar opens an appointment in this way. */
  appointmentOpens: 'inPage' | 'frame' | 'modalDialog' | 'fullPage';
  /** The appointment window links to the chart, or only names the patient. */
  linkToChart: boolean;
  /** A script fills the appointment window's fields after so many milliseconds. */
  fillDelay: number;
  /** A page that a script fetches (in-app navigation) comes so many milliseconds late. */
  pageDelay: number;
  /** Pages go out without `Cache-Control: no-store`, so that browsers keep them and bring them back. */
  pagesMayBeStored: boolean;
  accessShape: AccessShape;
  /** Ask for consent at every authorize, even where this user granted it before. */
  alwaysConsent: boolean;
  /** DELETE with nothing to revoke is answered with a 404, or with 204 all the same. Which one is real is unknown. */
  revokeAnswers: 'tells' | 'always204';
  /** Revoking cuts off a patient who has already joined, or does not. Which is real is unknown. */
  revokeCutsActive: boolean;
  /** An invite while one is pending ends the older link (support 205495828), or is refused with a 400. */
  enableWhilePending: 'supersedes' | 'refuses';
  /**
   * What becomes of a pending invite when the chart gets another email: it stays at the old address, it ends, it works for
   * the new address, or DrChrono mails a new one by itself. Which is real is unknown.
   */
  emailChange: 'keeps' | 'kills' | 'moves' | 'mailsNew';
  /** A chart may get an email that another has, or is refused with a 409. Charts have a box "allow duplicate email". */
  duplicateEmail: 'allowed' | 'refused';
  /** The account has the permission `create_and_update_patients`. */
  createAndUpdatePatients: boolean;
  /**
   * A page of the calendar holds at most so many appointments, whatever was asked for: the document says 250, its prose
   * 20. Which is real is unknown.
   */
  largestCalendarPage: number;
  /** The application may not ask for these scopes: one of them fails the whole authorize. */
  refusedScopes: string[];
  /** This is the practice's zone, as `/api/doctors` names it. */
  zone: string;
  /** An application may make so many calls in a clock hour. */
  hourlyLimit: number;
  /** The call with this number within one second is throttled. */
  perSecondLimit: number;
  /** A 429 also carries `Retry-After`; whether the real API does so is unknown. */
  retryAfterHeader: boolean;
  /** The spec says `/api/users/current` redirects to `/api/users/{id}`; the recording shows the body at once. */
  usersCurrentRedirects: boolean;
  /** A connection lives on after its answer. Browsers repeat a write whose reused connection drops. */
  keepsConnections: boolean;
}

export const defaultSettings: Settings = {
  markup: 'a',
  chartGeneration: 'current',
  appointmentOpens: 'inPage',
  linkToChart: true,
  fillDelay: 150,
  pageDelay: 0,
  pagesMayBeStored: false,
  accessShape: 'rows',
  alwaysConsent: false,
  revokeAnswers: 'tells',
  revokeCutsActive: true,
  enableWhilePending: 'supersedes',
  emailChange: 'keeps',
  duplicateEmail: 'allowed',
  createAndUpdatePatients: true,
  largestCalendarPage: 250,
  refusedScopes: [],
  zone: 'US/Eastern',
  hourlyLimit: 500,
  perSecondLimit: 10,
  retryAfterHeader: false,
  usersCurrentRedirects: false,
  keepsConnections: true,
};
