import * as z from 'zod/mini';
import type { NamedVault, VaultName } from '../store/stored-keys.ts';

/**
 * Read a record of the vault that has no versions; null: there is none. One that cannot be read, or has another shape,
 * is set aside, where store-health finds it and tells staff.
 */
export async function readUnversioned<T>(
  vault: NamedVault,
  name: VaultName,
  schema: z.ZodMiniType<T>,
): Promise<T | null> {
  const record = await vault.read(name);
  const parsed = record.kind === 'found' ? z.safeParse(schema, record.value) : null;
  if (parsed?.success) return parsed.data;
  if (parsed !== null || record.kind === 'damaged') await vault.setAside(name);
  return null;
}
