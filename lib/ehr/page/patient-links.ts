import { isVisible } from './element-sight.ts';
import { pageKind } from './page-kind.ts';

/** The links and forms under an element name these ids. */
export interface LinkedIds {
  patients: Set<number>;
  /** A form is sent to the address of one of these patients. */
  formPatients: Set<number>;
  /** A link names one of these appointments. */
  appointments: Set<string>;
  /**
   * A form is sent to one of these appointments, so it belongs to the window itself and not to a visit that it
   * mentions.
   */
  formAppointments: Set<string>;
}

const mostLinks = 400;
const mostInEntry = 40;

/**
 * Find the patient and appointment ids that the visible links and forms of `root` name. `base` is the address of the
 * page that they are on. `withLists`: those in lists and menus inside `root` count as well.
 */
export function linkedIds(root: Element, base: URL, withLists = true): LinkedIds {
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
    if (!withLists && isInListOf(root, element)) continue;
    const url = URL.canParse(link, base.href) ? new URL(link, base.href) : null;
    if (!url) continue;
    const page = pageKind(url);
    if (page.kind === 'chart') {
      found.patients.add(page.patientId);
      if (form !== null) found.formPatients.add(page.patientId);
    }
    if (page.kind === 'appointment')
      (form === null ? found.appointments : found.formAppointments).add(page.appointmentId);
    // `/billing/live_claims_feed?...&patient_id=` is known from a public script (facts of 2021, High).
    const asked = /^[1-9]\d{0,11}$/.exec(url.searchParams.get('patient_id') ?? '');
    if (asked && url.hostname === base.hostname) found.patients.add(Number(asked[0]));
  }
  return found;
}

/** Tell whether an element is in a list or menu inside `root`, such as the recent patients in a row of the header. */
function isInListOf(root: Element, element: Element): boolean {
  const list = element.closest('ul, ol, nav, menu, table, [role="menu"], [role="listbox"], [role="list"]');
  return list !== null && list !== root && root.contains(list);
}

/** Tell whether a link is in sight. One that an earlier page left behind out of sight says nothing about this page. */
function canBeSeen(element: Element): boolean {
  const right = element.getBoundingClientRect().right + (element.ownerDocument.defaultView?.scrollX ?? 0);
  return right > 0 && isVisible(element);
}

/**
 * Tell whether an element is in an entry about another patient, such as a recent chart or a row of a waiting list. `known`
 * holds what was found of each entry, for a caller that asks about many elements of one look.
 */
export function isAboutAnother(
  element: Element,
  ownId: number | null,
  base: URL,
  known = new Map<Element, boolean>(),
): boolean {
  const link = element.closest('a[href]');
  const row = element.closest('li, tr, [role="row"], [role="listitem"], [role="option"]');
  for (const owner of [link, row]) {
    if (!owner) continue;
    const isOther = known.get(owner) ?? isEntryOfAnother(owner, ownId, base);
    known.set(owner, isOther);
    if (isOther) return true;
  }
  return false;
}

function isEntryOfAnother(owner: Element, ownId: number | null, base: URL): boolean {
  // A table that lays out the whole page also has rows. An entry of a list is small.
  if (owner.querySelectorAll('*').length > mostInEntry) return false;
  const ids = linkedIds(owner, base, false).patients;
  return ids.size > 0 && (ownId === null || !ids.has(ownId));
}
