import { vi } from 'vitest';
import { countedWrites } from '../../../../lib/desk/counted-writes.ts';
import type { PatientServices } from '../../../../lib/desk/patient/read-access.ts';
import { type OpenedSchedule, openSchedule } from '../../../../lib/desk/schedule/open-schedule.ts';
import { openJournal } from '../../../../lib/desk/store/journal.ts';
import { notNowStore } from '../../../../lib/desk/store/not-now-store.ts';
import { patientCache } from '../../../../lib/desk/store/patient-cache.ts';
import { practiceFacts } from '../../../../lib/desk/store/practice-facts.ts';
import { requestBudget } from '../../../../lib/desk/store/request-budget.ts';
import type { HistoryLine } from '../../../../lib/invites/evidence.ts';
import type { PatientRecord } from '../../../../lib/invites/patient.ts';
import type { Visit } from '../../../../lib/invites/visit.ts';
import type { DayAsk, DayView } from '../../../../lib/messages/day-view.ts';
import type { Failure } from '../../../../lib/messages/failure.ts';
import type { Asker } from '../../../../lib/practice/budget.ts';
import type { Practice } from '../../../../lib/practice/endpoints.ts';
import type { Answer, PracticeFailure } from '../../../../lib/practice/failure.ts';
import { WHOLE_DAY } from '../../../whole-day.ts';
import { fakeMemory, fakeServices, fakeSettings, fakeVault, mira, newLocks } from '../fake-services.ts';

// Desks that read one practice's schedule, in moved time: every wait of the product is a fake timer.

const ZONE = 'US/Eastern';
export const [SECOND, MINUTE, HOUR] = [1_000, 60_000, 3_600_000];

/** The moment at which it is so late at the practice: `2026-11-30T07:30`. */
export const at = (wall: string): number =>
  Temporal.PlainDateTime.from(wall).toZonedDateTime(ZONE).epochMilliseconds;

/** The practice of DrChrono: appointments, records and invites, which a test changes as it likes. */
export class SharedPractice {
  readonly visits = new Map<string, Visit & { changedAt: number }>();
  readonly records = new Map<number, PatientRecord>();
  readonly invites = new Map<number, HistoryLine[]>();
  /** Fails the requests for which it gives a failure. */
  fails: (request: string) => PracticeFailure | null = () => null;

  /** A visit at this wall time of a patient who has all that an invite needs. */
  book(id: string, patientId: number, starts: string, change: Partial<Visit> = {}): void {
    const visit = { id, patientId, starts, providerId: 7, officeId: 1, presence: 'expected' as const };
    this.visits.set(id, { ...visit, ...change, changedAt: Date.now() });
    if (this.records.has(patientId)) return;
    const email = `p${patientId}@example.com`;
    this.records.set(patientId, { ...mira, id: patientId, lastName: `Example${patientId}`, email });
  }

  change(id: string, change: Partial<Visit>): void {
    const visit = this.visits.get(id);
    if (visit) this.visits.set(id, { ...visit, ...change, changedAt: Date.now() });
  }

  /** It is deleted, and no question for changes tells of it. */
  delete(id: string): void {
    this.visits.delete(id);
  }
}

/** So many visits on one day, one patient each, from eight o'clock on. */
export function fill(practice: SharedPractice, date: string, count: number, from = 1_000): number[] {
  return Array.from({ length: count }, (_, nth) => {
    const minutes = 8 * 60 + nth * Math.max(1, Math.floor(540 / count));
    const time = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0'));
    practice.book(`${date} ${nth}`, from + nth, `${date}T${time.join(':')}`);
    return from + nth;
  });
}

export function begin(wall: string): SharedPractice {
  newLocks();
  time += 1;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: at(wall) });
  return new SharedPractice();
}

/** Each test has a time of its own. A desk of the test before does nothing in it. */
let time = 0;

export type ScheduleDesk = Awaited<ReturnType<typeof openDesk>>;

/** One workstation over that practice. */
export async function openDesk(practice: SharedPractice) {
  const writes = countedWrites();
  const [bare, store, disk] = [fakeMemory(), fakeSettings(), fakeVault()];
  const [memory, vault] = [writes.over(bare), writes.over(disk, ['names', 'made', 'trouble'])];
  const settings = writes.over(store);
  const its = time;
  const clock = { now: () => Date.now(), learned: () => true, learn: async () => undefined };
  const budget = requestBudget(store, clock.now);
  const requests: string[] = [];
  const services: PatientServices = {
    ...{ clock, cache: patientCache(memory), notNow: notNowStore(vault) },
    journal: openJournal(vault, clock),
    facts: practiceFacts(settings, async () => ({})),
    practice: { ...(await fakeServices()).services.practice, ...readsOf(practice, budget, requests) },
  };
  await services.facts.rememberChecks({
    ...{
      checkedAt: Date.now(),
      signedInAs: 'desk',
      practice: 'Example Practice',
      zone: ZONE,
      mayInvite: 'yes',
    },
  });
  await services.facts.learnListsInvites();
  const around: { closed: Failure | null; waiting: Set<number> } = { closed: null, waiting: new Set() };
  let alarm: ReturnType<typeof setTimeout> | undefined;
  let told = 0;
  const wakeUp = (): OpenedSchedule =>
    openSchedule({
      ...{ services, memory, settings, budget, writes: writes.count },
      closed: async () => (its === time ? around.closed : { kind: 'notConnected' }),
      waitingInList: async () => around.waiting,
      changed: async () => {
        told += 1;
      },
      async wakeAt(when) {
        if (its !== time) return;
        clearTimeout(alarm);
        alarm = setTimeout(() => void worker.work(), Math.max(30 * SECOND, when - Date.now()));
      },
    });
  let worker = wakeUp();
  const desk = {
    ...{ services, memory: bare, settings: store, vault: disk, budget, requests, around },
    schedule: () => worker,
    told: () => told,
    /** The worker dies, and the next one starts. */
    restart() {
      worker = wakeUp();
      return worker;
    },
    view: (ask: Partial<DayAsk> = {}): Promise<Omit<DayView, 'connection' | 'online' | 'budget' | 'store'>> =>
      worker.view({ ...WHOLE_DAY, ...ask }),
    /** What was asked since the last time. */
    asked(): string[] {
      return requests.splice(0);
    },
  };
  return desk;
}

/** What DrChrono answers, each out of the desk's budget. */
function readsOf(
  practice: SharedPractice,
  budget: ReturnType<typeof requestBudget>,
  requests: string[],
): Partial<Practice> {
  const answer = async <T>(request: string, asker: Asker, value: () => T | null): Promise<Answer<T>> => {
    const taken = await budget.take(asker);
    if (!taken.ok) return { ok: false, failure: taken.failure, happened: 'no' };
    requests.push(`${request} ${typeof asker === 'string' ? asker : asker.lane}`);
    const failure = practice.fails(request);
    if (failure !== null) return { ok: false, failure, happened: 'no' };
    const said = value();
    if (said === null) return { ok: false, failure: { kind: 'notFound' }, happened: 'no' };
    return {
      ok: true,
      value: structuredClone(said),
      status: 200,
      at: { earliest: Date.now(), latest: Date.now() },
    };
  };
  const listed = (visits: readonly (Visit & { changedAt: number })[]) => ({
    ...{ visits: visits.map(({ changedAt: _, ...visit }) => visit), notVisits: [], unread: 0 },
  });
  const all = () => [...practice.visits.values()];
  return {
    visitsOn: (date, asker) =>
      answer(`day ${date}`, asker, () => listed(all().filter(({ starts }) => starts.startsWith(date)))),
    visitsChangedSince: (since, asker) =>
      answer(`changes ${since}`, asker, () =>
        listed(all().filter(({ changedAt }) => changedAt >= at(`${since}T00:00`))),
      ),
    doctors: (asker) =>
      answer('doctors', asker, () => [
        { id: 7, name: 'Imre Example', zone: ZONE, practice: null, domain: null },
        { id: 8, name: 'Ada Example', zone: ZONE, practice: null, domain: null },
      ]),
    offices: (asker) =>
      answer('offices', asker, () => [
        { id: 1, name: 'Main office' },
        { id: 2, name: 'Annex' },
      ]),
    patient: (id, asker) => answer(`record ${id}`, asker, () => practice.records.get(id) ?? null),
    access: (id, _zone, asker) =>
      answer(`state ${id}`, asker, () => {
        const lines = practice.invites.get(id) ?? [];
        return lines.length > 0 ? { kind: 'lines' as const, lines } : { kind: 'emptyList' as const };
      }),
  };
}

/** Time goes on by so much (ms). */
export async function pass(duration: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(duration);
}

/** Time goes on until it is so late at the practice. */
export function until(wall: string): Promise<void> {
  return pass(at(wall) - Date.now());
}

/** How many of these requests begin with the word. */
export const count = (requests: readonly string[], word: string): number =>
  requests.filter((request) => request.startsWith(word)).length;
