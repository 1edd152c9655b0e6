import type { StoreTrouble } from '../../platform/disk.ts';
import { type NamedMemory, type NamedSettings, type NamedVault, VAULT } from '../store/stored-keys.ts';
import { type ApplicationStore, applicationStore } from './application.ts';
import { type TokenStore, tokenStore } from './tokens.ts';

/** All that a request needs to be let in at DrChrono: the practice's application and a person's sign-in. */
export interface Credentials extends ApplicationStore, TokenStore {
  /** Why the vault does not open at all; null where it does. */
  closed(): Promise<StoreTrouble | null>;
}

export function credentials(
  vault: NamedVault,
  memory: NamedMemory,
  settings: NamedSettings,
  policy: () => Promise<unknown>,
): Credentials {
  return {
    ...applicationStore(vault, settings, policy),
    ...tokenStore(vault, memory, settings),
    async closed() {
      const secret = await vault.read(VAULT.clientSecret);
      return secret.kind === 'unavailable' ? (vault.trouble() ?? 'cannotOpen') : null;
    },
  };
}
