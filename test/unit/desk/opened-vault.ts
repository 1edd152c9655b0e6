import type { Vault } from '../../../lib/platform/vault.ts';

/**
 * The database of the browser of this test. It imports nothing that runs: what stands in for a module asks for it
 * first.
 */
export const opened: { vault: Vault | null } = { vault: null };
