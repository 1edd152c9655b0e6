import type { Clock } from './clock.ts';
import { allPeople } from './patients.ts';
import type { PatientRecord } from './person.ts';

/** These are the practice's charts with their past, so that a read can be answered from a few seconds ago. */
export interface Roster {
  /** List all charts as they are now, or as they were at `asOf`, lowest id first. */
  all(asOf?: number): PatientRecord[];
  find(id: number, asOf?: number): PatientRecord | undefined;
  add(record: PatientRecord): void;
  /** Change a chart. Returns false if there is none. */
  change(id: number, changes: Partial<PatientRecord>): boolean;
  /** Tell when the chart was last changed. */
  changedAt(id: number): number;
}

interface Version {
  at: number;
  record: PatientRecord;
}

/** Make a roster of everybody in patients.ts. */
export function createRoster(clock: Clock): Roster {
  const opened = clock.now();
  const versions = new Map<number, Version[]>(
    allPeople.map((record) => [record.id, [{ at: Number.NEGATIVE_INFINITY, record }]]),
  );
  const find = (id: number, asOf = Number.POSITIVE_INFINITY) =>
    versions.get(id)?.findLast((version) => version.at <= asOf)?.record;
  return {
    find,
    add: (record) => void versions.set(record.id, [{ at: Number.NEGATIVE_INFINITY, record }]),
    all: (asOf) => [...versions.keys()].flatMap((id) => find(id, asOf) ?? []),
    change(id, changes) {
      const record = find(id);
      if (!record) return false;
      versions.get(id)?.push({ at: clock.now(), record: { ...record, ...changes, id } });
      return true;
    },
    changedAt: (id) => Math.max(versions.get(id)?.at(-1)?.at ?? opened, opened - 86_400_000),
  };
}
