import { findLabels, type LabelHit } from '../page/find-by-label.ts';
import { bodyOf } from '../page/frames.ts';
import { windowLabels } from '../page/labels.ts';
import { isVisible, joined, type PageText, type Piece, readText } from '../page/page-text.ts';

/** An appointment window that is open on the page, or the whole page where that is one appointment. */
export interface AppointmentWindow {
  element: Element;
  /** The same-origin frame that holds it, if any. */
  frame: HTMLIFrameElement | null;
  text: PageText;
  /** Labels inside the window only. */
  hits: readonly LabelHit[];
}

/** Where windows are looked for: the page itself, or a frame of it. */
export interface Place {
  text: PageText;
  hits: readonly LabelHit[];
  frame: HTMLIFrameElement | null;
  /** The whole document may be the window: `/appointments/{id}/`, or a frame. */
  mayBeWhole: boolean;
}

const mostFrames = 5;
const mostCoreClimb = 14;
const mostTitleClimb = 8;
const dialog = 'dialog, [role="dialog"], [role="alertdialog"], [aria-modal="true"]';

/** The frames of the page whose text can be read. */
export function framePlaces(document: Document): Place[] {
  const places: Place[] = [];
  for (const frame of [...document.querySelectorAll('iframe')].slice(0, 4 * mostFrames)) {
    const body = bodyOf(frame);
    if (!body || places.length === mostFrames || !isVisible(frame)) continue;
    const text = readText(body);
    places.push({ text, hits: findLabels(text), frame, mayBeWhole: true });
  }
  return places;
}

/** Every open window in one place, by its words: "Schedule Appointment", Patient, Scheduled, Office. */
export function windowsIn(place: Place): AppointmentWindow[] {
  const { text, frame } = place;
  const hits = place.hits.filter(
    (hit) => (hit.name === 'patient' || windowLabels.has(hit.name)) && !isColumnHead(hit.element),
  );
  const titles = titlesOf(text);
  const elements = new Set<Element>();
  for (const patient of hits.filter((hit) => hit.name === 'patient')) {
    const core = coreAround(patient, hits, text.root);
    const element = core && frameOf(core, titles, place);
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

/** The smallest element with a patient, a Scheduled or an Office label and one more label of the window. */
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

function frameOf(core: Element, titles: readonly Piece[], { text, mayBeWhole }: Place): Element | null {
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

/** The title, not a button or tab that opens the window. */
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

/** The head of a list with a column "Patient" (a waiting room, a day sheet) is no form. */
function isColumnHead(element: Element): boolean {
  if (element.closest('thead, [role="columnheader"], [scope="col"]')) return true;
  const row = element.closest('tr');
  const heads = row ? [...row.children].filter((cell) => cell.localName === 'th').length : 0;
  return heads > 2 && heads === row?.childElementCount;
}

/**
 * The one window a person is looking at: the native modal, the only one that is not covered. Something else on
 * top of the only window is a refusal too: it may be another patient's window in words we do not know.
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

/** Held open by `showModal()`: everything else on the page is inert. */
function isModal({ element, frame }: AppointmentWindow): boolean {
  return [element, frame].some((each) => each?.closest('dialog')?.matches(':modal') ?? false);
}

/** Whether something else lies over the window's patient field. */
function cover({ element, frame, hits }: AppointmentWindow): 'none' | 'other' | 'unknown' {
  const spot = hits.find((hit) => hit.name === 'patient')?.element ?? element;
  const inside = hitAt(spot.getBoundingClientRect(), element);
  if (inside !== 'none' || !frame) return inside;
  return hitAt(frame.getBoundingClientRect(), frame);
}

function hitAt(box: DOMRect, element: Element): 'none' | 'other' | 'unknown' {
  const { ownerDocument: document } = element;
  const shell = element.getBoundingClientRect();
  // A field that is scrolled out of its window is covered by nothing.
  if (box.top < shell.top || box.bottom > shell.bottom) return 'unknown';
  // Our own pill hangs outside the body: look through it.
  const [top] = document
    .elementsFromPoint(box.left + box.width / 2, box.top + box.height / 2)
    .filter((each) => document.body.contains(each));
  if (!top || top === document.body) return 'unknown';
  return element.contains(top) ? 'none' : 'other';
}
