import type { Clock } from './clock.ts';
import type { Visit } from './visits.ts';

/** This is the practice's calendar with its past, so that a read can be answered from a few seconds ago. */
export interface Calendar {
  /** List all appointments as they are now, or as they were at `asOf`, by their time; the deleted ones too. */
  all(asOf?: number): Visit[];
  find(id: string, asOf?: number): Visit | undefined;
  /** A colleague makes an appointment, now or at an instant in the past, with an id of its own where none is named. */
  add(visit: Omit<Visit, 'id'> & { id?: string }, at?: number): Visit;
  /** A colleague changes it. Returns false if there is none. */
  change(id: string, changes: Partial<Omit<Visit, 'id'>>): boolean;
  /** Leave no trace of it, which nobody at the practice can do. Tests make room for a day of their own with it. */
  drop(id: string): void;
  /** Tell when the appointment was made or last changed. */
  changedAt(id: string): number;
  createdAt(id: string): number;
}

interface Version {
  at: number;
  visit: Visit;
}

/** The appointments that a test adds are counted from here. */
const FIRST_ADDED = 76_400_001;

/** Make a calendar that was filled with these at an instant. */
export function createCalendar(clock: Clock, filled: { at: number; with: readonly Visit[] }): Calendar {
  const versions = new Map<string, Version[]>(
    filled.with.map((visit) => [visit.id, [{ at: filled.at, visit }]]),
  );
  let added = 0;
  const find = (id: string, asOf = Number.POSITIVE_INFINITY) =>
    versions.get(id)?.findLast((version) => version.at <= asOf)?.visit;
  return {
    find,
    all: (asOf) =>
      [...versions.keys()]
        .flatMap((id) => find(id, asOf) ?? [])
        .sort((a, b) => a.scheduledTime.localeCompare(b.scheduledTime)),
    add({ id, ...about }, at = clock.now()) {
      const visit = { ...about, id: id ?? String(FIRST_ADDED + added) };
      if (id === undefined) added += 1;
      versions.set(visit.id, [{ at, visit }]);
      return visit;
    },
    change(id, changes) {
      const visit = find(id);
      if (!visit) return false;
      versions.get(id)?.push({ at: clock.now(), visit: { ...visit, ...changes, id } });
      return true;
    },
    drop: (id) => void versions.delete(id),
    changedAt: (id) => versions.get(id)?.at(-1)?.at ?? filled.at,
    createdAt: (id) => versions.get(id)?.at(0)?.at ?? filled.at,
  };
}
