import type { ReadTrick } from './trick.ts';

/** The page reads what the overlay shows, by every way that a browser gives to a script. */

const roots: ReadTrick[] = [
  {
    name: 'the shadow root is read',
    sample: true,
    read: (name) => document.querySelector(name)?.shadowRoot?.textContent ?? '',
  },
  {
    name: 'every root that can be reached is walked through',
    read: (name) =>
      attacker
        .inside(name)
        .map((element) => element.textContent)
        .join('\n'),
  },
  {
    name: 'the text of the page and of the host is read',
    sample: true,
    read: (name) =>
      [document.documentElement, document.querySelector<HTMLElement>(name)]
        .map((element) => `${element?.textContent} ${element?.innerText}`)
        .join('\n'),
  },
  {
    name: 'the host is written out with its roots',
    read(name) {
      const host = document.querySelector(name);
      const shadowRoots = host?.shadowRoot ? [host.shadowRoot] : [];
      return `${host?.outerHTML} ${host?.getHTML({ serializableShadowRoots: true, shadowRoots })}`;
    },
  },
  {
    name: 'copies of the host are written out',
    read(name) {
      const host = document.querySelector(name);
      if (!host) return '';
      const elsewhere = document.implementation.createHTMLDocument();
      const copies = [host.cloneNode(true), elsewhere.importNode(host, true)];
      const written = copies.map((copy) => new XMLSerializer().serializeToString(copy));
      return [...written, ...copies.map((copy) => copy.textContent)].join('\n');
    },
  },
  {
    name: 'tree walker, node iterator and XPath look for the words',
    read(name) {
      const found: (string | null)[] = [];
      const isWord = (text: string | null) => /Resend|•/.test(text ?? '');
      const walker = document.createTreeWalker(document, NodeFilter.SHOW_ALL);
      while (walker.nextNode())
        if (isWord(walker.currentNode.nodeValue)) found.push(walker.currentNode.nodeValue);
      const inHost = document.querySelector(name) ?? document;
      const iterator = document.createNodeIterator(inHost, NodeFilter.SHOW_ALL);
      for (let node = iterator.nextNode(); node; node = iterator.nextNode())
        if (isWord(node.nodeValue)) found.push(node.nodeValue);
      const path = document.evaluate(
        '//text()[contains(., "•")]',
        document,
        null,
        XPathResult.ORDERED_NODE_SNAPSHOT_TYPE,
      );
      for (let index = 0; index < path.snapshotLength; index += 1)
        found.push(path.snapshotItem(index)?.nodeValue ?? '');
      return found.join('\n');
    },
  },
  {
    name: 'names and roles for assistive technology are read',
    read: (name) =>
      [...document.querySelectorAll(name), ...attacker.inside(name)]
        .flatMap((element) => [
          ...element.getAttributeNames().map((attribute) => element.getAttribute(attribute)),
          element.ariaLabel,
          element.ariaDescription,
        ])
        .join('\n'),
  },
  {
    name: 'the host is made a custom element afterwards, with a look into its root',
    read(name) {
      let written = '';
      customElements.define(
        name,
        class extends HTMLElement {
          constructor() {
            super();
            written = `${this.attachInternals().shadowRoot?.textContent} ${this.textContent}`;
          }
        },
      );
      return written;
    },
  },
  {
    name: 'a class of the page’s own is the overlay’s element, and reads its root',
    sample: true,
    early: () => {
      for (const name of ['invite-desk-overlay', 'planted-desk'])
        customElements.define(
          name,
          class extends HTMLElement {
            constructor() {
              super();
              const internals = this.attachInternals();
              Object.assign(globalThis, { [name]: internals });
            }
          },
        );
    },
    read(name) {
      const internals: ElementInternals | undefined = Reflect.get(globalThis, name);
      const root = internals?.shadowRoot;
      return `${root?.innerHTML} ${root?.textContent}`;
    },
  },
  {
    name: 'what has the focus is asked for, root by root',
    async hands(seat, at) {
      await seat.press(at);
      for (let back = 0; back < 2; back += 1) await seat.page.keyboard.press('Shift+Tab');
    },
    read() {
      let active = document.activeElement;
      const texts: (string | null)[] = [];
      for (let depth = 0; active && depth < 9; depth += 1, active = active.shadowRoot?.activeElement ?? null)
        texts.push(active.textContent);
      return texts.join('\n');
    },
    plant(words) {
      const button = document.createElement('button');
      button.textContent = words;
      document.body.prepend(button);
      button.addEventListener('blur', () => button.focus());
      button.focus();
    },
  },
  {
    name: 'parts of the overlay are adopted by the page and read there',
    read(name) {
      const box = document.createElement('div');
      document.body.append(box);
      for (const element of attacker.inside(name))
        if (element.matches('button, section')) box.append(element);
      const host = document.querySelector(name);
      const text = () => `${box.textContent} ${box.innerText}`;
      const before = text();
      if (host) box.append(host);
      return before + text();
    },
  },
];

const selections: ReadTrick[] = [
  {
    name: 'the browser’s own search tries the words',
    read() {
      const find: unknown = Reflect.get(window, 'find');
      if (typeof find !== 'function') return '';
      const isFound = (words: string) =>
        Boolean(find.call(window, words, false, false, true, false, true, false));
      return ['Resend invite', 'e•••@example.com'].filter(isFound).join('\n');
    },
  },
  {
    name: 'everything is selected and read',
    sample: true,
    read(name) {
      const selection = getSelection();
      const host = document.querySelector(name);
      if (!selection || !host) return '';
      document.execCommand('selectAll');
      const all = selection.toString();
      selection.selectAllChildren(host);
      return all + selection.toString();
    },
  },
  {
    name: 'the inside of the root is selected and read',
    read(name) {
      const selection = getSelection();
      const texts = attacker.inside(name).map((element) => {
        selection?.selectAllChildren(element);
        return selection?.toString();
      });
      return texts.join('\n');
    },
  },
  {
    name: 'composed ranges of a selection are read',
    read(name) {
      const selection = getSelection();
      const host = document.querySelector(name);
      if (!selection || !host) return '';
      document.execCommand('selectAll');
      const shadowRoots = host.shadowRoot ? [host.shadowRoot] : [];
      return selection
        .getComposedRanges({ shadowRoots })
        .map(
          ({ startContainer, endContainer }) => `${startContainer.textContent} ${endContainer.textContent}`,
        )
        .join('\n');
    },
  },
  {
    name: 'a range round the host is read and copied',
    read(name) {
      const host = document.querySelector(name);
      if (!host) return '';
      const range = document.createRange();
      range.selectNode(host);
      return `${range} ${range.cloneContents().textContent} ${range.createContextualFragment('').textContent}`;
    },
  },
  {
    name: 'the page copies everything, and hears what is copied',
    read(name) {
      let copied = '';
      const hear = () => {
        copied = String(getSelection());
      };
      document.addEventListener('copy', hear, { once: true });
      document.execCommand('selectAll');
      document.execCommand('copy');
      const host = document.querySelector(name);
      document.addEventListener('copy', hear, { once: true });
      const all = copied;
      if (host) getSelection()?.selectAllChildren(host);
      document.execCommand('copy');
      return all + copied;
    },
  },
  {
    name: 'the person selects and copies everything, and pastes it into a note',
    async hands(seat) {
      const { keyboard, mouse } = seat.page;
      await seat.page.evaluate(() => void attacker.note());
      await mouse.click(300, 560);
      await keyboard.press('Control+a');
      await keyboard.press('Control+c');
      await seat.type('');
      await keyboard.press('Control+v');
    },
    read: () => attacker.note().value,
  },
  {
    name: 'the person drags a selection from the page over the card',
    async hands(seat, at) {
      const { mouse } = seat.page;
      await mouse.move(230, 258);
      await mouse.down();
      await mouse.move(at.x, at.y, { steps: 5 });
      await mouse.up();
    },
    read() {
      const selection = getSelection();
      const ends = [selection?.anchorNode, selection?.focusNode];
      const roots = ends.map((node) => node?.getRootNode()).filter((root) => root !== document);
      const rootsOf = roots.map((root) => root?.textContent);
      return [String(selection), ...ends.map((node) => node?.textContent), ...rootsOf].join('\n');
    },
    plant(words) {
      const text = document.createElement('p');
      text.textContent = words;
      text.style.cssText = 'position: fixed; left: 520px; top: 620px; font-size: 20px';
      document.body.append(text);
    },
  },
];

const points: ReadTrick[] = [
  {
    name: 'what lies at each point is asked for',
    read(name) {
      const texts = new Set<string | null>();
      const host = document.querySelector(name);
      for (let x = 4; x < innerWidth; x += 24)
        for (let y = 4; y < innerHeight; y += 24) {
          const elements = [...document.elementsFromPoint(x, y), host?.shadowRoot?.elementFromPoint(x, y)];
          for (const element of elements)
            if (element === host || element?.getRootNode() === host?.shadowRoot || element?.closest(name))
              texts.add(element?.textContent ?? '');
        }
      return [...texts].join('\n');
    },
  },
  {
    name: 'the letter at each point is asked for',
    read(name) {
      const texts = new Set<string | null>();
      const root = document.querySelector(name)?.shadowRoot;
      for (let x = 4; x < innerWidth; x += 24)
        for (let y = 4; y < innerHeight; y += 24) {
          const shadowRoots = root ? [root] : [];
          texts.add(document.caretPositionFromPoint(x, y, { shadowRoots })?.offsetNode.textContent ?? '');
          texts.add(document.caretRangeFromPoint(x, y)?.startContainer.textContent ?? '');
        }
      return [...texts].join('\n');
    },
  },
  {
    name: 'computed styles of host and inside are read',
    read(name) {
      const elements = [...document.querySelectorAll(name), ...attacker.inside(name)];
      return elements
        .flatMap((element) =>
          ['', '::before', '::after'].map((pseudo) => getComputedStyle(element, pseudo || null)),
        )
        .flatMap((style) => [style.content, style.backgroundImage, style.getPropertyValue('--words')])
        .join('\n');
    },
    plant(words) {
      document.documentElement.append(document.createElement('planted-desk'));
      attacker.style(`planted-desk::before { content: "${words}" }`);
    },
  },
];

export const reading: ReadTrick[] = [...roots, ...selections, ...points];
