import { expect, test } from 'vitest';
import { practiceFacts } from '../../../../lib/desk/store/practice-facts.ts';
import { wipe } from '../../../../lib/desk/store/wipe.ts';
import { fakeMemory, fakeVault, NOW } from '../fake-services.ts';

const checks = { checkedAt: NOW, signedInAs: null, practice: null, mayInvite: 'yes' } as const;

test('a provider’s zone that this browser does not know is none', async () => {
  const facts = practiceFacts(fakeMemory());
  await facts.rememberChecks({ ...checks, zone: 'Mars/Olympus' });
  expect(await facts.zone()).toBeNull();
  expect(await facts.checks()).toMatchObject({ zone: null, zoneSource: null });
});

test('a zone chosen by hand goes before the provider’s', async () => {
  const facts = practiceFacts(fakeMemory());
  await facts.rememberChecks({ ...checks, zone: 'US/Eastern' });
  expect(await facts.checks()).toMatchObject({ zone: 'US/Eastern', zoneSource: 'doctor' });
  await facts.chooseZone('US/Pacific');
  expect(await facts.zone()).toBe('US/Pacific');
  expect(await facts.checks()).toMatchObject({ zone: 'US/Pacific', zoneSource: 'chosen' });
  await facts.chooseZone(null);
  expect(await facts.zone()).toBe('US/Eastern');
});

test('the shape of an answer is kept for support until everything is forgotten', async () => {
  const settings = fakeMemory();
  const facts = practiceFacts(settings);
  expect(await facts.shape()).toBeNull();
  await facts.rememberShape('{id:number}');
  expect(await facts.shape()).toBe('{id:number}');
  await wipe(fakeVault(), fakeMemory(), settings);
  expect(await facts.shape()).toBeNull();
});

test('what is stored and is no zone is none', async () => {
  const settings = fakeMemory();
  const facts = practiceFacts(settings);
  await facts.rememberChecks({ ...checks, zone: 'US/Eastern' });
  for (const foreign of [7, null, '', 'Mars/Olympus', ['US/Pacific']]) {
    await settings.write('chosen-zone', foreign);
    expect(await facts.zone(), JSON.stringify(foreign)).toBe('US/Eastern');
  }
  await settings.write('connection-checks', { zone: 'US/Eastern' });
  expect(await facts.checks()).toBeNull();
  expect(await facts.zone()).toBeNull();
});

test('what an answer of the practice taught is known from then on', async () => {
  const facts = practiceFacts(fakeMemory());
  expect([await facts.listsInvites(), await facts.revokeTells()]).toEqual([false, false]);
  await facts.learnListsInvites();
  expect([await facts.listsInvites(), await facts.revokeTells()]).toEqual([true, false]);
  await facts.learnRevokeTells();
  expect(await facts.revokeTells()).toBe(true);
});
