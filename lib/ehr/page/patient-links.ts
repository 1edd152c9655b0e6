import { pageKind } from './page-kind.ts';
import { isVisible } from './page-text.ts';

/** Ids that the links and forms under an element name. */
export interface LinkedIds {
  patients: Set<number>;
  /** Where a form of that patient is sent. */
  formPatients: Set<number>;
  /** From links. */
  appointments: Set<string>;
  /** From where a form is sent: it belongs to the window itself, not to another visit that it mentions. */
  formAppointments: Set<string>;
}

const mostLinks = 400;
const mostInEntry = 40;

/** Patient and appointment ids that `root`'s visible links name. `base` is the address of the page they are on. */
export function linkedIds(root: Element, base: URL): LinkedIds {
  const found: LinkedIds = {
    patients: new Set(),
    formPatients: new Set(),
    appointments: new Set(),
    formAppointments: new Set(),
  };
  let seen = 0;
  for (const element of [root, ...root.querySelectorAll('a[href], form[action]')]) {
    seen += 1;
    if (seen > mostLinks) break;
    const form = element.getAttribute('action');
    const link = form ?? element.getAttribute('href');
    if (!link || link.startsWith('#') || !canBeSeen(element)) continue;
    const url = URL.canParse(link, base.href) ? new URL(link, base.href) : null;
    if (!url) continue;
    const page = pageKind(url);
    if (page.kind === 'chart') {
      found.patients.add(page.patientId);
      if (form !== null) found.formPatients.add(page.patientId);
    }
    if (page.kind === 'appointment')
      (form === null ? found.appointments : found.formAppointments).add(page.appointmentId);
    // `/billing/live_claims_feed?...&patient_id=` is known from a public script (facts of 2021, high).
    const asked = /^[1-9]\d{0,11}$/.exec(url.searchParams.get('patient_id') ?? '');
    if (asked && url.hostname === base.hostname) found.patients.add(Number(asked[0]));
  }
  return found;
}

/** A link that a finished page left behind out of sight says nothing about this one. */
function canBeSeen(element: Element): boolean {
  const right = element.getBoundingClientRect().right + (element.ownerDocument.defaultView?.scrollX ?? 0);
  return right > 0 && isVisible(element);
}

/** True when this bit of the page is an entry about another patient: a recent chart, a row of a waiting list. */
export function isAboutAnother(element: Element, ownId: number | null, base: URL): boolean {
  const link = element.closest('a[href]');
  const row = element.closest('li, tr, [role="row"], [role="listitem"], [role="option"]');
  for (const owner of [link, row]) {
    // A table that lays out the whole page also has rows; an entry of a list is small.
    if (!owner || owner.querySelectorAll('*').length > mostInEntry) continue;
    const ids = linkedIds(owner, base).patients;
    if (ids.size > 0 && (ownId === null || !ids.has(ownId))) return true;
  }
  return false;
}
