import type { AppointmentModel } from '../screens.ts';
import { withoutZeros } from './american-dates.ts';
import { type Child, el, type Piece, sign, verbatim } from './element.ts';
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
const statuses = ['Arrived', 'Checked In', 'In Room', 'Complete', 'Confirmed', 'Not Confirmed', 'No Show'];

const typed = (value: string): Piece => el('input', { type: 'text', class: 'in', value });

const chosen = (value: string, others: readonly string[] = []): Piece =>
  el(
    'select',
    { class: 'in' },
    el('option', { selected: true }, value),
    ...others.filter((other) => other !== value).map((other) => el('option', {}, other)),
  );

const button = (words: string): Piece => el('button', { type: 'button', class: 'sg' }, words);

const ticked = (words: string, checked: boolean): Piece =>
  el('div', { class: 'fx cy g4' }, el('input', { type: 'checkbox', checked }), words);

/** The signs beside the patient exist only for staff who may create and update patients. */
function patientCell({ patient, linkToChart, mayInvite }: AppointmentModel): Child {
  if (!patient) return '—';
  return [
    linkToChart ? el('a', { href: patient.chartHref, target: '_blank' }, patient.label) : patient.label,
    mayInvite && [sign('+', 'Add patient'), sign('✎', 'Edit patient'), sign('➔', 'Send OnPatient invite')],
  ];
}

function notes({ patient, pastAppointments }: AppointmentModel): Child {
  if (!patient) return false;
  const past = `${pastAppointments} past ${pastAppointments === 1 ? 'appointment' : 'appointments'}`;
  return el(
    'div',
    { class: 'fx wr g20 p4 w2 mb' },
    el('div', {}, 'Missing Patient Address'),
    el('div', {}, 'Patient Statement Balance: $150.00 ', button('[Generate Statement]')),
    button(past),
  );
}

function fields(model: AppointmentModel): Piece {
  const pairs: [string, Child][] = [
    ['Provider', chosen(model.provider)],
    ['Supervising', chosen(model.supervising)],
    ['Patient', patientCell(model)],
    ['Office:', chosen(model.office)],
    ['Reason:', typed(model.reason)],
    ['Profile:', chosen('-----')],
    ['Scheduled:', typed(withoutZeros(model.scheduledDate))],
    ['Time:', typed(withoutZeros(model.scheduledTime))],
    ['Duration:', chosen(model.duration, ['10 minutes', '15 minutes', '60 minutes'])],
    ['Provider', model.zoneName],
    ['Exam:', chosen('Exam 1', ['Exam 2'])],
    ['Eligibility Profile:', chosen('-----')],
    ['Status:', chosen(model.status, statuses)],
    ['Color:', typed('#8fb8ea')],
    ['Notes:', el('textarea', { class: 'in' })],
    ['Consent Forms:', consents.map((consent) => ticked(consent, true))],
  ];
  return el(
    'div',
    { class: 'q2' },
    ...pairs.flatMap(([words, value]) => [el('div', { class: 'c1' }, words), el('div', {}, value)]),
  );
}

function visit(model: AppointmentModel, closable: boolean): Piece {
  const cross = el('button', { type: 'button', class: 'sg', 'data-x': true, 'aria-label': 'Close' }, '✕');
  return el(
    'div',
    {},
    el('style', {}, verbatim(windowStyle)),
    el('div', { class: 'fx cy bt p8 w2' }, el('div', {}, 'Schedule Appointment'), closable && cross),
    el(
      'div',
      { class: 'p16' },
      el('div', { class: 'fx wr g20 mb' }, ...tabs.map(button)),
      el('div', { class: 'fx wr g8 mb' }, 'Type', ...types.map((words, nth) => ticked(words, nth === 0))),
      notes(model),
      fields(model),
      el(
        'div',
        { class: 'fx wr g8 mt' },
        el('button', { type: 'button', class: 'bn' }, 'View Clinical Note'),
        el('button', { type: 'button', class: 'bn' }, 'View All Appointments'),
      ),
      el(
        'div',
        { class: 'mt c1' },
        'Recurring Appointment A scheduled appointment cannot be converted to a recurring series.',
      ),
    ),
  );
}

/** Draw the window's own HTML with the style that it needs where the page's style does not apply. */
export const appointmentWindow = (model: AppointmentModel): string => visit(model, true).written;

/** Draw the same fields as a page of their own, where there is nothing to close. */
export const appointmentPage = (model: AppointmentModel): string =>
  page({
    content: el('div', { class: 'p16' }, el('div', { class: 'w0 b0' }, visit(model, false))),
    script: scripts.visit,
  });
