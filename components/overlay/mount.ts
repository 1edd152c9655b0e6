import { MOST_RAISES, RAISE_WINDOW } from '../../lib/timing.ts';
import css from './overlay.css?inline';
import { addStyles } from './styles.ts';

/** Name of our one element in the page. Not registered anywhere: it is a plain box with a shadow root. */
export const HOST = 'invite-desk-overlay';

/** Events that must not reach the EHR: its shortcuts, its click-outside handlers, its modal's focus keeper. */
const KEPT = [
  'click',
  'dblclick',
  'mousedown',
  'mouseup',
  'pointerdown',
  'pointerup',
  'touchstart',
  'touchend',
  'keydown',
  'keyup',
  'keypress',
  'input',
  'change',
  'focusin',
  'focusout',
  'contextmenu',
];

/**
 * Every declaration is important: a rule of the page may not undo one. `all` takes away what the browser gives a
 * popover (frame, padding, background) and does not reach `direction`. Written through the style object, which a
 * page's content security policy does not touch.
 */
const HOST_STYLE: readonly (readonly [string, string])[] = [
  ['all', 'initial'],
  ['position', 'fixed'],
  ['inset', '0'],
  ['display', 'block'],
  ['pointer-events', 'none'],
  ['direction', 'ltr'],
  ['z-index', '2147483647'],
];

export interface Mounted {
  /** Where the overlay is drawn, inside the shadow root. */
  container: HTMLElement;
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
}

/** True while the EHR holds a native modal dialog open: everything else on the page takes no clicks. */
export function isPageHeld(page: Document): boolean {
  return page.querySelector('dialog:modal') !== null;
}

/**
 * Put the overlay's one element under the html element, in the top layer, with an open shadow root.
 * The page's own elements are left as they are.
 */
export function mountOverlay(page: Document, options: MountOptions = {}): Mounted {
  const host = page.createElement(HOST);
  for (const [property, value] of HOST_STYLE) host.style.setProperty(property, value, 'important');
  host.popover = 'manual';
  const root = host.attachShadow({ mode: 'open' });
  addStyles(root, css);
  const container = page.createElement('div');
  root.append(container);
  const ended = new AbortController();
  const { signal } = ended;
  for (const type of KEPT) host.addEventListener(type, (event) => event.stopPropagation(), { signal });
  page.documentElement.append(host);
  host.showPopover();
  const raiser = makeRaiser(host, options);
  // Toggle events do not bubble, but the document sees them on their way down.
  page.addEventListener('toggle', raiser.onToggle, { capture: true, signal });
  page.addEventListener('fullscreenchange', raiser.onOther, { signal });
  return {
    container,
    raise: raiser.byPerson,
    destroy() {
      ended.abort();
      host.remove();
    },
  };
}

function makeRaiser(host: HTMLElement, options: MountOptions) {
  let raises: number[] = [];
  const raise = () => {
    if (!host.isConnected) return;
    if (host.matches(':popover-open')) host.hidePopover();
    host.showPopover();
  };
  const onOther = () => {
    options.onTopLayerChange?.();
    const now = performance.now();
    raises = raises.filter((at) => now - at < RAISE_WINDOW);
    if (raises.length >= MOST_RAISES) {
      options.onOutranked?.();
      return;
    }
    raises.push(now);
    raise();
  };
  return {
    onOther,
    onToggle(event: Event) {
      if (event.target === host) return;
      const opened = event instanceof ToggleEvent && event.newState === 'open';
      if (opened && isTopLayer(event.target)) onOther();
      else options.onTopLayerChange?.();
    },
    byPerson() {
      raises = [];
      raise();
    },
  };
}

/** Tell whether an element is in the top layer. A details element toggles too and is not. */
function isTopLayer(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches(':popover-open, dialog:modal');
}
