import { findLabels } from '../page/find-by-label.ts';
import { readText } from '../page/page-text.ts';
import { framePlaces, topmost, windowsIn } from './find-appointment-window.ts';

/** The sides of a rectangle, in pixels of the top page's viewport. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** This is a window that the EHR has open on the page. The overlay must not cover its close button. */
export interface OpenWindow {
  element: Element;
  rect: Box;
  /** The window's close button; null where no button can be recognised by its words. */
  closeButton: Box | null;
  /** True: the window is a native modal dialog, so the rest of the page takes no clicks, our overlay included. */
  modal: boolean;
}

/** This is the same rectangle for the layout of the overlay, which works with sizes. */
export interface SizedBox {
  left: number;
  top: number;
  width: number;
  height: number;
}

const dialog = 'dialog, [role="dialog"], [role="alertdialog"], [aria-modal="true"]';
const closeWords = /^(?:[×✕✖✗⨯x]|close(?: (?:window|dialog|appointment|this))?)$/i;
const mostClimb = 4;

/** Find the window that is open on the page: a native modal dialog first, else the appointment window; null if none. */
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

/** Find what the overlay must not cover: the close button of the open window, if it has one. */
export function closeButtons(document: Document): SizedBox[] {
  const button = openWindow(document)?.closeButton;
  if (!button) return [];
  const { left, top, right, bottom } = button;
  return [{ left, top, width: right - left, height: bottom - top }];
}

function described(inner: Element, frame: HTMLIFrameElement | null, modal: boolean): OpenWindow {
  // A person may see more as the window: the dialog around its fields, or around the frame that holds them.
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

/** Find a close button around an element. The cross may sit in a title bar beside the element that holds the fields. */
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

/** Find the close button that stands highest, so that a cross in the corner wins over a "Close" at the foot. */
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
