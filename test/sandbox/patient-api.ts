import type { Context, Hono } from 'hono';
import type { EnableRefusal } from './access.ts';
import { accessBody, sentBody } from './access-shapes.ts';
import { type ApiEnv, forbidden, notFound } from './api-answers.ts';
import { apiPatient } from './api-records.ts';
import { pageOf } from './paging.ts';
import { readChanges } from './patient-changes.ts';
import type { PatientRecord } from './person.ts';
import type { Practice } from './practice.ts';
import { naive } from './wall-clock.ts';

const folded = (text: string | null) => (text ?? '').toLowerCase();

/** Tell whether the patient matches: names by prefix whatever the case (seen by a public client), all else exactly. */
function wanted(patient: PatientRecord, query: URLSearchParams): boolean {
  const starts = (name: string, value: string | null) =>
    folded(value).startsWith(folded(query.get(name)).trim());
  const is = (name: string, value: string | number | null) =>
    !query.has(name) || folded(query.get(name)) === folded(value === null ? null : String(value));
  return (
    starts('first_name', patient.firstName) &&
    starts('last_name', patient.lastName) &&
    is('date_of_birth', patient.birthDate) &&
    is('email', patient.email) &&
    is('chart_id', patient.chartId) &&
    is('gender', patient.gender) &&
    is('doctor', patient.doctor) &&
    // Without it inactive and deceased charts are hidden (OpenAPI document; seen by a public client).
    (patient.status === 'A' || query.get('show_inactive') === 'true')
  );
}

/** Answer 204 with an HTML content type and no body: recorded for PATCH and PUT. */
const done = () =>
  new Response(null, { status: 204, headers: { 'content-type': 'text/html; charset=utf-8' } });

/** The wordings of a 400 are not public; the first is Django's own for an empty field. */
const refusals: Record<EnableRefusal, object> = {
  noPatient: { detail: 'Not found.' },
  missingEmail: { email: ['This field is required.'] },
  missingIdentifiers: { social_security_number: ['This field is required.'] },
  alreadyActive: { detail: 'Patient already has onpatient access.' },
  alreadyPending: { detail: 'Patient already has a pending invite.' },
};

function accessRoutes(api: Hono<ApiEnv>, practice: Practice, patientOf: PatientOf): void {
  const path = '/api/patients/:id/onpatient_access';
  const { access, settings } = practice;
  const mayInvite = (c: Context<ApiEnv>) =>
    settings.createAndUpdatePatients && c.var.caller.scopes.includes('patients:write');

  api.get(path, (c) => {
    if (!c.var.caller.scopes.includes('patients:read')) return forbidden(c);
    const patient = patientOf(c);
    if (!patient) return notFound(c);
    const asOf = practice.clock.now() - c.env.exchange.staleBy;
    return c.json(accessBody(practice, patient, access.history(patient.id, asOf)));
  });

  api.post(path, (c) => {
    if (!mayInvite(c)) return forbidden(c);
    const patient = patientOf(c);
    if (!patient) return notFound(c);
    const outcome = access.enable(patient.id, c.var.caller.account.name);
    if (outcome.kind === 'refused') return c.json(refusals[outcome.reason], 400);
    const body = sentBody(practice, patient, outcome.row);
    return body === null ? c.body(null, 201) : c.json(body, 201);
  });

  api.delete(path, (c) => {
    if (!mayInvite(c)) return forbidden(c);
    const patient = patientOf(c);
    if (!patient) return notFound(c);
    const { account } = c.var.caller;
    const outcome = access.revoke(patient.id, { kind: 'staff', name: account.name });
    return outcome.kind === 'revoked' || settings.revokeAnswers === 'always204' ? done() : notFound(c);
  });
}

/**
 * That a chart has a box "allow duplicate email" is public. How a PATCH is refused is not, so these are the words with
 * which a new chart is refused.
 */
const TAKEN = 'Potential duplicate patient(s) found.';

function isTaken({ roster }: Practice, patientId: number, email: string): boolean {
  return roster.all().some((other) => other.id !== patientId && folded(other.email) === folded(email));
}

type PatientOf = (c: Context<ApiEnv>) => PatientRecord | undefined;

/** Serve patients (list, read, change) and their onpatient_access. */
export function patientRoutes(api: Hono<ApiEnv>, practice: Practice): void {
  const asOf = (c: Context<ApiEnv>) => practice.clock.now() - c.env.exchange.staleBy;
  const patientOf: PatientOf = (c) => {
    const id = c.req.param('id') ?? '';
    const patient = /^\d+$/.test(id) ? practice.roster.find(Number(id), asOf(c)) : undefined;
    return patient?.visible ? patient : undefined;
  };

  api.get('/api/patients', (c) => {
    if (!c.var.caller.scopes.includes('patients:read')) return forbidden(c);
    const { url } = c.env.exchange;
    const since = url.searchParams.get('since') ?? '';
    const found = practice.roster
      .all(asOf(c))
      .filter((patient) => patient.visible && wanted(patient, url.searchParams))
      .filter(({ id }) => naive(practice.roster.changedAt(id), practice.settings.zone) >= since);
    return c.json(
      pageOf(
        found.map((patient) => apiPatient(patient, practice)),
        url,
        250,
      ),
    );
  });

  api.get('/api/patients/:id', (c) => {
    if (!c.var.caller.scopes.includes('patients:read')) return forbidden(c);
    const patient = patientOf(c);
    return patient ? c.json(apiPatient(patient, practice)) : notFound(c);
  });

  api.patch('/api/patients/:id', (c) => {
    const mayWrite =
      practice.settings.createAndUpdatePatients && c.var.caller.scopes.includes('patients:write');
    if (!mayWrite) return forbidden(c);
    const patient = patientOf(c);
    if (!patient) return notFound(c);
    const reading = readChanges(c.env.exchange.fields);
    if (reading.kind === 'refused') return c.json(reading.errors, 400);
    const { email } = reading.changes;
    if (email && practice.settings.duplicateEmail === 'refused' && isTaken(practice, patient.id, email))
      return c.json({ detail: TAKEN }, 409);
    practice.roster.change(patient.id, reading.changes);
    if (email && email !== patient.email) practice.access.emailChanged(patient.id, c.var.caller.account.name);
    return done();
  });

  accessRoutes(api, practice, patientOf);
}
