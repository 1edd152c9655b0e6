import { setTimeout as delay } from 'node:timers/promises';
import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import {
  apiManagementPage,
  dashboardPage,
  messagesPage,
  patientListPage,
  plainCalendarPage,
} from './ehr-pages.ts';
import { type SandboxEnv, textField } from './exchange.ts';
import { identifierChanges } from './identifiers-form.ts';
import { integrationPage, labsPage, legacyChart, newPatientPage } from './legacy-chart.ts';
import { markups } from './markups.ts';
import { ehrPage, type Html } from './page.ts';
import type { PatientRecord } from './person.ts';
import type { Practice } from './practice.ts';
import { accessModel, appointmentModel, calendarModel, headerModel } from './screen-models.ts';
import { signedIn, signInRoutes, toSignIn } from './sign-in.ts';
import { isDay } from './wall-clock.ts';

type Ehr = Hono<SandboxEnv>;

const missing = (c: Context<SandboxEnv>) =>
  c.html(ehrPage('Page not found', html`<h1>Page not found</h1>`), 404);

/** Serve a page about the patient whom the path names, or 404. */
function patientPage(practice: Practice, draw: (patient: PatientRecord, path: string) => string | Html) {
  return (c: Context<SandboxEnv>) => {
    const patient = practice.roster.find(Number(c.req.param('id')));
    return patient ? c.html(draw(patient, c.env.exchange.url.pathname)) : missing(c);
  };
}

function chartRoutes(ehr: Ehr, practice: Practice): void {
  const markup = () => markups[practice.settings.markup];
  const access = patientPage(practice, (patient, path) =>
    markup().access(accessModel(practice, patient, path)),
  );
  const legacy = patientPage(practice, (patient) => legacyChart(practice, patient));
  ehr.get('/patients/new/', (c) => c.html(newPatientPage()));
  ehr.get('/patients/:id{[0-9]+}', legacy);
  ehr.get('/patients/:id{[0-9]+}/', legacy);
  ehr.get('/patients/:id{[0-9]+}/onpatient/', access);
  ehr.get('/chart/:id{[0-9]+}/onpatient', access);
  for (const section of ['summary', 'demographics', 'documents']) {
    ehr.get(
      `/chart/:id{[0-9]+}/${section}`,
      patientPage(practice, (patient, path) => markup().chart(headerModel(practice, patient, path), section)),
    );
  }
  ehr.get(
    '/misc/labs/:id{[0-9]+}/',
    patientPage(practice, (patient) => labsPage(practice, patient)),
  );
  ehr.get(
    '/patient/:id{[0-9]+}/integration/:app/',
    patientPage(practice, (patient) => integrationPage(practice, patient)),
  );
}

function appointmentRoutes(ehr: Ehr, practice: Practice): void {
  const { settings } = practice;
  const markup = () => markups[settings.markup];
  ehr.get('/appointments', (c) => {
    const asked = c.req.query('date');
    const day = asked && isDay(asked) ? asked : undefined;
    return settings.appointmentOpens === 'fullPage'
      ? c.html(plainCalendarPage(practice, day))
      : c.html(markup().calendar(calendarModel(practice, day)));
  });
  ehr.get('/appointments/:id/', (c) => {
    const visit = practice.visit(c.req.param('id'));
    return visit ? c.html(markup().appointmentPage(appointmentModel(practice, visit))) : missing(c);
  });
  ehr.get('/sandbox-ehr/appointments/:id/window', (c) => {
    const visit = practice.visit(c.req.param('id'));
    if (!visit) return missing(c);
    const fragment = markup().appointmentWindow(appointmentModel(practice, visit));
    if (settings.appointmentOpens !== 'frame') return c.html(fragment);
    return c.html(
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Schedule Appointment</title></head><body>${fragment}</body></html>`,
    );
  });
}

/** Serve what the pages' own buttons do. Each leads back to the page on which it stands. */
function buttonRoutes(ehr: Ehr, practice: Practice): void {
  const back = (c: Context<SandboxEnv>, patientId: number) => {
    const { exchange } = c.env;
    const from = URL.canParse(exchange.headers.referer ?? '')
      ? new URL(exchange.headers.referer ?? '')
      : null;
    const here = from !== null && from.host === exchange.host && from.pathname !== '/';
    return c.redirect(here ? from.pathname : `/chart/${patientId}/onpatient`, 303);
  };
  ehr.post('/sandbox-ehr/patients/:id/:button{enable|revoke|identifiers}', (c) => {
    const id = Number(c.req.param('id'));
    const account = signedIn(c, practice);
    if (!account) return toSignIn(c);
    if (!practice.roster.find(id)) return missing(c);
    if (!practice.settings.createAndUpdatePatients) {
      return c.html(ehrPage('Permission Denied', html`<h1>Permission Denied</h1>`), 403);
    }
    const { fields } = c.env.exchange;
    const byLetter = Object.values(fields).some((value) => /letter/i.test(String(value)));
    switch (c.req.param('button')) {
      case 'enable':
        practice.enable(id, { by: account.name, how: byLetter ? 'letter' : 'email' });
        break;
      case 'revoke':
        practice.revoke(id, { by: account.name });
        break;
      default: {
        const changes = identifierChanges(fields);
        const before = practice.roster.find(id)?.email;
        practice.roster.change(id, changes);
        if (changes.email && changes.email !== before) practice.access.emailChanged(id, account.name);
      }
    }
    return back(c, id);
  });
}

function otherRoutes(ehr: Ehr, practice: Practice): void {
  ehr.get('/', (c) => c.redirect('/dashboard', 302));
  ehr.get('/dashboard', (c) => {
    const account = signedIn(c, practice);
    return account ? c.html(dashboardPage(account)) : toSignIn(c);
  });
  ehr.get('/patients/', (c) => c.html(patientListPage(practice, c.req.query('query') ?? '')));
  ehr.get('/messages/', (c) => c.html(messagesPage()));
  ehr.get('/api-management/', (c) => c.html(apiManagementPage(practice)));
  ehr.post('/api-management/', (c) => {
    const uri = textField(c.env.exchange, 'redirect_uri').trim();
    // Django OAuth Toolkit takes http and https only, and no fragment (docs/drchrono.md §8).
    const fine = /^https?:\/\/[^#\s]+$/.test(uri);
    if (fine && !practice.application.redirectUris.includes(uri)) {
      practice.application.redirectUris.push(uri);
    }
    return c.redirect('/api-management/', 303);
  });
}

/** Serve the EHR's pages on `app.` and on every practice's own subdomain. */
export function createEhr(practice: Practice): Ehr {
  const ehr = new Hono<SandboxEnv>();
  ehr.use('*', async (c, next) => {
    const { exchange } = c.env;
    // A script fetches a page for an in-app navigation. Loading a document or a frame is none.
    if (practice.settings.pageDelay > 0 && exchange.headers['sec-fetch-dest'] === 'empty') {
      await delay(practice.settings.pageDelay);
    }
    await next();
  });
  signInRoutes(ehr, practice);
  ehr.use('*', async (c, next) => {
    if (!signedIn(c, practice)) return toSignIn(c);
    await next();
    return undefined;
  });
  chartRoutes(ehr, practice);
  appointmentRoutes(ehr, practice);
  buttonRoutes(ehr, practice);
  otherRoutes(ehr, practice);
  ehr.notFound(missing);
  return ehr;
}
