import * as z from 'zod/mini';
import type { ComputerKind } from '../../messages/connection-view.ts';
import { computerKind } from '../../messages/schemas.ts';
import type { StoreTrouble } from '../../platform/vault-disk.ts';
import type { TokenAnswer } from '../../practice/decode-practice.ts';
import type { Application } from '../../practice/oauth.ts';
import {
  type NamedMemory,
  type NamedSettings,
  type NamedVault,
  SESSION,
  SETTING,
  VAULT,
  type VaultName,
} from '../store/stored-keys.ts';

const tokenPair = z.object({ access: z.string(), refresh: z.string() });
export type TokenPair = z.infer<typeof tokenPair>;
/** The pair of an answer, as it is kept. */
export function pairOf({ accessToken, refreshToken }: TokenAnswer): TokenPair {
  return { access: accessToken, refresh: refreshToken };
}

/** As IT writes it into the browser's policy; one without the other is none. */
const filled = z.string().check(z.trim(), z.minLength(1));
const policySchema = z.object({ clientId: filled, clientSecret: filled });

/**
 * The practice's API application and the sign-in. The application comes from the browser's policy where IT sets it,
 * else its secret lies in the vault. Tokens live in session memory, and in the vault only where staff said that this
 * computer is theirs alone.
 */
export interface Credentials {
  /** What was entered of the application. `managed`: the practice's IT set it; asked each time, it may change or go. */
  entered(): Promise<{ clientId: string | null; managed: boolean; secretStored: boolean }>;
  application(): Promise<Application | null>;
  /** False: it is not on disk. */
  storeApplication(clientId: string, clientSecret: string | null): Promise<boolean>;
  computer(): Promise<ComputerKind | null>;
  chooseComputer(computer: ComputerKind): Promise<void>;
  tokens(): Promise<TokenPair | null>;
  /** On disk (where chosen) and in memory before it resolves: the old pair is dead by then. */
  storeTokens(pair: TokenPair): Promise<void>;
  /** The grant is dead; says so after a restart too. */
  dropTokens(): Promise<void>;
  /** Was there a sign-in that ended by itself? */
  grantDied(): Promise<boolean>;
  /** Why the vault does not even open; null where it does. */
  closed(): Promise<StoreTrouble | null>;
}

export function credentials(
  vault: NamedVault,
  memory: NamedMemory,
  settings: NamedSettings,
  policy: () => Promise<unknown>,
): Credentials {
  const ofPolicy = async (): Promise<Application | null> => {
    const parsed = z.safeParse(policySchema, await policy());
    return parsed.success ? parsed.data : null;
  };
  const clientId = async () => {
    const stored = await settings.read(SETTING.clientId);
    return typeof stored === 'string' && stored !== '' ? stored : null;
  };
  /** What cannot be read or is not ours is set aside, where store-state finds it and tells staff. */
  const sealed = async <T>(name: VaultName, schema: z.ZodMiniType<T>): Promise<T | null> => {
    const record = await vault.read(name);
    const parsed = record.kind === 'found' ? z.safeParse(schema, record.value) : null;
    if (parsed?.success) return parsed.data;
    if (parsed !== null || record.kind === 'damaged') await vault.setAside(name);
    return null;
  };
  const typed = async () => {
    const [id, secret] = await Promise.all([clientId(), sealed(VAULT.clientSecret, z.string())]);
    return { id, secret };
  };
  const computer = async () => {
    const parsed = z.safeParse(computerKind, await settings.read(SETTING.computer));
    return parsed.success ? parsed.data : null;
  };
  return {
    async entered() {
      const set = await ofPolicy();
      if (set !== null) return { clientId: set.clientId, managed: true, secretStored: true };
      const { id, secret } = await typed();
      return { clientId: id, managed: false, secretStored: id !== null && secret !== null };
    },
    async application() {
      const set = await ofPolicy();
      if (set !== null) return set;
      const { id, secret } = await typed();
      return id === null || secret === null ? null : { clientId: id, clientSecret: secret };
    },
    async storeApplication(id, secret) {
      if (secret !== null && !(await vault.write(VAULT.clientSecret, secret))) return false;
      await settings.write(SETTING.clientId, id);
      return true;
    },
    computer,
    async chooseComputer(choice) {
      await settings.write(SETTING.computer, choice);
      if (choice === 'shared') await vault.remove(VAULT.tokens);
    },
    async tokens() {
      const inMemory = z.safeParse(tokenPair, await memory.read(SESSION.tokens));
      if (inMemory.success) return inMemory.data;
      const onDisk = await sealed(VAULT.tokens, tokenPair);
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
    closed: async () =>
      (await vault.read(VAULT.clientSecret)).kind === 'unavailable'
        ? (vault.trouble() ?? 'cannotOpen')
        : null,
  };
}
