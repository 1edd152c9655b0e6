import { html } from 'hono/html';
import { type Exchange, textField } from './exchange.ts';
import type { Html } from './page.ts';
import { displayName } from './person.ts';
import type { Practice } from './practice.ts';
import type { Visit } from './visits.ts';
import { dayAfter, dayOf, windowTime } from './wall-clock.ts';

/** DrChrono's own words and one of the practice's. */
const STATUS_WORDS = [
  ...[
    '',
    'Confirmed',
    'Not Confirmed',
    'Arrived',
    'Checked In',
    'Checked In Online',
    'In Room',
    'In Session',
  ],
  ...['Complete', 'Cancelled', 'No Show', 'Rescheduled', 'Running late'],
] as const;

const todayOf = ({ clock, settings }: Practice) => dayOf(clock.now(), settings.zone);

function visitRow(practice: Practice, visit: Visit): Html {
  const patient = visit.patientId === null ? undefined : practice.roster.find(visit.patientId);
  const act = (label: string, name: string) =>
    html`<form method="post" action="/visits">
      <input type="hidden" name="visit" value="${visit.id}" /><input type="hidden" name="act" value="${name}" />
      <button class="plain">${label}</button>
    </form>`;
  return html`<tr>
    <td>${windowTime(visit.scheduledTime)}</td>
    <td>${patient ? displayName(patient) : visit.reason || 'Break'}</td>
    <td>
      <form method="post" action="/visits">
        <input type="hidden" name="visit" value="${visit.id}" /><input
          type="hidden"
          name="act"
          value="status"
        />
        <select name="status" aria-label="Status">
          ${STATUS_WORDS.map((word) =>
            word === visit.status
              ? html`<option value="${word}" selected>${word || 'none'}</option>`
              : html`<option value="${word}">${word || 'none'}</option>`,
          )}
        </select>
        <button class="plain">Set</button>
      </form>
    </td>
    <td class="acts">
      ${act('An hour later', 'later')} ${act('To tomorrow', 'tomorrow')} ${act('Delete', 'delete')}
      ${act('Once more today', 'again')}
    </td>
  </tr>`;
}

/** Draw today's calendar, with what a colleague may do to each appointment. */
export function visitsCard(practice: Practice): Html {
  const today = todayOf(practice);
  const listed = practice.calendar
    .all()
    .filter(({ isDeleted, scheduledTime }) => !isDeleted && scheduledTime.startsWith(today));
  return html`<section class="wide">
    <h2>Today's calendar</h2>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th>Time</th>
            <th>Patient</th>
            <th>Status</th>
            <th>Do it as someone else</th>
          </tr>
        </thead>
        <tbody>
          ${listed.map((visit) => visitRow(practice, visit))}
        </tbody>
      </table>
    </div>
  </section>`;
}

/** Do to an appointment what the card's form says. An unknown word or appointment changes nothing. */
export function changeVisit(practice: Practice, exchange: Exchange): void {
  const { calendar } = practice;
  const visit = calendar.find(textField(exchange, 'visit'));
  if (!visit) return;
  const [day = '', time = ''] = visit.scheduledTime.split('T');
  switch (textField(exchange, 'act')) {
    case 'status':
      calendar.change(visit.id, { status: textField(exchange, 'status') });
      break;
    case 'later':
      calendar.change(visit.id, { scheduledTime: `${day}T${hourAfter(time)}` });
      break;
    case 'tomorrow': {
      const tomorrow = dayAfter(todayOf(practice), 1);
      calendar.change(visit.id, { scheduledTime: `${tomorrow}T${time}` });
      break;
    }
    case 'delete':
      calendar.change(visit.id, { isDeleted: true });
      break;
    case 'again': {
      const { id: _, ...about } = visit;
      calendar.add({ ...about, scheduledTime: `${day}T${hourAfter(time)}`, status: '' });
      break;
    }
  }
}

/** The wall time an hour later, on the same day. */
function hourAfter(time: string): string {
  return `${String(Math.min(Number(time.slice(0, 2)) + 1, 23)).padStart(2, '0')}${time.slice(2)}`;
}
