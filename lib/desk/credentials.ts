import * as z from 'zod/mini';
import type { SessionMemory, Settings } from '../platform/storage.ts';
import type { Vault } from '../platform/vault.ts';
import type { Application } from '../practice/oauth.ts';

const tokenPair = z.object({ access: z.string(), refresh: z.string() });
export type TokenPair = z.infer<typeof tokenPair>;
export type Computer = 'staffOnly' | 'shared';

const computerSchema = z.enum(['staffOnly', 'shared']);

/**
 * The practice's API application and the sign-in. The secret lies in the vault; tokens live in session memory,
 * and in the vault only where staff said that this computer is theirs alone.
 */
export interface Credentials {
  clientId(): Promise<string | null>;
  application(): Promise<Application | null>;
  storeApplication(clientId: string, clientSecret: string | null): Promise<void>;
  computer(): Promise<Computer | null>;
  chooseComputer(computer: Computer): Promise<void>;
  tokens(): Promise<TokenPair | null>;
  /** On disk (where chosen) and in memory before it resolves: the old pair is dead by then. */
  storeTokens(pair: TokenPair): Promise<void>;
  /** The grant is dead; says so after a restart too. */
  dropTokens(): Promise<void>;
  /** Was there a sign-in that ended by itself? */
  grantDied(): Promise<boolean>;
  forgetAll(): Promise<void>;
}

const CLIENT_ID = 'client-id';
const COMPUTER = 'computer';
const GRANT_DIED = 'grant-died';
const SECRET = 'client-secret';
const TOKENS = 'tokens';

export function credentials(vault: Vault, memory: SessionMemory, settings: Settings): Credentials {
  const clientId = async () => {
    const stored = await settings.read(CLIENT_ID);
    return typeof stored === 'string' && stored !== '' ? stored : null;
  };
  const computer = async () => {
    const parsed = z.safeParse(computerSchema, await settings.read(COMPUTER));
    return parsed.success ? parsed.data : null;
  };
  return {
    clientId,
    async application() {
      const id = await clientId();
      const secret = await vault.read(SECRET);
      if (id === null || secret.kind !== 'found' || typeof secret.value !== 'string') return null;
      return { clientId: id, clientSecret: secret.value };
    },
    async storeApplication(id, secret) {
      if (secret !== null) await vault.write(SECRET, secret);
      await settings.write(CLIENT_ID, id);
    },
    computer,
    async chooseComputer(choice) {
      await settings.write(COMPUTER, choice);
      if (choice === 'shared') await vault.remove(TOKENS);
    },
    async tokens() {
      const inMemory = z.safeParse(tokenPair, await memory.read(TOKENS));
      if (inMemory.success) return inMemory.data;
      const record = await vault.read(TOKENS);
      const onDisk = record.kind === 'found' ? z.safeParse(tokenPair, record.value) : null;
      if (!onDisk?.success) return null;
      await memory.write(TOKENS, onDisk.data);
      return onDisk.data;
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
    async forgetAll() {
      await vault.erase();
      await memory.clear();
      await settings.remove([CLIENT_ID, COMPUTER, GRANT_DIED]);
    },
  };
}
