import { isNotLooked, needsPerson } from '../../invites/ready.ts';
import type { Lane } from '../../practice/budget.ts';
import {
  LOOK_AGAIN,
  LOOK_COUNTS,
  LOOKED_AT_LATELY,
  PREPARES_FROM,
  PREPARES_UNTIL,
  SCHEDULE_CHANGES_EVERY,
  SCHEDULE_WHOLE_EVERY,
} from '../../schedule-timing.ts';
import { STATUS_FRESH } from '../../timing.ts';
import type { CheckingAll } from './checking-all.ts';
import type { ScheduleNow } from './held-schedule.ts';
import { isThere, type JudgedPatient } from './judge-day.ts';
import { dayOf } from './kept-days.ts';
import { arePlacesFresh } from './places.ts';
import { nextWorkingDay } from './which-day.ts';

/** One request, or two for the names of the places. */
export type Look = { lane: Lane } & (
  | { read: 'day'; date: string }
  /** Of all days that are kept. */
  | { read: 'changes' }
  | { read: 'places' }
  | { read: 'record' | 'state'; patientId: number }
);

/** What a person looked at last, and what the page showed of it. */
export interface LookedAt {
  date: string;
  /** Epoch ms, corrected clock. */
  at: number;
  patientIds: readonly number[];
}

export interface Plans {
  now: ScheduleNow;
  looked: LookedAt | null;
  checkingAll: CheckingAll | null;
  /** May such a look be made now, as far as earlier ones tell? */
  may(look: Look): boolean;
}

/**
 * Find the next look that is needed; null where nothing is. The schedule comes before the patients on it, and of these
 * first the names of the rows that are seen, then who stands at the counter, then what a person pressed for, then the
 * days that are prepared, the nearest visit first.
 */
export function nextLook(plans: Plans): Look | null {
  for (const look of looks(plans)) if (plans.may(look)) return look;
  return null;
}

function* looks(plans: Plans): Generator<Look> {
  yield* scheduleLooks(plans);
  const { now, checkingAll } = plans;
  const looked = attended(plans);
  const seen = looked?.patientIds.map((id) => seenRow(now, looked.date, id)) ?? [];
  // A person looks at these rows and cannot tell who they are.
  for (const { patientId, recordAt, isOfDay } of seen)
    if (recordAt === null) yield { read: 'record', patientId, lane: isOfDay ? 'view' : 'background' };
  for (const one of seen) if (isThere(one.visit)) yield* looksAt(one, now, 'background', false);
  if (checkingAll !== null)
    for (const one of now.patientsOf(checkingAll.date, checkingAll))
      yield* looksForAll(one, checkingAll.since);
  for (const one of ahead(plans)) yield* looksAt(one, now, 'background', true);
}

/** The day that somebody looks at now. */
export function attended({ now, looked }: Pick<Plans, 'now' | 'looked'>): LookedAt | null {
  return looked && now.snapshot.now - looked.at < LOOKED_AT_LATELY ? looked : null;
}

/** The days that are prepared with nobody there: today, and the next on which the practice works. */
function preparedDays({ preparesSchedule, snapshot: { today }, days }: ScheduleNow): string[] {
  return preparesSchedule ? [today, nextWorkingDay(today, days)] : [];
}

/**
 * Is the schedule prepared now although nobody is there? By day, and on days with visits: what is read ahead on a Saturday is
 * too old on Monday.
 */
export function isPreparingTime({ snapshot: { now, zone, today }, days }: ScheduleNow): boolean {
  if (days.get(today)?.visits.length === 0) return false;
  if (zone === null) return true;
  const { hour } = Temporal.Instant.fromEpochMilliseconds(Math.round(now)).toZonedDateTimeISO(zone);
  return hour >= PREPARES_FROM && hour < PREPARES_UNTIL;
}

function* scheduleLooks(plans: Plans): Generator<Look> {
  const { now } = plans;
  const { days, changesAt, snapshot, places } = now;
  const looked = attended(plans);
  const wanted = new Set(looked ? [looked.date] : []);
  if (looked || isPreparingTime(now)) for (const date of preparedDays(now)) wanted.add(date);
  const pressed = plans.checkingAll?.date;
  if (pressed !== undefined && !days.has(pressed)) wanted.add(pressed);
  for (const date of wanted) {
    const lane = date === looked?.date ? 'view' : date === pressed ? 'bulk' : 'background';
    const day = days.get(date);
    const hasGap = day !== undefined && day.knownTo < (changesAt ?? 0);
    if (hasGap || isDue(day?.readAt ?? null, snapshot.now, SCHEDULE_WHOLE_EVERY))
      yield { read: 'day', date, lane };
  }
  if (looked && changesAt !== null && isDue(changesAt, snapshot.now, SCHEDULE_CHANGES_EVERY))
    yield { read: 'changes', lane: 'view' };
  if (looked && !arePlacesFresh(places, snapshot.now) && (days.get(looked.date)?.visits.length ?? 0) > 0)
    yield { read: 'places', lane: 'view' };
}

function isDue(at: number | null, now: number, every: number): boolean {
  return at === null || Math.abs(now - at) >= every;
}

/** A row that was shown, by the day's own visit where it is on that day. */
function seenRow(now: ScheduleNow, date: string, patientId: number): JudgedPatient & { isOfDay: boolean } {
  const ofDay = now.patientsOf(date).find((one) => one.patientId === patientId);
  return { ...(ofDay ?? now.judged(patientId)), isOfDay: ofDay !== undefined };
}

/** Whom this computer looks at ahead: whose visit is to come, the nearest first, then whose visit has begun today. */
export function ahead(plans: Pick<Plans, 'now' | 'looked'>): JudgedPatient[] {
  const { now } = plans;
  if (!now.preparesSchedule) return [];
  const looked = attended(plans);
  if (!looked && !isPreparingTime(now)) return [];
  const dates = new Set([...preparedDays(now), ...(looked ? [looked.date] : [])]);
  const [today, ...others] = [...dates].map((date) => now.patientsOf(date));
  const isPast = ({ visit }: JudgedPatient) => visit?.presence === 'over';
  return [...(today ?? []).filter((one) => !isPast(one)), ...(today ?? []).filter(isPast), ...others.flat()];
}

/**
 * What is not known of a patient, or was read too long ago; `again`: also what may have changed meanwhile of somebody who comes
 * today and is not ready.
 */
function* looksAt(
  one: JudgedPatient,
  { snapshot }: ScheduleNow,
  lane: Lane,
  again: boolean,
): Generator<Look> {
  const { patientId, recordAt, askedAt, readiness, visit } = one;
  const { now, today } = snapshot;
  const isAwaited = visit !== null && dayOf(visit) === today && visit.presence !== 'over';
  const isOld = again && isAwaited && needsPerson(readiness);
  const lasts = isOld ? LOOK_AGAIN : LOOK_COUNTS;
  if (one.state.status.kind !== 'active' || recordAt === null)
    if (isDue(recordAt, now, lasts)) yield { read: 'record', patientId, lane };
  if (recordAt === null) return;
  const isUnknown = isNotLooked(readiness) && isDue(askedAt, now, STATUS_FRESH);
  if (isUnknown || (isOld && isDue(askedAt, now, LOOK_AGAIN))) yield { read: 'state', patientId, lane };
}

/** Everybody who was not asked for right before the press, but whoever has joined. */
function* looksForAll(
  { patientId, recordAt, askedAt, state }: JudgedPatient,
  since: number,
): Generator<Look> {
  if (recordAt === null) yield { read: 'record', patientId, lane: 'bulk' };
  if (state.status.kind === 'active') return;
  if (askedAt === null || askedAt < since - STATUS_FRESH) yield { read: 'state', patientId, lane: 'bulk' };
}

/**
 * Is there nobody left to look at for the person who pressed "Check all now"? Whom a look cannot reach is left out, and a press
 * of the day before counts no more.
 */
export function isAllChecked({ now, checkingAll, may }: Plans): boolean {
  if (checkingAll === null || now.snapshot.now - checkingAll.since >= LOOK_COUNTS) return true;
  if (!now.days.has(checkingAll.date)) return false;
  const patients = now.patientsOf(checkingAll.date, checkingAll);
  return !patients.some((one) => [...looksForAll(one, checkingAll.since)].some(may));
}

/** So many requests will tell where everybody of these stands who was not looked at. */
export function looksLeft(patients: readonly JudgedPatient[]): number {
  return patients.reduce(
    (sum, { recordAt, readiness }) => sum + (isNotLooked(readiness) ? (recordAt === null ? 2 : 1) : 0),
    0,
  );
}
