import type { AppointmentModel } from '../screens.ts';
import type { Html } from './html.ts';
import { html, nothing, trusted } from './html.ts';
import { page } from './page.ts';
import { WINDOW_STYLE } from './style.ts';

const TABS = [
  'Appointment',
  'Billing',
  'Eligibility',
  'Vitals',
  'Growthcharts',
  'Flags',
  'Log Comm.',
  'Revisions',
  'Custom Data',
  'MU Helper',
] as const;

const TYPES = ['Appointment', 'Video Visit', 'Walk-in', 'Transition of Care', 'Referral'] as const;

const CONSENT_FORMS = ['HIPAA Data Use Agreement', 'No Show Policy', 'Telehealth Consent'] as const;

const STATUSES = [
  'Arrived',
  'Checked In',
  'Checked In Online',
  'In Room',
  'In Session',
  'Complete',
  'Confirmed',
  'Not Confirmed',
  'Rescheduled',
  'Cancelled',
  'No Show',
] as const;

/** This runs the tabs and the close button of the window, in a page, a dialog and a frame of the same origin. */
export const WINDOW_SCRIPT = `
(function () {
  function closeWindow(button) {
    var holder = button.closest('.modal-window');
    if (!holder && window.frameElement) holder = window.frameElement.closest('.modal-window');
    if (!holder) return;
    if (typeof holder.close === 'function') holder.close();
    holder.remove();
  }
  function showTab(link) {
    var box = link.closest('.appt');
    box.querySelectorAll('.ui-tabs-nav li').forEach(function (item) {
      item.classList.toggle('ui-tabs-active', item === link.parentNode);
    });
    var first = link.parentNode === link.closest('ul').firstElementChild;
    box.querySelector('.panel-main').hidden = !first;
    box.querySelector('.panel-other').hidden = first;
  }
  document.addEventListener('click', function (event) {
    var hit = event.target.closest('a, button');
    if (!hit) return;
    if (hit.getAttribute('href') === '#') event.preventDefault();
    if (hit.matches('.modal-window .close, .appt .close')) closeWindow(hit);
    if (hit.matches('.ui-tabs-nav a')) showTab(hit);
  });
})();
`;

function choice(selected: string, others: readonly string[] = []): Html {
  const options = others
    .filter((other) => other !== selected)
    .map((other) => html`<option>${other}</option>`);
  return html`<select><option selected>${selected}</option>${options}</select>`;
}

const field = (value: string): Html => html`<input type="text" value="${value}">`;

const row = (left: string, leftValue: Html, right: Html | string, rightValue: Html): Html =>
  html`<tr><th>${left}</th><td class="ng-binding">${leftValue}</td><th>${right}</th><td class="ng-binding">${rightValue}</td></tr>\n`;

/** Put name and date into separate nodes, as if the label came from two bindings. */
function labelNodes(label: string): Html {
  const dated = /^(.*) - (\d{2}\/\d{2}\/\d{4})$/su.exec(label);
  return dated ? html`<b>${dated[1] ?? ''}</b>&nbsp;- <span>${dated[2] ?? ''}</span>` : html`<b>${label}</b>`;
}

function patientCell({ patient, linkToChart, mayInvite }: AppointmentModel): Html {
  if (!patient) return nothing;
  const label = labelNodes(patient.label);
  const shown = linkToChart
    ? html`<a class="select2-chosen" href="${patient.chartHref}" target="_blank" rel="noopener">${label}</a>`
    : html`<span class="select2-chosen">${label}</span>`;
  if (!mayInvite) return shown;
  return html`${shown} <button type="button" class="icon-btn icon-plus" title="Add patient" aria-label="Add patient"></button>
<button type="button" class="icon-btn icon-edit" title="Edit patient" aria-label="Edit patient"></button>
<button type="button" class="icon-btn icon-arrow" title="Send OnPatient invite" aria-label="Send OnPatient invite"></button>`;
}

function banner({ patient, pastAppointments }: AppointmentModel): Html {
  if (!patient) return nothing;
  const noun = pastAppointments === 1 ? 'past appointment' : 'past appointments';
  return html`<div class="alert ng-binding"><span><b>Missing Patient Address</b></span>
<span>Patient Statement Balance: $150.00 [<a href="#">Generate Statement</a>]</span>
<a href="#">${pastAppointments} ${noun}</a></div>`;
}

function fields(model: AppointmentModel): Html {
  const consents = CONSENT_FORMS.map(
    (name) => html`<label><input type="checkbox" checked> ${name} (default)</label>`,
  );
  const zoneLabel = html`Provider&nbsp;<i class="icon-time" title="Time zone"></i>`;
  return html`<table class="form-table"><colgroup><col width="104"><col width="276"><col width="118"><col></colgroup><tbody>
${row('Provider', choice(model.provider), 'Supervising', choice(model.supervising))}
${row('Patient', patientCell(model), 'Office:', choice(model.office))}
${row('Reason:', field(model.reason), 'Profile:', choice('Evaluation', ['-----']))}
${row('Scheduled:', field(model.scheduledDate), 'Time:', field(model.scheduledTime))}
${row('Duration:', field(model.duration), zoneLabel, html`<span>${model.zoneName}</span>`)}
${row('Exam:', choice('Exam 1', ['Exam 2']), 'Eligibility Profile:', choice('-----'))}
${row('Notes:', html`<textarea></textarea>`, 'Color:', html`<span class="swatch"></span>`)}
${row('Consent Forms:', html`<div class="consents">${consents}</div>`, 'Status:', choice(model.status, STATUSES))}
</tbody></table>`;
}

function appointmentBox(model: AppointmentModel, closable: boolean): Html {
  const tabs = TABS.map(
    (name, at) => html`<li class="${at === 0 ? 'ui-tabs-active' : ''}"><a href="#">${name}</a></li>\n`,
  );
  const types = TYPES.map(
    (name, at) =>
      html`<label><input type="radio" name="type-${model.appointmentId}" ${at === 0 ? 'checked' : ''}>${name}</label>`,
  );
  const close = closable ? html`<button type="button" class="close" aria-label="Close">×</button>` : nothing;
  return html`<div class="appt">
<style>${trusted(WINDOW_STYLE)}</style>
<div class="modal-header">${close}<h3>Schedule Appointment</h3></div>
<ul class="ui-tabs-nav">${tabs}</ul>
<div class="ui-tabs-panel panel-main">
<div class="types"><b>Type</b> ${types}<label><input type="checkbox"> New Patient</label></div>
${banner(model)}
${fields(model)}
<div class="modal-actions"><a class="btn" href="#">View Clinical Note</a><a class="btn" href="#">View All Appointments</a></div>
<p class="recurring"><b>Recurring Appointment</b> A scheduled appointment cannot be converted to a recurring series.</p>
</div>
<div class="ui-tabs-panel panel-other" hidden><p class="muted">None on record</p></div>
<script>${trusted(WINDOW_SCRIPT)}</script>
</div>`;
}

/** Draw the window's HTML. It brings its style and script along, since a frame has neither from the calendar. */
export const appointmentWindow = (model: AppointmentModel): string => appointmentBox(model, true).markup;

/** Draw the same fields as a page of their own, where there is nothing to close. */
export const appointmentPage = (model: AppointmentModel): string =>
  page(html`<div class="full-page">${appointmentBox(model, false)}</div>`, '');
