import { dateIn } from '../../invites/expiry.ts';
import { listDeed } from '../../invites/ready.ts';
import type { PatientServices } from '../patient/read-access.ts';
import type { RequestBudget } from '../store/request-budget.ts';
import { type NamedMemory, type NamedSettings, SESSION } from '../store/stored-keys.ts';
import { beginCheckingAll } from './checking-all.ts';
import { dayFrame } from './day-frame.ts';
import { dayUse } from './day-use.ts';
import { type HeldNeeds, type HeldSchedule, heldSchedule, visitsFrom } from './held-schedule.ts';
import { inTurn } from './in-turn.ts';
import { OF_DAY } from './judge-day.ts';
import { keptAlarm } from './kept-alarm.ts';
import { type KeptDays, keptDays } from './kept-days.ts';
import { type LookPorts, lookAhead } from './look-ahead.ts';
import { lookHolds } from './look-holds.ts';
import { knownPlaces } from './places.ts';
import type { LookedAt } from './plan-looks.ts';
import type { Schedule } from './schedule.ts';
import { dayContent } from './view-day.ts';
import { dateOf } from './which-day.ts';

export interface SchedulePorts
  extends Pick<LookPorts, 'closed' | 'changed' | 'wakeAt'>,
    Pick<HeldNeeds, 'waitingInList' | 'writes'> {
  services: PatientServices;
  memory: NamedMemory;
  settings: NamedSettings;
  budget: Pick<RequestBudget, 'room'>;
}

/** The schedule of this workstation, and what else the background tells it. */
export interface OpenedSchedule extends Schedule {
  /** Something changed without a write of ours, so it is read anew for the next one who asks. */
  drop(): void;
  /** A person signed in: what failed before may be tried again. */
  retry(): void;
  /** A worker has started: go on where it is time to. */
  resume(): Promise<void>;
}

/** Open the practice's schedule. Nothing is asked of DrChrono before somebody looks, or `work` is called. */
export function openSchedule(ports: SchedulePorts): OpenedSchedule {
  const { services, memory } = ports;
  const days = keptDays(memory);
  const { preparesSchedule } = services.facts;
  const held = heldSchedule({ ...ports, days, preparesSchedule, places: () => knownPlaces(memory) });
  const holds = lookHolds(services.clock.now);
  const { now: clock } = services.clock;
  const use = dayUse(ports.settings, clock);
  const alarm = keptAlarm(memory, SESSION.scheduleWakes, clock, ports.wakeAt);
  let looked: LookedAt | null = null;
  const lookPorts: LookPorts = {
    ...{ ...ports, days, held, holds, wakeAt: alarm.set, isInUse: use.isInUse, looked: () => looked },
  };
  const work = inTurn(() => lookAhead(lookPorts));
  return {
    drop: held.drop,
    retry: holds.lift,
    work,
    async resume() {
      if (await alarm.isDue()) await work();
    },
    async view(ask) {
      const now = await held.present();
      const date = dateOf(ask.day, now);
      const content = dayContent(now, ask, date);
      const shown = [...content.arrived, ...content.rows].map(({ patientId }) => patientId);
      await use.note();
      looked = { date, at: clock(), patientIds: [...new Set(shown)] };
      const why = (await ports.closed()) ?? holds.whyNot(date);
      const frame = await dayFrame({ ...ports, why, looked }, now, ask, date);
      void work();
      return { ...frame, ...content };
    },
    async checkAll(scope) {
      const why = await ports.closed();
      if (why !== null) return { ok: false, failure: why };
      const now = await held.present();
      const date = dateOf(scope.day, now);
      const { providerId, officeId } = scope;
      await beginCheckingAll(memory, { date, providerId, officeId, since: clock() });
      holds.lift();
      void work();
      return { ok: true, value: null };
    },
    ...toldToOthers(services, held, days),
  };
}

/** What the badge, a list and a view of one patient ask of it. Nothing of it costs a request. */
function toldToOthers(
  services: PatientServices,
  held: HeldSchedule,
  days: KeptDays,
): Pick<Schedule, 'toDoToday' | 'readyToGo' | 'visitsOf'> {
  let counted: { today: string; toDo: number[] } | null = null;
  return {
    async toDoToday(whom) {
      const [kept, zone] = await Promise.all([days.all(), services.facts.zone()]);
      const today = dateIn(zone, services.clock.now());
      const day = kept.days.get(today);
      if (!day) return null;
      const isOfToday = typeof whom !== 'number' || day.visits.some(({ patientId }) => patientId === whom);
      if (!isOfToday && counted?.today === today) return counted.toDo;
      const now = await held.present();
      const toDo = now.patientsOf(today).filter(({ readiness }) => OF_DAY.toDo(readiness));
      counted = { today, toDo: toDo.map(({ patientId }) => patientId) };
      return counted.toDo;
    },
    async readyToGo(scope) {
      const now = await held.present();
      const date = dateOf(scope.day, now);
      return now.patientsOf(date, scope).flatMap(({ patientId, readiness, state }) => {
        const action = listDeed(readiness);
        const offer = state.offers.find((one) => one.action === action);
        return action !== null && offer?.risk === null ? [{ patientId, action }] : [];
      });
    },
    // A view of one patient asks it too, so no snapshot of everybody is taken for it.
    async visitsOf(patientId) {
      const [kept, zone] = await Promise.all([days.all(), services.facts.zone()]);
      return visitsFrom(kept, dateIn(zone, services.clock.now())).get(patientId) ?? [];
    },
  };
}
