import { isVisible } from '../page/element-sight.ts';
import { findLabels, type LabelHit } from '../page/find-by-label.ts';
import { bodyOf, MOST_FRAMES } from '../page/frames.ts';
import { windowLabels } from '../page/labels.ts';
import { passedOver } from '../page/long-page.ts';
import { joined, type PageText, type Piece, readText } from '../page/page-text.ts';

/** This is an appointment window that is open on the page, or the form on a page that is one appointment. */
export interface AppointmentWindow {
  element: Element;
  /** The window lies in this frame, which has the page's origin; null where it is part of the page itself. */
  frame: HTMLIFrameElement | null;
  text: PageText;
  /** These are only the labels that lie inside the window. */
  hits: readonly LabelHit[];
}

/** Windows are looked for in one such document: in the page itself or in a frame of it. */
export interface Place {
  text: PageText;
  hits: readonly LabelHit[];
  frame: HTMLIFrameElement | null;
  /** True: the whole document may be one window. That is so on a page `/appointments/{id}/` and in a frame. */
  mayBeWhole: boolean;
}

const mostCoreClimb = 14;
const mostTitleClimb = 8;
const dialog = 'dialog, [role="dialog"], [role="alertdialog"], [aria-modal="true"]';

/** Find the frames of the page whose text can be read. Hidden frames and those of another origin are left out. */
export function framePlaces(document: Document): Place[] {
  const places: Place[] = [];
  for (const frame of [...document.querySelectorAll('iframe')].slice(0, 4 * MOST_FRAMES)) {
    const body = bodyOf(frame);
    if (!body || places.length === MOST_FRAMES || !isVisible(frame)) continue;
    const text = readText(body, [], passedOver(body));
    places.push({ text, hits: findLabels(text), frame, mayBeWhole: true });
  }
  return places;
}

/**
 * Find every open window in one place. It is recognised by its words: the labels Patient, Scheduled or Office and one
 * more, and the title "Schedule Appointment", a dialog or a document of its own around them. Where two of these
 * elements lie inside each other, only the inner one counts.
 */
export function windowsIn(place: Place): AppointmentWindow[] {
  const { text, frame } = place;
  const hits = place.hits.filter(
    (hit) => (hit.name === 'patient' || windowLabels.has(hit.name)) && !isColumnHead(hit.element),
  );
  const titles = titlesOf(text);
  const elements = new Set<Element>();
  for (const patient of hits.filter((hit) => hit.name === 'patient')) {
    const core = coreAround(patient, hits, text.root);
    const element = core && windowAround(core, titles, place);
    if (element) elements.add(element);
  }
  return [...elements]
    .filter((element) => ![...elements].some((other) => other !== element && other.contains(element)))
    .map((element) => ({
      element,
      frame,
      text,
      hits: place.hits.filter((hit) => element.contains(hit.element) && !isColumnHead(hit.element)),
    }));
}

/** Find the smallest element with this patient label, a Scheduled or Office label, and one more label of the window. */
function coreAround(patient: LabelHit, hits: readonly LabelHit[], root: Element): Element | null {
  let core: Element | null = patient.element;
  for (let climb = 0; core && climb < mostCoreClimb; climb += 1, core = core.parentElement) {
    const names = new Set(hits.filter((hit) => core?.contains(hit.element)).map((hit) => hit.name));
    names.delete('patient');
    if (names.size >= 2 && (names.has('scheduled') || names.has('office'))) return core;
    if (core === root) return null;
  }
  return null;
}

function windowAround(core: Element, titles: readonly Piece[], { text, mayBeWhole }: Place): Element | null {
  const open = core.closest(dialog);
  if (open && text.root.contains(open)) return open;
  let element: Element | null = core;
  for (let climb = 0; element && climb < mostTitleClimb; climb += 1, element = element.parentElement) {
    if (element === text.root && !mayBeWhole) return null;
    if (titles.some((title) => element?.contains(title.element))) return element;
    if (element === text.root) break;
  }
  return mayBeWhole ? core : null;
}

/** Find the titles of windows. A button, link or tab with the same words opens a window and is not its title. */
function titlesOf(text: PageText): Piece[] {
  return text.pieces.filter((piece, at) => {
    if (!/^schedule\b/i.test(piece.text) || text.pieces[at - 1]?.run === piece.run) return false;
    const line = joined(text.pieces.slice(at, at + 3).filter((other) => other.run === piece.run));
    const control = piece.element.closest(
      'button, a[href], [role="button"], [role="tab"], [role="menuitem"], select, label',
    );
    return /^schedule appointment\b/i.test(line) && !control && text.isRendered(piece.element);
  });
}

/** Tell whether a label heads a column. A list with a column "Patient" (a waiting room, a day sheet) is not a form. */
function isColumnHead(element: Element): boolean {
  if (element.closest('thead, [role="columnheader"], [scope="col"]')) return true;
  const row = element.closest('tr');
  const heads = row ? [...row.children].filter((cell) => cell.localName === 'th').length : 0;
  return heads > 2 && heads === row?.childElementCount;
}

/**
 * Find the one window that a person is looking at; null where that is not certain. Of several windows it is the native
 * modal dialog, or else the only one that is not covered. Something else on top of the only window is a refusal too,
 * because it may be another patient's window in words that are not known here.
 */
export function topmost(windows: readonly AppointmentWindow[]): AppointmentWindow | null {
  const [first] = windows;
  if (first && windows.length === 1) return cover(first) === 'other' ? null : first;
  const modal = windows.filter(isModal);
  if (modal.length === 1) return modal[0] ?? null;
  const uncovered = windows.filter((window) => cover(window) === 'none');
  const covered = windows.filter((window) => cover(window) === 'other');
  return uncovered.length === 1 && covered.length === windows.length - 1 ? (uncovered[0] ?? null) : null;
}

/** Tell whether `showModal()` holds the window open. The browser then makes everything else on the page inert. */
function isModal({ element, frame }: AppointmentWindow): boolean {
  return [element, frame].some((each) => each?.closest('dialog')?.matches(':modal') ?? false);
}

/**
 * Tell whether something else lies over the window's patient field. `unknown`: nothing can be tested at that spot, for
 * example because it is scrolled out of sight.
 */
function cover({ element, frame, hits }: AppointmentWindow): 'none' | 'other' | 'unknown' {
  const spot = hits.find((hit) => hit.name === 'patient')?.element ?? element;
  const inside = coverAt(spot.getBoundingClientRect(), element);
  if (inside !== 'none' || !frame) return inside;
  return coverAt(frame.getBoundingClientRect(), frame);
}

function coverAt(box: DOMRect, element: Element): 'none' | 'other' | 'unknown' {
  const { ownerDocument: document } = element;
  const shell = element.getBoundingClientRect();
  // The field is scrolled out of its window, so whatever is drawn at its place does not cover it.
  if (box.top < shell.top || box.bottom > shell.bottom) return 'unknown';
  // Our own overlay hangs outside the body and is no cover, so only elements inside the body are looked at.
  const [top] = document
    .elementsFromPoint(box.left + box.width / 2, box.top + box.height / 2)
    .filter((each) => document.body.contains(each));
  if (!top || top === document.body) return 'unknown';
  return element.contains(top) ? 'none' : 'other';
}
