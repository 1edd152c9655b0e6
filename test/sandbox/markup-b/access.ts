import type { AccessModel, HistoryRowText } from '../screens.ts';
import { chartPage } from './chart.ts';
import { type Html, html } from './html.ts';
import { icons } from './icons.ts';
import { shortName } from './patient-header.ts';

const invitations = [
  { method: 'email', text: 'Invite via Email' },
  { method: 'email_opt_out', text: 'Invite & Opt-Out via Email' },
  { method: 'letter', text: 'Invite via Letter' },
  { method: 'letter_opt_out', text: 'Invite & Opt-Out via Letter' },
];

/** The capitals are as the newer pages write them (support articles, Med). */
const headings = {
  'onpatient not enabled for patient': 'OnPatient not enabled for patient',
  'onpatient enabled for patient': 'OnPatient enabled for patient',
};

const missingFields = {
  email: { noun: 'an email', label: 'Email', type: 'email' },
  phone: { noun: 'a phone number', label: 'Phone Number', type: 'tel' },
  birthDate: { noun: 'a date of birth', label: 'Date of Birth', type: 'text' },
};

function identifier(label: string, value: string): Html {
  return html`<div class="$identifier" role="listitem"${value === '' && html` data-empty`}>${
    value === '' ? icons.absent : icons.check
  }<span>${label}</span><span>${value}</span></div>`;
}

function identifiers(model: AccessModel): Html {
  return html`<section class="$card"><h3>${headings[model.heading]}</h3>
<p class="$muted">The following information is required to connect with OnPatient:</p>
<div class="$identifiers" role="list">${identifier('Social Security Number', model.ssnMasked)}<div class="$or" role="listitem">or</div>${identifier(
    'Date of Birth',
    model.birthDate,
  )}${identifier('Phone Number', model.phone)}</div></section>`;
}

function enableMenu(model: AccessModel): Html {
  return html`<form class="$menu" method="post" action="${model.enableAction}">
<button type="button" class="$button $primary" aria-haspopup="menu" aria-expanded="false" aria-controls=":r2:"${
    !model.canEnable && html` disabled`
  }>Enable Patient Access ${icons.chevron}</button>
<div class="$menuList" id=":r2:" role="menu" hidden>${invitations.map(
    (item) =>
      html`<button type="submit" role="menuitem" name="method" value="${item.method}">${item.text}</button>`,
  )}</div></form>`;
}

function revokeForm(action: string, text: string): Html {
  return html`<form method="post" action="${action}"><button type="submit" class="$button $danger">${text}</button></form>`;
}

function byOn(name: string, on: string): Html {
  return html`<div>By: <bdi>${name}</bdi></div><div>On: ${on}</div>`;
}

function activatedCell(row: HistoryRowText): Html {
  switch (row.activated.kind) {
    case 'at':
      return html`<time>${row.activated.on}</time>`;
    case 'pending':
      return html`<span class="$pending"><span>Pending...</span>${icons.info}</span>`;
    case 'revokedBeforeActivation':
      return html`<span class="$muted">Access revoked before activation</span>`;
  }
}

function disabledCell(row: HistoryRowText, revokeAction: string): Html {
  switch (row.disabled.kind) {
    case 'no':
      return html``;
    case 'revokeInvite':
      return revokeForm(revokeAction, 'Revoke Invite');
    case 'revokeAccess':
      return revokeForm(revokeAction, 'Revoke Access');
    case 'by':
      return byOn(row.disabled.name, row.disabled.on);
    case 'byPatient':
      return html`<div>Disabled by the patient</div><div>On: ${row.disabled.on}</div>`;
  }
}

/** Rows and row groups have no box of their own (`display: contents`), as in any table laid out by CSS grid. */
function accessHistory(model: AccessModel): Html {
  const columns = ['Email', 'Enabled by', 'Activated on', 'Disabled'];
  return html`<section class="$card"><h3>Access History <span class="$muted">${icons.info}</span></h3>
<div class="$grid" role="table" aria-label="Access History"><div class="$group" role="rowgroup"><div class="$line" role="row">${columns.map(
    (column) => html`<div class="$head $label" role="columnheader">${column}</div>`,
  )}</div></div><div class="$group" role="rowgroup">${model.history.map(
    (row) =>
      html`<div class="$line" role="row"><div class="$cell" role="cell">${row.email}</div><div class="$cell" role="cell">${byOn(
        row.enabledBy,
        row.enabledOn,
      )}</div><div class="$cell" role="cell">${activatedCell(row)}</div><div class="$cell" role="cell">${disabledCell(
        row,
        model.revokeAction,
      )}</div></div>`,
  )}</div></div>${model.history.length === 0 && html`<p class="$muted">Nothing here yet.</p>`}</section>`;
}

function missingDialog(model: AccessModel): Html | false {
  if (model.missing.length === 0) return false;
  const name = shortName(model.header);
  return html`<div class="$shade"><form class="$paper $ask" role="dialog" aria-modal="true" aria-labelledby=":r4:" method="post" action="${model.saveIdentifiersAction}">
<h2 id=":r4:">Missing Identifiers for <bdi>${name}</bdi></h2>
<p>This information is needed to allow your patient to securely access their DrChrono EHR records through OnPatient.</p>
${model.missing.map((field) => {
  const { noun, label, type } = missingFields[field];
  return html`<p>Please provide ${noun} for <bdi>${name}</bdi>.</p><label><span class="$label">${label}</span><input class="$input" type="${type}" name="${field}"></label>`;
})}
<div class="$actions"><button type="button" class="$button $dismiss">Close</button><button type="submit" class="$button $primary">Save Identifiers</button></div>
</form></div>`;
}

/** Draw the OnPatient Access section. */
export function access(model: AccessModel): string {
  const section = html`<div class="$sectionTitle"><h2>OnPatient Access</h2>${enableMenu(model)}</div>
<div class="$stack">${identifiers(model)}${accessHistory(model)}</div>`;
  return chartPage(model.header, section, missingDialog(model));
}
