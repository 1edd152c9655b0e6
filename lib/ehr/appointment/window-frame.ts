import { findLabels } from '../page/find-by-label.ts';
import { readText } from '../page/page-text.ts';
import { framePlaces, topmost, windowsIn } from './find-appointment-window.ts';

/** A rectangle in the coordinates of the top page's viewport. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The window of the EHR that the overlay must keep clear of. */
export interface OpenWindow {
  element: Element;
  rect: Box;
  /** Its close button, where one can be told by its words. */
  closeButton: Box | null;
  /** A native modal: the rest of the page, our overlay included, takes no clicks. */
  modal: boolean;
}

/** The same for a layout that works with sizes. */
export interface SizedBox {
  left: number;
  top: number;
  width: number;
  height: number;
}

const dialog = 'dialog, [role="dialog"], [role="alertdialog"], [aria-modal="true"]';
const closeWords = /^(?:[×✕✖✗⨯x]|close(?: (?:window|dialog|appointment|this))?)$/i;
const mostClimb = 4;

/** The window that is open on the page: a native modal first, else the appointment window; null if none. */
export function openWindow(document: Document): OpenWindow | null {
  const native = [...document.querySelectorAll('dialog[open]')]
    .filter((each) => each.matches(':modal'))
    .at(-1);
  if (native) return described(native, null, true);
  if (!document.body) return null;
  const text = readText(document.body);
  const place = { text, hits: findLabels(text), frame: null, mayBeWhole: false };
  const window = topmost([...windowsIn(place), ...framePlaces(document).flatMap(windowsIn)]);
  return window ? described(window.element, window.frame, false) : null;
}

/** What the overlay must not cover. */
export function closeButtons(document: Document): SizedBox[] {
  const button = openWindow(document)?.closeButton;
  if (!button) return [];
  const { left, top, right, bottom } = button;
  return [{ left, top, width: right - left, height: bottom - top }];
}

function described(inner: Element, frame: HTMLIFrameElement | null, modal: boolean): OpenWindow {
  // What a person sees as the window may be a shell around the words, or around the frame.
  const element = inner.closest(dialog) ?? frame?.closest(dialog) ?? frame ?? inner;
  const offset =
    frame && element !== frame && !element.contains(frame) ? frame.getBoundingClientRect() : null;
  const inside = closeButtonIn(inner);
  const insideBox = inside && moved(boxOf(inside), frame?.getBoundingClientRect() ?? null);
  return {
    element,
    rect: moved(boxOf(element), offset),
    closeButton: insideBox ?? closeAround(frame ?? inner),
    modal,
  };
}

/** The close cross may sit in a title bar beside the element that holds the fields. */
function closeAround(element: Element): Box | null {
  let shell = element.parentElement;
  for (
    let climb = 0;
    shell && shell.localName !== 'body' && climb < mostClimb;
    climb += 1, shell = shell.parentElement
  ) {
    const button = closeButtonIn(shell);
    if (button) return boxOf(button);
  }
  return null;
}

/** The cross in the corner before a "Close" at the foot. */
function closeButtonIn(root: Element): Element | null {
  const buttons = [...root.querySelectorAll('button, a, [role="button"], input[type="button"]')].slice(
    0,
    200,
  );
  const closing = buttons.filter((button) => closeWords.test(nameOf(button)) && button.checkVisibility());
  return closing.sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)[0] ?? null;
}

function nameOf(button: Element): string {
  const said = [
    button.getAttribute('aria-label'),
    button.textContent,
    button.getAttribute('value'),
    button.getAttribute('title'),
  ];
  return said.map((words) => (words ?? '').trim()).find((words) => words !== '') ?? '';
}

function boxOf(element: Element): Box {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return { left, top, right, bottom };
}

function moved(box: Box, by: { left: number; top: number } | null): Box {
  if (!by) return box;
  return {
    left: box.left + by.left,
    top: box.top + by.top,
    right: box.right + by.left,
    bottom: box.bottom + by.top,
  };
}
