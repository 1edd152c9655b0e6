import { expect, test } from 'vitest';
import { viewTokens } from '../../../../lib/desk/patient/view-token.ts';
import { fakeMemory, MINUTE, NOW } from '../fake-desk.ts';

const bound = { patientId: 4224, tabId: 1, documentId: 'doc', page: 'chart 4224' };

test('a token lives ten minutes', async () => {
  let now = NOW;
  const tokens = viewTokens(fakeMemory(), () => now);
  const token = await tokens.issue(bound);
  now += 10 * MINUTE - 1;
  expect(await tokens.find(token)).toMatchObject(bound);
  now += 1;
  expect(await tokens.find(token)).toBeNull();
});

test('a tab that looks often does not end the tokens of another', async () => {
  const tokens = viewTokens(fakeMemory(), () => NOW);
  const quiet = await tokens.issue({ ...bound, tabId: 2, documentId: 'quiet' });
  const busy: string[] = [];
  for (let turn = 0; turn < 60; turn += 1) busy.push(await tokens.issue(bound));
  expect(await tokens.find(quiet)).toMatchObject({ tabId: 2 });
  expect(await tokens.find(busy.at(-1) ?? '')).toMatchObject(bound);
  expect(await tokens.find(busy.at(0) ?? '')).toBeNull();
});

test.each(['', 'constructor', '__proto__', 'toString'])('%j is no token', async (token) => {
  expect(await viewTokens(fakeMemory(), () => NOW).find(token)).toBeNull();
});
