import { beforeEach, expect, test } from 'vitest';
import { viewConnection } from '../../../../lib/desk/sign-in/connection.ts';
import { credentials } from '../../../../lib/desk/sign-in/credentials.ts';
import { requestBudget } from '../../../../lib/desk/store/request-budget.ts';
import { VAULT } from '../../../../lib/desk/store/stored-keys.ts';
import { fakeServices, idle, newLocks } from '../fake-desk.ts';

beforeEach(newLocks);

test('a secret that is found damaged is told in the same view', async () => {
  const { services, clock, memory, settings, vault, store, api } = await fakeServices(() => ({
    ...{ kind: 'doesNotTell', shape: '' },
  }));
  vault.disk.set(VAULT.clientSecret, 'no longer what was written');
  // A disk takes its time.
  const setAside = async (name: string) => {
    await idle();
    return vault.setAside(name);
  };
  const view = await viewConnection({
    ...{ facts: services.facts, clock: services.clock, practice: api.practice, store, fetch },
    credentials: credentials({ ...vault, setAside }, memory, settings, async () => ({})),
    budget: requestBudget(settings, () => clock.now),
    hasSiteAccess: async () => true,
    redirectAddress: () => 'https://desk.example.org/',
    openSignIn: async () => ({ ok: false, why: 'closed' }),
    online: () => true,
    wipe: async () => true,
    connected: async () => undefined,
  });
  expect(view.secretStored).toBe(false);
  expect(view.store.lost).toEqual(['secret']);
});
