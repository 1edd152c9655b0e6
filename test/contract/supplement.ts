// What the published OpenAPI document leaves out, and what this product forbids itself on top of it. Kept by
// hand; every entry names its source. Grades: REC recorded answer, OFF DrChrono's own text, USE a client in
// use, INF our inference, OWN a rule of this product.

/** One endpoint or parameter set that the published document does not hold. */
interface Endpoint {
  method: string;
  path: string;
  /** Query parameters that must be there, and that may. */
  query: { required: string[]; allowed: string[] };
  /** The field sets of which the body must be exactly one; empty = no body. */
  bodies: string[][];
  contentType: string | null;
  source: string;
}

/** The sign-in endpoints. Their trailing slash is required. */
export const OAUTH: Endpoint[] = [
  {
    method: 'GET',
    path: '/o/authorize/',
    query: { required: ['response_type', 'client_id', 'redirect_uri', 'scope', 'state'], allowed: [] },
    bodies: [],
    contentType: null,
    source:
      'OFF: info text of the live OpenAPI document. `scope` is optional there, but leaving it out asks for all of them (OFF, same); `state` is ours, sent and checked always (OWN)',
  },
  {
    method: 'POST',
    path: '/o/token/',
    query: { required: [], allowed: [] },
    bodies: [
      ['grant_type', 'code', 'redirect_uri', 'client_id', 'client_secret'],
      ['grant_type', 'refresh_token', 'client_id', 'client_secret'],
    ],
    contentType: 'application/x-www-form-urlencoded',
    source: 'OFF: info text of the live OpenAPI document and help page "How to handle API errors"; slash USE',
  },
  {
    method: 'POST',
    path: '/o/revoke_token/',
    query: { required: [], allowed: [] },
    bodies: [['token', 'client_id', 'client_secret']],
    contentType: 'application/x-www-form-urlencoded',
    source: 'OFF: endpoint table of the live OpenAPI document; field names USE, six clients and more',
  },
];

/** Query parameters that real answers or prose know and the published list does not. */
export const EXTRA_PARAMETERS = [
  {
    path: '/api/patients',
    name: 'show_inactive',
    type: 'boolean',
    source: 'OFF: named in the description of `date_of_death` in the live OpenAPI document; USE',
  },
  ...['/api/patients', '/api/appointments', '/api/doctors', '/api/offices', '/api/audit_log'].flatMap(
    (path) => [
      { path, name: 'page', type: 'integer', source: 'OFF: prose says that `next` carries `page`' },
      {
        path,
        name: 'cursor',
        type: 'string',
        source: 'OFF: the OpenAPI document says that `next` carries `cursor`',
      },
      { path, name: 'page_size', type: 'integer', source: 'OFF: prose, default and most 250' },
    ],
  ),
];

/** How the values of some query parameters look. */
export const VALUE_FORMS = [
  { name: 'date_of_birth', form: /^\d{4}-\d\d-\d\d$/, source: 'REC: recorded patients' },
  { name: 'date', form: /^\d{4}-\d\d-\d\d$/, source: 'OFF: parameter description' },
  {
    name: 'date_range',
    form: /^\d{4}-\d\d-\d\d\/\d{4}-\d\d-\d\d$/,
    source: 'OFF: yyyy-mm-dd/yyyy-mm-dd',
  },
  {
    name: 'since',
    form: /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d)?$/,
    source: 'OFF: timestamps carry no zone; USE: zone suffixes were refused',
  },
  { name: 'page_size', form: /^([1-9]|[1-9]\d|1\d\d|2[0-4]\d|250)$/, source: 'OFF: at most 250' },
];

/** `GET /api/appointments` without one of these is refused. OFF: description of the endpoint. */
export const APPOINTMENTS_NEED_ONE_OF = ['since', 'occurred_since', 'date', 'date_range'];

/** Longest `date_range` that we ask for, in days. OFF: 190 at most; USE: 197 gave 400 or an empty list; OWN: 90. */
export const LONGEST_DATE_RANGE_DAYS = 90;

/**
 * The only writes this product makes; all others that the published document offers are violations (OWN).
 * `fields` are the body's only possible fields; an empty list means that there is no body.
 */
export const WRITES = [
  {
    method: 'POST',
    path: '/api/patients/{id}/onpatient_access',
    fields: [],
    source: 'OFF: "Send new onpatient invite to patient", no requestBody is declared',
  },
  {
    method: 'DELETE',
    path: '/api/patients/{id}/onpatient_access',
    fields: [],
    source: 'OFF: "Revoke sent onpatient invites", no requestBody is declared',
  },
  {
    method: 'PATCH',
    path: '/api/patients/{id}',
    fields: ['email', 'cell_phone', 'home_phone', 'office_phone', 'date_of_birth'],
    source:
      'REC: PATCH answers 204; names OFF: schema Patient. Only what an invite needs; never the SSN, which exists as on file or not (OWN)',
  },
];

/** Said of a forbidden write in so many words, because of what it would do. */
export const GRAVE = [
  { method: 'DELETE', path: '/api/patients/{id}', says: 'deletes the chart', source: 'REC: 204' },
  { method: 'PUT', path: '/api/patients/{id}', says: 'replaces the whole chart', source: 'REC: 204' },
  { method: 'POST', path: '/api/patients', says: 'creates a chart', source: 'OFF' },
];

/**
 * Paths whose published query parameters are not to be believed: the patient filters were copied to all three
 * verbs of the invite endpoint (INF), and to the single patient.
 */
export const NO_QUERY = [
  '/api/patients/{id}/onpatient_access',
  '/api/patients/{id}',
  '/api/appointments/{id}',
];

/** Which words stand where a path has a variable part. */
export const PATH_VALUES = [
  {
    path: '/api/patients/{id}',
    form: /^\d+$/,
    source: 'REC: 8 or 9 digits; a chart id is letters and digits',
  },
  { path: '/api/patients/{id}/onpatient_access', form: /^\d+$/, source: 'as above' },
  {
    path: '/api/users/{id}',
    form: /^(\d+|current)$/,
    source: 'OFF: /api/users/current leads to /api/users/{id}',
  },
  { path: '/api/appointments/{id}', form: /^[\w-]+$/, source: 'OFF: "usually numeric, but not always"' },
];

/** The one host for API and sign-in: another would cost the Authorization header on a redirect (INF). */
export const API_HOST = 'app.drchrono.com';

/** Headers that we set on API calls, and what they must be. `null` = must not be there. */
export const API_HEADERS = [
  { name: 'authorization', form: /^Bearer\b/, source: 'OFF: info text of the live OpenAPI document' },
  {
    name: 'x-drc-api-version',
    form: /^v4$/,
    source: 'OFF: tutorial; the default is the newest at app creation',
  },
  {
    name: 'accept',
    form: /^(?!.*text\/html)/,
    source: 'OFF: the documentation says not to send Accept: text/html',
  },
];

/** Never on any call: the EHR's own session might answer instead of the token (`Vary: Cookie`, REC; INF). */
export const FORBIDDEN_HEADERS = ['cookie', 'referer'];

/** Headers that browsers add by themselves; any header that is neither here nor ours is a violation. */
export const BROWSER_HEADERS =
  /^(host|connection|user-agent|accept-encoding|accept-language|cache-control|pragma|content-length|origin|priority|dnt|te|sec-.*)$/;
