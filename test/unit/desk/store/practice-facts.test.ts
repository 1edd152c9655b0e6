import { describe, expect, test } from 'vitest';
import { practiceFacts } from '../../../../lib/desk/store/practice-facts.ts';
import { wipe } from '../../../../lib/desk/store/wipe.ts';
import type { MinorsSetting } from '../../../../lib/messages/connection-view.ts';
import { fakeMark, fakeMemory, fakeSettings, fakeVault, NOW } from '../fake-services.ts';

const checks = { checkedAt: NOW, signedInAs: null, practice: null, mayInvite: 'yes' } as const;

test('a provider’s zone that this browser does not know is none', async () => {
  const facts = practiceFacts(fakeSettings(), async () => ({}));
  await facts.rememberChecks({ ...checks, zone: 'Mars/Olympus' });
  expect(await facts.zone()).toBeNull();
  expect(await facts.checks()).toMatchObject({ zone: null, zoneSource: null });
});

test('a zone chosen by hand goes before the provider’s', async () => {
  const facts = practiceFacts(fakeSettings(), async () => ({}));
  await facts.rememberChecks({ ...checks, zone: 'US/Eastern' });
  expect(await facts.checks()).toMatchObject({ zone: 'US/Eastern', zoneSource: 'doctor' });
  await facts.chooseZone('US/Pacific');
  expect(await facts.zone()).toBe('US/Pacific');
  expect(await facts.checks()).toMatchObject({ zone: 'US/Pacific', zoneSource: 'chosen' });
  await facts.chooseZone(null);
  expect(await facts.zone()).toBe('US/Eastern');
});

test('the shape of an answer is kept for support until everything is forgotten', async () => {
  const settings = fakeSettings();
  const facts = practiceFacts(settings, async () => ({}));
  expect(await facts.shape()).toBeNull();
  await facts.rememberShape('{id:number}');
  expect(await facts.shape()).toBe('{id:number}');
  await wipe(fakeVault(), fakeMemory(), settings, fakeMark());
  expect(await facts.shape()).toBeNull();
});

test('what is stored and is no zone is none', async () => {
  const settings = fakeSettings();
  const facts = practiceFacts(settings, async () => ({}));
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
  const facts = practiceFacts(fakeSettings(), async () => ({}));
  expect([await facts.listsInvites(), await facts.revokeTells()]).toEqual([false, false]);
  await facts.learnListsInvites();
  expect([await facts.listsInvites(), await facts.revokeTells()]).toEqual([true, false]);
  await facts.learnRevokeTells();
  expect(await facts.revokeTells()).toBe(true);
});

describe('the age under which a patient is a minor', () => {
  test.each<[string, unknown, unknown, MinorsSetting]>([
    ['18 where nobody has set one', {}, undefined, { under: 18, setBy: 'staff' }],
    ['what staff chose', {}, 16, { under: 16, setBy: 'staff' }],
    ['what IT set, over what staff chose', { minorsUnder: 21 }, 16, { under: 21, setBy: 'it' }],
    ['18 where IT says so, too', { minorsUnder: 18 }, 16, { under: 18, setBy: 'it' }],
    ['what staff chose, where IT set something else', { clientId: 'id' }, 16, { under: 16, setBy: 'staff' }],
    ['not what is no age of IT', { minorsUnder: 30 }, 16, { under: 16, setBy: 'staff' }],
    ['not a text of IT', { minorsUnder: '16' }, undefined, { under: 18, setBy: 'staff' }],
    ['not half a year', { minorsUnder: 17.5 }, undefined, { under: 18, setBy: 'staff' }],
    ['not what is stored and is no age', {}, 11, { under: 18, setBy: 'staff' }],
    ['not what is stored and is no number', {}, '16', { under: 18, setBy: 'staff' }],
    ['18 where the policy cannot be read', undefined, undefined, { under: 18, setBy: 'staff' }],
  ])('is %s', async (_, policy, stored, minors) => {
    const settings = fakeSettings();
    if (stored !== undefined) await settings.write('minors-under', stored);
    expect(await practiceFacts(settings, async () => policy).minors()).toEqual(minors);
  });

  test('stays when the computer is disconnected, and 18 leaves nothing behind', async () => {
    const settings = fakeSettings();
    const facts = practiceFacts(settings, async () => ({}));
    expect(await facts.countAsMinorsUnder(16)).toBe(true);
    await wipe(fakeVault(), fakeMemory(), settings, fakeMark());
    expect((await facts.minors()).under).toBe(16);
    await facts.countAsMinorsUnder(18);
    expect(settings.all.has('minors-under')).toBe(false);
    settings.refuses = true;
    expect(await facts.countAsMinorsUnder(21)).toBe(false);
  });
});

describe('what staff say of the day’s page', () => {
  const facts = (settings = fakeSettings()) => practiceFacts(settings, async () => ({}));
  const all = async (of: ReturnType<typeof facts>) => [
    await of.drChronoInvites(),
    await of.preparesSchedule(),
    await of.showsBadge(),
  ];

  test('is what most desks want, until somebody says otherwise', async () => {
    const settings = fakeSettings();
    const one = facts(settings);
    expect(await all(one)).toEqual(['never', true, true]);
    await one.sayDrChronoInvites('reminders');
    await one.prepareSchedule(false);
    await one.showBadge(false);
    expect(await all(facts(settings))).toEqual(['reminders', false, false]);
    await one.sayDrChronoInvites('never');
    await one.prepareSchedule(true);
    await one.showBadge(true);
    expect(settings.all.size).toBe(0);
  });

  test('stays when the computer is disconnected, but for what DrChrono does', async () => {
    const settings = fakeSettings();
    const one = facts(settings);
    await one.sayDrChronoInvites('firstVisit');
    await one.prepareSchedule(false);
    await one.showBadge(false);
    await wipe(fakeVault(), fakeMemory(), settings, fakeMark());
    expect(await all(one)).toEqual(['never', false, false]);
  });

  test('counts as not said where it is none of the words', async () => {
    const settings = fakeSettings();
    for (const name of ['drchrono-invites', 'leaves-schedule', 'no-badge'])
      await settings.write(name, 'always');
    expect(await all(facts(settings))).toEqual(['never', true, true]);
  });
});
