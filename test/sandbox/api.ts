import { type Context, Hono } from 'hono';
import { allAccounts, allOffices, doctors } from './accounts.ts';
import { type ApiEnv, forbidden, notFound } from './api-answers.ts';
import { apiDoctor, apiOffice, apiUser } from './api-records.ts';
import { throttled, unauthorized } from './faults.ts';
import { pageOf } from './paging.ts';
import { patientRoutes } from './patient-api.ts';
import type { Practice } from './practice.ts';
import { visitRoutes } from './visit-api.ts';

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
  const mayRead = (c: Context<ApiEnv>) => c.var.caller.scopes.includes('user:read');
  api.get('/api/doctors', (c) =>
    mayRead(c) ? c.json(pageOf(allDoctors(), c.env.exchange.url, 250)) : forbidden(c),
  );
  api.get('/api/offices', (c) =>
    mayRead(c) ? c.json(pageOf(allOffices.map(apiOffice), c.env.exchange.url, 250)) : forbidden(c),
  );
  api.get('/api/doctors/:id', (c) => {
    const doctor = Object.values(doctors).find(({ id }) => String(id) === c.req.param('id'));
    return doctor ? c.json(apiDoctor(doctor, settings.zone)) : notFound(c);
  });
  api.get('/api/offices/:id', (c) => {
    const office = allOffices.find(({ id }) => String(id) === c.req.param('id'));
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
