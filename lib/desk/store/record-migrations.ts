/**
 * One step of the chain: a record of version n becomes one of version n + 1. Pure; null where the record is not of
 * version n's shape. Write it with a literal schema of version n, so that later changes cannot reach it.
 */
export type Step = (older: unknown) => unknown;

/** Step n - 1 lifts version n. A new version adds a step here, and its example to the tests. */
export const JOURNAL_MIGRATIONS: readonly Step[] = [];

export type Lifted =
  | { kind: 'lifted'; record: unknown }
  /** A later release wrote it; this one must leave it as it is. */
  | { kind: 'newer' }
  /** Not a record of ours, whatever it is. */
  | { kind: 'foreign' };

/** Bring a record of any earlier version up to the one that these steps lead to. */
export function lift(record: unknown, steps: readonly Step[]): Lifted {
  const current = steps.length + 1;
  const version = versionOf(record);
  if (version === null) return { kind: 'foreign' };
  if (version > current) return { kind: 'newer' };
  let lifted = record;
  for (const step of steps.slice(version - 1)) {
    lifted = step(lifted);
    if (lifted === null) return { kind: 'foreign' };
  }
  return { kind: 'lifted', record: lifted };
}

function versionOf(record: unknown): number | null {
  if (typeof record !== 'object' || record === null || !('version' in record)) return null;
  const { version } = record;
  return typeof version === 'number' && Number.isInteger(version) && version >= 1 ? version : null;
}
