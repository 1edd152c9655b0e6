import * as z from 'zod/mini';
import type { SessionMemory, Settings } from '../platform/storage.ts';
import type { Vault } from '../platform/vault.ts';
import type { VaultTrouble } from '../platform/vault-disk.ts';
import type { TokenAnswer } from '../practice/decode-practice.ts';
import type { Application } from '../practice/oauth.ts';

const tokenPair = z.object({ access: z.string(), refresh: z.string() });
export type TokenPair = z.infer<typeof tokenPair>;
/** The pair of an answer, as it is kept. */
export function pairOf({ accessToken, refreshToken }: TokenAnswer): TokenPair {
  return { access: accessToken, refresh: refreshToken };
}

export type Computer = 'staffOnly' | 'shared';

const computerSchema = z.enum(['staffOnly', 'shared']);

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
  computer(): Promise<Computer | null>;
  chooseComputer(computer: Computer): Promise<void>;
  tokens(): Promise<TokenPair | null>;
  /** On disk (where chosen) and in memory before it resolves: the old pair is dead by then. */
  storeTokens(pair: TokenPair): Promise<void>;
  /** The grant is dead; says so after a restart too. */
  dropTokens(): Promise<void>;
  /** Was there a sign-in that ended by itself? */
  grantDied(): Promise<boolean>;
  /** Why the vault does not even open; null where it does. */
  closed(): Promise<VaultTrouble | null>;
  /** False: the vault could not be wiped. */
  forgetAll(): Promise<boolean>;
}

const CLIENT_ID = 'client-id';
const COMPUTER = 'computer';
const GRANT_DIED = 'grant-died';
export const SECRET = 'client-secret';
export const TOKENS = 'tokens';

export function credentials(
  vault: Vault,
  memory: SessionMemory,
  settings: Settings,
  policy: () => Promise<unknown>,
): Credentials {
  const ofPolicy = async (): Promise<Application | null> => {
    const parsed = z.safeParse(policySchema, await policy());
    return parsed.success ? parsed.data : null;
  };
  const clientId = async () => {
    const stored = await settings.read(CLIENT_ID);
    return typeof stored === 'string' && stored !== '' ? stored : null;
  };
  /** What cannot be read or is not ours is set aside, where store-state finds it and tells staff. */
  const sealed = async <T>(name: string, schema: z.ZodMiniType<T>): Promise<T | null> => {
    const record = await vault.read(name);
    const parsed = record.kind === 'found' ? z.safeParse(schema, record.value) : null;
    if (parsed?.success) return parsed.data;
    if (parsed !== null || record.kind === 'damaged') await vault.setAside(name);
    return null;
  };
  const typed = async () => {
    const [id, secret] = await Promise.all([clientId(), sealed(SECRET, z.string())]);
    return { id, secret };
  };
  const computer = async () => {
    const parsed = z.safeParse(computerSchema, await settings.read(COMPUTER));
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
      if (secret !== null && !(await vault.write(SECRET, secret))) return false;
      await settings.write(CLIENT_ID, id);
      return true;
    },
    computer,
    async chooseComputer(choice) {
      await settings.write(COMPUTER, choice);
      if (choice === 'shared') await vault.remove(TOKENS);
    },
    async tokens() {
      const inMemory = z.safeParse(tokenPair, await memory.read(TOKENS));
      if (inMemory.success) return inMemory.data;
      const onDisk = await sealed(TOKENS, tokenPair);
      if (onDisk !== null) await memory.write(TOKENS, onDisk);
      return onDisk;
    },
    async storeTokens(pair) {
      if ((await computer()) === 'staffOnly') await vault.write(TOKENS, pair);
      await memory.write(TOKENS, pair);
      await settings.remove([GRANT_DIED]);
    },
    async dropTokens() {
      await vault.remove(TOKENS);
      await memory.remove([TOKENS]);
      await settings.write(GRANT_DIED, true);
    },
    grantDied: async () => (await settings.read(GRANT_DIED)) === true,
    closed: async () =>
      (await vault.read(SECRET)).kind === 'unavailable' ? (vault.trouble() ?? 'cannotOpen') : null,
    async forgetAll() {
      const wiped = await vault.erase();
      await memory.clear();
      await settings.remove([CLIENT_ID, COMPUTER, GRANT_DIED]);
      return wiped;
    },
  };
}
