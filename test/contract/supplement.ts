// The published OpenAPI document leaves this out, or this product forbids it. Every entry names its source: REC
// recorded answer, OFF DrChrono's own text, USE a client in use, INF our inference, OWN a rule of this product.

/** This is one endpoint or set of parameters that the published document does not hold. */
interface Endpoint {
  method: string;
  path: string;
  /** The query must have the first parameters and may have the others. */
  query: { required: string[]; allowed: string[] };
  /** The body must have exactly one of these sets of fields; without any set there must be no body. */
  bodies: string[][];
  contentType: string | null;
  source: string;
}

/** These are the sign-in endpoints. Their trailing slash is required. */
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

/** Real answers or DrChrono's prose know these query parameters, but the published list does not. */
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
      {
        path,
        name: 'page_size',
        type: 'integer',
        source:
          path === '/api/appointments'
            ? 'OFF: 1 to 250 by the parameter, at most 20 by the prose; USE: a client asks for 100. Whatever comes is followed to its end (OWN)'
            : 'OFF: prose, default and most 250',
      },
    ],
  ),
];

/** The values of some query parameters have these forms. */
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
    source:
      'OFF: a "lower bound inclusive date filter", so a day is certain; timestamps carry no zone, so that a time is taken is INF; USE: zone suffixes were refused',
  },
  { name: 'page_size', form: /^([1-9]|[1-9]\d|1\d\d|2[0-4]\d|250)$/, source: 'OFF: at most 250' },
];

/** `GET /api/appointments` without one of these is refused. OFF: description of the endpoint. */
export const APPOINTMENTS_NEED_ONE_OF = ['since', 'occurred_since', 'date', 'date_range'];

/**
 * We ask for no `date_range` longer than this, in days. OFF: 190 at most; USE: 197 gave 400 or an empty list; OWN: 90.
 */
export const LONGEST_DATE_RANGE_DAYS = 90;

/**
 * The product makes these writes only; all others that the published document offers are violations (OWN). The body may
 * have no other fields than `fields`; an empty list means that there is no body.
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
    fields: ['email', 'cell_phone', 'date_of_birth'],
    source:
      'REC: PATCH answers 204; names OFF: schema Patient, and REC in patients. The document declares no requestBody for it and lists fields as query parameters; OFF: requests may be JSON, form or multipart. Only the three that the panel has; never the SSN, which exists as on file or not (OWN)',
  },
];

/** A violation by one of these writes is named by what it would do. */
export const GRAVE = [
  { method: 'DELETE', path: '/api/patients/{id}', says: 'deletes the chart', source: 'REC: 204' },
  { method: 'PUT', path: '/api/patients/{id}', says: 'replaces the whole chart', source: 'REC: 204' },
  { method: 'POST', path: '/api/patients', says: 'creates a chart', source: 'OFF' },
];

/**
 * The published query parameters of these paths are not to be believed: the patient filters were copied to all three
 * verbs of the invite endpoint (INF), and to the single patient.
 */
export const NO_QUERY = [
  '/api/patients/{id}/onpatient_access',
  '/api/patients/{id}',
  '/api/appointments/{id}',
];

/** Where a path has a variable part, it must have this form. */
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

/** This is the one host for API and sign-in: another would cost the Authorization header on a redirect (INF). */
export const API_HOST = 'app.drchrono.com';

/** The product sets these headers on API calls, with these values. `null` means that a header must be missing. */
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

/** No call may carry these: the EHR's own session might answer instead of the token (`Vary: Cookie`, REC; INF). */
export const FORBIDDEN_HEADERS = ['cookie', 'referer'];

/** Browsers add these headers by themselves. A header that is neither here nor set by the product is a violation. */
export const BROWSER_HEADERS =
  /^(host|connection|user-agent|accept-encoding|accept-language|cache-control|pragma|content-length|origin|priority|dnt|te|sec-.*)$/;
