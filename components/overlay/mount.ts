import { MOST_RAISES, RAISE_WINDOW } from '../../lib/page-timing.ts';
import css from './overlay.css?inline';
import { addStyles } from './styles.ts';

/** Name of our one element in the page. Not registered anywhere: it is a plain box with a closed shadow root. */
export const HOST = 'invite-desk-overlay';

/** Events that must not reach the EHR: its shortcuts, its click-outside handlers, its modal's focus keeper. */
const KEPT = (
  'click dblclick mousedown mouseup pointerdown pointerup touchstart touchend keydown ' +
  'keyup keypress input change focusin focusout contextmenu'
).split(' ');

export interface Mounted {
  host: HTMLElement;
  /** Where the overlay is drawn, inside the closed root. */
  container: HTMLElement;
  /** Is the host where it was put, as it was made, and in the top layer? */
  isIntact(): boolean;
  /**
   * Raise the overlay above everything else in the top layer, because a person asked for it. Raises are counted anew.
   */
  raise(): void;
  destroy(): void;
}

export interface MountOptions {
  /** Something opened or closed above the page: read `isPageHeld` again. */
  onTopLayerChange?: () => void;
  /** Another layer keeps coming back above ours and we gave up raising. Say so; do not fight on. */
  onOutranked?: () => void;
  /** The page took the host away, or changes it over and over. */
  onTaken?: () => void;
}

/**
 * True while the EHR holds a native modal dialog open, or shows one element in full screen: everything else on the page
 * takes no clicks (tried in Chromium).
 */
export function isPageHeld(page: Document): boolean {
  return page.querySelector('dialog:modal, :fullscreen:not(:root)') !== null;
}

/**
 * Put the overlay's one element under the html element, in the top layer, with a closed shadow root, so that no script
 * of the page sees or changes what is in it. The page's own elements are left as they are.
 */
export function mountOverlay(page: Document, options: MountOptions = {}): Mounted {
  // The page may have given our name a class. That class makes each element of this name that is made in the page, and
  // can then open even a closed root. So host and root are made in a document of their own.
  const host = page.implementation.createHTMLDocument().createElement(HOST);
  host.popover = 'manual';
  const root = host.attachShadow({ mode: 'closed' });
  page.adoptNode(host);
  addStyles(root, css);
  const container = page.createElement('div');
  root.append(container);
  const ended = new AbortController();
  const { signal } = ended;
  for (const type of KEPT) host.addEventListener(type, (event) => event.stopPropagation(), { signal });
  const raiser = makeRaiser(host, options);
  // Toggle events do not bubble, but the document sees them on their way down.
  page.addEventListener('toggle', raiser.onToggle, { capture: true, signal });
  page.addEventListener('fullscreenchange', raiser.onOther, { signal });
  const parent = page.documentElement;
  const isInPlace = () => host.parentNode === parent && parent.isConnected;
  const guard = guardHost(page, host, isInPlace, () => options.onTaken?.());
  parent.append(host);
  bringToFront(host);
  return {
    host,
    container,
    isIntact: () => isInPlace() && isAsMade(host) && host.matches(':popover-open'),
    raise: raiser.byPerson,
    destroy() {
      ended.abort();
      guard.disconnect();
      host.remove();
    },
  };
}

/** The host has one attribute. Another one, or another value, is the page's doing. */
function isAsMade(host: Element): boolean {
  return host.attributes.length === 1 && host.getAttribute('popover') === 'manual';
}

/** Undo what the page does to the host, a few times. Then, or when the host was taken away, tell `taken`, once. */
function guardHost(
  page: Document,
  host: HTMLElement,
  isInPlace: () => boolean,
  taken: () => void,
): MutationObserver {
  let undone = 0;
  const observer = new MutationObserver((records) => {
    // A host that was put back has lost its card all the same.
    const isLost = !isInPlace() || records.some(({ removedNodes }) => [...removedNodes].includes(host));
    if (!isLost && isAsMade(host)) return;
    undone += 1;
    if (isLost || undone > MOST_RAISES) {
      observer.disconnect();
      taken();
      return;
    }
    for (const name of host.getAttributeNames()) host.removeAttribute(name);
    host.popover = 'manual';
    bringToFront(host);
  });
  observer.observe(page, { childList: true });
  observer.observe(page.documentElement, { childList: true });
  observer.observe(host, { attributes: true });
  return observer;
}

function bringToFront(host: HTMLElement): void {
  try {
    if (host.matches(':popover-open')) host.hidePopover();
    host.showPopover();
  } catch {
    // A script of the page hears of this while it happens, and has changed or removed the host. The guard sees that.
  }
}

function makeRaiser(host: HTMLElement, options: MountOptions) {
  let raises: number[] = [];
  const onOther = () => {
    options.onTopLayerChange?.();
    const now = performance.now();
    raises = raises.filter((at) => now - at < RAISE_WINDOW);
    if (raises.length >= MOST_RAISES) {
      options.onOutranked?.();
      return;
    }
    raises.push(now);
    bringToFront(host);
  };
  return {
    onOther,
    onToggle(event: Event) {
      const opened = event instanceof ToggleEvent && event.newState === 'open';
      if (event.target === host) {
        // The page took the overlay out of the top layer. Its own raises close and open it in one go.
        if (!host.matches(':popover-open')) onOther();
        return;
      }
      if (opened && isTopLayer(event.target)) onOther();
      else options.onTopLayerChange?.();
    },
    byPerson() {
      raises = [];
      bringToFront(host);
    },
  };
}

/** Tell whether an element is in the top layer. A details element toggles too and is not. */
function isTopLayer(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches(':popover-open, dialog:modal');
}
