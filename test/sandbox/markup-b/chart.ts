import type { HeaderModel } from '../screens.ts';
import { type Html, html } from './html.ts';
import { page } from './page.ts';
import { patientHeader, sideNavigation } from './patient-header.ts';
import { scripts } from './scripts.ts';

/** Draw the frame of every chart page: header, navigation and one section. */
export function chartPage(header: HeaderModel, section: Html, dialog: Html | false = false): string {
  const content = html`${patientHeader(header)}<div class="$columns">${sideNavigation(header)}<main>${section}</main></div>${dialog}`;
  return page(content, scripts.chart);
}

function sectionName(header: HeaderModel, section: string): string {
  const current = header.sidebar.find((item) => item.current);
  return current?.label ?? section.slice(0, 1).toUpperCase() + section.slice(1).replaceAll(/[-_]/g, ' ');
}

/** Draw a section that has nothing to do with the portal. */
export function chart(header: HeaderModel, section: string): string {
  const name = sectionName(header, section);
  return chartPage(
    header,
    html`<div class="$sectionTitle"><h2>${name}</h2><button type="button" class="$button">Print</button></div>
<div class="$stack">
<section class="$card"><h3>Problems</h3><p class="$muted">No active problems on record.</p></section>
<section class="$card"><h3>Upcoming visits</h3><p class="$muted">Nothing scheduled from this section.</p></section>
<section class="$card"><h3>Documents</h3><div role="list"><div role="listitem">Intake form, signed</div><div role="listitem">Referral letter</div></div></section>
</div>`,
  );
}
