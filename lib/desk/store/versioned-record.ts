import * as z from 'zod/mini';
import type { StoreTrouble } from '../../platform/disk.ts';
import type { VaultRecord } from '../../platform/vault.ts';
import { lift, type Migration } from './record-migrations.ts';
import type { NamedVault, VaultName } from './stored-keys.ts';

/**
 * A record with a version. `closed`: the disk does not give it, or a later release wrote it and it must stay as it is.
 */
export type VersionedRecord<T> =
  | { kind: 'found'; value: T }
  | { kind: 'absent' }
  | { kind: 'closed'; why: StoreTrouble };

/**
 * Values that have been checked already, by the object they were read from. The vault gives out the same object while
 * the record on disk is unchanged, so one check is enough.
 */
const checked = new WeakMap<object, unknown>();

/**
 * Read a record with a version. `schema` is that of the version to which `migrations` lead. A record that cannot be
 * read is set aside.
 */
export async function readVersioned<T>(
  vault: NamedVault,
  name: VaultName,
  schema: z.ZodMiniType<T>,
  migrations: readonly Migration[],
): Promise<VersionedRecord<T>> {
  return judgeVersioned(vault, name, await vault.read(name), schema, migrations);
}

/** The same of a record that was read from the vault already, under this name. */
export async function judgeVersioned<T>(
  vault: NamedVault,
  name: VaultName,
  record: VaultRecord,
  schema: z.ZodMiniType<T>,
  migrations: readonly Migration[],
): Promise<VersionedRecord<T>> {
  if (record.kind === 'unavailable') return { kind: 'closed', why: vault.trouble() ?? 'cannotOpen' };
  if (record.kind === 'absent') return { kind: 'absent' };
  // A damaged record is treated like one that no release has written.
  const raw = record.kind === 'found' ? record.value : null;
  // Each name is always read with the same schema, so a value checked under it has that type.
  if (isObject(raw) && checked.has(raw)) return { kind: 'found', value: checked.get(raw) as T };
  const lifted = lift(raw, migrations);
  // The record stays where it is. What a later release has under way is then neither lost nor done twice, and that
  // release goes on from there once it is installed again.
  if (lifted.kind === 'newer') return { kind: 'closed', why: 'newerVersion' };
  const parsed = lifted.kind === 'lifted' ? z.safeParse(schema, lifted.record) : null;
  if (parsed?.success) {
    if (isObject(raw)) checked.set(raw, parsed.data);
    return { kind: 'found', value: parsed.data };
  }
  // The record is set aside, so that the next write does not destroy it, and staff are told (store-health).
  return (await vault.setAside(name)) ? { kind: 'absent' } : { kind: 'closed', why: 'cannotWrite' };
}

/** Write a record of the current version. Its type must be named. True: it is on disk. */
export function writeVersioned<T extends object = never>(
  vault: NamedVault,
  name: VaultName,
  record: T,
): Promise<boolean> {
  return vault.write(name, versioned<T>(record).value);
}

/**
 * A record of the current version, to be written. Its type must be named, because it is not checked again while this
 * worker lives.
 */
export function versioned<T extends object = never>(record: T): { value: T } {
  checked.set(record, record);
  return { value: record };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
