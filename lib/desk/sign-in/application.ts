import * as z from 'zod/mini';
import { once } from '../../once.ts';
import type { Application } from '../../practice/oauth.ts';
import { type NamedSettings, type NamedVault, SETTING, VAULT } from '../store/stored-keys.ts';
import { readUnversioned } from './unversioned-record.ts';

/**
 * The practice's API application at DrChrono. It comes from the browser's policy where the practice's IT sets it there;
 * otherwise staff type it, and its secret lies in the vault.
 */
export interface ApplicationStore {
  /** What was entered of the application. `managed`: IT set it; asked each time, since IT may change or withdraw it. */
  entered(): Promise<{ clientId: string | null; managed: boolean; secretStored: boolean }>;
  application(): Promise<Application | null>;
  /** A null secret keeps the stored one. False: not all of it is on disk, and the id changed only if the secret did. */
  storeApplication(clientId: string, clientSecret: string | null): Promise<boolean>;
}

/**
 * The form in which IT writes the application into the browser's policy. An id without a secret, or the reverse, counts
 * as nothing.
 */
const policySchema = once(() => {
  const filled = z.string().check(z.trim(), z.minLength(1));
  return z.object({ clientId: filled, clientSecret: filled });
});

export function applicationStore(
  vault: NamedVault,
  settings: NamedSettings,
  policy: () => Promise<unknown>,
): ApplicationStore {
  const ofPolicy = async (): Promise<Application | null> => {
    const parsed = z.safeParse(policySchema(), await policy());
    return parsed.success ? parsed.data : null;
  };
  const typedId = async () => {
    const stored = await settings.read(SETTING.clientId);
    return typeof stored === 'string' && stored !== '' ? stored : null;
  };
  const typed = async () => {
    const [id, secret] = await Promise.all([
      typedId(),
      readUnversioned(vault, VAULT.clientSecret, z.string()),
    ]);
    return { id, secret };
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
      return settings.write(SETTING.clientId, id);
    },
  };
}
