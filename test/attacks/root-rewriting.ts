import type { Seat } from './seat.ts';
import type { Known, PressTrick } from './trick.ts';

/** The page rewrites what stands in the overlay, so that the person presses something else than is read. */

const press = (seat: Seat) => seat.press();

const rewritten = (name: string, page: (known: Known) => void | Promise<void>, detail = ''): PressTrick => ({
  name,
  page,
  detail,
  changes: 'card',
  hands: press,
});

/** A property of the page's own elements is handed down to whatever stands in them, unless that refuses it. */
const handedDown = (what: string, css: string): PressTrick =>
  rewritten(
    `${what} is handed down to the words`,
    ({ detail }) => attacker.style(`html, invite-desk-overlay { ${detail} }`),
    css,
  );

/** The page has a lure here, in the shape of a button of its own. */
const LURE = { x: 130, y: 560 };

export const rewriting: PressTrick[] = [
  rewritten('the words of the button are written anew', () => {
    for (const part of attacker.reach().querySelectorAll('span')) part.textContent = 'Save this note';
  }),
  {
    ...rewritten('the patient’s name is written anew', () => {
      for (const part of attacker.inside()) if (part.matches('h2')) part.textContent = 'Georgina Dunmallow';
    }),
    sample: true,
  },
  rewritten('the address is written anew', () => {
    for (const part of attacker.inside()) if (part.matches('small')) part.textContent = 'to the front desk';
  }),
  rewritten('words of the page are added to the card', () => {
    const words = document.createElement('p');
    words.textContent = 'Press Resend invite to close this box.';
    attacker.reach().parentElement?.prepend(words);
  }),
  rewritten('a style element is put into the root', () => {
    const sheet = document.createElement('style');
    sheet.textContent = '* { color: transparent !important }';
    const root = attacker.reach().getRootNode();
    (root instanceof ShadowRoot ? root : attacker.host()).append(sheet);
  }),
  rewritten('a sheet is adopted by the root', () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('h2, p { visibility: hidden !important }');
    const root = attacker.reach().getRootNode();
    const target = root instanceof ShadowRoot ? root : document;
    target.adoptedStyleSheets = [...target.adoptedStyleSheets, sheet];
  }),
  {
    name: 'the button is adopted as a button of the page',
    page() {
      const button = attacker.reach();
      button.textContent = 'Save note';
      button.style.cssText =
        'position: fixed; left: 80px; top: 540px; width: 100px; height: 40px; z-index: 99';
      document.body.append(button);
    },
    hands: async (seat) => {
      await seat.look();
      await seat.press(LURE);
    },
    control: (seat) => seat.press(),
  },
  {
    ...rewritten(
      'a class of the page’s own is the overlay’s element, and lets the page into the root',
      () => {
        const { internals } = globalThis as { internals?: ElementInternals };
        const sheet = document.createElement('style');
        sheet.textContent = `iframe, .card { -webkit-mask-box-image: linear-gradient(transparent, transparent) !important }`;
        (internals?.shadowRoot ?? attacker.host()).append(sheet);
      },
    ),
    early: () => {
      customElements.define(
        'invite-desk-overlay',
        class extends HTMLElement {
          constructor() {
            super();
            Object.assign(globalThis, { internals: this.attachInternals() });
          }
        },
      );
    },
  },
  handedDown('a transparent fill', '-webkit-text-fill-color: transparent !important'),
  handedDown('a disc for each letter', '-webkit-text-security: disc !important'),
  handedDown('an indent out of sight', 'text-indent: -4000px !important'),
  handedDown(
    'the other direction of writing',
    'direction: rtl !important; unicode-bidi: bidi-override !important',
  ),
  handedDown('no space for a letter', 'letter-spacing: -1em !important; word-spacing: -1em !important'),
  handedDown('being hidden', 'visibility: hidden !important'),
  handedDown('a vertical writing', 'writing-mode: vertical-rl !important'),
  handedDown(
    'another set of colours',
    '--surface: #16202b !important; --ink: #16202b !important; --accent: #16202b !important; --tone: #16202b !important; --muted: #16202b !important',
  ),
  rewritten('the overlay’s own variables are registered with a type that they do not have', () => {
    for (const name of ['--surface', '--ink', '--accent', '--tone', '--muted', '--quiet'])
      CSS.registerProperty({ name, syntax: '<length>', inherits: false, initialValue: '0px' });
  }),
  rewritten('the font of the overlay is given another face', async () => {
    const names = ['system-ui', 'sans-serif', 'Arial', 'DejaVu Sans', 'Liberation Sans'];
    for (const name of names)
      attacker.style(`@font-face { font-family: "${name}"; src: local("DejaVu Sans"); size-adjust: 1% }`);
    await document.fonts.ready;
  }),
];
