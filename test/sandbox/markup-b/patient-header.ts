import type { HeaderModel } from '../screens.ts';
import { type Html, html } from './html.ts';
import { icons } from './icons.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Write `(46 yrs)` for `Feb. 11, 1980`, and nothing for a date that cannot be read. */
function ageText(birthDate: string, today: Date): string {
  const [, word = '', day = '', year = ''] = /^(\w+)\.? (\d+), (\d{4})$/.exec(birthDate) ?? [];
  const month = months.indexOf(word.slice(0, 3));
  if (month < 0) return '';
  const passed = (today.getMonth() - month) * 31 + (today.getDate() - Number(day));
  const years = today.getFullYear() - Number(year) - (passed < 0 ? 1 : 0);
  return `(${years} ${years === 1 ? 'yr' : 'yrs'})`;
}

/** Write first and last name, as dialogs call the patient. */
export function shortName(header: HeaderModel): string {
  return [header.firstName, header.lastName].filter((part) => part !== '').join(' ');
}

function nameParts(header: HeaderModel): Html[] {
  const parts = [header.firstName, header.middleName, header.lastName].filter((part) => part !== '');
  return parts.map((part, index) => html`${index > 0 && ' '}<span>${part}</span>`);
}

function initials(header: HeaderModel): string {
  return (Array.from(header.firstName)[0] ?? '') + (Array.from(header.lastName)[0] ?? '');
}

/** Draw label and value as siblings. Only the style sheet upper-cases the label. */
function pair(label: string, value: string | Html): Html {
  return html`<div class="$pair"><dt class="$label">${label}</dt><dd>${value}</dd></div>`;
}

function accessLink(header: HeaderModel): Html {
  const access = header.sidebar.find((item) => item.label.toLowerCase() === 'onpatient access');
  return html`<a class="$soft" href="${access?.href ?? '#'}">${header.portal}</a>`;
}

/** Small screens show this header. On large screens it is in the document but not displayed. */
function compactHeader(header: HeaderModel): Html {
  return html`<div class="$compact" aria-hidden="true"><strong dir="auto">${nameParts(header)}${
    header.nickName !== '' && ` (${header.nickName})`
  }</strong>${header.birthDate !== '' && html`<div>Date of birth: ${header.birthDate}</div>`}<div>Chart ID: ${header.chartId}</div></div>`;
}

/**
 * Draw the patient header as this practice customised it: it has no address, a missing phone or birth date leaves no
 * field at all, and a missing email leaves a dash.
 */
export function patientHeader(header: HeaderModel): Html {
  const age = ageText(header.birthDate, new Date());
  return html`${compactHeader(header)}<section class="$header" aria-label="Patient header">
<div class="$who"><span class="$face" aria-hidden="true">${initials(header)}</span><div>
<div class="$name"><h1 class="$name" dir="auto"><span>${nameParts(header)}</span>${
    header.nickName !== '' && html`<span class="$nick"> “${header.nickName}”</span>`
  }</h1><button type="button" class="$ghost" aria-label="Copy name">${icons.copy}</button></div>
<dl class="$facts">${pair('Chart ID', header.chartId)}${header.gender !== '' && pair('Sex/gender', header.gender)}${
    header.birthDate !== '' &&
    pair('Date of birth', html`<span>${header.birthDate}</span> <span class="$age">${age}</span>`)
  }</dl></div></div>
<dl class="$demographics" aria-label="Key demographics">${pair('onpatient', accessLink(header))}${pair(
    'Email',
    header.email === '' ? '—' : header.email,
  )}${pair('Primary provider', header.provider)}${
    header.phone !== '' && html`<div class="$pair"><span>Phone: ${header.phone}</span></div>`
  }</dl>
</section>`;
}

/** Draw the left navigation with the charts of other patients that were opened lately. */
export function sideNavigation(header: HeaderModel): Html {
  return html`<aside class="$side"><nav aria-label="Patient chart"><ul>${header.sidebar.map(
    (item) =>
      html`<li><a class="$soft" href="${item.href}"${item.current && html` aria-current="page"`}>${item.label}</a></li>`,
  )}</ul></nav>${
    header.recentPatients.length > 0 &&
    html`<h2 class="$label">Recent patients</h2><ul>${header.recentPatients.map(
      (recent) => html`<li><a class="$soft" href="${recent.href}" dir="auto">${recent.name}</a></li>`,
    )}</ul>`
  }</aside>`;
}
