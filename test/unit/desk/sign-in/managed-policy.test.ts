import { expect, test } from 'vitest';
import { managedPolicy } from '../../../../lib/desk/sign-in/managed-policy.ts';
import { fakeSettings, idle } from '../fake-services.ts';

const SET = { clientId: 'of-policy', clientSecret: 'policy-secret' };

/** This is a computer over several browser starts. At each start the policy is heard only when the test lets it. */
function computer() {
  const settings = fakeSettings();
  const start = (said: unknown) => {
    let speak = () => {};
    const spoken = new Promise<void>((resolve) => {
      speak = resolve;
    });
    let told = 0;
    const ask = managedPolicy(
      () => spoken.then(() => said),
      settings,
      () => {
        told += 1;
      },
    );
    return { ask, speak, told: () => told };
  };
  return { settings, start };
}

/** Give what was answered by now; undefined while there is no answer. */
async function soon(answer: Promise<unknown>): Promise<unknown> {
  return Promise.race([answer, idle().then(() => undefined)]);
}

/** Start the browser once and let the policy be heard. */
async function heard(start: ReturnType<typeof computer>['start'], said: unknown): Promise<void> {
  const before = start(said);
  before.speak();
  expect(await before.ask()).toEqual(said);
}

test('the first start of all waits for the policy', async () => {
  const { ask, speak } = computer().start({});
  const answer = ask();
  expect(await soon(answer)).toBeUndefined();
  speak();
  expect(await answer).toEqual({});
});

test('where it set nothing before, nothing waits for it', async () => {
  const { start } = computer();
  await heard(start, {});
  const today = start({});
  expect(await soon(today.ask())).toEqual({});
  today.speak();
  await idle();
  expect(today.told()).toBe(0);
});

test('IT has set it since: everybody who looks is told, and from then on it counts', async () => {
  const { start, settings } = computer();
  await heard(start, {});
  const today = start(SET);
  expect(await soon(today.ask())).toEqual({});
  today.speak();
  await idle();
  expect(today.told()).toBe(1);
  expect(await today.ask()).toEqual(SET);
  expect(JSON.stringify([...settings.all])).not.toContain('secret');
});

test('one that set something is waited for: it may be gone', async () => {
  const { start } = computer();
  await heard(start, SET);
  const today = start({});
  const answer = today.ask();
  expect(await soon(answer)).toBeUndefined();
  today.speak();
  expect(await answer).toEqual({});
});

test('what it set last is what the next start expects', async () => {
  const { start, settings } = computer();
  await heard(start, {});
  expect(settings.all.get('policy-set-nothing')).toBe(true);
  await heard((said) => {
    const next = start(said);
    next.speak();
    // Answered at once by what was so before; heard a moment later.
    return { ...next, ask: () => next.ask().then(idle).then(next.ask) };
  }, SET);
  expect(settings.all.has('policy-set-nothing')).toBe(false);
  const { ask } = start({});
  expect(await soon(ask())).toBeUndefined();
});

test.each([null, undefined, 'set', []])('%j sets nothing', async (said) => {
  const { start, settings } = computer();
  await heard(start, said);
  expect(settings.all.get('policy-set-nothing')).toBe(true);
});
