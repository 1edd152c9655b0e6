import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { make } from '../../../components/overlay/elements.ts';
import {
  HOST,
  isPageHeld,
  type Mounted,
  type MountOptions,
  mountOverlay,
} from '../../../components/overlay/mount.ts';
import { MOST_RAISES } from '../../../lib/page-timing.ts';
import { addCss, addElement, showFullScreen } from './page-of-ehr.ts';
import { pointerMove, press } from './person.ts';
import { pictureOf, shareThatDiffers } from './picture.ts';

let mounted: Mounted | null = null;

function mount(options: MountOptions = {}): Mounted {
  mounted = mountOverlay(document, options);
  const button = make('button', { type: 'button', class: 'pill calm' }, make('span', {}, 'Pending · 3 d'));
  button.style.cssText = 'position: absolute; left: 40px; top: 40px; pointer-events: auto';
  mounted.container.append(make('div', { class: 'desk overlay' }, button));
  return mounted;
}

function pill({ container }: Mounted): HTMLElement {
  const button = container.querySelector('button');
  if (!button) throw new Error('the overlay has no button');
  return button;
}

function isOnTop(overlay: Mounted): boolean {
  const { left, top } = pill(overlay).getBoundingClientRect();
  return document.elementFromPoint(left + 5, top + 5) === overlay.host;
}

function popover(): HTMLElement {
  const element = addElement('div', 'position: fixed; inset: 0; width: 100%; height: 100%; margin: 0');
  element.popover = 'manual';
  return element;
}

let before = '';

beforeEach(async () => {
  await page.viewport(600, 400);
  await pointerMove({ x: 300, y: 300 });
  before = attributes();
});

afterEach(() => {
  mounted?.destroy();
  mounted = null;
});

function attributes(): string {
  return [document.documentElement, document.body]
    .map((element) => element.cloneNode(false))
    .map((clone) => (clone instanceof Element ? clone.outerHTML : ''))
    .join('');
}

describe('in the page', () => {
  test('is one element under html and leaves html and body as they were', () => {
    const children = document.documentElement.childElementCount;
    const { host } = mount();
    expect(host.parentElement).toBe(document.documentElement);
    expect(document.documentElement.childElementCount).toBe(children + 1);
    expect(attributes()).toBe(before);
    mounted?.destroy();
    expect(document.documentElement.childElementCount).toBe(children);
    expect(attributes()).toBe(before);
  });

  test('takes no room and no clicks where it draws nothing', () => {
    const width = document.documentElement.scrollWidth;
    const height = document.documentElement.scrollHeight;
    const overlay = mount();
    expect([document.documentElement.scrollWidth, document.documentElement.scrollHeight]).toEqual([
      width,
      height,
    ]);
    expect(document.elementFromPoint(300, 300)).not.toBe(overlay.host);
    expect(isOnTop(overlay)).toBe(true);
  });

  test('brings its own styles', () => {
    const overlay = mount().container.querySelector('.overlay');
    if (!overlay) throw new Error('nothing was rendered');
    expect(getComputedStyle(overlay).position).toBe('fixed');
  });

  test('shows the page no root, no words and no selection of them', () => {
    const { host, container } = mount();
    expect(host.shadowRoot).toBeNull();
    expect(document.querySelector(HOST)?.innerHTML).toBe('');
    expect(host.getHTML({ serializableShadowRoots: true })).toBe('');
    expect(host.getAnimations({ subtree: true })).toEqual([]);
    getSelection()?.selectAllChildren(document.documentElement);
    expect(getSelection()?.toString()).not.toContain('Pending');
    getSelection()?.removeAllRanges();
    expect(container.textContent).toContain('Pending');
  });

  test('clicks and keys in it do not reach the page', async () => {
    const heard = vi.fn();
    const overlay = mount();
    const types = ['click', 'mousedown', 'pointerdown', 'keydown', 'focusin'];
    for (const type of types) document.addEventListener(type, heard);
    await press(pill(overlay));
    await userEvent.keyboard('x');
    for (const type of types) document.removeEventListener(type, heard);
    expect(document.activeElement).toBe(overlay.host);
    expect(pill(overlay).matches(':focus')).toBe(true);
    expect(heard).not.toHaveBeenCalled();
  });

  test('the page cannot put the focus into it', () => {
    const overlay = mount();
    overlay.host.focus();
    expect(document.activeElement).not.toBe(overlay.host);
  });
});

describe('what the page’s rules say', () => {
  /** Let the page say this of all elements above ours, and of ours. Its rules are as strong as rules can be. */
  const say = (declaration: string) =>
    addCss(`:root, ${HOST} { ${declaration} !important } button { ${declaration} !important }`);

  test.each([
    'visibility: hidden',
    'opacity: 0',
    'transform: scale(0)',
    'filter: invert(1)',
    'position: static',
    'color: transparent',
    'font: 99px fantasy',
    'line-height: 4',
    'letter-spacing: 20px',
    'word-spacing: 30px',
    'text-indent: -999px',
    'text-align: right',
    'text-transform: uppercase',
    'text-decoration: line-through',
    'text-shadow: 0 0 9px red',
    'white-space: break-spaces',
    'direction: rtl',
    'unicode-bidi: bidi-override',
    'writing-mode: vertical-rl',
    'text-orientation: upright',
    'cursor: none',
    'pointer-events: none',
    'color-scheme: dark',
    'font-feature-settings: "zero"',
    'font-variant: small-caps',
    'font-stretch: 50%',
    'hyphens: auto',
    'word-break: break-all',
    'overflow-wrap: anywhere',
    'list-style: square inside',
    'caret-color: red',
    'accent-color: red',
    'quotes: "x" "y"',
    'tab-size: 40',
    'fill: red',
    'stroke: red',
    'paint-order: stroke',
    '-webkit-text-fill-color: transparent',
    '-webkit-text-stroke: 9px red',
    '-webkit-text-security: disc',
    '-webkit-user-modify: read-write',
    '-webkit-font-smoothing: none',
    'user-select: all',
  ])('%s: reaches neither the host nor the pill', async (declaration) => {
    const overlay = mount();
    const styles = () => [overlay.host, ...overlay.container.querySelectorAll('*')].map(styleOf);
    const seen = wordsOf(overlay);
    const [style, picture] = [styles(), await pictureOf(seen)];
    say(declaration);
    expect(styles()).toEqual(style);
    expect(shareThatDiffers(picture, await pictureOf(seen))).toBe(0);
    expect(isOnTop(overlay)).toBe(true);
  });

  test.each(['before', 'after', 'backdrop', 'first-line', 'first-letter', 'marker', 'selection'])(
    'of the host’s ::%s draws nothing',
    async (pseudo) => {
      const overlay = mount();
      const seen = wordsOf(overlay);
      const picture = await pictureOf(seen);
      addCss(`${HOST}::${pseudo}, ::${pseudo} { content: 'x' !important; display: block !important;
        position: fixed !important; inset: 0 !important; background: red !important; color: red !important }`);
      if (pseudo === 'selection') getSelection()?.selectAllChildren(document.documentElement);
      expect(shareThatDiffers(picture, await pictureOf(seen))).toBe(0);
      getSelection()?.removeAllRanges();
      expect(isOnTop(overlay)).toBe(true);
    },
  );

  function wordsOf(overlay: Mounted): DOMRect {
    return pill(overlay).getElementsByTagName('span')[0]?.getBoundingClientRect() ?? new DOMRect();
  }

  function styleOf(element: Element): Record<string, string> {
    const style = getComputedStyle(element);
    return Object.fromEntries([...style].map((property) => [property, style.getPropertyValue(property)]));
  }
});

describe('the top layer', () => {
  test('rises above a layer the page opens later', async () => {
    const overlay = mount();
    popover().showPopover();
    await expect.poll(() => isOnTop(overlay)).toBe(true);
  });

  test('comes back where the page takes it out', async () => {
    const { host, isIntact } = mount();
    host.hidePopover();
    expect(isIntact()).toBe(false);
    await expect.poll(isIntact).toBe(true);
  });

  test('says that it is not intact where the page keeps that from it', async () => {
    const { host, isIntact } = mount();
    const heard = vi.fn((event: Event) => event.stopImmediatePropagation());
    window.addEventListener('toggle', heard, { capture: true });
    host.hidePopover();
    await expect.poll(() => heard).toHaveBeenCalled();
    window.removeEventListener('toggle', heard, { capture: true });
    expect(isIntact()).toBe(false);
  });

  test('says so too where the page lets no popover open', async () => {
    const refuse = (event: Event) => event.preventDefault();
    window.addEventListener('beforetoggle', refuse, { capture: true });
    const { isIntact } = mount();
    window.removeEventListener('beforetoggle', refuse, { capture: true });
    expect(isIntact()).toBe(false);
  });

  test('gives up after five fights, says so, and starts anew when a person asks', async () => {
    const onOutranked = vi.fn();
    const onTopLayerChange = vi.fn();
    const overlay = mount({ onOutranked, onTopLayerChange });
    const rival = popover();
    for (let fight = 1; fight <= 6; fight++) {
      rival.showPopover();
      await expect.poll(() => onTopLayerChange.mock.calls.length).toBeGreaterThanOrEqual(fight * 2 - 1);
      if (fight < 6) {
        expect(onOutranked).not.toHaveBeenCalled();
        rival.hidePopover();
        await expect.poll(() => onTopLayerChange.mock.calls.length).toBeGreaterThanOrEqual(fight * 2);
      }
    }
    expect(onOutranked).toHaveBeenCalledOnce();
    expect(isOnTop(overlay)).toBe(false);
    mounted?.raise();
    expect(isOnTop(overlay)).toBe(true);
  });

  test('tells when the page is held by a native modal dialog', async () => {
    const onTopLayerChange = vi.fn();
    mount({ onTopLayerChange });
    const dialog = addElement('dialog');
    expect(isPageHeld(document)).toBe(false);
    dialog.showModal();
    await expect.poll(() => onTopLayerChange.mock.calls.length).toBe(1);
    expect(isPageHeld(document)).toBe(true);
    dialog.close();
    await expect.poll(() => onTopLayerChange.mock.calls.length).toBe(2);
    expect(isPageHeld(document)).toBe(false);
  });
});

test.each([
  ['one element in full screen holds the page', () => addElement('div'), true],
  ['the page in full screen holds nothing', () => document.documentElement, false],
])('%s', async (_name, element, isHeld) => {
  const onTopLayerChange = vi.fn();
  const overlay = mount({ onTopLayerChange });
  await showFullScreen(element());
  expect(onTopLayerChange).toHaveBeenCalledOnce();
  expect(isPageHeld(document)).toBe(isHeld);
  expect(isOnTop(overlay)).toBe(!isHeld);
});

describe('what the page does to the host', () => {
  test.each<[string, (host: HTMLElement) => void]>([
    ['style', (host) => host.style.setProperty('opacity', '0', 'important')],
    ['class', (host) => host.classList.add('ng-hide')],
    ['hidden', (host) => host.toggleAttribute('hidden', true)],
    ['inert', (host) => host.toggleAttribute('inert', true)],
    ['contenteditable', (host) => host.setAttribute('contenteditable', 'true')],
    ['draggable', (host) => host.setAttribute('draggable', 'true')],
    ['aria-hidden', (host) => host.setAttribute('aria-hidden', 'true')],
    ['no popover', (host) => host.removeAttribute('popover')],
    ['another popover', (host) => host.setAttribute('popover', 'auto')],
  ])('%s: is seen at once and undone', async (_name, change) => {
    const onTaken = vi.fn();
    const overlay = mount({ onTaken });
    change(overlay.host);
    expect(overlay.isIntact()).toBe(false);
    await expect.poll(overlay.isIntact).toBe(true);
    expect(overlay.host.outerHTML).toBe(`<${HOST} popover="manual"></${HOST}>`);
    expect(isOnTop(overlay)).toBe(true);
    expect(onTaken).not.toHaveBeenCalled();
  });

  test('is undone five times; then the host counts as taken', async () => {
    const onTaken = vi.fn();
    const { host, isIntact } = mount({ onTaken });
    for (let time = 1; time <= MOST_RAISES; time += 1) {
      host.hidden = true;
      await expect.poll(isIntact).toBe(true);
    }
    expect(onTaken).not.toHaveBeenCalled();
    host.hidden = true;
    await expect.poll(() => onTaken).toHaveBeenCalledOnce();
    host.hidden = false;
    host.hidden = true;
    await Promise.resolve();
    expect(onTaken).toHaveBeenCalledOnce();
  });

  test.each<[string, (host: HTMLElement) => void]>([
    ['takes it away', (host) => host.remove()],
    ['takes it away and puts it back at once', (host) => document.documentElement.append(host)],
    ['puts it elsewhere', (host) => document.body.append(host)],
    ['puts a new document element in its place', () => document.documentElement.replaceWith(html)],
  ])('%s: counts as taken, once', async (_name, take) => {
    const old = document.documentElement;
    const onTaken = vi.fn();
    const { host, isIntact } = mount({ onTaken });
    // The guard hears of the mounting itself first.
    await Promise.resolve();
    take(host);
    await expect.poll(() => onTaken).toHaveBeenCalledOnce();
    if (document.documentElement !== old) expect(isIntact()).toBe(false);
    if (document.documentElement !== old) document.documentElement.replaceWith(old);
    host.remove();
    await Promise.resolve();
    expect(onTaken).toHaveBeenCalledOnce();
  });

  const html = document.createElement('html');
  html.append(document.createElement('body'));

  test('a new body is no reason to go', async () => {
    const old = document.body;
    const onTaken = vi.fn();
    const overlay = mount({ onTaken });
    document.body = document.createElement('body');
    await Promise.resolve();
    expect(overlay.isIntact()).toBe(true);
    document.body = old;
    expect(onTaken).not.toHaveBeenCalled();
  });
});
