import type { AppointmentModel } from '../screens.ts';
import { type Html, hashed, html, trusted } from './html.ts';
import { icons } from './icons.ts';
import { page } from './page.ts';
import { scripts } from './scripts.ts';
import { windowStyle } from './style.ts';

const tabs = [
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
];
const types = ['Appointment', 'Video Visit', 'Walk-in', 'Transition of Care', 'Referral'];
const consents = [
  'HIPAA Data Use Agreement (default)',
  'No Show Policy (default)',
  'Telehealth Consent (default)',
];
/** These are the API's words for the status. The page's own list is taken to have the same ones. */
const statuses = ['Not Confirmed', 'Confirmed', 'Arrived', 'Checked In', 'In Room', 'Complete', 'No Show'];

/** Draw a plain value, with label and text in sibling spans. */
function shown(label: string, value: string): Html {
  return html`<div class="$field"><span class="$label">${label}</span><span class="$value">${value}</span></div>`;
}

function field(label: string, name: string, control: Html): Html {
  return html`<div class="$field"><label class="$label" for="f-${name}">${label}</label>${control}</div>`;
}

function input(label: string, name: string, value: string): Html {
  return field(label, name, html`<input class="$input" id="f-${name}" name="${name}" value="${value}">`);
}

function select(label: string, name: string, value: string, others: readonly string[]): Html {
  const options = [value, ...others.filter((other) => other !== value)];
  return field(
    label,
    name,
    html`<select class="$input" id="f-${name}" name="${name}">${options.map(
      (option) => html`<option${option === value && html` selected`}>${option}</option>`,
    )}</select>`,
  );
}

function patientChip(model: AppointmentModel): Html {
  if (model.patient === null) return html`<span class="$muted">Select a patient</span>`;
  if (!model.linkToChart) return html`<span class="$chip" dir="auto">${model.patient.label}</span>`;
  return html`<a class="$chip" dir="auto" target="_top" href="${model.patient.chartHref}">${model.patient.label}</a>`;
}

/** Draw the three icons next to the patient. They exist only for staff who may create and update patients. */
function patientIcons(model: AppointmentModel): Html {
  const buttons = [
    { name: 'Add patient', icon: icons.add, needsPatient: false },
    { name: 'Edit patient', icon: icons.edit, needsPatient: true },
    { name: 'Send OnPatient invite', icon: icons.send, needsPatient: true },
  ].filter((button) => model.patient !== null || !button.needsPatient);
  return html`${buttons.map(
    (button) =>
      html`<button type="button" class="$ghost" aria-label="${button.name}">${button.icon}</button>`,
  )}`;
}

function patientField(model: AppointmentModel): Html {
  return html`<div class="$field $wide"><span class="$label" id="f-patient">Patient</span><div class="$picker"><div class="$combo" role="combobox" tabindex="0" aria-expanded="false" aria-labelledby="f-patient">${patientChip(
    model,
  )}</div>${model.mayInvite && patientIcons(model)}</div></div>`;
}

function banner(model: AppointmentModel): Html | false {
  if (model.patient === null) return false;
  const visits = `${model.pastAppointments} past ${model.pastAppointments === 1 ? 'appointment' : 'appointments'}`;
  return html`<div class="$banner" role="status"><span>${icons.warning} Missing Patient Address</span><span>Patient Statement Balance: ${'$'}150.00 <button type="button" class="$plain">Generate Statement</button></span><button type="button" class="$plain">${visits}</button></div>`;
}

/** Draw the fields in this markup's own order: patient and time come first. */
function fields(model: AppointmentModel): Html {
  return html`<div class="$form">${patientField(model)}${select('Status', 'status', model.status, statuses)}${select(
    'Duration',
    'duration',
    model.duration,
    ['10 minutes', '15 minutes', '30 minutes', '60 minutes'],
  )}${input('Scheduled', 'scheduled', model.scheduledDate)}${input('Time', 'time', model.scheduledTime)}<div class="$field $wide"><span class="$value">Provider zone: ${model.zoneName}</span></div>${shown(
    'Supervising',
    model.supervising,
  )}${shown('Provider', model.provider)}${select('Office', 'office', model.office, [])}${select('Exam', 'exam', 'Exam 1', ['Exam 2', 'Exam 3'])}${input(
    'Reason',
    'reason',
    model.reason,
  )}${shown('Profile', model.reason === '' ? '-----' : model.reason)}${select('Eligibility Profile', 'eligibility', '-----', [])}${field(
    'Color',
    'color',
    html`<input class="$input" id="f-color" type="color" value="#8fb8ea">`,
  )}<div class="$field $full"><label class="$label" for="f-notes">Notes</label><textarea class="$input" id="f-notes" name="notes"></textarea></div>
<div class="$field $full"><span class="$label">Consent Forms</span><div class="$consents">${consents.map(
    (consent) => html`<label><input type="checkbox" checked> ${consent}</label>`,
  )}</div></div>
<div class="$field $full"><span class="$label">Recurring Appointment</span><span class="$hint">A scheduled appointment cannot be converted to a recurring series.</span></div></div>`;
}

function content(model: AppointmentModel): Html {
  return html`<style>${trusted(hashed(windowStyle))}</style><div class="$window">
<div class="$top"><h2>Schedule Appointment</h2><button type="button" class="$ghost $dismissWindow" aria-label="Close dialog">${icons.close}</button></div>
<div class="$tabs" role="tablist" aria-label="Appointment sections">${tabs.map(
    (tab, index) =>
      html`<button type="button" role="tab" aria-selected="${index === 0 ? 'true' : 'false'}">${tab}</button>`,
  )}</div>
<div class="$inside"><div class="$types" role="group" aria-label="Type"><span class="$label">Type</span>${types.map(
    (type, index) =>
      html`<label class="$type"><input type="checkbox"${index === 0 && html` checked`}>${type}</label>`,
  )}</div>${banner(model)}${fields(model)}</div>
<div class="$foot"><button type="button" class="$plain">View Clinical Note</button><button type="button" class="$plain">View All Appointments</button><button type="button" class="$button $primary">Save</button></div>
</div>`;
}

/** Draw the window's own HTML with the styles that it needs where the page's styles do not apply. */
export function appointmentWindow(model: AppointmentModel): string {
  return content(model).html;
}

/** Draw the same fields as a page of their own. */
export function appointmentPage(model: AppointmentModel): string {
  return page(html`<main class="$card $alone">${content(model)}</main>`, scripts.appointment);
}
