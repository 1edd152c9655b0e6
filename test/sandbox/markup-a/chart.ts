import type { HeaderModel } from '../screens.ts';
import { CHART_SCRIPT } from './chart-script.ts';
import type { Html } from './html.ts';
import { html, nothing, unbroken } from './html.ts';
import { page } from './page.ts';

/** `Jenny (Jen) Harris`: the older header puts the nickname in brackets between first and last name. */
function headerName(header: HeaderModel): Html {
  const nick = header.nickName && html`<span class="nick">(${header.nickName})</span>&nbsp;`;
  const middle = header.middleName && html`<span>${header.middleName}</span> `;
  const first = header.firstName && html`<b>${header.firstName}</b>&nbsp;`;
  return html`${first}${nick}${middle}<b>${header.lastName}</b>`;
}

const pair = (label: string, value: string): Html =>
  html`<th>${label}</th><td><span class="ng-binding">${value}</span>&nbsp;</td>`;

function patientHeader(header: HeaderModel): Html {
  const access = header.sidebar.find((entry) => entry.label.toLowerCase() === 'onpatient access');
  return html`<div id="patient-header" class="patient-header">
<table class="table"><colgroup><col class="photo"><col class="labels"><col><col class="labels"><col><col class="labels"><col></colgroup><tbody>
<tr><td class="photo" rowspan="4"><i></i></td><td class="patient-name" colspan="6">${headerName(header)}
<button type="button" class="copy" title="Copy" aria-label="Copy"></button></td></tr>
<tr>${pair('DOB:', unbroken(header.birthDate))}${pair('Gender:', header.gender)}${pair('Chart ID:', header.chartId)}</tr>
<tr>${pair('Provider:', header.provider)}${pair('Phone:', unbroken(header.phone))}${pair('Email:', header.email)}</tr>
<tr>${pair('Address:', header.address)}${pair('Date Added:', 'Jan. 4, 2019')}
<th>onpatient status</th><td><a class="ng-push" href="${access?.href ?? '#'}">${header.portal}</a></td></tr>
</tbody></table>
</div>`;
}

function sidebar(header: HeaderModel): Html {
  const sections = header.sidebar.map(
    ({ label, href, current }) =>
      html`<li class="${current ? 'active' : ''}"><a class="ng-push" href="${href}">${label}</a></li>\n`,
  );
  const recent = header.recentPatients.map(
    ({ name, href }) => html`<li><a class="ng-push" href="${href}">${name}</a></li>\n`,
  );
  const recentBlock = header.recentPatients.length
    ? html`<h5>Recent Patients</h5><ul class="recent">${recent}</ul>`
    : nothing;
  return html`<div id="sidebar"><ul class="nav-list">${sections}</ul>${recentBlock}</div>`;
}

/** Draw the chart around the body of a section. OnPatient Access is one of these sections. */
export function chartPage(header: HeaderModel, content: Html): string {
  const body = html`${patientHeader(header)}
<div class="chart-columns">
${sidebar(header)}
<div id="content1">${content}</div>
</div>`;
  return page(body, CHART_SCRIPT);
}

function emptyTable(title: string, columns: readonly string[]): Html {
  const heads = columns.map((column) => html`<th>${column}</th>`);
  return html`<h4>${title}</h4>
<table class="table table-striped"><thead><tr>${heads}</tr></thead>
<tbody><tr><td colspan="${columns.length}" class="muted">None on record</td></tr></tbody></table>`;
}

/** Draw any other section with plain filler, since only header, sidebar and address matter there. */
export function chart(header: HeaderModel, section: string): string {
  const title = header.sidebar.find((entry) => entry.current)?.label ?? section;
  return chartPage(
    header,
    html`<h3>${title}</h3>
${emptyTable('Problems', ['Problem', 'Date Diagnosed', 'Status'])}
${emptyTable('Medications', ['Medication', 'Started', 'Status'])}
<h4>Emergency Contact</h4>
<table class="table table-striped"><tbody>
<tr><th>Contact Name</th><td>Odile Brandvik</td></tr>
<tr><th>Contact Phone</th><td>(410) 555-0198</td></tr>
</tbody></table>`,
  );
}
