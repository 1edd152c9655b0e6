import type { DayAsk, DayMeter, DayTrouble, DayView } from '../../messages/day-view.ts';
import type { Failure } from '../../messages/failure.ts';
import type { Clock } from '../../platform/clock.ts';
import { MORNING_LINE } from '../../schedule-timing.ts';
import type { RequestBudget } from '../store/request-budget.ts';
import { type NamedMemory, SESSION } from '../store/stored-keys.ts';
import { type CheckingAll, checkingAll } from './checking-all.ts';
import type { ScheduleNow } from './held-schedule.ts';
import { countUnlooked, type JudgedPatient } from './judge-day.ts';
import { forecastLooks } from './meter.ts';
import { ahead, type LookedAt, looksLeft } from './plan-looks.ts';
import { type DayContent, morningOf } from './view-day.ts';

/** What of the view stands around the patients. */
type DayFrame = Omit<DayView, 'connection' | 'online' | 'budget' | 'store' | keyof DayContent>;

export interface FramePorts {
  services: { clock: Clock };
  memory: NamedMemory;
  budget: Pick<RequestBudget, 'room'>;
  looked: LookedAt | null;
  /** Why nothing can be asked now, or why this day could not be read. */
  why: Failure | null;
}

/** What the page shows beside the patients. */
export async function dayFrame(
  ports: FramePorts,
  now: ScheduleNow,
  ask: DayAsk,
  date: string,
): Promise<DayFrame> {
  const { clock } = ports.services;
  const { snapshot, days, preparesSchedule } = now;
  const all = await checkingAll(ports.memory);
  return {
    clock: { now: clock.now(), learned: clock.learned() },
    ...{ zone: snapshot.zone, today: snapshot.today, actsAs: snapshot.signedInAs },
    ...{ date, asked: ask, preparesSchedule },
    trouble: troubleOf(ports.why, now, date),
    readAt: days.get(date)?.knownTo ?? null,
    unread: days.get(date)?.unread ?? 0,
    morning: await morningLine(ports, now, date),
    meter: await meterOf(ports, now, now.patientsOf(date, ask), isPartOf(ask, date, all) ? all : null),
  };
}

/** Why the day's rows are missing or old. */
function troubleOf(why: Failure | null, { days }: ScheduleNow, date: string): DayTrouble | null {
  if (why !== null) return { kind: 'failed', failure: why };
  const day = days.get(date);
  if (day === undefined) return { kind: 'reading' };
  return day.hasEntries ? null : { kind: 'emptySchedule' };
}

function isPartOf({ providerId, officeId }: DayAsk, date: string, all: CheckingAll | null): boolean {
  if (all?.date !== date) return false;
  return (
    (all.providerId === null || all.providerId === providerId) &&
    (all.officeId === null || all.officeId === officeId)
  );
}

/** How far these patients were looked at, and when the rest will have been. */
async function meterOf(
  { budget, why, looked }: FramePorts,
  now: ScheduleNow,
  patients: readonly JudgedPatient[],
  all: CheckingAll | null,
): Promise<DayMeter> {
  const unlooked = countUnlooked(patients);
  const isReading = unlooked > 0 && why === null && (all !== null || now.preparesSchedule);
  const lane = all === null ? 'background' : 'bulk';
  const inOrder = all === null ? ahead({ now, looked }) : now.patientsOf(all.date, all);
  const before = upToLast(inOrder, patients);
  return {
    ...{ checked: patients.length - unlooked, of: patients.length, checkingAll: all !== null },
    doneAt:
      isReading && before.length > 0
        ? forecastLooks(looksLeft(before), await budget.room(lane), lane, now.snapshot.now)
        : null,
  };
}

/** Who is looked at until the last of these was. */
function upToLast(all: readonly JudgedPatient[], these: readonly JudgedPatient[]): readonly JudgedPatient[] {
  const ids = new Set(these.map(({ patientId }) => patientId));
  return all.slice(0, all.findLastIndex(({ patientId }) => ids.has(patientId)) + 1);
}

/** The line of the morning, from the first look of the day at today's patients on, for as long as it takes to read it. */
async function morningLine(
  { memory }: FramePorts,
  now: ScheduleNow,
  date: string,
): Promise<DayView['morning']> {
  const { today, now: present } = now.snapshot;
  if (!now.days.has(today)) return null;
  const shown = (await memory.read(SESSION.morning)) as { date: string; at: number } | undefined;
  if (shown?.date === today) return present - shown.at < MORNING_LINE ? morningOf(now) : null;
  if (date !== today) return null;
  await memory.write(SESSION.morning, { date: today, at: present });
  return morningOf(now);
}
