import { describe, expect, test } from 'vitest';
import { checkLog, checkRequest } from '../../contract/check-request.ts';
import { isPublished } from '../../contract/published.ts';
import {
  API_HEADERS,
  EXTRA_PARAMETERS,
  GRAVE,
  OAUTH,
  PATH_VALUES,
  VALUE_FORMS,
  WRITES,
} from '../../contract/supplement.ts';

type Request = Parameters<typeof checkRequest>[0];

const apiHeaders = {
  host: 'app.drchrono.com',
  authorization: 'Bearer',
  'x-drc-api-version': 'v4',
  accept: 'application/json',
  'accept-encoding': 'gzip',
  'sec-fetch-mode': 'cors',
  'cache-control': 'no-cache',
};
const json = { ...apiHeaders, 'content-type': 'application/json' };
const form = {
  host: 'app.drchrono.com',
  accept: '*/*',
  'content-type': 'application/x-www-form-urlencoded;charset=UTF-8',
};

/** Make a good request of a line such as `GET /api/patients?email=x`, with what the test changes. */
function request(line: string, changes: Partial<Request> = {}): Request {
  const [method = '', address = ''] = line.split(' ');
  const { pathname, searchParams } = new URL(address, 'https://app.drchrono.com');
  const query = Object.fromEntries(searchParams);
  return {
    host: 'app.drchrono.com',
    method,
    path: pathname,
    query,
    headers: apiHeaders,
    bodyFields: [],
    ...changes,
  };
}

/** Give the problems without the request line with which each of them begins. */
const problems = (line: string, changes: Partial<Request> = {}) =>
  checkRequest(request(line, changes)).map((problem) => problem.slice(problem.indexOf(': ') + 2));

const codeExchange = ['grant_type', 'code', 'redirect_uri', 'client_id', 'client_secret'];
const signIn = '/o/authorize/?response_type=code&client_id=a&redirect_uri=b&scope=c&state=d';

describe('allows', () => {
  test.each([
    'GET /api/users/current',
    'GET /api/users/12',
    'GET /api/doctors',
    'GET /api/doctors/7',
    'GET /api/offices?page_size=250',
    'GET /api/patients?first_name=Ann&last_name=Lee&date_of_birth=1980-02-03&show_inactive=true',
    'GET /api/patients?email=mira%40example.com&show_inactive=true&page_size=25',
    'GET /api/patients?cursor=abc',
    'GET /api/patients/4224',
    'GET /api/patients/4224/onpatient_access',
    'POST /api/patients/4224/onpatient_access',
    'DELETE /api/patients/4224/onpatient_access',
    'GET /api/appointments?date_range=2026-03-01/2026-03-08&page=2',
    'GET /api/appointments?date=2026-03-01&patient=4224',
    'GET /api/appointments?date=2026-03-01&page_size=100',
    'GET /api/appointments?since=2026-03-01T08:05:00&page_size=100&cursor=abc',
    'GET /api/appointments/99-x',
    'GET /api/offices',
    `GET ${signIn}`,
  ])('%s', (line) => {
    const headers = line.includes('/o/')
      ? { host: 'app.drchrono.com', cookie: 'sessionid', referer: 'x' }
      : apiHeaders;
    expect(problems(line, { headers })).toEqual([]);
  });

  test.each([[['email']], [['cell_phone', 'date_of_birth']]])('a chart that gets %s', (bodyFields) => {
    expect(problems('PATCH /api/patients/4224', { headers: json, bodyFields })).toEqual([]);
  });

  test.each([
    ['/o/token/', codeExchange],
    ['/o/token/', ['grant_type', 'refresh_token', 'client_id', 'client_secret']],
    ['/o/revoke_token/', ['token', 'client_id', 'client_secret']],
  ])('POST %s with %s', (path, bodyFields) => {
    expect(problems(`POST ${path}`, { headers: form, bodyFields })).toEqual([]);
  });
});

describe('refuses', () => {
  test.each([
    ['GET /api/patient', 'is no path of the API'],
    ['GET /patients/4224/', 'is no path of the API'],
    ['GET /api/patients/4224/', 'has a trailing slash'],
    ['GET /api/patients/HUMI000001', 'the id in the path has the wrong form'],
    ['GET /api/patients/4224/onpatient_access?email=x', 'query parameter email is not known'],
    ['GET /api/patients?name=x', 'query parameter name is not known'],
    ['GET /api/patients?doctor=me', 'query parameter doctor has the wrong form'],
    ['GET /api/patients?date_of_birth=02/03/1980', 'query parameter date_of_birth has the wrong form'],
    ['GET /api/patients?since=2026-03-01T00:00:00Z', 'query parameter since has the wrong form'],
    ['GET /api/patients?page_size=251', 'query parameter page_size has the wrong form'],
    ['GET /api/patients?show_inactive=yes', 'query parameter show_inactive has the wrong form'],
    ['GET /api/appointments?patient=4224', 'names no date'],
    ['GET /api/appointments?date_range=2026-01-01/2026-05-01', 'the date range is too long'],
  ])('%s: %s', (line, problem) => {
    expect(problems(line)).toEqual([problem]);
  });

  test.each([
    ['DELETE /api/patients/4224', 'is never sent: it deletes the chart'],
    ['PUT /api/patients/4224', 'is never sent: it replaces the whole chart'],
    ['POST /api/patients', 'is never sent: it creates a chart'],
    ['DELETE /api/appointments/99', 'is a write that this product does not make'],
    ['POST /api/comm_logs', 'is a write that this product does not make'],
    ['PATCH /api/patients/4224/onpatient_access', 'the method is not allowed'],
    ['DELETE /api/patients', 'the method is not allowed'],
  ])('%s: %s', (line, problem) => {
    expect(problems(line)).toContain(problem);
  });

  test.each([
    ['a body on a send', 'POST /api/patients/1/onpatient_access', ['email'], apiHeaders, 'has a body'],
    [
      'an unreadable body on a send',
      'POST /api/patients/1/onpatient_access',
      [],
      { ...apiHeaders, 'content-length': '2' },
      'has a body',
    ],
    [
      'a list as body',
      'PATCH /api/patients/1',
      [],
      { ...json, 'content-length': '9' },
      'the body is no object with fields',
    ],
    ['a change of nothing', 'PATCH /api/patients/1', [], json, 'the body is missing'],
    [
      'an SSN',
      'PATCH /api/patients/1',
      ['social_security_number'],
      json,
      'body field social_security_number is not known',
    ],
    [
      'a phone that the panel has not',
      'PATCH /api/patients/1',
      ['home_phone'],
      json,
      'body field home_phone is not known',
    ],
    [
      'a form as PATCH',
      'PATCH /api/patients/1',
      ['email'],
      { ...apiHeaders, 'content-type': form['content-type'] },
      'content type is application/x-www-form-urlencoded, not application/json',
    ],
    [
      'a content type without a body',
      'DELETE /api/patients/1/onpatient_access',
      [],
      json,
      'content type is application/json, not absent',
    ],
    ['a GET with a body', 'GET /api/doctors', ['a'], apiHeaders, 'has a body'],
  ])('%s', (_, line, bodyFields, headers, problem) => {
    expect(problems(line, { bodyFields, headers })).toEqual([problem]);
  });

  test.each([
    ['no token', { authorization: '' }, 'header authorization is missing or wrong'],
    ['another scheme', { authorization: 'Basic' }, 'header authorization is missing or wrong'],
    ['no version', { 'x-drc-api-version': '' }, 'header x-drc-api-version is missing or wrong'],
    ['a wish for a page', { accept: 'text/html,*/*' }, 'header accept is missing or wrong'],
    ['the session of the EHR', { cookie: 'sessionid' }, 'carries the header cookie'],
    ['a referrer', { referer: 'https://app.drchrono.com/' }, 'carries the header referer'],
    ['a header nobody knows', { 'x-patient': '1' }, 'header x-patient is not known'],
  ])('%s', (_, changed, problem) => {
    expect(problems('GET /api/doctors', { headers: { ...apiHeaders, ...changed } })).toEqual([problem]);
  });

  test.each([
    ['POST /o/token', codeExchange, form, 'the trailing slash is missing'],
    ['POST /o/introspect/', ['token'], form, 'is no endpoint of the sign-in'],
    ['GET /o/token/', [], form, 'the method is not allowed'],
    [
      'POST /o/token/',
      codeExchange.slice(0, 4),
      form,
      'body fields grant_type, code, redirect_uri, client_id fit no documented form',
    ],
    ['POST /o/token/?code=x', codeExchange, form, 'query parameter code is not known'],
    ['POST /o/token/', codeExchange, json, 'carries an Authorization header'],
    ['POST /o/token/', codeExchange, { ...form, cookie: 'sessionid' }, 'carries the header cookie'],
    [`GET ${signIn.replace('&state=d', '')}`, [], {}, 'query parameter state is missing'],
    [`GET ${signIn}&login_hint=x`, [], {}, 'query parameter login_hint is not known'],
  ])('%s with %s', (line, bodyFields, headers, problem) => {
    expect(problems(line, { bodyFields, headers })).toContain(problem);
  });

  test('any other host, and names the request', () => {
    expect(checkRequest(request('GET /api/doctors', { host: 'drchrono.com' }))).toEqual([
      'GET /api/doctors: host drchrono.com is not app.drchrono.com',
    ]);
  });
});

test('a log is judged by what the extension sent and by the address of the sign-in', () => {
  const rest = { at: 0, status: 200, done: 200, connection: 1, reused: false, user: null, sentAwayFor: null };
  const entry = (line: string, origin: 'extension' | 'page') => ({ ...request(line), ...rest, origin });
  const log = [
    entry('GET /patients/4224/', 'page'),
    entry('POST /o/authorize/', 'page'),
    entry('GET /o/authorize/?client_id=a', 'page'),
    entry('GET /api/nothing', 'extension'),
  ];
  expect(checkLog(log).filter((problem) => problem.startsWith('GET /o/authorize/'))).not.toEqual([]);
  expect(checkLog(log).filter((problem) => !problem.startsWith('GET /o/authorize/'))).toEqual([
    'GET /api/nothing: is no path of the API',
  ]);
});

describe('the supplement', () => {
  test('names a source for every line', () => {
    const sourced = [
      ...OAUTH,
      ...EXTRA_PARAMETERS,
      ...VALUE_FORMS,
      ...WRITES,
      ...GRAVE,
      ...PATH_VALUES,
      ...API_HEADERS,
    ];
    expect(sourced.filter(({ source }) => source.trim().length < 3)).toEqual([]);
  });

  test.each(WRITES)('allows $method $path, which is published', ({ method, path }) => {
    expect(isPublished(method, path)).toBe(true);
  });
});
