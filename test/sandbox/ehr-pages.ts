import { html } from 'hono/html';
import type { Account } from './accounts.ts';
import { ehrPage, type Html } from './page.ts';
import { displayName, type PatientRecord } from './person.ts';
import type { Practice } from './practice.ts';
import { calendarModel, chartHref } from './screen-models.ts';
import { dayAfter, dayOf, usDate } from './wall-clock.ts';

/** `/dashboard`: people land here after the sign-in. It shows nothing of a patient. */
export function dashboardPage(account: Account): Html {
  return ehrPage(
    'Dashboard',
    html`<div id="content">
      <h1>Dashboard</h1>
      <p>Signed in as ${account.name}.</p>
      <ul>
        <li><a href="/appointments">Schedule</a></li>
        <li><a href="/patients/">Patients</a></li>
        <li><a href="/accounts/logout/">Log out</a></li>
      </ul>
    </div>`,
  );
}

export function messagesPage(): Html {
  return ehrPage(
    'Message Center',
    html`<div id="content">
      <h1>Message Center</h1>
      <p>No new messages.</p>
    </div>`,
  );
}

function found(patient: PatientRecord, query: string): boolean {
  const words = query.trim().toLowerCase();
  return words === '' || `${displayName(patient)} ${patient.chartId}`.toLowerCase().includes(words);
}

/** `/patients/`: a list, no chart. The chart opens by the chart id's link (docs/drchrono.md §3, High). */
export function patientListPage(practice: Practice, query: string): Html {
  const rows = practice.roster
    .all()
    .filter((patient) => patient.visible && patient.status === 'A' && found(patient, query));
  return ehrPage(
    'Patients',
    html`<div id="content">
      <h1>Patients</h1>
      <form method="get" action="/patients/">
        <label for="id_patient_search_name">Name</label>
        <input id="id_patient_search_name" name="query" value="${query}" />
        <button>Search</button>
        <a href="/patients/new/">Add patient</a>
      </form>
      <table>
        <thead>
          <tr>
            <th>Chart ID</th>
            <th>Name</th>
            <th>Date of Birth</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (patient) => html`<tr>
              <td><a href="${chartHref(practice, patient.id)}">${patient.chartId}</a></td>
              <td>${displayName(patient)}</td>
              <td>${usDate(patient.birthDate)}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`,
  );
}

/** The calendar of a practice whose appointments open as full pages. */
export function plainCalendarPage(practice: Practice, day: string | undefined): Html {
  const model = calendarModel(practice, day);
  const shown = day ?? dayOf(practice.clock.now(), practice.settings.zone);
  return ehrPage(
    'Schedule',
    html`<div id="content">
      <h1>${model.dateLabel}</h1>
      <p>
        <a href="/appointments?date=${dayAfter(shown, -1)}">Previous day</a>
        <a href="/appointments?date=${dayAfter(shown, 1)}">Next day</a>
      </p>
      <table>
        <tbody>
          ${model.entries.map(
            ({ appointmentId, time, label }) => html`<tr>
              <td>${time}</td>
              <td><a href="/appointments/${appointmentId}/">${label}</a></td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`,
  );
}

/** `/api-management/`: under Account > API a practice makes its own application. */
export function apiManagementPage(practice: Practice): Html {
  const { application } = practice;
  return ehrPage(
    'API Management',
    html`<div id="content">
      <h1>API Management</h1>
      <fieldset>
        <legend>${application.name}</legend>
        <div class="field"><span>Client ID</span><code id="client-id">${application.clientId}</code></div>
        <div class="field">
          <span>Client Secret</span><code id="client-secret">${application.clientSecret}</code>
        </div>
        <div class="field">
          <span>Redirect URIs</span>
          <ul>
            ${application.redirectUris.map((uri) => html`<li><code>${uri}</code></li>`)}
          </ul>
        </div>
        <form method="post" action="/api-management/">
          <label for="redirect_uri">Redirect URI</label>
          <input id="redirect_uri" name="redirect_uri" size="60" autocomplete="off" />
          <button>Add</button>
        </form>
      </fieldset>
    </div>`,
  );
}
