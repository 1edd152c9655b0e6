import { Hono } from 'hono';
import { html, raw } from 'hono/html';
import type { AccessState } from './access-history.ts';
import { accounts, practiceName } from './accounts.ts';
import { type Exchange, type SandboxEnv, textField } from './exchange.ts';
import { guideStyle } from './guide-style.ts';
import { changeVisit, visitsCard } from './guide-visits.ts';
import type { Html } from './page.ts';
import { people } from './patients.ts';
import { displayName, type PatientRecord } from './person.ts';
import type { Practice } from './practice.ts';
import { chartHref } from './screen-models.ts';
import { applySettings, settingsForm } from './settings-form.ts';
import { DAY, djangoDateTime, HOUR } from './wall-clock.ts';

const EHR = 'https://app.drchrono.com';

const stateWords: Record<AccessState, string> = {
  notInvited: 'not invited',
  pending: 'invite pending',
  expired: 'invite ran out',
  active: 'has joined',
  revoked: 'invite revoked',
  disabled: 'access ended',
};

/** These patients are worth a look, and `why` says what they show. */
const tour: readonly { patient: PatientRecord; why: string }[] = [
  { patient: people.neverInvited, why: 'Everything on file: send the first invite' },
  { patient: people.pendingNearExpiry, why: 'A few hours left' },
  { patient: people.expired, why: 'Nobody noticed that it ran out: resend' },
  { patient: people.seedHistory, why: 'A longer history' },
  { patient: people.active, why: 'Nothing to do' },
  { patient: people.emailMissing, why: 'Cannot be invited: no email' },
  { patient: people.phoneMissing, why: 'Cannot be invited: a phone number would do' },
  { patient: people.minor, why: 'Can be invited, with a word of care' },
  { patient: people.nameChanged, why: 'Page and record disagree about the name' },
];

function clockCard(practice: Practice): Html {
  const { clock, settings } = practice;
  const move = (label: string, ms: number) =>
    html`<form method="post" action="/clock">
      <input type="hidden" name="move" value="${ms}" /><button class="plain">${label}</button>
    </form>`;
  return html`<section>
    <h2>Time in the practice</h2>
    <p class="clock">${djangoDateTime(clock.now(), settings.zone)}</p>
    <p class="soft">${settings.zone}, ${new Date(clock.now()).toISOString().slice(0, 19)}Z</p>
    <p>An invite lives seven days. Move the clock to see it run out.</p>
    <div class="buttons">${move('+1 hour', HOUR)} ${move('+1 day', DAY)} ${move('+7 days', 7 * DAY)}</div>
  </section>`;
}

/** Where each story begins: `day` with the desk connected, `connect` before that. */
type Told = 'day' | 'connect';

function dayCard(): Html {
  return html`<section>
    <h2>The day</h2>
    <ol>
      <li>Look at tomorrow in the tab of Invite Desk: 42 visits. Press <b>Check all now</b>.</li>
      <li>Enter does what the row says. N goes to the next who needs you, S says not now, Z takes that back.</li>
      <li>Where an email is missing, fill it in beside the list, save and send.</li>
      <li>A lists all who are ready to go. Read the list and begin it.</li>
      <li>Press the toolbar button for the quick view. Open a chart below: the same stands beside the page.</li>
      <li>Move the clock, look again. The <a href="https://mail.sandbox.test/">mail</a> has what was sent.</li>
    </ol>
    <p class="after"><a href="/begin-before">Begin before connecting</a></p>
  </section>`;
}

function connectCard(): Html {
  const { frontDesk } = accounts;
  return html`<section>
    <h2>Before connecting</h2>
    <ol>
      <li>
        <a href="${EHR}/accounts/login/">Sign in to the EHR</a> as <code>${frontDesk.username}</code>, password
        <code>${frontDesk.password}</code>.
      </li>
      <li>
        Open Invite Desk's settings, copy the redirect address, add it under
        <a href="${EHR}/api-management/">Account &rsaquo; API</a>.
      </li>
      <li>Paste client id and secret (on this page) into the settings and connect.</li>
      <li>Open a chart below and send an invite.</li>
      <li>Move the clock by seven days, look again, resend.</li>
      <li>Open the <a href="https://mail.sandbox.test/">mail</a> and accept as the patient.</li>
    </ol>
    <p class="after">Connected? Then <a href="/">walk through the day</a>.</p>
  </section>`;
}

function applicationCard(practice: Practice): Html {
  const { application, meter, settings } = practice;
  return html`<section>
    <h2>API application</h2>
    <dl>
      <dt>Client ID</dt>
      <dd><code id="client-id">${application.clientId}</code></dd>
      <dt>Client secret</dt>
      <dd><code id="client-secret">${application.clientSecret}</code></dd>
      <dt>Redirect addresses</dt>
      <dd>${application.redirectUris.length === 0 ? 'none yet' : application.redirectUris.join(', ')}</dd>
      <dt>Calls this hour</dt>
      <dd>${meter.used()} of ${settings.hourlyLimit}</dd>
    </dl>
  </section>`;
}

function placesCard(): Html {
  return html`<section>
    <h2>Places</h2>
    <ul>
      <li><a href="${EHR}/appointments">Calendar</a> and the appointment window</li>
      <li><a href="${EHR}/patients/">Patient list</a></li>
      <li><a href="https://mail.sandbox.test/">Mail the practice sent</a></li>
      <li><a href="https://www.onpatient.com/">The patient's side</a></li>
      <li><a href="https://support.drchrono.com/">Support</a>: nothing is drawn there</li>
      <li><a href="/state.json">State of the practice</a> (JSON, UTC)</li>
    </ul>
  </section>`;
}

function colleagueButton(label: string, act: string, id: number): Html {
  return html`<form method="post" action="/colleague">
    <input type="hidden" name="act" value="${act}" /><input type="hidden" name="patient" value="${id}" />
    <button class="plain">${label}</button>
  </form>`;
}

function patientsCard(practice: Practice): Html {
  return html`<section class="wide">
    <h2>Patients</h2>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th>Patient</th>
            <th>Access now</th>
            <th>Why look</th>
            <th>Do it as someone else</th>
          </tr>
        </thead>
        <tbody>
          ${tour.map(
            ({ patient, why }) => html`<tr>
              <td><a href="${EHR}${chartHref(practice, patient.id)}">${displayName(patient)}</a></td>
              <td>${stateWords[practice.access.stateOf(patient.id)]}</td>
              <td class="soft">${why}</td>
              <td class="acts">
                ${colleagueButton('Colleague invites', 'enable', patient.id)}
                ${colleagueButton('Colleague revokes', 'revoke', patient.id)}
                ${colleagueButton('Patient accepts', 'accept', patient.id)}
              </td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}

function guidePage(practice: Practice, told: Told): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>Sandbox practice</title>
        <style>
          ${raw(guideStyle)}
        </style>
      </head>
      <body>
        <main>
          <h1>${practiceName}: the sandbox</h1>
          <p class="lead">
            An invented practice on this machine, at the EHR's own addresses. Everybody in it is made up,
            nothing is sent anywhere, and it forgets everything when it is closed.
          </p>
          <div class="cards">
            ${told === 'day' ? dayCard() : connectCard()} ${clockCard(practice)} ${applicationCard(practice)} ${placesCard()}
            ${patientsCard(practice)} ${visitsCard(practice)}
            <section class="wide">
              <h2>How the practice behaves</h2>
              ${settingsForm(practice.settings)}
            </section>
          </div>
        </main>
      </body>
    </html>`;
}

/** A form leads back to the story in which it was sent. */
function storyOf({ headers }: Exchange): string {
  return headers.referer?.endsWith('/before-connecting') ? '/before-connecting' : '/';
}

/** practice.sandbox.test: this page shows the way through the demo by hand, the clock and the settings. */
export function createGuide(practice: Practice): Hono<SandboxEnv> {
  const guide = new Hono<SandboxEnv>();
  guide.get('/', (c) => c.html(guidePage(practice, 'day')));
  guide.get('/before-connecting', (c) => c.html(guidePage(practice, 'connect')));
  // The demo disconnects when this link is followed, and not when the page behind it is loaded again.
  guide.get('/begin-before', (c) => c.redirect('/before-connecting', 303));
  guide.get('/state.json', (c) => c.json(practice.inspect()));
  guide.post('/clock', (c) => {
    const ms = Number(textField(c.env.exchange, 'move'));
    if (Number.isFinite(ms)) practice.clock.move(ms);
    return c.redirect(storyOf(c.env.exchange), 303);
  });
  guide.post('/settings', (c) => {
    applySettings(practice.settings, c.env.exchange.fields);
    return c.redirect(storyOf(c.env.exchange), 303);
  });
  guide.post('/visits', (c) => {
    changeVisit(practice, c.env.exchange);
    return c.redirect(storyOf(c.env.exchange), 303);
  });
  guide.post('/colleague', (c) => {
    const patient = Number(textField(c.env.exchange, 'patient'));
    const acts: Record<string, (id: number) => unknown> = {
      enable: practice.enable,
      revoke: practice.revoke,
      accept: practice.accept,
    };
    acts[textField(c.env.exchange, 'act')]?.(patient);
    return c.redirect(storyOf(c.env.exchange), 303);
  });
  return guide;
}
