import type { CalendarModel } from '../screens.ts';
import { WINDOW_SCRIPT } from './appointment.ts';
import { CALENDAR_SCRIPT } from './calendar-script.ts';
import type { Html } from './html.ts';
import { html, scriptValue, trusted } from './html.ts';
import { page } from './page.ts';
import { WINDOW_STYLE } from './style.ts';

type Entry = CalendarModel['entries'][number];

/** These decoys are patients of other appointments. They are on the page whichever window is open. */
const MINI_SCHEDULE = [
  { time: '8:30', name: 'Bram Okonjo', id: 90000011 },
  { time: '9:00', name: 'Ysolde Quarrie', id: 90000012 },
  { time: '9:30', name: 'Pelle Andersdotter', id: 90000013 },
  { time: '10:15', name: 'Marguerite Szabo', id: 90000014 },
  { time: '11:00', name: 'Tam Fairweather', id: 90000015 },
] as const;

const HALF_HOUR = 30;
const [FIRST_SLOT, LAST_SLOT] = [8 * 60, 17 * 60];

/** Count the minutes since midnight of `09:00AM`; null for a text that is no time. */
function minutesOf(time: string): number | null {
  const parts = /^(\d{1,2}):(\d{2})\s*([AP])\.?M/iu.exec(time.trim());
  if (!parts) return null;
  const afternoon = parts[3]?.toUpperCase() === 'P' ? 12 : 0;
  return ((Number(parts[1]) % 12) + afternoon) * 60 + Number(parts[2]);
}

const slotOf = (minutes: number): number => Math.floor(minutes / HALF_HOUR) * HALF_HOUR;

function slotLabel(minutes: number): string {
  const hour = Math.floor(minutes / 60);
  const half = String(minutes % 60).padStart(2, '0');
  return `${hour % 12 || 12}:${half} ${hour < 12 ? 'am' : 'pm'}`;
}

const entryButton = ({ appointmentId, time, label }: Entry): Html =>
  html`<button type="button" class="appt-entry" data-appointment="${appointmentId}"><b>${time}</b>&nbsp;<span>${label}</span></button>\n`;

function dayGrid(entries: readonly Entry[]): Html {
  const bySlot = new Map<number, Entry[]>();
  for (let slot = FIRST_SLOT; slot <= LAST_SLOT; slot += HALF_HOUR) bySlot.set(slot, []);
  for (const entry of entries) {
    const slot = slotOf(minutesOf(entry.time) ?? FIRST_SLOT);
    bySlot.set(slot, [...(bySlot.get(slot) ?? []), entry]);
  }
  const rows = [...bySlot]
    .sort(([one], [other]) => one - other)
    .map(
      ([slot, held]) =>
        html`<tr><td class="slot">${slotLabel(slot)}</td><td>${held.map(entryButton)}</td><td></td><td></td></tr>\n`,
    );
  return html`<table class="table day-grid">
<thead><tr><th class="slot">&nbsp;</th><th class="room1">Exam 1</th><th>Exam 2</th><th>Exam 3</th></tr></thead>
<tbody>${rows}</tbody>
</table>`;
}

function miniSchedule(): Html {
  const rows = MINI_SCHEDULE.map(
    ({ time, name, id }) => html`<tr><td>${time}</td><td><a href="/patients/${id}/">${name}</a></td></tr>\n`,
  );
  return html`<div class="mini-schedule"><h5>Mini Schedule</h5>
<table class="table table-striped"><tbody>${rows}</tbody></table></div>`;
}

/** Draw the calendar's day view with its appointment windows. */
export function calendar(model: CalendarModel): string {
  const settings = scriptValue({ opens: model.opens, fillDelay: model.fillDelay });
  const body = html`<style>${trusted(WINDOW_STYLE)}</style>
<div class="calendar" id="content">
<div class="calendar-main"><h3>${model.dateLabel}</h3>
${dayGrid(model.entries)}</div>
${miniSchedule()}
</div>
<script>window.calendarSettings = ${settings};</script>`;
  return page(body, WINDOW_SCRIPT + CALENDAR_SCRIPT, model.toolbar);
}
