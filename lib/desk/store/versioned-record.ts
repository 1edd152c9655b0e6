import * as z from 'zod/mini';
import type { StoreTrouble } from '../../platform/vault-disk.ts';
import { lift, type Step } from './record-migrations.ts';
import type { NamedVault, VaultName } from './stored-keys.ts';

/** `closed`: the disk does not give it, or must not be written over now. */
export type VersionedRecord<T> =
  | { kind: 'found'; value: T }
  | { kind: 'absent' }
  | { kind: 'closed'; why: StoreTrouble };

/** What has the shape: read and checked here before, or written here. As long as it is the same object, once is enough. */
const checked = new WeakMap<object, unknown>();

/** Read a record with a version. `schema` is of the version that `steps` lead to. */
export async function readVersioned<T>(
  vault: NamedVault,
  name: VaultName,
  schema: z.ZodMiniType<T>,
  steps: readonly Step[],
): Promise<VersionedRecord<T>> {
  const record = await vault.read(name);
  if (record.kind === 'unavailable') return { kind: 'closed', why: vault.trouble() ?? 'cannotOpen' };
  if (record.kind === 'absent') return { kind: 'absent' };
  // What is damaged is as foreign as what somebody else wrote.
  const raw = record.kind === 'found' ? record.value : null;
  // A name has one schema, so what was checked under it is a T.
  if (isObject(raw) && checked.has(raw)) return { kind: 'found', value: checked.get(raw) as T };
  const lifted = lift(raw, steps);
  // It stays where it is: what a later release has under way is neither lost nor done twice, and that release, once
  // it is back, goes on from there.
  if (lifted.kind === 'newer') return { kind: 'closed', why: 'newerVersion' };
  const parsed = lifted.kind === 'lifted' ? z.safeParse(schema, lifted.record) : null;
  if (parsed?.success) {
    if (isObject(raw)) checked.set(raw, parsed.data);
    return { kind: 'found', value: parsed.data };
  }
  // Unreadable is set aside, not deleted, and told to staff (store-state). Else it would be written over.
  return (await vault.setAside(name)) ? { kind: 'absent' } : { kind: 'closed', why: 'cannotWrite' };
}

/**
 * Write a record of the version that `readVersioned` gives; say its type, for it is not checked again as long as this worker
 * lives. True: it is on disk.
 */
export function writeVersioned<T extends object = never>(
  vault: NamedVault,
  name: VaultName,
  record: T,
): Promise<boolean> {
  checked.set(record, record);
  return vault.write(name, record);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
