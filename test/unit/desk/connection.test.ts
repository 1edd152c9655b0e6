import { beforeEach, expect, test } from 'vitest';
import { budgetGate } from '../../../lib/desk/budget-gate.ts';
import { viewConnection } from '../../../lib/desk/connection.ts';
import { credentials, SECRET } from '../../../lib/desk/credentials.ts';
import { fakeParts, idle, newLocks } from './fake-desk.ts';

beforeEach(newLocks);

test('a secret that is found damaged is told in the same view', async () => {
  const { parts, clock, memory, settings, vault, store, api } = await fakeParts(() => ({
    ...{ kind: 'doesNotTell', shape: '' },
  }));
  vault.disk.set(SECRET, 'no longer what was written');
  // A disk takes its time.
  const setAside = async (name: string) => {
    await idle();
    return vault.setAside(name);
  };
  const view = await viewConnection({
    ...{ facts: parts.facts, clock: parts.clock, practice: api.practice, store, fetch },
    credentials: credentials({ ...vault, setAside }, memory, settings, async () => ({})),
    budget: budgetGate(settings, () => clock.now),
    hasSiteAccess: async () => true,
    redirectAddress: () => 'https://desk.example.org/',
    openSignIn: async () => ({ ok: false, why: 'closed' }),
    online: () => true,
    connected: async () => undefined,
  });
  expect(view.secretStored).toBe(false);
  expect(view.store.lost).toEqual(['secret']);
});
