import * as z from 'zod/mini';
import type { ComputerKind } from '../../messages/connection-view.ts';
import { computerKind } from '../../messages/schemas.ts';
import { once } from '../../once.ts';
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

const tokenPair = once(() => z.object({ access: z.string(), refresh: z.string() }));
export type TokenPair = z.infer<ReturnType<typeof tokenPair>>;

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
  /** False: a sign-in may be on disk, where a shared computer must have none, because the disk refused to delete it. */
  chooseComputer(computer: ComputerKind): Promise<boolean>;
  tokens(): Promise<TokenPair | null>;
  /**
   * Resolves when the new tokens are on disk (where staff chose that) and in memory. The old ones are already invalid
   * by then.
   */
  storeTokens(pair: TokenPair): Promise<void>;
  /** The same for tokens that were renewed: whether DrChrono has ended the sign-in is not known any better by that. */
  replaceTokens(pair: TokenPair): Promise<void>;
  /** DrChrono ended the sign-in; that is remembered over a restart. */
  dropTokens(): Promise<void>;
  /** DrChrono refuses these tokens, perhaps only for a while: they stay, and the sign-in counts as ended until they work. */
  doubtTokens(): Promise<void>;
  /** The tokens work after all. */
  trustTokens(): Promise<void>;
  /** Did a sign-in end by itself? */
  grantDied(): Promise<boolean>;
}

export function tokenStore(vault: NamedVault, memory: NamedMemory, settings: NamedSettings): TokenStore {
  const computer = async () => {
    const parsed = z.safeParse(computerKind(), await settings.read(SETTING.computer));
    return parsed.success ? parsed.data : null;
  };
  const replaceTokens = async (pair: TokenPair) => {
    if ((await computer()) === 'staffOnly') await vault.write(VAULT.tokens, pair);
    await memory.write(SESSION.tokens, pair);
  };
  return {
    computer,
    async chooseComputer(choice) {
      await settings.write(SETTING.computer, choice);
      return choice === 'staffOnly' || vault.remove(VAULT.tokens);
    },
    async tokens() {
      const inMemory = z.safeParse(tokenPair(), await memory.read(SESSION.tokens));
      if (inMemory.success) return inMemory.data;
      const onDisk = await readUnversioned(vault, VAULT.tokens, tokenPair());
      if (onDisk !== null) await memory.write(SESSION.tokens, onDisk);
      return onDisk;
    },
    async storeTokens(pair) {
      await replaceTokens(pair);
      await settings.remove([SETTING.grantDied]);
    },
    replaceTokens,
    async dropTokens() {
      await vault.remove(VAULT.tokens);
      await memory.remove([SESSION.tokens]);
      await settings.write(SETTING.grantDied, true);
    },
    async doubtTokens() {
      await settings.write(SETTING.grantDied, true);
    },
    async trustTokens() {
      await settings.remove([SETTING.grantDied]);
    },
    grantDied: async () => (await settings.read(SETTING.grantDied)) === true,
  };
}
