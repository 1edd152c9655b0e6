import { type Access, mailOf } from './access.ts';
import type { EndedBy } from './access-history.ts';
import { accounts } from './accounts.ts';
import type { Mail } from './mail.ts';
import { type PersonName, people } from './patients.ts';
import { DAY, HOUR, MINUTE } from './wall-clock.ts';

/** This is a row of the past. Its times are milliseconds before the sandbox started. */
interface PastRow {
  enabled: number;
  activated?: number;
  ended?: number;
  endedBy?: EndedBy;
  enabledBy?: string;
  how?: 'email' | 'letter';
  email?: string;
}

const SECOND = 1000;
const byStaff: EndedBy = { kind: 'staff', name: accounts.frontDesk.name };
const byPatient: EndedBy = { kind: 'patient' };

/** The oldest row comes first. Times carry odd seconds, so that nothing falls on a full minute by accident. */
function past(start: number): Partial<Record<PersonName, PastRow[]>> {
  /** The first moments of the minute two days ago: two events fall into this minute, whatever `start` is. */
  const sameMinute = start - (Math.floor((start - 2 * DAY) / MINUTE) * MINUTE + 4 * SECOND);
  return {
    pendingFresh: [{ enabled: DAY + 5 * MINUTE + 17 * SECOND }],
    pendingNearExpiry: [{ enabled: 6 * DAY + 20 * HOUR + 17 * SECOND }],
    expired: [{ enabled: 9 * DAY + 3 * HOUR + 17 * SECOND }],
    active: [{ enabled: 20 * DAY, activated: 19 * DAY + 17 * SECOND }],
    revoked: [{ enabled: 5 * DAY, ended: 4 * DAY + 17 * SECOND, endedBy: byStaff }],
    disabledByStaff: [{ enabled: 40 * DAY, activated: 39 * DAY, ended: 12 * DAY, endedBy: byStaff }],
    disabledByPatient: [{ enabled: 60 * DAY, activated: 59 * DAY, ended: 8 * DAY, endedBy: byPatient }],
    seedHistory: [
      { enabled: 3 * DAY + 5 * HOUR, ended: 3 * DAY + 4.95 * HOUR, endedBy: byStaff },
      {
        enabled: 3 * DAY + 4.95 * HOUR,
        activated: 3 * DAY + 4.9 * HOUR,
        ended: sameMinute,
        endedBy: byStaff,
      },
      { enabled: sameMinute - 37 * SECOND },
    ],
    invitedByLetter: [{ enabled: 2 * DAY, how: 'letter' }],
    pendingWithoutEmail: [{ enabled: 3 * DAY, email: 'minerva.before@example.com' }],
    longHistory: Array.from({ length: 12 }, (_, nth) => {
      const enabled = (150 - nth * 10) * DAY;
      return nth === 11
        ? { enabled: 2 * DAY }
        : { enabled, ended: enabled - DAY, endedBy: byStaff, enabledBy: accounts.colleague.name };
    }),
  };
}

/** Write the Access History that the patients have before the sandbox starts. */
export function recallThePast(access: Access, mail: Mail[], start: number): void {
  for (const [name, rows] of Object.entries(past(start))) {
    const patient = Object.entries(people).find(([key]) => key === name)?.[1];
    if (!patient) continue;
    for (const row of rows) {
      const recalled = access.recall({
        patientId: patient.id,
        email: row.email ?? patient.email ?? '',
        how: row.how ?? 'email',
        enabledBy: row.enabledBy ?? accounts.frontDesk.name,
        enabledAt: start - row.enabled,
        activatedAt: row.activated === undefined ? null : start - row.activated,
        ended:
          row.ended === undefined ? null : { at: start - row.ended, by: row.endedBy ?? { kind: 'patient' } },
      });
      mail.push(mailOf(recalled, patient, mail.length + 1));
    }
  }
}
