import type { LoggedRequest } from '../sandbox/request-log.ts';
import { isPublished, knownPath, publishedQuery } from './published.ts';
import {
  API_HEADERS,
  API_HOST,
  APPOINTMENTS_NEED_ONE_OF,
  BROWSER_HEADERS,
  EXTRA_PARAMETERS,
  FORBIDDEN_HEADERS,
  GRAVE,
  LONGEST_DATE_RANGE_DAYS,
  NO_QUERY,
  OAUTH,
  PATH_VALUES,
  VALUE_FORMS,
  WRITES,
} from './supplement.ts';

/** Only these parts of a logged request are judged. */
type Request = Pick<LoggedRequest, 'host' | 'method' | 'path' | 'query' | 'headers' | 'bodyFields'>;

/**
 * Check everything that the extension sent against the published API and the supplement. Requests of the EHR's own
 * pages are left out. The first request of the sign-in window counts, since the extension made its address.
 */
export function checkLog(entries: LoggedRequest[]): string[] {
  return entries
    .filter(
      ({ origin, method, path }) =>
        origin === 'extension' || (method === 'GET' && path.startsWith('/o/authorize')),
    )
    .flatMap(checkRequest);
}

/** List what is wrong with one request, a sentence each. The sentences name names only and never repeat a value. */
export function checkRequest(request: Request): string[] {
  const { method, path, host } = request;
  const problems = host === API_HOST ? [] : [`host ${host} is not ${API_HOST}`];
  problems.push(...(path.startsWith('/o/') ? checkSignIn(request) : checkApi(request)));
  return problems.map((problem) => `${method} ${path}: ${problem}`);
}

function checkSignIn(request: Request): string[] {
  const { method, path, query, bodyFields, headers } = request;
  const endpoints = OAUTH.filter((each) => each.path === path);
  if (endpoints.length === 0) {
    const slashed = OAUTH.some((each) => each.path === `${path}/`);
    return [slashed ? 'the trailing slash is missing' : 'is no endpoint of the sign-in'];
  }
  const endpoint = endpoints.find((each) => each.method === method);
  if (!endpoint) return ['the method is not allowed'];

  const { required, allowed } = endpoint.query;
  const problems = required
    .filter((name) => !query[name])
    .map((name) => `query parameter ${name} is missing`);
  problems.push(...unknown(Object.keys(query), [...required, ...allowed], 'query parameter'));
  if (
    !endpoint.bodies.some((fields) => sameNames(fields, bodyFields)) &&
    (endpoint.bodies.length || bodyFields.length)
  ) {
    problems.push(`body fields ${bodyFields.join(', ') || '(none)'} fit no documented form`);
  }
  problems.push(...checkContentType(headers, endpoint.contentType));
  if ('authorization' in headers) problems.push('carries an Authorization header');
  // The sign-in window is a page of its own, so its cookies and referrer are the browser's and the EHR's business.
  if (method === 'POST') problems.push(...forbiddenHeaders(headers));
  return problems;
}

function checkApi(request: Request): string[] {
  const { method, path, headers } = request;
  const known = knownPath(path);
  if (!known) {
    return [
      path.endsWith('/') && knownPath(path.slice(0, -1)) ? 'has a trailing slash' : 'is no path of the API',
    ];
  }
  const { template, id } = known;
  const problems: string[] = [];
  if (!isPublished(method, template)) problems.push('the method is not allowed');
  if (id !== null && PATH_VALUES.some((each) => each.path === template && !each.form.test(id))) {
    problems.push('the id in the path has the wrong form');
  }
  problems.push(...checkQuery(request, template), ...checkApiHeaders(headers));

  if (method === 'GET') return [...problems, ...checkBody(request, [])];
  const write = WRITES.find((each) => each.method === method && each.path === template);
  if (!write) {
    const grave = GRAVE.find((each) => each.method === method && each.path === template);
    return [
      ...problems,
      grave ? `is never sent: it ${grave.says}` : 'is a write that this product does not make',
    ];
  }
  return [...problems, ...checkBody(request, write.fields)];
}

function checkBody({ bodyFields, headers }: Request, allowed: string[]): string[] {
  const sent = Number(headers['content-length'] ?? 0) > 0 || bodyFields.length > 0;
  const problems = checkContentType(headers, allowed.length > 0 ? 'application/json' : null);
  if (allowed.length === 0) return sent ? [...problems, 'has a body'] : problems;
  // A list as body creates several objects at once (OFF: API documentation); the log shows it without fields.
  if (bodyFields.length === 0)
    problems.push(sent ? 'the body is no object with fields' : 'the body is missing');
  return [...problems, ...unknown(bodyFields, allowed, 'body field')];
}

function checkQuery({ method, query }: Request, template: string): string[] {
  const extra = EXTRA_PARAMETERS.filter(({ path }) => path === template && method === 'GET');
  const types = NO_QUERY.includes(template)
    ? new Map<string, string>()
    : new Map([...publishedQuery(method, template), ...extra.map(({ name, type }) => [name, type] as const)]);
  const problems = unknown(Object.keys(query), [...types.keys()], 'query parameter');

  for (const [name, value] of Object.entries(query)) {
    const rightType = { integer: /^\d+$/, boolean: /^(true|false)$/ }[types.get(name) ?? ''] ?? /./;
    const rightForm = VALUE_FORMS.find((each) => each.name === name)?.form ?? /./;
    if (rightType.test(value) && rightForm.test(value)) continue;
    problems.push(`query parameter ${name} has the wrong form`);
  }
  if (template === '/api/appointments' && method === 'GET') {
    if (!APPOINTMENTS_NEED_ONE_OF.some((name) => query[name])) problems.push('names no date');
    if (days(query.date_range) > LONGEST_DATE_RANGE_DAYS) problems.push('the date range is too long');
  }
  return problems;
}

function checkApiHeaders(headers: Request['headers']): string[] {
  const problems = API_HEADERS.filter(({ name, form }) => !form.test(headers[name] ?? '')).map(
    ({ name }) => `header ${name} is missing or wrong`,
  );
  const ours = [...API_HEADERS.map(({ name }) => name), ...FORBIDDEN_HEADERS, 'content-type'];
  const strange = Object.keys(headers).filter((name) => !ours.includes(name) && !BROWSER_HEADERS.test(name));
  return [...problems, ...forbiddenHeaders(headers), ...strange.map((name) => `header ${name} is not known`)];
}

function forbiddenHeaders(headers: Request['headers']): string[] {
  return FORBIDDEN_HEADERS.filter((name) => name in headers).map((name) => `carries the header ${name}`);
}

function checkContentType(headers: Request['headers'], expected: string | null): string[] {
  const sent = headers['content-type']?.split(';')[0]?.trim() ?? null;
  return sent === expected ? [] : [`content type is ${sent ?? 'missing'}, not ${expected ?? 'absent'}`];
}

function unknown(names: string[], allowed: string[], what: string): string[] {
  return names.filter((name) => !allowed.includes(name)).map((name) => `${what} ${name} is not known`);
}

function sameNames(a: string[], b: string[]): boolean {
  return a.length === b.length && a.every((name) => b.includes(name));
}

function days(range = ''): number {
  const [from = '', to = ''] = range.split('/');
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
