import * as z from 'zod/mini';
import type { ComputerKind } from '../../messages/connection-view.ts';
import { computerKind } from '../../messages/schemas.ts';
import type { TokenAnswer } from '../../practice/decode-practice.ts';
import {
  type NamedMemory,
  type NamedSettings,
  type NamedVault,
  SESSION,
  SETTING,
  VAULT,
} from '../store/stored-keys.ts';
import { readUnversioned } from './unversioned-record.ts';

const tokenPair = z.object({ access: z.string(), refresh: z.string() });
export type TokenPair = z.infer<typeof tokenPair>;

/** The tokens of DrChrono's answer, in the form in which they are stored. */
export function pairOf({ accessToken, refreshToken }: TokenAnswer): TokenPair {
  return { access: accessToken, refresh: refreshToken };
}

/**
 * The sign-in. Tokens live in the session memory and go with the browser. Only where staff said that this computer is
 * theirs alone they lie in the vault as well.
 */
export interface TokenStore {
  computer(): Promise<ComputerKind | null>;
  chooseComputer(computer: ComputerKind): Promise<void>;
  tokens(): Promise<TokenPair | null>;
  /**
   * Resolves when the new tokens are on disk (where staff chose that) and in memory. The old ones are already invalid
   * by then.
   */
  storeTokens(pair: TokenPair): Promise<void>;
  /** DrChrono ended the sign-in; that is remembered over a restart. */
  dropTokens(): Promise<void>;
  /** Did a sign-in end by itself? */
  grantDied(): Promise<boolean>;
}

export function tokenStore(vault: NamedVault, memory: NamedMemory, settings: NamedSettings): TokenStore {
  const computer = async () => {
    const parsed = z.safeParse(computerKind, await settings.read(SETTING.computer));
    return parsed.success ? parsed.data : null;
  };
  return {
    computer,
    async chooseComputer(choice) {
      await settings.write(SETTING.computer, choice);
      if (choice === 'shared') await vault.remove(VAULT.tokens);
    },
    async tokens() {
      const inMemory = z.safeParse(tokenPair, await memory.read(SESSION.tokens));
      if (inMemory.success) return inMemory.data;
      const onDisk = await readUnversioned(vault, VAULT.tokens, tokenPair);
      if (onDisk !== null) await memory.write(SESSION.tokens, onDisk);
      return onDisk;
    },
    async storeTokens(pair) {
      if ((await computer()) === 'staffOnly') await vault.write(VAULT.tokens, pair);
      await memory.write(SESSION.tokens, pair);
      await settings.remove([SETTING.grantDied]);
    },
    async dropTokens() {
      await vault.remove(VAULT.tokens);
      await memory.remove([SESSION.tokens]);
      await settings.write(SETTING.grantDied, true);
    },
    grantDied: async () => (await settings.read(SETTING.grantDied)) === true,
  };
}
