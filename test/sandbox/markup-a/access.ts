import type { AccessModel, HistoryRowText } from '../screens.ts';
import { chartPage } from './chart.ts';
import type { Html } from './html.ts';
import { html, nothing } from './html.ts';

const WAYS = [
  { value: 'email', label: 'Invite via Email' },
  { value: 'email-opt-out', label: 'Invite & Opt-Out via Email' },
  { value: 'letter', label: 'Invite via Letter' },
  { value: 'letter-opt-out', label: 'Invite & Opt-Out via Letter' },
] as const;

const ASKED = {
  email: { label: 'Email', sentence: 'an email' },
  phone: { label: 'Phone Number', sentence: 'a phone number' },
  birthDate: { label: 'Date of Birth', sentence: 'a date of birth' },
} as const;

function enableButton(model: AccessModel): Html {
  if (model.missing.length) {
    return html`<div class="btn-group pull-right"><button type="button" class="btn btn-white ask-identifiers">Enable Patient Access</button></div>`;
  }
  if (!model.canEnable) return nothing;
  const ways = WAYS.map(
    ({ value, label }) =>
      html`<li><button type="submit" name="way" value="${value}">${label}</button></li>\n`,
  );
  return html`<form method="post" action="${model.enableAction}" class="btn-group pull-right">
<button type="button" class="btn btn-white dropdown-toggle" aria-haspopup="true">Enable Patient Access<span class="caret"></span></button>
<ul class="dropdown-menu">${ways}</ul>
</form>`;
}

function identifierRow(label: string, value: string): Html {
  const tick = value ? html`<td class="tick">✓</td>` : html`<td class="cross">✗</td>`;
  return html`<tr>${tick}<th>${label}</th><td>${value}&nbsp;</td></tr>\n`;
}

function identifiers(model: AccessModel): Html {
  if (model.heading === 'onpatient enabled for patient') return nothing;
  return html`<p>The following information is required to connect with onpatient:</p>
<table class="table table-bordered identifiers"><tbody>${identifierRow('Social Security Number', model.ssnMasked)}</tbody></table>
<div class="or">or</div>
<table class="table table-bordered identifiers"><tbody>
${identifierRow('Date of Birth', model.birthDate)}${identifierRow('Phone Number', model.phone)}
</tbody></table>`;
}

const byOn = (name: string, on: string): Html =>
  html`<b>By:</b>&nbsp;<span>${name}</span><br><b>On:</b>&nbsp;<span>${on}</span>`;

function activatedCell(activated: HistoryRowText['activated']): Html {
  switch (activated.kind) {
    case 'at':
      return html`<span>${activated.on}</span>`;
    case 'pending':
      return html`<span>Pending...</span>&nbsp;<i class="info"></i>`;
    case 'revokedBeforeActivation':
      return html`Access revoked <span>before activation</span>`;
  }
}

const revokeForm = (action: string, label: string): Html =>
  html`<form method="post" action="${action}" class="inline"><button type="submit" class="btn-link">${label}</button></form>`;

function disabledCell(disabled: HistoryRowText['disabled'], revokeAction: string): Html {
  switch (disabled.kind) {
    case 'no':
      return nothing;
    case 'revokeInvite':
      return revokeForm(revokeAction, 'Revoke invite');
    case 'revokeAccess':
      return revokeForm(revokeAction, 'Revoke Access');
    case 'by':
      return byOn(disabled.name, disabled.on);
    case 'byPatient':
      return html`Disabled by the patient<br><b>On:</b>&nbsp;<span>${disabled.on}</span>`;
  }
}

function historyTable(model: AccessModel): Html {
  const rows = model.history.map(
    (row) => html`<tr>
<td>${row.email}</td>
<td>${byOn(row.enabledBy, row.enabledOn)}</td>
<td>${activatedCell(row.activated)}</td>
<td>${disabledCell(row.disabled, model.revokeAction)}</td>
</tr>\n`,
  );
  const empty = html`<tr><td colspan="4" class="muted">No access history</td></tr>`;
  return html`<h4>Access History&nbsp;<i class="info"></i></h4>
<table class="table table-striped access-history">
<thead><tr><th>Email</th><th>Enabled by</th><th>Activated on</th><th>Disabled</th></tr></thead>
<tbody>${rows.length ? rows : empty}</tbody>
</table>`;
}

/** The dialog stays hidden in its page until Enable Patient Access is pressed, as a Bootstrap modal does. */
function missingDialog(model: AccessModel): Html {
  if (!model.missing.length) return nothing;
  const name = `${model.header.firstName} ${model.header.lastName}`.trim();
  const sentences = model.missing.map(
    (kind) => html`<p>Please provide ${ASKED[kind].sentence} for ${name}.</p>`,
  );
  const fields = model.missing.map(
    (kind) =>
      html`<label for="missing_${kind}">${ASKED[kind].label}</label><input type="text" id="missing_${kind}" name="${kind}">`,
  );
  return html`<div class="modal-backdrop" hidden></div>
<form id="missing-identifiers" class="modal modal-small" role="dialog" aria-labelledby="missing-title" method="post" action="${model.saveIdentifiersAction}" hidden>
<div class="modal-header"><button type="button" class="close dismiss" aria-label="Close">×</button><h3 id="missing-title">Missing Identifiers for ${name}</h3></div>
<div class="modal-body">
<p>This information is needed to allow your patient to securely access their DrChrono EHR records through onpatient.</p>
${sentences}${fields}
</div>
<div class="modal-footer"><button type="button" class="btn btn-white dismiss">Close</button>
<button type="submit" class="btn btn-success">Save Identifiers</button></div>
</form>`;
}

/** Draw the OnPatient Access section of the chart. */
export function access(model: AccessModel): string {
  return chartPage(
    model.header,
    html`${enableButton(model)}
<h3>${model.heading}</h3>
${identifiers(model)}
${historyTable(model)}
${missingDialog(model)}`,
  );
}
