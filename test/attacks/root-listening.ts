import type { Seat } from './seat.ts';
import type { ReadTrick } from './trick.ts';

/** The page listens while the card comes and is used: to events, to its own functions, to what the browser measures. */

declare global {
  /** The page's listeners leave here what they hear. */
  var heard: string[];
}

const read = () => globalThis.heard.join('\n');

const pressAndTab = async (seat: Seat, at: { x: number; y: number }) => {
  await seat.press(at);
  await seat.page.keyboard.press('Tab');
};

export const listening: ReadTrick[] = [
  {
    name: 'mutations of the page and of each root are observed',
    sample: true,
    before() {
      globalThis.heard = [];
      const observer = new MutationObserver((records) => {
        for (const { addedNodes, target } of records)
          for (const node of [target, ...addedNodes]) {
            const root = node instanceof Element ? node.shadowRoot : null;
            globalThis.heard.push(
              `${node === document.documentElement ? '' : node.textContent} ${root?.textContent}`,
            );
            if (root) observer.observe(root, { childList: true, subtree: true, characterData: true });
          }
      });
      observer.observe(document, { childList: true, subtree: true, attributes: true });
      for (const element of document.querySelectorAll('*'))
        if (element.shadowRoot)
          observer.observe(element.shadowRoot, { childList: true, subtree: true, characterData: true });
    },
    hands: pressAndTab,
    read,
  },
  {
    name: 'functions that make roots are replaced before the overlay comes',
    early: () => {
      globalThis.heard = [];
      const { attachShadow } = Element.prototype;
      const kept: ShadowRoot[] = [];
      Element.prototype.attachShadow = function attach(this: Element, init: ShadowRootInit) {
        const root = attachShadow.call(this, { ...init, mode: 'open' });
        kept.push(root);
        return root;
      };
      setInterval(() => globalThis.heard.push(...kept.map((root) => root.textContent ?? '')), 50);
    },
    hands: (seat) => seat.look(300),
    read,
  },
  {
    name: 'functions that insert nodes and set addresses are replaced before the overlay comes',
    early: () => {
      globalThis.heard = [];
      const note = (value: unknown) => {
        if (value instanceof Node) globalThis.heard.push(value.textContent ?? '');
        else globalThis.heard.push(String(value));
      };
      const replace = (prototype: object, names: string[]) => {
        for (const name of names) {
          const original: unknown = Reflect.get(prototype, name);
          if (typeof original !== 'function') continue;
          Object.assign(prototype, {
            [name](this: unknown, ...values: unknown[]) {
              for (const value of values) note(value);
              return original.apply(this, values);
            },
          });
        }
      };
      replace(Node.prototype, ['appendChild', 'insertBefore']);
      replace(Element.prototype, ['append', 'prepend', 'setAttribute', 'replaceChildren']);
      replace(ShadowRoot.prototype, ['append', 'prepend']);
      const source = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'src');
      Object.defineProperty(HTMLIFrameElement.prototype, 'src', {
        get: () => '',
        set(value: string) {
          note(value);
          source?.set?.call(this, value);
        },
      });
    },
    read,
  },
  {
    name: 'functions that listen, post and parse are replaced before the overlay comes',
    early: () => {
      globalThis.heard = [];
      const { stringify, parse } = JSON;
      const note = (name: 'stringify' | 'parse', original: (...values: never[]) => unknown) =>
        Object.assign(JSON, {
          [name](...values: unknown[]) {
            const result: unknown = Reflect.apply(original, JSON, values);
            globalThis.heard.push(String(name === 'parse' ? values[0] : result));
            return result;
          },
        });
      note('stringify', stringify);
      note('parse', parse);
      const post = MessagePort.prototype.postMessage;
      MessagePort.prototype.postMessage = function postMessage(this: MessagePort, ...values: unknown[]) {
        globalThis.heard.push(stringify(values));
        Reflect.apply(post, this, values);
      };
      const listen = EventTarget.prototype.addEventListener;
      EventTarget.prototype.addEventListener = function addEventListener(
        this: EventTarget,
        ...values: unknown[]
      ) {
        if (this instanceof Element)
          globalThis.heard.push(this.getRootNode() === document ? '' : (this.textContent ?? ''));
        Reflect.apply(listen, this, values);
      };
    },
    hands: pressAndTab,
    read,
    plant(words) {
      JSON.stringify({ words });
    },
  },
  {
    name: 'the way of each event is followed',
    before() {
      globalThis.heard = [];
      const types = [
        'pointerover',
        'pointermove',
        'pointerdown',
        'pointerup',
        'click',
        'mouseover',
        'focusin',
        'focusout',
        'keydown',
        'keyup',
        'animationstart',
        'transitionrun',
        'toggle',
        'scroll',
        'wheel',
        'contextmenu',
        'selectionchange',
        'load',
        'resize',
      ];
      for (const type of types)
        window.addEventListener(
          type,
          (event) => {
            for (const node of event.composedPath()) {
              if (
                node === document ||
                node === document.documentElement ||
                node === document.body ||
                !(node instanceof Node)
              )
                continue;
              globalThis.heard.push(node.textContent ?? '');
            }
          },
          { capture: true },
        );
    },
    hands: pressAndTab,
    read,
  },
  {
    name: 'the browser’s measurements of events, shifts and paints name their elements',
    before() {
      globalThis.heard = [];
      const note = (node: unknown) => {
        if (node instanceof Node && node !== document.documentElement)
          globalThis.heard.push(
            `${node.textContent} ${node.getRootNode() === document ? '' : node.getRootNode().textContent}`,
          );
      };
      for (const type of PerformanceObserver.supportedEntryTypes) {
        const observer = new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            const { target, element, sources } = entry as {
              target?: unknown;
              element?: unknown;
              sources?: { node?: unknown }[];
            };
            for (const node of [target, element, ...(sources ?? []).map((source) => source.node)]) note(node);
          }
        });
        observer.observe(
          Object.assign({ type, buffered: true }, type === 'event' ? { durationThreshold: 16 } : {}),
        );
      }
    },
    async hands(seat, at) {
      await pressAndTab(seat, at);
      await seat.look();
    },
    read,
  },
  {
    name: 'addresses of everything that was loaded are listed',
    before() {
      globalThis.heard = [];
      for (const type of PerformanceObserver.supportedEntryTypes)
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) globalThis.heard.push(JSON.stringify(entry));
        }).observe({ type, buffered: true });
    },
    hands: (seat) => seat.look(),
    read: () =>
      decodeURIComponent(
        [...globalThis.heard, ...performance.getEntries().map((entry) => JSON.stringify(entry))].join('\n'),
      ),
    async plant(words) {
      await fetch(`/favicon.ico?${encodeURIComponent(words)}`);
    },
  },
  {
    name: 'reports of the page’s own security policy name what it refused',
    before() {
      globalThis.heard = [];
      document.addEventListener('securitypolicyviolation', (event) =>
        globalThis.heard.push(decodeURIComponent(`${event.blockedURI} ${event.sourceFile} ${event.sample}`)),
      );
      const policy = document.createElement('meta');
      policy.httpEquiv = 'Content-Security-Policy';
      policy.content = "frame-src 'none'; img-src 'none'; style-src 'report-sample' 'none'";
      document.head.append(policy);
    },
    hands: (seat) => seat.look(300),
    read,
    async plant(words) {
      const picture = new Image();
      picture.src = `https://app.drchrono.com/favicon.ico?${encodeURIComponent(words)}`;
      await new Promise((refused) => picture.addEventListener('error', refused));
    },
  },
  {
    name: 'frames of the page are looked into',
    hands: (seat) => seat.look(300),
    read() {
      const texts: string[] = [];
      const look = (frame: Window) => {
        try {
          texts.push(`${frame.location.href} ${frame.document.documentElement.textContent} ${frame.name}`);
        } catch {
          texts.push('closed');
        }
      };
      for (let index = 0; index < window.length; index += 1) {
        const frame = window[index];
        if (frame) look(frame);
      }
      for (const element of attacker.inside())
        if (element instanceof HTMLIFrameElement) texts.push(element.src);
      return texts.join('\n');
    },
    async plant(words) {
      const frame = document.createElement('iframe');
      frame.srcdoc = words;
      document.body.append(frame);
      await new Promise((loaded) => frame.addEventListener('load', loaded));
    },
  },
  {
    name: 'messages between windows are heard, and every frame is asked',
    before() {
      globalThis.heard = [];
      window.addEventListener('message', ({ data }) => globalThis.heard.push(JSON.stringify(data)));
      setInterval(() => {
        for (let index = 0; index < window.length; index += 1)
          window[index]?.postMessage({ name: 'viewCard' }, '*');
        window.postMessage({ name: 'viewCard', input: null }, '*');
      }, 50);
    },
    hands: (seat) => seat.look(300),
    read,
    async plant(words) {
      window.postMessage(words, '*');
      await new Promise((told) => window.addEventListener('message', told, { once: true }));
    },
  },
  {
    name: 'running animations name their elements',
    before() {
      globalThis.heard = [];
      const look = () => {
        for (const { effect } of document.getAnimations()) {
          const target = effect instanceof KeyframeEffect ? effect.target : null;
          globalThis.heard.push(
            `${target?.textContent} ${target?.getRootNode() === document ? '' : target?.getRootNode().textContent}`,
          );
        }
        requestAnimationFrame(look);
      };
      look();
    },
    hands: (seat) => seat.look(300),
    read,
  },
  {
    name: 'everything that the page stores is searched',
    read() {
      const caches = [localStorage, sessionStorage].map((storage) => JSON.stringify(storage));
      return [...caches, document.cookie, JSON.stringify(history.state), document.title, location.href].join(
        '\n',
      );
    },
    plant(words) {
      sessionStorage.setItem('planted', words);
    },
  },
];
