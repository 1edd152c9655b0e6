import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { factsUnderPolicy } from '../../../../lib/desk/store/facts-under-policy.ts';
import { practiceFacts } from '../../../../lib/desk/store/practice-facts.ts';
import { fakeSettings } from '../fake-services.ts';

function computer() {
  const settings = fakeSettings();
  const said: { policy: unknown } = { policy: {} };
  const policy = async () => said.policy;
  return { said, settings, facts: factsUnderPolicy(practiceFacts(settings, policy), policy) };
}

const ALL = {
  ...{ timeZone: 'US/Pacific', iconOnly: true, askToConfirm: false, drChronoInvites: 'reminders' },
  ...{ preparesSchedule: false, showBadge: false },
};

test('words that IT has set for labels are bounded like those that staff type, and hold before them', async () => {
  const { facts, said } = computer();
  await facts.chooseLabelWords({ patient: ['Member'], birthDate: ['.*', 'Came'] });
  expect(await facts.labelWords()).toEqual({ patient: ['Member'], birthDate: ['Came'] });
  said.policy = { labelWords: { patient: ['Client', 'Guarantor', 7], phone: ['Call'], birthDate: 'Born' } };
  expect(await facts.labelWords()).toEqual({ patient: ['Client'] });
  expect(await facts.locked()).toEqual(['labelWords']);
  await facts.chooseLabelWords({ patient: ['Resident'] });
  said.policy = { labelWords: 'Client' };
  expect(await facts.locked()).toEqual([]);
  expect(await facts.labelWords()).toEqual({ patient: ['Member'], birthDate: ['Came'] });
  await facts.chooseLabelWords({});
  expect(await facts.labelWords()).toEqual({});
});

describe('what IT has set', () => {
  test('holds, whatever staff chose, and staff change nothing', async () => {
    const { facts, said, settings } = computer();
    await facts.chooseZone('US/Eastern');
    said.policy = ALL;
    const before = [...settings.all];
    expect(await facts.chooseZone('US/Central')).toBe(false);
    await facts.showIconOnly(false);
    await facts.askToConfirm(true);
    await facts.sayDrChronoInvites('never');
    await facts.prepareSchedule(true);
    await facts.showBadge(true);
    expect([...settings.all]).toEqual(before);
    expect(await facts.zone()).toBe('US/Pacific');
    expect(await facts.iconOnly()).toBe(true);
    expect(await facts.asksToConfirm()).toBe(false);
    expect(await facts.drChronoInvites()).toBe('reminders');
    expect([await facts.preparesSchedule(), await facts.showsBadge()]).toEqual([false, false]);
    expect(await facts.locked()).toEqual(Object.keys(ALL));
  });

  test('is staff’s own choice again once IT takes it out', async () => {
    const { facts, said } = computer();
    await facts.showIconOnly(true);
    said.policy = { iconOnly: false };
    expect(await facts.iconOnly()).toBe(false);
    said.policy = {};
    expect(await facts.iconOnly()).toBe(true);
    expect(await facts.locked()).toEqual([]);
  });

  test('shows in the check list', async () => {
    const { facts, said } = computer();
    await facts.rememberChecks({
      ...{ checkedAt: 1, signedInAs: 'dana', practice: null, zone: 'US/Eastern', mayInvite: 'yes' },
    });
    said.policy = { timeZone: 'US/Pacific' };
    expect(await facts.checks()).toMatchObject({ zone: 'US/Pacific', zoneSource: 'chosen' });
  });

  test.each([
    ['another type', { ...ALL, iconOnly: 'yes' }, 'iconOnly'],
    ['a zone that does not exist', { ...ALL, timeZone: 'Mars/Olympus' }, 'timeZone'],
    ['a word that means nothing', { ...ALL, drChronoInvites: 'sometimes' }, 'drChronoInvites'],
  ])('by %s is not set, and the others are', async (_, policy, wrong) => {
    const { facts, said } = computer();
    said.policy = policy;
    expect(await facts.locked()).toEqual(Object.keys(ALL).filter((name) => name !== wrong));
  });
});

test('the schema for Chrome and Edge, and SECURITY.md, name every one', () => {
  const { properties } = JSON.parse(readFileSync('public/managed-schema.json', 'utf8'));
  const security = readFileSync('SECURITY.md', 'utf8');
  for (const name of Object.keys(ALL)) {
    expect(properties, name).toHaveProperty(name);
    expect(security).toContain(`| \`${name}\` |`);
  }
});
