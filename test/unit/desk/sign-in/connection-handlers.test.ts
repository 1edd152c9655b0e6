import { beforeEach, describe, expect, test } from 'vitest';
import type { ConnectionPorts } from '../../../../lib/desk/sign-in/connection.ts';
import { connectionHandlers } from '../../../../lib/desk/sign-in/connection-handlers.ts';
import { credentials } from '../../../../lib/desk/sign-in/credentials.ts';
import { requestBudget } from '../../../../lib/desk/store/request-budget.ts';
import { wipe } from '../../../../lib/desk/store/wipe.ts';
import { fakeServices, newLocks } from '../fake-services.ts';

beforeEach(newLocks);

const caller = { kind: 'own' } as const;

/** The settings page of a desk where nothing is entered yet. */
async function settingsPage(policy: unknown = {}, storageClosed = true) {
  const fake = await fakeServices(undefined, policy);
  const { services, clock, memory, settings, mark, vault, store, api } = fake;
  const keys = credentials(vault, memory, settings, async () => policy);
  const connection: ConnectionPorts = {
    ...{ facts: services.facts, clock: services.clock, practice: api.practice, store },
    credentials: keys,
    budget: requestBudget(settings, () => clock.now),
    fetch: async () => new Response('', { status: 200 }),
    hasSiteAccess: async () => true,
    hasNotices: async () => false,
    errors: { view: async () => [] },
    redirectAddress: () => 'https://desk.example.org/',
    openSignIn: async () => ({ ok: false, why: 'closed' }),
    online: () => true,
    storageClosed: Promise.resolve(storageClosed),
    wipe: () => wipe(vault, memory, settings, mark),
    hosts: { own: async () => null },
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

test('disconnecting that could not wipe is told as that, with what is left', async () => {
  const { handlers, vault, settings, keys } = await settingsPage();
  await handlers.saveApplication({ clientId: 'client', clientSecret: 'secret' }, caller);
  vault.refuses = 'cannotWrite';
  settings.refuses = true;
  expect(await handlers.disconnect(null, caller)).toEqual({
    ok: false,
    failure: { kind: 'notWiped', left: ['store', 'settings'] },
  });
  vault.refuses = null;
  settings.refuses = false;
  expect(await handlers.disconnect(null, caller)).toEqual({ ok: true, value: null });
  expect(await keys.application()).toBeNull();
});

test.each([
  ['managed', true, false],
  ['managed', false, true],
  ['typed', true, false],
  ['typed', false, false],
])(
  'a secret that is %s, where storage is closed to pages: %s, is in their reach: %s',
  async (by, closed, inReach) => {
    const set = { clientId: 'managed', clientSecret: 'by IT' };
    const { handlers, keys } = await settingsPage(by === 'managed' ? set : {}, closed);
    await keys.storeApplication('client', 'secret');
    expect(await handlers.viewConnection(null, caller)).toMatchObject({
      ...{ managed: by === 'managed', secretStored: true, secretInReach: inReach },
    });
  },
);

test('a zone that this browser knows may be chosen, or none, and is told where it is not on disk', async () => {
  const { handlers, services, settings } = await settingsPage();
  expect(await handlers.chooseZone({ zone: 'US/Atlantis' }, caller)).toEqual({
    ok: false,
    failure: { kind: 'notOffered' },
  });
  expect(await services.facts.zone()).toBe('US/Eastern');
  expect(await handlers.chooseZone({ zone: 'US/Pacific' }, caller)).toEqual({ ok: true, value: null });
  expect(await services.facts.zone()).toBe('US/Pacific');
  settings.refuses = true;
  expect(await handlers.chooseZone({ zone: 'US/Eastern' }, caller)).toEqual({
    ok: false,
    failure: { kind: 'storeUnavailable', why: 'cannotWrite' },
  });
  settings.refuses = false;
  expect(await handlers.chooseZone({ zone: null }, caller)).toEqual({ ok: true, value: null });
  expect(await services.facts.zone()).toBe('US/Eastern');
});

describe('the age under which a patient is a minor', () => {
  const notOffered = { ok: false, failure: { kind: 'notOffered' } };

  test('is chosen by staff, told to every page, and said where the disk refuses', async () => {
    const { handlers, settings, told } = await settingsPage();
    const minors = async () => (await handlers.viewConnection(null, caller)).minors;
    expect(await minors()).toEqual({ under: 18, setBy: 'staff' });
    expect(await handlers.countAsMinorsUnder({ years: 16 }, caller)).toEqual({ ok: true, value: null });
    expect([await minors(), told.changes]).toEqual([{ under: 16, setBy: 'staff' }, 1]);
    for (const years of [11, 22, 17.5])
      expect(await handlers.countAsMinorsUnder({ years }, caller), String(years)).toEqual(notOffered);
    settings.refuses = true;
    expect(await handlers.countAsMinorsUnder({ years: 21 }, caller)).toEqual({
      ok: false,
      failure: { kind: 'storeUnavailable', why: 'cannotWrite' },
    });
  });

  test('is not offered where IT has set it', async () => {
    const { handlers, settings, told } = await settingsPage({ minorsUnder: 16 });
    expect(await handlers.countAsMinorsUnder({ years: 12 }, caller)).toEqual(notOffered);
    expect((await handlers.viewConnection(null, caller)).minors).toEqual({ under: 16, setBy: 'it' });
    expect([settings.all.has('minors-under'), told.changes]).toEqual([false, 0]);
  });
});

test('connecting and checking answer with what came out, and whoever shows it is told', async () => {
  const { handlers, told } = await settingsPage();
  await handlers.saveApplication({ clientId: 'client', clientSecret: 'secret' }, caller);
  expect(await handlers.connect({ computer: 'shared' }, caller)).toEqual({
    ok: false,
    failure: 'windowClosed',
  });
  // The answer of this fake DrChrono is empty.
  expect(await handlers.tryApplication(null, caller)).toEqual({ ok: false, failure: 'unreadable' });
  expect(await handlers.recheckConnection(null, caller)).toEqual({ ok: true, value: null });
  expect(await handlers.dismissLost(null, caller)).toBeNull();
  expect(told.changes).toBe(4);
});

describe('the question on pages that show only one identifier', () => {
  test('is asked until staff switch it off, and every page is told', async () => {
    const { handlers, settings, told } = await settingsPage();
    const asks = async () => (await handlers.viewConnection(null, caller)).asksToConfirm;
    expect(await asks()).toBe(true);
    expect(await handlers.askToConfirm({ asks: false }, caller)).toBeNull();
    expect([await asks(), told.changes]).toEqual([false, 1]);
    await handlers.askToConfirm({ asks: true }, caller);
    expect([await asks(), told.changes]).toEqual([true, 2]);
    // Nothing but what the settings page wrote switches it off.
    for (const foreign of ['true', 1, {}]) {
      await settings.write('never-confirm', foreign);
      expect(await asks()).toBe(true);
    }
  });

  test('asked on more than one chart in five, the settings tell it on that day of the practice', async () => {
    const { handlers, services, clock } = await settingsPage();
    const told = async () => (await handlers.viewConnection(null, caller)).confirmedTooOften;
    expect(await told()).toBeNull();
    for (let id = 1; id <= 31; id += 1) await services.cache.countChart('2026-05-12', id, id > 9);
    expect(await told()).toEqual({ toConfirm: 9, charts: 31 });
    // It is past midnight in UTC and still the same evening in the practice.
    clock.now = Date.parse('2026-05-13T03:00:00Z');
    expect(await told()).not.toBeNull();
    clock.now = Date.parse('2026-05-13T04:30:00Z');
    expect(await told()).toBeNull();
  });
});

test('what staff say of the schedule is shown, and every page is told', async () => {
  const { handlers, told } = await settingsPage();
  const said = async () => {
    const view = await handlers.viewConnection(null, caller);
    return [view.preparesSchedule, view.drChronoInvites, view.showsBadge];
  };
  expect(await said()).toEqual([true, 'never', true]);
  expect(await handlers.prepareSchedule({ prepares: false }, caller)).toBeNull();
  expect(await handlers.drChronoInvites({ after: 'reminders' }, caller)).toBeNull();
  expect(await handlers.showBadge({ shows: false }, caller)).toBeNull();
  expect([await said(), told.changes]).toEqual([[false, 'reminders', false], 3]);
  await handlers.drChronoInvites({ after: 'never' }, caller);
  await handlers.prepareSchedule({ prepares: true }, caller);
  expect(await said()).toEqual([true, 'never', false]);
});
