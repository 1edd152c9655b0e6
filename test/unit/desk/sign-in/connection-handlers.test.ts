import { beforeEach, describe, expect, test } from 'vitest';
import type { ConnectionPorts } from '../../../../lib/desk/sign-in/connection.ts';
import { connectionHandlers } from '../../../../lib/desk/sign-in/connection-handlers.ts';
import { credentials } from '../../../../lib/desk/sign-in/credentials.ts';
import { requestBudget } from '../../../../lib/desk/store/request-budget.ts';
import { wipe } from '../../../../lib/desk/store/wipe.ts';
import type { Caller } from '../../../../lib/messages/router.ts';
import { fakeServices, newLocks } from '../fake-services.ts';

beforeEach(newLocks);

const caller: Caller = { kind: 'own', tabId: 1, documentId: 'options', page: { kind: 'none' } };

/** The settings page of a desk where nothing is entered yet. */
async function settingsPage(policy: unknown = {}) {
  const fake = await fakeServices();
  const { services, clock, memory, settings, vault, store, api } = fake;
  const keys = credentials(vault, memory, settings, async () => policy);
  const connection: ConnectionPorts = {
    ...{ facts: services.facts, clock: services.clock, practice: api.practice, store },
    credentials: keys,
    budget: requestBudget(settings, () => clock.now),
    fetch: async () => new Response('', { status: 200 }),
    hasSiteAccess: async () => true,
    redirectAddress: () => 'https://desk.example.org/',
    openSignIn: async () => ({ ok: false, why: 'closed' }),
    online: () => true,
    wipe: () => wipe(vault, memory, settings),
    connected: async () => undefined,
  };
  const told = { changes: 0 };
  const handlers = connectionHandlers(
    Promise.resolve({
      connection,
      patients: services,
      changed: async () => {
        told.changes += 1;
      },
    }),
  );
  return { ...fake, keys, handlers, told };
}

describe('saving the application', () => {
  test('keeps what was typed, without the spaces around it, and tells whoever shows it', async () => {
    const { handlers, keys, told } = await settingsPage();
    const typed = { clientId: ' client ', clientSecret: ' secret ' };
    expect(await handlers.saveApplication(typed, caller)).toEqual({ ok: true, value: null });
    expect(await keys.application()).toEqual({ clientId: 'client', clientSecret: 'secret' });
    expect(told.changes).toBe(1);
  });

  test('with an empty secret keeps the one that is there', async () => {
    const { handlers, keys } = await settingsPage();
    await handlers.saveApplication({ clientId: 'client', clientSecret: 'secret' }, caller);
    await handlers.saveApplication({ clientId: 'other', clientSecret: '  ' }, caller);
    expect(await keys.application()).toEqual({ clientId: 'other', clientSecret: 'secret' });
  });

  test('that did not reach the disk is never answered as kept', async () => {
    const { handlers, keys, vault } = await settingsPage();
    vault.refuses = 'cannotWrite';
    expect(await handlers.saveApplication({ clientId: 'client', clientSecret: 'secret' }, caller)).toEqual({
      ok: false,
      failure: { kind: 'storeUnavailable', why: 'cannotWrite' },
    });
    vault.refuses = 'cannotOpen';
    expect(await handlers.saveApplication({ clientId: 'client', clientSecret: 'secret' }, caller)).toEqual({
      ok: false,
      failure: { kind: 'storeUnavailable', why: 'cannotOpen' },
    });
    vault.refuses = null;
    expect(await keys.application()).toBeNull();
  });

  test('is not offered where the policy sets one', async () => {
    const { handlers, vault, told } = await settingsPage({ clientId: 'managed', clientSecret: 'by IT' });
    const typed = { clientId: 'client', clientSecret: 'secret' };
    expect(await handlers.saveApplication(typed, caller)).toEqual({
      ok: false,
      failure: { kind: 'notOffered' },
    });
    expect(vault.disk.size).toBe(0);
    expect(told.changes).toBe(0);
  });
});

test('disconnecting that could not wipe is told as that', async () => {
  const { handlers, vault, keys } = await settingsPage();
  await handlers.saveApplication({ clientId: 'client', clientSecret: 'secret' }, caller);
  vault.refuses = 'cannotWrite';
  expect(await handlers.disconnect(null, caller)).toEqual({
    ok: false,
    failure: { kind: 'storeUnavailable', why: 'cannotWrite' },
  });
  vault.refuses = null;
  expect(await handlers.disconnect(null, caller)).toEqual({ ok: true, value: null });
  expect(await keys.application()).toBeNull();
});

test('a zone that this browser knows may be chosen, or none', async () => {
  const { handlers, services } = await settingsPage();
  expect(await handlers.chooseZone({ zone: 'US/Atlantis' }, caller)).toEqual({
    ok: false,
    failure: { kind: 'notOffered' },
  });
  expect(await services.facts.zone()).toBe('US/Eastern');
  expect(await handlers.chooseZone({ zone: 'US/Pacific' }, caller)).toEqual({ ok: true, value: null });
  expect(await services.facts.zone()).toBe('US/Pacific');
  expect(await handlers.chooseZone({ zone: null }, caller)).toEqual({ ok: true, value: null });
  expect(await services.facts.zone()).toBe('US/Eastern');
});

test('connecting and checking answer with what came out, and whoever shows it is told', async () => {
  const { handlers, told } = await settingsPage();
  await handlers.saveApplication({ clientId: 'client', clientSecret: 'secret' }, caller);
  expect(await handlers.connect({ computer: 'shared' }, caller)).toEqual({
    ok: false,
    failure: 'windowClosed',
  });
  expect(await handlers.recheckConnection(null, caller)).toEqual({ ok: true, value: null });
  expect(await handlers.dismissLost(null, caller)).toBeNull();
  expect(told.changes).toBe(4);
});
