/**
 * Makes a record of version n one of version n + 1; null where the record does not have the shape of version n. Pure.
 * Write it with a schema of its own for version n, so that later changes of the shared schema cannot change it.
 */
export type Migration = (older: unknown) => unknown;

/**
 * The migrations of the journal in order, the first from version 1 to 2. A new one also adds its example to the tests.
 */
export const JOURNAL_MIGRATIONS: readonly Migration[] = [withActsElsewhere];

/**
 * In version 2 acts have records of their own. The record keeps its shape with those that were noted before, so that the
 * write which moves them is one with whatever is written next (journal).
 */
function withActsElsewhere(older: unknown): unknown {
  return isObject(older) && Array.isArray(older['operations']) && Array.isArray(older['acts'])
    ? { ...older, version: 2 }
    : null;
}

export type Lifted =
  | { kind: 'lifted'; record: unknown }
  /** A later release wrote the record, and this one must leave it as it is. */
  | { kind: 'newer' }
  /** The record is none that any release has written. */
  | { kind: 'foreign' };

/** Bring a record of any earlier version to the current one. */
export function lift(record: unknown, migrations: readonly Migration[]): Lifted {
  const current = migrations.length + 1;
  const version = versionOf(record);
  if (version === null) return { kind: 'foreign' };
  if (version > current) return { kind: 'newer' };
  let lifted = record;
  for (const migrate of migrations.slice(version - 1)) {
    lifted = migrate(lifted);
    if (lifted === null) return { kind: 'foreign' };
  }
  return { kind: 'lifted', record: lifted };
}

function versionOf(record: unknown): number | null {
  const version = isObject(record) ? record['version'] : null;
  return typeof version === 'number' && Number.isInteger(version) && version >= 1 ? version : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
