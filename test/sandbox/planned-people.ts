import { mailOf } from './access.ts';
import { accounts } from './accounts.ts';
import { type PatientRecord, person } from './person.ts';
import type { Practice } from './practice.ts';
import { DAY, HOUR, MINUTE } from './wall-clock.ts';

/** What a planned patient is like at the moment of planning. `lapses`: the invite ends before the planned visit. */
export const PLANNED_STATES = [
  'joined',
  'invited',
  'lapses',
  'expired',
  'neverInvited',
  'revoked',
  'withoutEmail',
  'withoutPhone',
  'withoutBirthDate',
  'oldAddress',
  'suspiciousAddress',
  'minor',
  'inactive',
  'deceased',
] as const;

export type PlannedState = (typeof PLANNED_STATES)[number];

const FIRST_NAMES = [
  ...['Alder', 'Blythe', 'Corin', 'Della', 'Emeric', 'Fenna', 'Gwill', 'Hollis', 'Iona', 'Jorah'],
  ...['Kerra', 'Lowen', 'Merrin', 'Nessa', 'Osric', 'Perran', 'Quilla', 'Rowena', 'Senna', 'Tamsin'],
] as const;
const LAST_NAMES = [
  ...['Amberley', 'Birchmere', 'Coldharbour', 'Dapplewood', 'Eastlake', 'Fernhollow', 'Greyfold'],
  ...['Hartsmoor', 'Inglebrook', 'Juniperly', 'Kingsmarsh', 'Larkhill', 'Mossbridge', 'Northmere'],
  ...['Oakenfell', 'Pinehurst', 'Quarrydale', 'Rushford', 'Silverton', 'Thornbury'],
] as const;

const FIRST_ID = 95_000_001;
const FREE_OF_IDENTIFIERS = { ssn: '', homePhone: '', officePhone: '' };

/** Everything that is special about the chart; the invites follow. */
function chartOf(state: PlannedState, name: string): Partial<PatientRecord> {
  switch (state) {
    case 'withoutEmail':
      return { email: '' };
    case 'withoutPhone':
      return { ...FREE_OF_IDENTIFIERS, cellPhone: '' };
    case 'withoutBirthDate':
      return { ...FREE_OF_IDENTIFIERS, birthDate: null };
    case 'suspiciousAddress':
      return { email: 'noemail@example.com' };
    case 'oldAddress':
      return { email: `${name}@example.org` };
    case 'minor':
      return { birthDate: '2019-03-09', ssn: '' };
    case 'inactive':
      return { status: 'I' };
    case 'deceased':
      return { status: 'D' };
    default:
      return {};
  }
}

interface Past {
  enabledAt: number;
  activatedAt?: number;
  revokedAt?: number;
  to?: string;
}

/** What was done for the patient before now; null: nothing. `visitAt` is when the visit begins. */
function pastOf(state: PlannedState, now: number, visitAt: number, name: string): Past | null {
  switch (state) {
    case 'joined':
      return { enabledAt: now - 20 * DAY, activatedAt: now - 19 * DAY };
    case 'invited':
      return { enabledAt: now - HOUR };
    case 'oldAddress':
      return { enabledAt: now - DAY, to: `${name}.before@example.com` };
    case 'lapses':
      // An hour and a half before the visit, or in half an hour where that has passed.
      return { enabledAt: Math.max(visitAt - 90 * MINUTE, now + 30 * MINUTE) - 7 * DAY };
    case 'expired':
      return { enabledAt: now - 9 * DAY };
    case 'revoked':
      return { enabledAt: now - 5 * DAY, revokedAt: now - 4 * DAY };
    default:
      return null;
  }
}

/** Add the patient with this number to the practice, in this state. A number names one patient only. */
export function addPlannedPerson(
  practice: Practice,
  nth: number,
  state: PlannedState,
  visit: { at: number; doctor: number },
): PatientRecord {
  const first = FIRST_NAMES[nth % FIRST_NAMES.length] ?? '';
  const last = LAST_NAMES[Math.floor(nth / FIRST_NAMES.length) % LAST_NAMES.length] ?? '';
  const name = `${first}.${last}.${nth}`.toLowerCase();
  const differs = { email: `${name}@example.com`, doctor: visit.doctor, ...chartOf(state, name) };
  const record = person(FIRST_ID + nth, first, last, differs);
  practice.roster.add(record);
  const past = pastOf(state, practice.clock.now(), visit.at, name);
  if (past === null) return record;
  const row = practice.access.recall({
    patientId: record.id,
    email: past.to ?? record.email ?? '',
    how: 'email',
    enabledBy: accounts.colleague.name,
    enabledAt: past.enabledAt,
    activatedAt: past.activatedAt ?? null,
    ended:
      past.revokedAt === undefined
        ? null
        : { at: past.revokedAt, by: { kind: 'staff', name: accounts.colleague.name } },
  });
  practice.mail.push(mailOf(row, record, practice.mail.length + 1));
  return record;
}
