import type { HeaderModel } from '../screens.ts';
import { ageOf, shortDate } from './american-dates.ts';
import { el, type Piece, sign } from './element.ts';

const NOTHING = 'n/a';

/** `Jennifer Harrowgate (Jen)`: first, middle, last, nickname, in the order of the newer header (docs/drchrono.md §3). */
function wholeName({ firstName, middleName, lastName, nickName }: HeaderModel): string {
  return [firstName, middleName, lastName, nickName && `(${nickName})`].filter(Boolean).join(' ');
}

/** Write `Aug 10, 1955 (71 yrs) F` as one text. */
function birthAndGender({ birthDate, gender }: HeaderModel): string {
  const born = birthDate && `${shortDate(birthDate)} (${ageOf(birthDate, new Date())})`;
  return [born, gender.slice(0, 1)].filter(Boolean).join(' ');
}

/**
 * Draw the patient header: a table of one row in which nothing is larger or heavier than the rest, and in which only
 * place and form tell what a value is. As this practice customised it, it has no address.
 */
export function patientRow(header: HeaderModel): Piece {
  const access = header.sidebar.find(({ label }) => label.toLowerCase() === 'onpatient access');
  return el(
    'table',
    { class: 'wa w0 b2' },
    el(
      'tbody',
      {},
      el(
        'tr',
        {},
        el('td', {}, sign('★', 'Favorite'), wholeName(header), sign('⧉', 'Copy')),
        el('td', {}, birthAndGender(header)),
        el('td', {}, header.chartId, sign('⧉', 'Copy')),
        el('td', {}, header.phone || NOTHING, sign('✎', 'Edit')),
        el('td', { class: 'ww' }, header.email || NOTHING, sign('✎', 'Edit')),
        el('td', {}, `Provider: ${header.provider}`),
        el('td', {}, 'onpatient status ', el('a', { href: access?.href ?? '#' }, header.portal)),
      ),
    ),
  );
}

/** Draw the toolbar's menu of the charts that were opened lately. It is the plain type of everything else. */
export function recentMenu(header: HeaderModel): Piece | false {
  if (header.recentPatients.length === 0) return false;
  return el(
    'div',
    { class: 'fx wr g20 p4 w1' },
    el('div', {}, 'Recent patients ▾'),
    ...header.recentPatients.map(({ name, href }) => el('a', { href }, name)),
  );
}
