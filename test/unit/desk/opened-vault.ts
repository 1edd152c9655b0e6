import type { Vault } from '../../../lib/platform/vault.ts';

/**
 * The database of the browser of this test. It imports nothing that runs: what stands in for a module asks for it
 * first.
 */
export const opened: { vault: Vault | null } = { vault: null };

/** Stands in for lib/platform/vault.ts, of which only `openVault` is another one. */
export async function fakeVaultModule<Real extends object>(original: () => Promise<Real>) {
  return { ...(await original()), openVault: () => opened.vault };
}
