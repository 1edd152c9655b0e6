import { Hono } from 'hono';
import { html } from 'hono/html';
import { INVITE_LIFE } from './access-history.ts';
import { type SandboxEnv, textField } from './exchange.ts';
import type { Mail } from './mail.ts';
import { plainPage } from './page.ts';
import type { Practice } from './practice.ts';
import type { AcceptRefusal } from './sign-up.ts';
import { DAY, djangoDateTime } from './wall-clock.ts';

const refusals: Record<AcceptRefusal, string> = {
  noInvite: 'There is no such invitation.',
  expired: 'This invitation has expired. Ask your provider for a new one.',
  revoked: 'This invitation is no longer valid. Look for a newer email, or ask your provider.',
  used: 'This invitation has been used. Sign in instead.',
  identifiersDiffer: 'What you entered does not match what your provider has on file.',
};

const field = (id: string, label: string, kind = 'text') =>
  html`<p>
    <label for="${id}">${label}</label><br /><input
      id="${id}"
      name="${id}"
      type="${kind}"
      autocomplete="off"
    />
  </p>`;

function signUpForm(token: string, refusal: AcceptRefusal | null) {
  return plainPage(
    'Sign up',
    html`<div class="card">
      <h1>onpatient: Sign Up Now</h1>
      ${refusal ? html`<p class="notice" role="alert">${refusals[refusal]}</p>` : ''}
      <form method="post" action="/invite/${token}">
        ${field('first_name', 'First name')} ${field('last_name', 'Last name')} ${field('email', 'Email')}
        <p>Either your Social Security number:</p>
        ${field('ssn', 'Social Security number')}
        <p>or your date of birth and your cell phone:</p>
        ${field('birth_date', 'Date of birth', 'date')} ${field('phone', 'Cell phone')}
        <button>Confirm and Connect</button>
      </form>
    </div>`,
  );
}

/** www.onpatient.com: the patient opens the link and signs up (support 4402326534427). */
export function createPatientSide(practice: Practice): Hono<SandboxEnv> {
  const side = new Hono<SandboxEnv>();
  side.get('/invite/:token', (c) => {
    const token = c.req.param('token');
    const link = practice.access.linkState(token);
    if (link.kind === 'alive') return c.html(signUpForm(token, null));
    return c.html(
      plainPage('Invitation', html`<p class="notice" role="alert">${refusals[link.reason]}</p>`),
      410,
    );
  });
  side.post('/invite/:token', (c) => {
    const { exchange } = c.env;
    const token = c.req.param('token');
    const outcome = practice.access.signUp(token, {
      firstName: textField(exchange, 'first_name'),
      lastName: textField(exchange, 'last_name'),
      email: textField(exchange, 'email'),
      ssn: textField(exchange, 'ssn'),
      birthDate: textField(exchange, 'birth_date'),
      phone: textField(exchange, 'phone'),
    });
    if (outcome.kind === 'refused') return c.html(signUpForm(token, outcome.reason));
    return c.html(
      plainPage(
        'Connected',
        html`<div class="card"><h1>You are connected</h1><p>Your provider can now share your records with you.</p></div>`,
      ),
    );
  });
  side.notFound((c) =>
    c.html(
      plainPage(
        'onpatient',
        html`<div class="card"><h1>onpatient</h1><p>Open the link in your invitation.</p></div>`,
      ),
    ),
  );
  return side;
}

const linkWords: Record<AcceptRefusal | 'alive', string> = {
  alive: 'works',
  noInvite: 'dead',
  expired: 'has run out',
  revoked: 'revoked',
  used: 'used',
  identifiersDiffer: 'works',
};

function mailRow(practice: Practice, mail: Mail) {
  const { zone } = practice.settings;
  const link = practice.access.linkState(mail.link.split('/').at(-1) ?? '');
  return html`<tr>
    <td>${djangoDateTime(mail.sentAt, zone)}</td>
    <td>${mail.how === 'letter' ? 'Letter' : mail.to}</td>
    <td>${mail.patientName}</td>
    <td>${djangoDateTime(mail.sentAt + INVITE_LIFE, zone)}</td>
    <td>${linkWords[link.kind === 'alive' ? 'alive' : link.reason]}</td>
    <td><a href="${mail.link}">Open the invitation</a></td>
  </tr>`;
}

/** mail.sandbox.test: this shows everything the practice "sent" within a month, newest first. */
export function createMailbox(practice: Practice): Hono<SandboxEnv> {
  const box = new Hono<SandboxEnv>();
  box.get('/', (c) =>
    c.html(
      plainPage(
        'Mail the sandbox sent',
        html`<h1>Mail the sandbox sent</h1>
          <p>Nothing here left this machine. Times are ${practice.settings.zone}.</p>
          <table>
            <thead>
              <tr>
                <th>Sent</th>
                <th>To</th>
                <th>Patient</th>
                <th>Valid until</th>
                <th>Link now</th>
                <th></th>
              </tr>
            </thead>
            <tbody>
              ${practice.mail
                .toSorted((a, b) => b.sentAt - a.sentAt)
                .filter((mail) => mail.sentAt > practice.clock.now() - 30 * DAY)
                .map((mail) => mailRow(practice, mail))}
            </tbody>
          </table>`,
      ),
    ),
  );
  return box;
}

/** support.drchrono.com, www.drchrono.com and the bare domain: on these pages the extension may draw nothing. */
export function createPublicPages(): Hono<SandboxEnv> {
  const pages = new Hono<SandboxEnv>();
  pages.get('/scheduling/offices/:token', (c) =>
    c.html(
      plainPage(
        'Book an appointment',
        html`<div class="card">
          <h1>Hillside Family Practice</h1>
          <form>
            ${field('patient_name', 'Patient')} ${field('booking_email', 'Email')}
            <button type="button">Schedule Appointment</button>
          </form>
        </div>`,
      ),
    ),
  );
  pages.notFound((c) =>
    c.html(
      plainPage(
        'Support',
        html`<h1>How do invites work?</h1>
          <p>This article shows the words OnPatient Access, Access History, Pending... and Schedule Appointment.</p>`,
      ),
    ),
  );
  return pages;
}
