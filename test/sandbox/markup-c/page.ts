import { practiceName } from '../accounts.ts';
import { type Child, el, type Piece, verbatim } from './element.ts';
import { pageStyle } from './style.ts';

const links = [
  { label: 'Dashboard', href: '/dashboard' },
  { label: 'Schedule', href: '/appointments' },
  { label: 'Patients', href: '/patients/' },
  { label: 'Messages', href: '/messages/' },
];

interface PageParts {
  content: Child;
  script: string;
  toolbar?: readonly { label: string; href: string }[];
  /** The toolbar's second line is this menu. */
  menu?: Piece | false;
}

function toolbarLine(entries: readonly { label: string; href: string }[]): Piece {
  return el(
    'div',
    { class: 'fx wr cy g20 p8 w2' },
    el('div', {}, practiceName),
    ...entries.map(({ label, href }) => el('a', { href }, label)),
    el('div', { class: 'gr' }),
    el('div', {}, 'drchrono'),
    el('button', { type: 'button', class: 'sg' }, 'My account ▾'),
  );
}

/** Draw a whole page under the toolbar, which names the practice. The title names no patient. */
export function page({ content, script, toolbar = links, menu = false }: PageParts): string {
  const document = el(
    'html',
    { lang: 'en' },
    el(
      'head',
      {},
      el('meta', { charset: 'utf-8' }),
      el('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      el('title', {}, 'DrChrono'),
      el('style', {}, verbatim(pageStyle)),
    ),
    el(
      'body',
      { class: 'w1' },
      el('div', { 'data-r': true }, el('div', { class: 'b1' }, toolbarLine(toolbar), menu), content),
      el('script', {}, verbatim(script)),
    ),
  );
  return `<!doctype html>${document.written}`;
}
