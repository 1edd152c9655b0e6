import { dateIn } from '../../invites/expiry.ts';
import type { Failure } from '../../messages/failure.ts';
import type { Answer } from '../../practice/failure.ts';
import {
  CHANGES_MARGIN,
  LOOK_AHEAD_PACE,
  PREPARES_FROM,
  SCHEDULE_CHANGES_EVERY,
  SCHEDULE_WHOLE_EVERY,
} from '../../schedule-timing.ts';
import { DAY } from '../../timing.ts';
import { pauseAwake } from '../operations/send-delay.ts';
import { type PatientServices, readAccess } from '../patient/read-access.ts';
import { freshRecord, TO_CHECK } from '../patient/resolve-patient.ts';
import type { NamedMemory } from '../store/stored-keys.ts';
import { checkingAll, forgetCheckingAll } from './checking-all.ts';
import type { HeldSchedule, ScheduleNow } from './held-schedule.ts';
import type { KeptDays } from './kept-days.ts';
import type { LookHolds } from './look-holds.ts';
import { readPlaces } from './places.ts';
import {
  attended,
  isAllChecked,
  isPreparingTime,
  type Look,
  type LookedAt,
  nextLook,
  type Plans,
} from './plan-looks.ts';

/** What reading ahead needs. */
export interface LookPorts {
  services: PatientServices;
  memory: NamedMemory;
  days: KeptDays;
  held: HeldSchedule;
  holds: LookHolds;
  /** Why nothing may be asked now; null where it may. */
  closed(): Promise<Failure | null>;
  changed(whom: number | 'ownPages'): Promise<void>;
  /** Wake the background at this time (epoch ms, corrected clock). */
  wakeAt(when: number): Promise<void>;
  /** Has anybody used the day's page on this computer of late? */
  isInUse(): Promise<boolean>;
  /** What a person looked at last. It may be lost with the worker: a page that is open asks again. */
  looked(): LookedAt | null;
}

/** Look at one thing after the other until nothing is needed or possible now, and set the alarm for what comes then. */
export async function lookAhead(ports: LookPorts): Promise<void> {
  const { held, holds, services } = ports;
  if (!(await mayBeNeeded(ports))) return;
  for (let isFirst = true; ; isFirst = false) {
    const why = await ports.closed();
    // Whoever signs in begins it anew; a network comes back by itself.
    if (why?.kind === 'offline') await ports.wakeAt(services.clock.now() + SCHEDULE_CHANGES_EVERY);
    if (why !== null) return;
    const now = await held.present();
    const plans: Plans = {
      ...{ now, may: holds.may, looked: ports.looked() },
      checkingAll: await checkingAll(ports.memory),
    };
    const look = nextLook(plans);
    await endCheckingAll(ports, plans);
    if (look === null) return rest(ports, plans);
    // Should the worker die on the way, another one goes on.
    if (isFirst) await ports.wakeAt(services.clock.now() + SCHEDULE_CHANGES_EVERY);
    else await pauseAwake(LOOK_AHEAD_PACE);
    const failure = await make(ports, look, now);
    if (failure === null) holds.succeeded(look);
    else holds.failed(look, failure);
    if (failure !== null && look.read !== 'day') continue;
    await ports.changed('patientId' in look ? look.patientId : 'ownPages');
  }
}

/** A worker starts often, and on most computers nobody uses the schedule: then nothing else is read. */
async function mayBeNeeded(ports: LookPorts): Promise<boolean> {
  if (ports.looked() !== null || (await checkingAll(ports.memory)) !== null) return true;
  return (await ports.isInUse()) && ports.services.facts.preparesSchedule();
}

/** Does anybody look at the schedule, or does this computer prepare it? */
function isNeeded(ports: LookPorts, now: ScheduleNow): boolean {
  return now.preparesSchedule || attended({ now, looked: ports.looked() }) !== null;
}

/** Make one look. Resolves to why it failed. */
async function make(
  ports: LookPorts,
  look: Look,
  { snapshot, changesAt }: ScheduleNow,
): Promise<Failure | null> {
  const { services, days } = ports;
  const { practice } = services;
  switch (look.read) {
    case 'day': {
      const answer = await practice.visitsOn(look.date, look.lane);
      if (answer.ok) await days.keepDay(look.date, answer.value, answer.at.earliest);
      return failureOf(answer);
    }
    case 'changes': {
      const since = dateIn(snapshot.zone, (changesAt ?? snapshot.now) - CHANGES_MARGIN);
      const answer = await practice.visitsChangedSince(since, look.lane);
      if (answer.ok) await days.keepChanges(answer.value, answer.at.earliest);
      return failureOf(answer);
    }
    case 'places':
      return failureOf(await readPlaces(ports.memory, practice, look.lane, services.clock.now));
    case 'record': {
      const record = await freshRecord(services, look.patientId, look.lane, TO_CHECK);
      return record.ok ? null : record.failure;
    }
    case 'state':
      return failureOf(await readAccess(services, look.patientId, look.lane));
  }
}

function failureOf(answer: Answer<unknown>): Failure | null {
  return answer.ok ? null : answer.failure;
}

/** Nothing can be looked at now: set the alarm for when something can. */
async function rest(ports: LookPorts, plans: Plans): Promise<void> {
  const { now } = plans;
  const present = ports.services.clock.now();
  if (!isNeeded(ports, now) && plans.checkingAll === null) return;
  const times: number[] = [];
  const held = ports.holds.nextAt();
  if (held !== null) times.push(held);
  if (attended(plans)) times.push(present + SCHEDULE_CHANGES_EVERY);
  else if (now.preparesSchedule)
    times.push(present + (isPreparingTime(now) ? SCHEDULE_WHOLE_EVERY : untilMorning(now)));
  if (times.length > 0) await ports.wakeAt(Math.max(Math.min(...times), present));
}

/** How long (ms) it is until the schedule is prepared again. */
function untilMorning({ snapshot: { now, zone, today } }: ScheduleNow): number {
  const morning = (date: Temporal.PlainDate) =>
    date.toZonedDateTime({ timeZone: zone ?? 'UTC', plainTime: { hour: PREPARES_FROM } }).epochMilliseconds;
  const day = Temporal.PlainDate.from(today);
  const [first, second] = [morning(day), morning(day.add({ days: 1 }))];
  return Math.min(first > now ? first - now : second - now, DAY);
}

async function endCheckingAll(ports: LookPorts, plans: Plans): Promise<void> {
  if (plans.checkingAll === null || ports.holds.isStopped('bulk') || !isAllChecked(plans)) return;
  await forgetCheckingAll(ports.memory);
  await ports.changed('ownPages');
}
