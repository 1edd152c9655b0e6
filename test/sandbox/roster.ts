import type { Clock } from './clock.ts';
import { allPeople } from './patients.ts';
import type { PatientRecord } from './person.ts';

/** The practice's charts with their past, so that a read can be answered from a few seconds ago. */
export interface Roster {
  /** All charts as they stand (or stood at `asOf`), oldest id first. */
  all(asOf?: number): PatientRecord[];
  find(id: number, asOf?: number): PatientRecord | undefined;
  /** A new chart. */
  add(record: PatientRecord): void;
  /** Changes a chart; false if there is none. */
  change(id: number, changes: Partial<PatientRecord>): boolean;
  /** When the chart last changed. */
  changedAt(id: number): number;
}

interface Version {
  at: number;
  record: PatientRecord;
}

/** A roster of everybody in patients.ts. */
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
