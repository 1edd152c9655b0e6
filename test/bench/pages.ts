import { calendar } from '../sandbox/markup-a/calendar.ts';
import { chartPage } from '../sandbox/markup-a/chart.ts';
import { trusted } from '../sandbox/markup-a/html.ts';
import { page } from '../sandbox/markup-a/page.ts';
import { people } from '../sandbox/patients.ts';
import type { PatientRecord } from '../sandbox/person.ts';
import type { Practice } from '../sandbox/practice.ts';
import { calendarModel, headerModel } from '../sandbox/screen-models.ts';
import { drivePage } from './page-driver.ts';

const EHR = 'https://app.drchrono.com';
const ROWS = 1_500;

/** A chart by its size. The numbers are nodes of the document, texts included. */
export type ChartSize = 'light' | '20000' | '60000';

export const chartAddress = ({ id }: PatientRecord, size: ChartSize) =>
  `${EHR}/chart/${id}/summary?bench=${size}`;
export const NOT_OURS = `${EHR}/messages/?bench`;
export const CALENDAR = `${EHR}/appointments?bench`;

/**
 * The bench's own pages, at addresses of the EHR: light and heavy charts, a calendar of 60 appointments, and a page that
 * is none of ours. Null where an address is none of the bench's.
 */
export function benchPage(practice: Practice, { pathname, searchParams }: URL): string | null {
  const size = searchParams.get('bench');
  if (size === null) return null;
  const chart = /^\/chart\/(\d+)\/summary$/.exec(pathname);
  if (chart) {
    const patient = practice.roster.find(Number(chart[1]));
    return patient ? chartOf(practice, patient, size as ChartSize) : null;
  }
  if (pathname === '/appointments') return calendarOfSixty(practice);
  return page(trusted(`<h3>Message Center</h3>${LIVING}`), '');
}

/** The header of the patient's chart alone, as HTML. */
export function chartHeader(practice: Practice, patient: PatientRecord): string {
  const whole = chartOf(practice, patient, 'light');
  const header = /<div id="patient-header"[\s\S]*?<\/table>\s*<\/div>/.exec(whole)?.[0];
  if (header === undefined) throw new Error('The chart has no header');
  return header;
}

/** What changes in these pages, and the script that changes it. */
const LIVING = `<p id="bench-clock">No messages waiting</p><ul id="bench-feed"></ul>
<script>(${drivePage})()</script>`;

function chartOf(practice: Practice, patient: PatientRecord, size: ChartSize): string {
  const header = headerModel(practice, patient, `/chart/${patient.id}/summary`);
  const sheet = size === 'light' ? '' : daySheet(size === '20000' ? 6 : 20);
  return chartPage(header, trusted(`<h3>Summary</h3>${LIVING}${sheet}`));
}

/** A day sheet of 1,500 rows; each row is 1 + 2 nodes for each of its columns. */
function daySheet(columns: number): string {
  const rows = Array.from({ length: ROWS }, (_, row) => `<tr>${cellsOf(row, columns)}</tr>`);
  return `<table class="table table-striped"><tbody>${rows.join('')}</tbody></table>`;
}

const FIRST = ['Ada', 'Bela', 'Cato', 'Dido', 'Egon', 'Fina', 'Gero'];
const LAST = ['Example', 'Sample', 'Specimen', 'Placeholder', 'Pattern'];

function cellsOf(row: number, columns: number): string {
  const told = [
    `${8 + (row % 10)}:${String((row * 5) % 60).padStart(2, '0')}`,
    `${LAST[row % LAST.length]}, ${FIRST[row % FIRST.length]}`,
    `${String(1 + (row % 12)).padStart(2, '0')}/${String(1 + (row % 28)).padStart(2, '0')}/${1940 + (row % 70)}`,
    `(212) 555-${String(row).padStart(4, '0')}`,
    row % 3 === 0 ? 'Evaluation' : 'Follow-up',
    row % 4 === 0 ? 'Arrived' : 'Confirmed',
  ];
  return Array.from({ length: columns }, (_, at) => `<td>${told[at] ?? `Item ${row}.${at}`}</td>`).join('');
}

function calendarOfSixty(practice: Practice): string {
  const model = calendarModel(practice, undefined);
  const names = Object.values<PatientRecord>(people);
  const entries = Array.from({ length: 60 }, (_, at) => {
    const { firstName, lastName } = names[at % names.length] ?? people.pendingFresh;
    const [hour, half] = [8 + Math.floor(at / 7), at % 2 === 0 ? '00' : '30'];
    const time = `${String(hour > 12 ? hour - 12 : hour).padStart(2, '0')}:${half}${hour < 12 ? 'AM' : 'PM'}`;
    return { appointmentId: String(76_300_001 + at), time, label: `${firstName} ${lastName}` };
  });
  return calendar({ ...model, entries }).replace('</body>', `${LIVING}</body>`);
}
