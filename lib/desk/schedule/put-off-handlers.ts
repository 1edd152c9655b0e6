import type { Result } from '../../messages/failure.ts';
import type { Handlers } from '../../messages/router.ts';
import { isRealDay } from '../../practice/calendar-day.ts';
import type { ActPorts } from '../patient/act.ts';
import type { PatientServices } from '../patient/read-access.ts';
import { momentOf } from '../patient/snapshot.ts';
import type { Schedule } from './schedule.ts';

/** What putting a patient off needs of the background. */
interface Needs {
  patients: PatientServices;
  act: Pick<ActPorts, 'changed'>;
  schedule: Pick<Schedule, 'visitsOf'>;
}

/** A person decides not to invite a patient now, or takes that back. Nothing is asked of DrChrono, and nothing is sent. */
export function putOffHandlers(opening: Promise<Needs>): Pick<Handlers, 'putOff' | 'takeUpAgain'> {
  return {
    async putOff({ patientId, reason, until, day }) {
      const background = await opening;
      const { now, today } = await momentOf(background.patients);
      const isOver = until.kind === 'date' && (!isRealDay(until.date) || until.date <= today);
      if (isOver || (day !== undefined && !isRealDay(day)))
        return { ok: false, failure: { kind: 'notOffered' } };
      const decidedFor = day ?? (await dayOfVisit(background, patientId)) ?? today;
      const notNow = { reason, until, at: now, day: decidedFor };
      return told(background, patientId, await background.patients.notNow.putOff(patientId, notNow));
    },
    async takeUpAgain({ patientId }) {
      const background = await opening;
      return told(background, patientId, await background.patients.notNow.takeUp(patientId));
    },
  };
}

/** The day of the visit that a person means who named none: the first that is not over. */
async function dayOfVisit({ schedule }: Needs, patientId: number): Promise<string | null> {
  const visits = await schedule.visitsOf(patientId);
  const visit = visits.find(({ presence }) => presence !== 'over' && presence !== 'gone');
  return visit?.starts.slice(0, 10) ?? null;
}

async function told({ patients, act }: Needs, patientId: number, isKept: boolean): Promise<Result<null>> {
  if (!isKept) {
    const why = (await patients.journal.trouble()) ?? 'cannotWrite';
    return { ok: false, failure: { kind: 'storeUnavailable', why } };
  }
  await act.changed(patientId);
  return { ok: true, value: null };
}
