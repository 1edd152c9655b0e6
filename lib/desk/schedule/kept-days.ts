import type { Visit } from '../../invites/visit.ts';
import type { ReadVisits } from '../../practice/decode-visit.ts';
import { MOST_DAYS_KEPT, SCHEDULE_WHOLE_EVERY } from '../../schedule-timing.ts';
import type { Scheduled } from '../patient/read-access.ts';
import { type NamedMemory, SESSION } from '../store/stored-keys.ts';

/** A visit as it was read last. `arrivedAt`: from then on the patient was seen to be there (epoch ms, corrected clock). */
export interface KeptVisit extends Visit {
  arrivedAt?: number;
}

/** One day of the practice's calendar as it was read. */
export interface KeptDay {
  /** `YYYY-MM-DD`. */
  date: string;
  /** It was read whole then (epoch ms, corrected clock). */
  readAt: number;
  /** What changed up to then is known. It is later than `readAt` where changes were asked for without a gap since. */
  knownTo: number;
  /** DrChrono listed something for the day, and be it a break or a visit that was cancelled. */
  hasEntries: boolean;
  /** So many entries could not be read when the day was, so it holds more than is listed here. */
  unread: number;
  /** By their start. A visit that is gone is left out. */
  visits: KeptVisit[];
}

/** What was read of the schedule in this browser session. */
export interface KeptSchedule {
  days: ReadonlyMap<string, KeptDay>;
  /** Changes are known up to then; null before the first day was read. */
  changesAt: number | null;
}

/**
 * The days that were read, while the browser runs: ids and times alone. Only this module writes them, so what comes back has the
 * shape that was written.
 */
export interface KeptDays {
  all(): Promise<KeptSchedule>;
  /** This is the whole day, as DrChrono listed it at that time. */
  keepDay(date: string, read: ReadVisits, at: number): Promise<void>;
  /** These entries were changed up to that time, on whatever day. */
  keepChanges(read: Changes, at: number): Promise<void>;
}

type Changes = Pick<ReadVisits, 'visits' | 'notVisits'>;

interface Stored {
  version: 2;
  changesAt: number | null;
  /** The last that was read first. */
  days: KeptDay[];
}

const NOTHING: Stored = { version: 2, changesAt: null, days: [] };

export function keptDays(memory: NamedMemory): KeptDays {
  const load = async (): Promise<Stored> => {
    const stored = (await memory.read(SESSION.schedule)) as Stored | undefined;
    return stored?.version === 2 ? stored : NOTHING;
  };
  return {
    async all() {
      const { days, changesAt } = await load();
      return { days: new Map(days.map((day) => [day.date, day])), changesAt };
    },
    async keepDay(date, read, at) {
      const { days, changesAt } = await load();
      const before = byId(days);
      const ids = new Set([...read.visits.map(({ id }) => id), ...read.notVisits]);
      const day: KeptDay = {
        ...{ date, readAt: at, knownTo: at, hasEntries: ids.size + read.unread > 0, unread: read.unread },
        visits: inOrder(read.visits.filter((visit) => dayOf(visit) === date).flatMap(asKept(before, at))),
      };
      // A visit that was moved to this day has left the day that it was on.
      const others = days.filter((other) => other.date !== date).map((other) => without(other, ids));
      const all = [day, ...others].slice(0, MOST_DAYS_KEPT);
      // After a long pause the changes since then would be many, and each day that is shown is read whole anyway.
      const isOld = changesAt === null || at - changesAt >= SCHEDULE_WHOLE_EVERY;
      await memory.write(SESSION.schedule, { version: 2, changesAt: isOld ? at : changesAt, days: all });
    },
    async keepChanges({ visits, notVisits }, at) {
      const { days, changesAt } = await load();
      const before = byId(days);
      const ids = new Set([...visits.map(({ id }) => id), ...notVisits]);
      const kept = days.map((day): KeptDay => {
        const here = visits.filter((visit) => dayOf(visit) === day.date);
        const left = without(day, ids);
        return {
          ...left,
          knownTo: day.knownTo >= (changesAt ?? at) ? at : day.knownTo,
          hasEntries: left.hasEntries || here.length > 0,
          visits: inOrder([...left.visits, ...here.flatMap(asKept(before, at))]),
        };
      });
      await memory.write(SESSION.schedule, { version: 2, changesAt: at, days: kept });
    },
  };
}

/** What the days that were read say of one patient: it reads as much after thousands of charts as after one. */
export function scheduledIn(kept: Pick<KeptDays, 'all'>): (patientId: number) => Promise<Scheduled> {
  return async (patientId) => {
    const { days } = await kept.all();
    return {
      visits: [...days.values()].flatMap(({ visits }) =>
        visits.filter((visit) => visit.patientId === patientId),
      ),
      knownAt: (date) => days.get(date)?.knownTo ?? null,
    };
  };
}

/** The day of the practice's calendar on which a visit begins. */
export function dayOf({ starts }: Pick<Visit, 'starts'>): string {
  return starts.slice(0, 10);
}

function byId(days: readonly KeptDay[]): Map<string, KeptVisit> {
  return new Map(days.flatMap(({ visits }) => visits.map((visit) => [visit.id, visit])));
}

/** What is kept of a visit: nothing where it is gone, and since when the patient is there. */
function asKept(before: ReadonlyMap<string, KeptVisit>, at: number): (visit: Visit) => KeptVisit[] {
  return (visit) => {
    if (visit.presence === 'gone') return [];
    if (visit.presence !== 'arrived' && visit.presence !== 'withProvider') return [visit];
    return [{ ...visit, arrivedAt: before.get(visit.id)?.arrivedAt ?? at }];
  };
}

function without(day: KeptDay, ids: ReadonlySet<string>): KeptDay {
  const visits = day.visits.filter(({ id }) => !ids.has(id));
  return visits.length === day.visits.length ? day : { ...day, visits };
}

function inOrder(visits: readonly KeptVisit[]): KeptVisit[] {
  return visits.toSorted((a, b) => a.starts.localeCompare(b.starts) || a.id.localeCompare(b.id));
}
