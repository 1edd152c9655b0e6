import type { Place } from './trick.ts';

/** What every script of the page may use. It knows no more than a page of the EHR can know. */
export interface Attacker {
  /** The overlay's one element. */
  host(): HTMLElement;
  /** The button that sends, where the root can be entered, and else the host. */
  reach(): HTMLElement;
  /** Everything inside the host that can be reached. */
  inside(name?: string): Element[];
  /** A note of the page, in which the person writes. */
  note(): HTMLTextAreaElement;
  /** Lay something above everything else on the page; `style` adds to that. The overlay does not hear of it. */
  lay(place: Place, style: string, words?: string): HTMLElement;
  /** The same in a closed root of the page's own, where no selector finds it and no event tells of it. */
  layInRoot(place: Place, style: string, words?: string): HTMLElement;
  /**
   * Push the card aside by an appointment window of the page's own, whose close button stands in the card's place. The
   * answer lets the card back.
   */
  pushAside(card: Place): () => void;
  /** Call back as soon as the person has pressed in the overlay, or has come there by keys. */
  onEntered(entered: () => void): void;
  /** Call back when the pointer has left the overlay, while what is typed still goes there. */
  onLeft(left: () => void): void;
  /** Do nothing else for a while, so that nothing else runs in the page. */
  freeze(milliseconds: number): void;
  /** Let the page's header name another patient. */
  nameAnother(): void;
  /** Add rules to the page. */
  style(css: string): void;
  /** Give the overlay's element this look in every way there is. */
  shade(property: string, value: string): void;
}

declare global {
  var attacker: Attacker;
}

/** Give the page's scripts the means above. They do nothing by themselves. */
export function arm(): void {
  const NAME = 'invite-desk-overlay';
  const host = () => document.querySelector<HTMLElement>(NAME) ?? document.body;
  const note = () => {
    const known = document.querySelector<HTMLTextAreaElement>('#attacked-note');
    const area = known ?? document.createElement('textarea');
    area.id = 'attacked-note';
    area.style.cssText = 'position: fixed; left: 20px; top: 700px; width: 400px; height: 60px';
    if (!known) document.body.append(area);
    return area;
  };
  const inside = (name = NAME) => {
    const found: Element[] = [];
    const walk = (root: ParentNode) => {
      for (const element of root.querySelectorAll('*')) {
        found.push(element);
        if (element.shadowRoot) walk(element.shadowRoot);
      }
    };
    for (const element of document.querySelectorAll(name)) {
      walk(element);
      if (element.shadowRoot) walk(element.shadowRoot);
    }
    return found;
  };
  const style = (css: string) => {
    const sheet = document.createElement('style');
    sheet.textContent = css;
    document.head.append(sheet);
  };
  const redraw = () => {
    // The overlay looks where it stands whenever something opens in the page.
    const details = document.createElement('details');
    document.body.append(details);
    details.open = true;
    details.addEventListener('toggle', () => details.remove());
  };
  globalThis.attacker = {
    host,
    inside,
    note,
    reach: () =>
      inside().find(
        (element): element is HTMLElement =>
          /^Resend/.test(element.textContent ?? '') && element.matches('button'),
      ) ?? host(),
    lay({ left, top, width, height }, style, words = '') {
      for (const type of ['toggle', 'beforetoggle'])
        window.addEventListener(type, (event) => event.stopImmediatePropagation(), { capture: true });
      const layer = document.createElement('div');
      layer.popover = 'manual';
      layer.textContent = words;
      layer.style.cssText = `position: fixed; inset: auto; margin: 0; padding: 0; border: 0; left: ${left}px; top: ${top}px; width: ${width}px; height: ${height}px; background: #d8f0d8; ${style}`;
      document.body.append(layer);
      layer.showPopover();
      return layer;
    },
    layInRoot(place, style, words) {
      const layer = attacker.lay(place, style, words);
      const box = document.createElement('div');
      document.body.append(box);
      box.attachShadow({ mode: 'closed' }).append(layer);
      layer.showPopover();
      return layer;
    },
    pushAside({ left, top, height }) {
      const dialog = document.createElement('div');
      dialog.setAttribute('role', 'dialog');
      dialog.style.cssText =
        'position: fixed; left: 20px; top: 300px; width: 300px; height: 200px; background: #fff';
      const field = (label: string, value: string) => {
        const line = document.createElement('p');
        const [name, words] = [document.createElement('label'), document.createElement('span')];
        [name.textContent, words.textContent] = [label, value];
        line.append(name, words);
        return line;
      };
      const title = document.createElement('h2');
      title.textContent = 'Schedule Appointment';
      const close = document.createElement('button');
      close.textContent = 'Close';
      close.style.cssText = `position: fixed; left: ${left + 40}px; top: ${top + height / 2}px; width: 60px; height: 30px`;
      dialog.append(
        title,
        field('Patient:', ''),
        field('Scheduled:', ''),
        field('Office:', ''),
        field('Duration:', ''),
        close,
      );
      document.body.append(dialog);
      redraw();
      return () => {
        dialog.remove();
        redraw();
      };
    },
    onEntered(entered) {
      let was = document.activeElement === host();
      const look = () => {
        const is = document.activeElement === host();
        if (is && !was) entered();
        was = is;
        requestAnimationFrame(look);
      };
      look();
    },
    onLeft(left) {
      document.addEventListener(
        'pointerout',
        ({ target }) => target === host() && document.activeElement === host() && left(),
      );
    },
    nameAnother() {
      const words = [
        ['Eleanor', 'Georgina'],
        ['Brightwater', 'Dunmallow'],
        ['BREL000201', 'DUGE000203'],
        ['Oct. 6, 1971', 'Nov. 7, 1972'],
      ];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode())
        for (const [is = '', becomes = ''] of words) {
          const node = walker.currentNode;
          if (node.nodeValue?.includes(is)) node.nodeValue = node.nodeValue.replaceAll(is, becomes);
        }
    },
    freeze(milliseconds) {
      const until = performance.now() + milliseconds;
      while (performance.now() < until) Math.sqrt(until);
    },
    style,
    shade(property, value) {
      host().style.setProperty(property, value, 'important');
      style(`${NAME} { ${property}: ${value} !important }`);
      for (const part of inside().filter((element) => element.matches('.dock, .card')))
        if (part instanceof HTMLElement) part.style.setProperty(property, value, 'important');
    },
  };
}
