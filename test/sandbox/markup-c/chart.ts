import type { HeaderModel } from '../screens.ts';
import { ageOf, shortDate } from './american-dates.ts';
import { type Child, el, type Piece } from './element.ts';
import { page } from './page.ts';
import { patientRow, recentMenu } from './patient-row.ts';
import { scripts } from './scripts.ts';

function sections(header: HeaderModel): Piece {
  return el(
    'div',
    { class: 'w9' },
    ...header.sidebar.map(({ label, href, current }) =>
      el('a', { href, class: `bl p4 ${current ? 'w2' : ''}` }, label),
    ),
  );
}

/** Draw the chart around one section. */
export function chartPage(header: HeaderModel, section: Child): string {
  return page({
    menu: recentMenu(header),
    content: [
      patientRow(header),
      el('div', { class: 'fx g20 p16' }, sections(header), el('div', { class: 'gr' }, section)),
    ],
    script: scripts.chart,
  });
}

const box = (title: string, ...children: Child[]): Piece =>
  el('div', { class: 'w0 b0 p16 mb' }, el('div', { class: 'mb c1' }, title), ...children);

/** The newer demographics page shows read-only text beside an Edit button (support, Med). */
function demographics(header: HeaderModel): Child {
  const born = header.birthDate && `${shortDate(header.birthDate)} / ${ageOf(header.birthDate, new Date())}`;
  const lines: [string, string][] = [
    ['Preferred Name', header.nickName],
    ['Date of birth/ Approximate Age', born],
    ['Primary Provider', header.provider],
    ['Email', header.email],
    ['Phone', header.phone],
    ['Address', header.address],
  ];
  return el(
    'div',
    { class: 'w0 b0 p16' },
    el(
      'div',
      { class: 'fx bt mb' },
      el('div', {}, 'Demographics'),
      el('button', { type: 'button', class: 'bn' }, '✎ Edit'),
    ),
    el(
      'table',
      { class: 'b2' },
      el(
        'tbody',
        {},
        ...lines.map(([words, value]) => el('tr', {}, el('td', {}, words), el('td', {}, value || '—'))),
      ),
    ),
  );
}

/** Draw any other section. The people in it are not the patient. */
function filler(title: string): Child {
  return [
    box(title, el('div', {}, 'No active problems. Last reviewed Mar 2, 2024 by Dr. Imre Castellane.')),
    box('Emergency contact', el('div', {}, 'Ingeborg Saltmarsh (sister), (410) 555-0177')),
    box(
      'Documents',
      el('div', {}, 'Intake form, signed Mar 2, 2024'),
      el('div', {}, 'Referral letter, Dr. Noor Abendroth'),
    ),
  ];
}

/** Draw a section that has nothing to do with the portal. */
export function chart(header: HeaderModel, section: string): string {
  const title = header.sidebar.find(({ current }) => current)?.label ?? section;
  return chartPage(header, section === 'demographics' ? demographics(header) : filler(title));
}
