import * as z from 'zod/mini';
import type { Vault } from '../platform/vault.ts';
import type { VaultTrouble } from '../platform/vault-disk.ts';
import { type Lifted, lift, type Step } from './ledger-versions.ts';

/** `closed`: the disk does not give it, or must not be written over now. */
export type KeptRecord<T> =
  | { kind: 'found'; value: T }
  | { kind: 'absent' }
  | { kind: 'closed'; why: VaultTrouble };

/** What has the shape: read and checked here before, or written here. As long as it is the same object, once is enough. */
const checked = new WeakMap<object, unknown>();

/** Read a record with a version. `schema` is of the version that `steps` lead to. */
export async function keptRecord<T>(
  vault: Vault,
  name: string,
  schema: z.ZodMiniType<T>,
  steps: readonly Step[],
): Promise<KeptRecord<T>> {
  const record = await vault.read(name);
  if (record.kind === 'unavailable') return { kind: 'closed', why: vault.trouble() ?? 'cannotOpen' };
  if (record.kind === 'absent') return { kind: 'absent' };
  const raw = record.kind === 'found' && isObject(record.value) ? record.value : null;
  // A name has one schema, so what was checked under it is a T.
  if (raw && checked.has(raw)) return { kind: 'found', value: checked.get(raw) as T };
  const lifted: Lifted = record.kind === 'found' ? lift(record.value, steps) : { kind: 'foreign' };
  // It stays where it is: what a later release has under way is neither lost nor done twice, and that release, once
  // it is back, goes on from there.
  if (lifted.kind === 'newer') return { kind: 'closed', why: 'newerVersion' };
  const parsed = lifted.kind === 'lifted' ? z.safeParse(schema, lifted.record) : null;
  if (parsed?.success) {
    if (raw) checked.set(raw, parsed.data);
    return { kind: 'found', value: parsed.data };
  }
  // Unreadable is set aside, not deleted, and told to staff (store-state). Else it would be written over.
  return (await vault.setAside(name)) ? { kind: 'absent' } : { kind: 'closed', why: 'cannotWrite' };
}

/** Write a record that came from `keptRecord` and was changed. True: it is on disk. */
export function keepRecord(vault: Vault, name: string, record: object): Promise<boolean> {
  checked.set(record, record);
  return vault.write(name, record);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
