import { type Context, Hono } from 'hono';
import { allAccounts, doctors, offices } from './accounts.ts';
import { type ApiEnv, forbidden, notFound } from './api-answers.ts';
import { apiDoctor, apiOffice, apiUser, apiVisit } from './api-records.ts';
import { throttled, unauthorized } from './faults.ts';
import { pageOf } from './paging.ts';
import { patientRoutes } from './patient-api.ts';
import type { Practice } from './practice.ts';
import type { Visit } from './visits.ts';
import { daysBetween, isDay } from './wall-clock.ts';

type Range = { kind: 'days'; first: string; last: string } | { kind: 'refused'; why: string };

/**
 * Read one of since, occurred_since, date, date_range; a range of 197 days was answered with 400 (seen by a public
 * client).
 */
function readRange(query: URLSearchParams): Range {
  const [first = '', last = ''] = (query.get('date_range') ?? '').split('/');
  const day = query.get('date');
  const since = query.get('since') ?? query.get('occurred_since');
  if (query.has('date_range')) {
    if (!isDay(first) || !isDay(last)) return { kind: 'refused', why: 'Invalid date_range.' };
    if (daysBetween(first, last) > 190) return { kind: 'refused', why: 'date_range exceeds 190 days.' };
    return { kind: 'days', first, last };
  }
  if (day !== null)
    return isDay(day) ? { kind: 'days', first: day, last: day } : { kind: 'refused', why: 'Invalid date.' };
  if (since !== null) return { kind: 'days', first: since.slice(0, 10), last: '9999-12-31' };
  return { kind: 'refused', why: 'One of since, occurred_since, date or date_range is required.' };
}

function wanted(visit: Visit, query: URLSearchParams): boolean {
  const is = (name: string, value: unknown) => !query.has(name) || query.get(name) === String(value);
  return (
    is('patient', visit.patientId) &&
    is('doctor', visit.doctor) &&
    is('office', visit.office) &&
    is('status', visit.status)
  );
}

function visitRoutes(api: Hono<ApiEnv>, practice: Practice): void {
  const seen = (visit: Visit) =>
    visit.patientId === null || practice.roster.find(visit.patientId)?.visible === true;

  api.get('/api/appointments', (c) => {
    const { url } = c.env.exchange;
    const range = readRange(url.searchParams);
    if (range.kind === 'refused') return c.json({ detail: range.why }, 400);
    // Without the scope the list is empty instead of refused: seen by a public client.
    const mayRead = c.var.caller.scopes.includes('calendar:read');
    const found = practice.visits.filter((visit) => {
      const day = visit.scheduledTime.slice(0, 10);
      return (
        mayRead && seen(visit) && day >= range.first && day <= range.last && wanted(visit, url.searchParams)
      );
    });
    return c.json(pageOf(found.map(apiVisit), url, 20));
  });

  api.get('/api/appointments/:id', (c) => {
    if (!c.var.caller.scopes.includes('calendar:read')) return forbidden(c);
    const visit = practice.visit(c.req.param('id'));
    return visit && seen(visit) ? c.json(apiVisit(visit)) : notFound(c);
  });
}

function practiceRoutes(api: Hono<ApiEnv>, practice: Practice): void {
  const { settings } = practice;
  api.get('/api/users/:id', (c) => {
    const asked = c.req.param('id');
    const { account } = c.var.caller;
    if (asked === 'current' && settings.usersCurrentRedirects)
      return c.redirect(`/api/users/${account.id}`, 302);
    const user =
      asked === 'current' ? account : allAccounts.find((candidate) => String(candidate.id) === asked);
    return user ? c.json(apiUser(user, practice)) : notFound(c);
  });
  const allDoctors = () => Object.values(doctors).map((doctor) => apiDoctor(doctor, settings.zone));
  const allOffices = () => Object.values(offices).map(apiOffice);
  const mayRead = (c: Context<ApiEnv>) => c.var.caller.scopes.includes('user:read');
  api.get('/api/doctors', (c) =>
    mayRead(c) ? c.json(pageOf(allDoctors(), c.env.exchange.url, 250)) : forbidden(c),
  );
  api.get('/api/offices', (c) =>
    mayRead(c) ? c.json(pageOf(allOffices(), c.env.exchange.url, 250)) : forbidden(c),
  );
  api.get('/api/doctors/:id', (c) => {
    const doctor = Object.values(doctors).find(({ id }) => String(id) === c.req.param('id'));
    return doctor ? c.json(apiDoctor(doctor, settings.zone)) : notFound(c);
  });
  api.get('/api/offices/:id', (c) => {
    const office = Object.values(offices).find(({ id }) => String(id) === c.req.param('id'));
    return office ? c.json(apiOffice(office)) : notFound(c);
  });
}

/** Make the practice API v4. No answer has Cache-Control or CORS headers, because the recordings have none. */
export function createApi(practice: Practice): Hono<ApiEnv> {
  const api = new Hono<ApiEnv>();
  api.use('/api/*', async (c, next) => {
    const token = /^Bearer (.+)$/.exec(c.env.exchange.headers.authorization ?? '')?.[1];
    const caller = token ? practice.grants.caller(token) : undefined;
    if (!caller) return unauthorized();
    const metered = practice.meter.count();
    if (metered.kind === 'throttled') return throttled(metered.seconds, practice.settings.retryAfterHeader);
    c.set('caller', caller);
    await next();
    c.header('Vary', 'Accept, Cookie');
    return undefined;
  });
  practiceRoutes(api, practice);
  patientRoutes(api, practice);
  visitRoutes(api, practice);
  api.notFound(notFound);
  return api;
}
