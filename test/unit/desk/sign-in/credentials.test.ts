import { expect, test } from 'vitest';
import { credentials } from '../../../../lib/desk/sign-in/credentials.ts';
import { pairOf } from '../../../../lib/desk/sign-in/tokens.ts';
import { SESSION, SETTING, VAULT } from '../../../../lib/desk/store/stored-keys.ts';
import { fakeMemory, fakeSettings, fakeVault } from '../fake-services.ts';

const PAIR = { access: 'access', refresh: 'refresh' };

function computer(policy: unknown = {}) {
  const [vault, memory, settings] = [fakeVault(), fakeMemory(), fakeSettings()];
  const start = () => credentials(vault, memory, settings, async () => policy);
  return { vault, memory, settings, keys: start(), start };
}

test('a secret that is not on disk is told, and its client id is not kept without it', async () => {
  const { vault, settings, keys } = computer();
  vault.refuses = 'cannotWrite';
  expect(await keys.storeApplication('client', 'secret')).toBe(false);
  expect(settings.all.has(SETTING.clientId)).toBe(false);
  expect(vault.disk.size).toBe(0);
});

test('an application is id and secret; a new id alone keeps the secret', async () => {
  const { keys } = computer();
  expect(await keys.entered()).toEqual({ clientId: null, managed: false, secretStored: false });
  expect(await keys.application()).toBeNull();
  expect(await keys.storeApplication('client', null)).toBe(true);
  expect(await keys.entered()).toEqual({ clientId: 'client', managed: false, secretStored: false });
  expect(await keys.application()).toBeNull();
  expect(await keys.storeApplication('client', 'secret')).toBe(true);
  expect(await keys.storeApplication('other', null)).toBe(true);
  expect(await keys.entered()).toEqual({ clientId: 'other', managed: false, secretStored: true });
  expect(await keys.application()).toEqual({ clientId: 'other', clientSecret: 'secret' });
});

test('a secret without a client id is no application', async () => {
  const { keys, settings } = computer();
  await keys.storeApplication('client', 'secret');
  for (const foreign of ['', 7]) {
    await settings.write(SETTING.clientId, foreign);
    expect(await keys.entered()).toEqual({ clientId: null, managed: false, secretStored: false });
    expect(await keys.application()).toBeNull();
  }
});

test('an id and a secret of the policy may be as short as IT likes, but not blank', async () => {
  expect(await computer({ clientId: 'a', clientSecret: 'b' }).keys.application()).toEqual({
    ...{ clientId: 'a', clientSecret: 'b' },
  });
  expect(await computer({ clientId: ' ', clientSecret: 'b' }).keys.application()).toBeNull();
});

test('what the policy sets goes before what was typed; half a policy is none', async () => {
  const { keys } = computer({ clientId: ' managed ', clientSecret: 'of the policy' });
  await keys.storeApplication('client', 'secret');
  expect(await keys.entered()).toEqual({ clientId: 'managed', managed: true, secretStored: true });
  expect(await keys.application()).toEqual({ clientId: 'managed', clientSecret: 'of the policy' });
  const half = computer({ clientId: 'managed', clientSecret: ' ' }).keys;
  expect(await half.entered()).toMatchObject({ managed: false });
  expect(await half.application()).toBeNull();
});

test('tokens lie on disk only on a computer of staff alone', async () => {
  const { vault, memory, keys, start } = computer();
  expect(await keys.computer()).toBeNull();
  await keys.storeTokens(PAIR);
  expect(vault.disk.has(VAULT.tokens)).toBe(false);
  await keys.chooseComputer('staffOnly');
  expect(await keys.computer()).toBe('staffOnly');
  await keys.storeTokens(PAIR);
  await memory.clear();
  expect(await start().tokens()).toEqual(PAIR);
  expect(memory.all.get(SESSION.tokens)).toEqual(PAIR);
  await keys.chooseComputer('staffOnly');
  expect(vault.disk.has(VAULT.tokens)).toBe(true);
  await keys.chooseComputer('shared');
  expect(vault.disk.has(VAULT.tokens)).toBe(false);
  expect(await keys.tokens()).toEqual(PAIR);
  await memory.clear();
  expect(await keys.tokens()).toBeNull();
  expect(memory.all.has(SESSION.tokens)).toBe(false);
});

test('a dead grant takes the tokens along and is known until the next sign-in', async () => {
  const { vault, keys, start } = computer();
  await keys.chooseComputer('staffOnly');
  await keys.storeTokens(PAIR);
  expect(await keys.grantDied()).toBe(false);
  await keys.dropTokens();
  expect(vault.disk.has(VAULT.tokens)).toBe(false);
  expect(await start().tokens()).toBeNull();
  expect(await start().grantDied()).toBe(true);
  await keys.storeTokens(PAIR);
  expect(await keys.grantDied()).toBe(false);
});

test('a vault that does not open is told with its reason; one that only refuses to write is open', async () => {
  const { vault, keys } = computer();
  expect(await keys.closed()).toBeNull();
  vault.refuses = 'cannotWrite';
  await keys.storeApplication('client', 'secret');
  expect(await keys.closed()).toBeNull();
  vault.refuses = 'newerVersion';
  expect(await keys.closed()).toBe('newerVersion');
  // A vault that gives nothing and says no reason does not open.
  expect(
    await credentials(
      { ...vault, trouble: () => null },
      fakeMemory(),
      fakeSettings(),
      async () => ({}),
    ).closed(),
  ).toBe('cannotOpen');
});

test('the pair of an answer', () => {
  expect(pairOf({ accessToken: 'a', refreshToken: 'r', scope: null })).toEqual({ access: 'a', refresh: 'r' });
});
