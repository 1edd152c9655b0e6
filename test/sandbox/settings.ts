/** What `GET onpatient_access` answers with; the real body is not public (docs/drchrono.md §7). */
export type AccessShape = 'rows' | 'paged' | 'single' | 'patient' | 'empty';

/** Everything about the practice that a test or a person at the guide page may change while it runs. */
export interface Settings {
  /** Which of the two unrelated markups draws the screens whose real markup is not public. */
  markup: 'a' | 'b';
  /** Which chart the EHR's own links lead to; both are always served. */
  chartGeneration: 'legacy' | 'current';
  /** How the calendar opens an appointment. */
  appointmentOpens: 'inPage' | 'frame' | 'modalDialog' | 'fullPage';
  /** Whether the appointment window links to the chart or only names the patient. */
  linkToChart: boolean;
  /** Milliseconds until a script fills the appointment window's fields. */
  fillDelay: number;
  /** Milliseconds by which pages fetched by a script (in-app navigation) are late. */
  pageDelay: number;
  accessShape: AccessShape;
  /** Ask for consent at every authorize, even where this user granted it before. */
  alwaysConsent: boolean;
  /** DELETE with nothing to revoke: a 404, or 204 all the same. Which one is real is unknown. */
  revokeAnswers: 'tells' | 'always204';
  /** Whether revoking cuts off a patient who has already joined. Unknown in the real product. */
  revokeCutsActive: boolean;
  /** An invite while one is pending: kills the older link (support 205495828), or is refused with a 400. */
  enableWhilePending: 'supersedes' | 'refuses';
  /** The account's permission `create_and_update_patients`. */
  createAndUpdatePatients: boolean;
  /** Scopes this application may not ask for: one of them fails the whole authorize. */
  refusedScopes: string[];
  /** The practice's zone, as `/api/doctors` names it. */
  zone: string;
  /** Calls per clock hour and application. */
  hourlyLimit: number;
  /** The n-th call within one second is throttled. */
  perSecondLimit: number;
  /** Whether a 429 also carries `Retry-After`; unknown for the real API. */
  retryAfterHeader: boolean;
  /** The spec says `/api/users/current` redirects to `/api/users/{id}`; the recording shows the body at once. */
  usersCurrentRedirects: boolean;
  /** Whether a connection lives on after its answer; browsers repeat a write whose reused connection drops. */
  keepsConnections: boolean;
}

export const defaultSettings: Settings = {
  markup: 'a',
  chartGeneration: 'current',
  appointmentOpens: 'inPage',
  linkToChart: true,
  fillDelay: 150,
  pageDelay: 0,
  accessShape: 'rows',
  alwaysConsent: false,
  revokeAnswers: 'tells',
  revokeCutsActive: true,
  enableWhilePending: 'supersedes',
  createAndUpdatePatients: true,
  refusedScopes: [],
  zone: 'US/Eastern',
  hourlyLimit: 500,
  perSecondLimit: 10,
  retryAfterHeader: false,
  usersCurrentRedirects: false,
  keepsConnections: true,
};
