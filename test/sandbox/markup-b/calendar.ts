import type { CalendarModel } from '../screens.ts';
import { type Html, html } from './html.ts';
import { icons } from './icons.ts';
import { page } from './page.ts';
import { scripts } from './scripts.ts';

const pixelsPerHour = 64;
const entryMinutes = 45;
const lanes = ['Exam 1', 'Exam 2', 'Exam 3'];
/** These invented people are on the page and have nothing to do with any entry. */
const waitingRoom = [
  { label: 'Ottilie Brandvold - 03/14/1971', since: 'Checked in 8:51 a.m.' },
  { label: 'Casimir Underhay - 11/02/1958', since: 'Arrived 9:04 a.m.' },
  { label: 'Perpetua Lindqvost - 07/29/2016', since: 'In room 2' },
];

type Entry = CalendarModel['entries'][number];

/** Count the minutes after midnight of `09:00AM`, `9 a.m.` or `14:30`. An unreadable time counts as nine o'clock. */
function minuteOfDay(time: string): number {
  const [, hour, minute, half] = /(\d{1,2})(?::(\d{2}))?\s*([ap])?/i.exec(time) ?? [];
  if (hour === undefined) return 9 * 60;
  const lower = half?.toLowerCase();
  const base = lower === undefined ? Number(hour) : (Number(hour) % 12) + (lower === 'p' ? 12 : 0);
  return base * 60 + Number(minute ?? 0);
}

/** Put each entry into the first column that is free at its time. */
function inLanes(entries: readonly Entry[]): { entry: Entry; start: number; lane: number }[] {
  const freeFrom = lanes.map(() => 0);
  return entries
    .map((entry) => ({ entry, start: minuteOfDay(entry.time) }))
    .sort((a, b) => a.start - b.start)
    .map(({ entry, start }) => {
      const free = freeFrom.findIndex((minute) => minute <= start);
      const earliest = freeFrom.indexOf(Math.min(...freeFrom));
      const lane = free === -1 ? earliest : free;
      const from = Math.max(start, freeFrom[lane] ?? 0);
      freeFrom[lane] = from + entryMinutes;
      return { entry, start: from, lane };
    });
}

function top(minute: number, firstHour: number): string {
  return `${Math.round(((minute - firstHour * 60) / 60) * pixelsPerHour)}px`;
}

function hourText(hour: number): string {
  return `${hour % 12 === 0 ? 12 : hour % 12} ${hour < 12 ? 'AM' : 'PM'}`;
}

function board(model: CalendarModel): Html {
  const placed = inLanes(model.entries);
  const firstHour = Math.min(8, ...placed.map((item) => Math.floor(item.start / 60)));
  const lastHour = Math.max(17, ...placed.map((item) => Math.floor(item.start / 60) + 1));
  const hours = Array.from({ length: lastHour - firstHour }, (_, index) => firstHour + index);
  const height = `${hours.length * pixelsPerHour}px`;
  return html`<div class="$board $card" data-opens="${model.opens}" data-delay="${model.fillDelay}">
<div class="$boardHead"></div>${lanes.map((lane) => html`<div class="$boardHead">${lane}</div>`)}
<div class="$hours" style="height:${height}">${hours.map(
    (hour) => html`<span style="top:${top(hour * 60, firstHour)}">${hourText(hour)}</span>`,
  )}</div>${lanes.map(
    (_, lane) =>
      html`<div class="$lane">${placed
        .filter((item) => item.lane === lane)
        .map(
          ({ entry, start }) =>
            html`<button type="button" class="$entry" data-key="${entry.appointmentId}" style="top:${top(start, firstHour)}"><span class="$entryName" dir="auto">${entry.label}</span><span>${entry.time}</span></button>`,
        )}</div>`,
  )}</div>`;
}

/** A window shows this before its fields arrive. It can be closed already. */
const skeleton = html`<template id="waiting"><div class="$waiting" aria-busy="true"><div class="$top"><span class="$bone" style="width:180px"></span><button type="button" class="$ghost $dismissWindow" aria-label="Close dialog">${icons.close}</button></div>
<div class="$bone"></div><div class="$bone" style="width:80%"></div><div class="$bone"></div><div class="$bone" style="width:65%"></div></div></template>`;

/** Draw the calendar of a day. Other people's names stand in its list of the waiting room. */
export function calendar(model: CalendarModel): string {
  const content = html`<div class="$day"><aside><section class="$card $rooms"><h2>Waiting room</h2><ul>${waitingRoom.map(
    (person) => html`<li><span>${person.label}</span><div>${person.since}</div></li>`,
  )}</ul></section></aside><main><div class="$dayTitle"><h1>${model.dateLabel}</h1><button type="button" class="$ghost" aria-label="Previous day">${icons.left}</button><button type="button" class="$button">Today</button><button type="button" class="$ghost" aria-label="Next day">${icons.right}</button></div>${board(model)}</main></div>${skeleton}`;
  return page(content, scripts.calendar, model.toolbar);
}
