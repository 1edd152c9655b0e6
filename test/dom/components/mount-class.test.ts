import { afterEach, expect, test, vi } from 'vitest';
import { HOST, type Mounted, mountOverlay } from '../../../components/overlay/mount.ts';

/*
 * The page has given our element's name a class of its own before the overlay comes. A class cannot be taken back, so
 * this file has a page of its own.
 */

let internals: ElementInternals | null = null;
let onConnected: (host: HTMLElement) => void = () => undefined;

customElements.define(
  HOST,
  class extends HTMLElement {
    constructor() {
      super();
      internals = this.attachInternals();
    }

    connectedCallback(): void {
      onConnected(this);
    }
  },
);

let mounted: Mounted | null = null;

afterEach(() => {
  mounted?.destroy();
  internals = null;
  onConnected = () => undefined;
});

test('the class makes what the page makes, and opens a closed root of it', () => {
  const closed = document.createElement(HOST).attachShadow({ mode: 'closed' });
  expect(internals?.shadowRoot).toBe(closed);
});

test('the class gets our host, but no root', () => {
  mounted = mountOverlay(document);
  expect(mounted.isIntact()).toBe(true);
  expect(internals).not.toBeNull();
  expect(internals?.shadowRoot).toBeNull();
  expect(() => mounted?.host.attachShadow({ mode: 'open' })).toThrow();
});

test.each<[string, (host: HTMLElement) => void]>([
  ['takes the host away as it comes', (host) => host.remove()],
  ['puts it elsewhere as it comes', (host) => document.body.append(host)],
])('a class that %s is told of, and nothing breaks', async (_name, connected) => {
  onConnected = (host) => {
    onConnected = () => undefined;
    connected(host);
  };
  const onTaken = vi.fn();
  mounted = mountOverlay(document, { onTaken });
  expect(mounted.isIntact()).toBe(false);
  await expect.poll(() => onTaken).toHaveBeenCalledOnce();
});

test('a class that changes the host as it comes is undone', async () => {
  onConnected = (host) => host.removeAttribute('popover');
  mounted = mountOverlay(document);
  expect(mounted.isIntact()).toBe(false);
  await expect.poll(() => mounted?.isIntact()).toBe(true);
});
