import type { CalendarModel } from '../screens.ts';
import { shortDate, withoutZeros } from './american-dates.ts';
import { el, type Piece } from './element.ts';
import { page } from './page.ts';
import { scripts } from './scripts.ts';

/** These invented people wait to be called. They have nothing to do with any visit that is opened. */
const called = ['Hedda Marchwood - 4/18/1966', 'Ivo Tarnquist - 12/30/1949', 'Solveig Brume - 9/7/2011'];

function visits(model: CalendarModel): Piece {
  return el(
    'table',
    { class: 'w0 b2 wa' },
    el(
      'tbody',
      {},
      ...model.entries.map(({ appointmentId, time, label }) =>
        el(
          'tr',
          {},
          el('td', { class: 'w9' }, withoutZeros(time)),
          el('td', {}, el('button', { type: 'button', class: 'sg', 'data-k': appointmentId }, label)),
        ),
      ),
    ),
  );
}

/** A visit that was just opened shows this before its fields arrive. It can be closed already. */
const waiting = el(
  'template',
  {},
  el(
    'div',
    {},
    el(
      'div',
      { class: 'fx cy bt p8 w2' },
      el('div', {}, 'Schedule Appointment'),
      el('button', { type: 'button', class: 'sg', 'data-x': true, 'aria-label': 'Close' }, '✕'),
    ),
    el('div', { class: 'p16' }, 'Loading…'),
  ),
);

/** Draw one day as a list. A visit opens beside it, and the list stays within reach. */
export function calendar(model: CalendarModel): string {
  return page({
    toolbar: model.toolbar,
    content: [
      el(
        'div',
        { class: 'p16', 'data-v': model.opens, 'data-w': String(model.fillDelay) },
        el(
          'div',
          { class: 'fx cy g8 mb' },
          el('button', { type: 'button', class: 'bn' }, '‹'),
          el('div', {}, shortDate(model.dateLabel)),
          el('button', { type: 'button', class: 'bn' }, '›'),
        ),
        el('div', { class: 'fx wr g20 mb c1' }, 'Waiting:', ...called.map((who) => el('div', {}, who))),
        visits(model),
      ),
      waiting,
    ],
    script: scripts.calendar,
  });
}
