import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { make } from '../../../components/overlay/elements.ts';
import {
  HOST,
  isPageHeld,
  type Mounted,
  type MountOptions,
  mountOverlay,
} from '../../../components/overlay/mount.ts';

let mounted: Mounted | null = null;
const added: Element[] = [];

function mount(options: MountOptions = {}): HTMLElement {
  mounted = mountOverlay(document, options);
  const button = make('button', { type: 'button' }, 'Pill');
  button.style.cssText = 'position: absolute; left: 40px; top: 40px; pointer-events: auto';
  mounted.container.append(make('div', { class: 'desk overlay' }, button));
  const host = document.querySelector(HOST);
  if (!(host instanceof HTMLElement)) throw new Error('the overlay has no host');
  return host;
}

function pill(host: HTMLElement): HTMLElement {
  const button = host.shadowRoot?.querySelector('button');
  if (!button) throw new Error('the overlay has no button');
  return button;
}

function isOnTop(host: HTMLElement): boolean {
  const { left, top } = pill(host).getBoundingClientRect();
  return document.elementFromPoint(left + 5, top + 5) === host;
}

function add<E extends Element>(element: E): E {
  added.push(element);
  document.body.append(element);
  return element;
}

function popover(): HTMLElement {
  const element = add(document.createElement('div'));
  element.popover = 'manual';
  element.style.cssText = 'position: fixed; inset: 0; width: 100%; height: 100%; margin: 0';
  return element;
}

let before = '';

beforeEach(() => {
  before = attributes();
});

afterEach(() => {
  mounted?.destroy();
  mounted = null;
  for (const element of added.splice(0)) element.remove();
});

function attributes(): string {
  return [document.documentElement, document.body]
    .map((element) => element.cloneNode(false))
    .map((clone) => (clone instanceof Element ? clone.outerHTML : ''))
    .join('');
}

test('is one element under html and leaves html and body as they were', () => {
  const children = document.documentElement.childElementCount;
  const host = mount();
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
  const host = mount();
  expect([document.documentElement.scrollWidth, document.documentElement.scrollHeight]).toEqual([
    width,
    height,
  ]);
  expect(document.elementFromPoint(300, 300)).not.toBe(host);
  expect(isOnTop(host)).toBe(true);
});

test('brings its own styles', () => {
  const host = mount();
  const overlay = host.shadowRoot?.querySelector('.overlay');
  if (!overlay) throw new Error('nothing was rendered');
  expect(getComputedStyle(overlay).position).toBe('fixed');
});

test('the page’s own rules do not reach it', () => {
  const style = add(document.createElement('style'));
  style.textContent = `${HOST} { display: none !important; opacity: 0 !important; transform: scale(0) !important }
    button { font-size: 99px !important }`;
  const host = mount();
  expect(isOnTop(host)).toBe(true);
  expect(getComputedStyle(host).opacity).toBe('1');
  expect(getComputedStyle(pill(host)).fontSize).not.toBe('99px');
});

test('rises above a layer the page opens later', async () => {
  const host = mount();
  popover().showPopover();
  await expect.poll(() => isOnTop(host)).toBe(true);
});

test('gives up after five fights, says so, and starts anew when a person asks', async () => {
  const onOutranked = vi.fn();
  const onTopLayerChange = vi.fn();
  const host = mount({ onOutranked, onTopLayerChange });
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
  expect(isOnTop(host)).toBe(false);
  mounted?.raise();
  expect(isOnTop(host)).toBe(true);
});

test('tells when the page is held by a native modal dialog', async () => {
  const onTopLayerChange = vi.fn();
  mount({ onTopLayerChange });
  const dialog = add(document.createElement('dialog'));
  expect(isPageHeld(document)).toBe(false);
  dialog.showModal();
  await expect.poll(() => onTopLayerChange.mock.calls.length).toBe(1);
  expect(isPageHeld(document)).toBe(true);
  dialog.close();
  await expect.poll(() => onTopLayerChange.mock.calls.length).toBe(2);
  expect(isPageHeld(document)).toBe(false);
});

test('clicks and keys in it do not reach the page', async () => {
  const heard = vi.fn();
  const host = mount();
  const types = ['click', 'mousedown', 'pointerdown', 'keydown', 'focusin'];
  for (const type of types) document.addEventListener(type, heard);
  await userEvent.click(pill(host));
  await userEvent.keyboard('x');
  for (const type of types) document.removeEventListener(type, heard);
  expect(host.shadowRoot?.activeElement).toBe(pill(host));
  expect(heard).not.toHaveBeenCalled();
});
