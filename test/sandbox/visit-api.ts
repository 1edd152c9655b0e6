import type { Context, Hono } from 'hono';
import { type ApiEnv, forbidden, notFound } from './api-answers.ts';
import { apiVisit } from './api-records.ts';
import { pageOf } from './paging.ts';
import type { Practice } from './practice.ts';
import type { Visit } from './visits.ts';
import { daysBetween, isDay, naive } from './wall-clock.ts';

type Wanted = { kind: 'those'; include(visit: Visit): boolean } | { kind: 'refused'; why: string };

const refused = (why: string): Wanted => ({ kind: 'refused', why });

/** The appointments of these days of the calendar, both included. */
const onDays = (first: string, last: string): Wanted => ({
  kind: 'those',
  include: ({ scheduledTime }) => scheduledTime.slice(0, 10) >= first && scheduledTime.slice(0, 10) <= last,
});

/**
 * Read one of since, occurred_since, date, date_range; a range of 197 days was answered with 400 (seen by a public
 * client). `since` is a lower bound, which is included, of when an appointment was made or changed.
 */
function readWanted(query: URLSearchParams, practice: Practice): Wanted {
  const { calendar, settings } = practice;
  const [first = '', last = ''] = (query.get('date_range') ?? '').split('/');
  const day = query.get('date');
  const since = query.get('since');
  const occurred = query.get('occurred_since');
  if (query.has('date_range')) {
    if (!isDay(first) || !isDay(last)) return refused('Invalid date_range.');
    return daysBetween(first, last) > 190 ? refused('date_range exceeds 190 days.') : onDays(first, last);
  }
  if (day !== null) return isDay(day) ? onDays(day, day) : refused('Invalid date.');
  if (since !== null)
    return LOWER_BOUND.test(since)
      ? { kind: 'those', include: ({ id }) => naive(calendar.changedAt(id), settings.zone) >= since }
      : refused('Invalid since.');
  if (occurred !== null) return onDays(occurred.slice(0, 10), '9999-12-31');
  return refused('One of since, occurred_since, date or date_range is required.');
}

/** A day, or a time without a zone: zone suffixes were refused elsewhere (seen by a public client). */
const LOWER_BOUND = /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d)?$/;

function isAskedFor(visit: Visit, query: URLSearchParams): boolean {
  const is = (name: string, value: unknown) => !query.has(name) || query.get(name) === String(value);
  return (
    is('patient', visit.patientId) &&
    is('doctor', visit.doctor) &&
    is('office', visit.office) &&
    is('status', visit.status) &&
    (!visit.isDeleted || /^(true|1)$/.test(query.get('show_archived') ?? ''))
  );
}

/** Serve the appointments. */
export function visitRoutes(api: Hono<ApiEnv>, practice: Practice): void {
  const { calendar, clock, roster, settings } = practice;
  const asOf = (c: Context<ApiEnv>) => clock.now() - c.env.exchange.staleBy;
  const seen = (visit: Visit) => visit.patientId === null || roster.find(visit.patientId)?.visible === true;

  api.get('/api/appointments', (c) => {
    const { url } = c.env.exchange;
    const wanted = readWanted(url.searchParams, practice);
    if (wanted.kind === 'refused') return c.json({ detail: wanted.why }, 400);
    // Without the scope the list is empty instead of refused: seen by a public client.
    const mayRead = c.var.caller.scopes.includes('calendar:read');
    const found = calendar
      .all(asOf(c))
      .filter(
        (visit) => mayRead && seen(visit) && wanted.include(visit) && isAskedFor(visit, url.searchParams),
      )
      .map((visit) => apiVisit(visit, practice));
    return c.json(pageOf(found, url, 20, settings.largestCalendarPage));
  });

  api.get('/api/appointments/:id', (c) => {
    if (!c.var.caller.scopes.includes('calendar:read')) return forbidden(c);
    const visit = calendar.find(c.req.param('id'), asOf(c));
    return visit && seen(visit) ? c.json(apiVisit(visit, practice)) : notFound(c);
  });
}
