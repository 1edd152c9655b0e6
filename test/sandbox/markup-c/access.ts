import type { AccessModel, HistoryRowText } from '../screens.ts';
import { shortDate, shortStamp } from './american-dates.ts';
import { chartPage } from './chart.ts';
import { type Child, el, type Piece } from './element.ts';

const ways = [
  { value: 'email', words: 'Invite via Email' },
  { value: 'email-opt-out', words: 'Invite & Opt-Out via Email' },
  { value: 'letter', words: 'Invite via Letter' },
  { value: 'letter-opt-out', words: 'Invite & Opt-Out via Letter' },
];

const asked = {
  email: { words: 'Email', noun: 'an email' },
  phone: { words: 'Phone Number', noun: 'a phone number' },
  birthDate: { words: 'Date of Birth', noun: 'a date of birth' },
} as const;

const shortName = ({ header }: AccessModel): string =>
  [header.firstName, header.lastName].filter(Boolean).join(' ');

function enableButton(model: AccessModel): Child {
  const words = 'Enable Patient Access';
  if (model.missing.length > 0) {
    return el('button', { type: 'button', class: 'bn', 'data-o': true }, words);
  }
  if (!model.canEnable) return false;
  return el(
    'form',
    { method: 'post', action: model.enableAction, class: 'rl' },
    el('button', { type: 'button', class: 'bn', 'data-t': true }, `${words} ▾`),
    el(
      'div',
      { class: 'dn w0 b0', hidden: true },
      ...ways.map((way) =>
        el('button', { type: 'submit', name: 'way', value: way.value, class: 'sg wa p4' }, way.words),
      ),
    ),
  );
}

function identifiers(model: AccessModel): Child {
  if (model.heading === 'onpatient enabled for patient') return false;
  const line = (words: string, value: string) =>
    el('tr', {}, el('td', {}, value ? '✓' : '✗'), el('td', {}, words), el('td', {}, value));
  return [
    el('div', { class: 'mb' }, 'The following information is required to connect with onpatient:'),
    el(
      'table',
      { class: 'w0 b2' },
      el(
        'tbody',
        {},
        line('Social Security Number', model.ssnMasked),
        el('tr', {}, el('td', {}), el('td', {}, 'or'), el('td', {})),
        line('Date of Birth', shortDate(model.birthDate)),
        line('Phone Number', model.phone),
      ),
    ),
  ];
}

const byOn = (name: string, on: string): string => `By: ${name} On: ${shortStamp(on)}`;

function activated({ activated: cell }: HistoryRowText): Child {
  switch (cell.kind) {
    case 'at':
      return shortStamp(cell.on);
    case 'pending':
      return 'Pending... ⓘ';
    case 'revokedBeforeActivation':
      return 'Access revoked before activation';
  }
}

const revokeForm = (action: string, words: string): Piece =>
  el('form', { method: 'post', action }, el('button', { type: 'submit', class: 'bn' }, words));

/** How the page says that the patient ended the access is not public; here the patient stands where a colleague would. */
function disabled({ disabled: cell }: HistoryRowText, model: AccessModel): Child {
  switch (cell.kind) {
    case 'no':
      return false;
    case 'revokeInvite':
      return revokeForm(model.revokeAction, 'Revoke Invite');
    case 'revokeAccess':
      return revokeForm(model.revokeAction, 'Revoke Access');
    case 'by':
      return byOn(cell.name, cell.on);
    case 'byPatient':
      return byOn(shortName(model), cell.on);
  }
}

/** The row of the columns' names is a row like all others. */
function history(model: AccessModel): Child {
  const row = (...cells: Child[]) => el('tr', {}, ...cells.map((cell) => el('td', { class: 'ww' }, cell)));
  return [
    el('div', { class: 'mt mb' }, 'Access History ⓘ'),
    el(
      'div',
      { class: 'ov' },
      el(
        'table',
        { class: 'wa w0 b2' },
        el(
          'tbody',
          {},
          row('Email', 'Enabled by', 'Activated on', 'Disabled'),
          ...model.history.map((each) =>
            row(each.email, byOn(each.enabledBy, each.enabledOn), activated(each), disabled(each, model)),
          ),
        ),
      ),
    ),
    model.history.length === 0 && el('div', { class: 'c1 p4' }, 'No history'),
  ];
}

function missingDialog(model: AccessModel): Child {
  if (model.missing.length === 0) return false;
  const name = shortName(model);
  return el(
    'dialog',
    {},
    el(
      'form',
      { method: 'post', action: model.saveIdentifiersAction, class: 'p16' },
      el('div', { class: 'mb' }, `Missing Identifiers for ${name}`),
      el(
        'div',
        { class: 'mb' },
        'This information is needed to allow your patient to securely access their DrChrono EHR records through onpatient.',
      ),
      ...model.missing.map((field) => [
        el('div', {}, `Please provide ${asked[field].noun} for ${name}.`),
        el('div', { class: 'c1' }, asked[field].words),
        el('input', { type: 'text', class: 'in mb', name: field }),
      ]),
      el(
        'div',
        { class: 'fx g8 mt' },
        el('button', { type: 'button', class: 'bn', 'data-x': true }, 'Close'),
        el('button', { type: 'submit', class: 'bn' }, 'Save Identifiers'),
      ),
    ),
  );
}

/** Draw the OnPatient Access section of the chart. */
export function access(model: AccessModel): string {
  return chartPage(model.header, [
    el('div', { class: 'fx bt mb' }, el('div', {}, model.heading), enableButton(model)),
    identifiers(model),
    history(model),
    missingDialog(model),
  ]);
}
