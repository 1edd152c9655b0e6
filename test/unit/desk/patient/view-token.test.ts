import { expect, test } from 'vitest';
import { viewTokens } from '../../../../lib/desk/patient/view-token.ts';
import { fakeMemory, MINUTE, NOW } from '../fake-services.ts';

const bound = { patientId: 4224, tabId: 1, documentId: 'doc', page: 'chart 4224' };

test('a token lives ten minutes', async () => {
  let now = NOW;
  const tokens = viewTokens(fakeMemory(), () => now);
  const token = await tokens.issue(bound);
  now += 10 * MINUTE - 1;
  expect(await tokens.find(token, 1)).toMatchObject(bound);
  now += 1;
  expect(await tokens.find(token, 1)).toBeNull();
});

test('a tab that looks often does not end the tokens of another', async () => {
  const tokens = viewTokens(fakeMemory(), () => NOW);
  const quiet = await tokens.issue({ ...bound, tabId: 2, documentId: 'quiet' });
  const busy: string[] = [];
  for (let turn = 0; turn < 60; turn += 1) busy.push(await tokens.issue(bound));
  expect(await tokens.find(quiet, 2)).toMatchObject({ tabId: 2 });
  expect(await tokens.find(busy.at(-1) ?? '', 1)).toMatchObject(bound);
  expect(await tokens.find(busy.at(0) ?? '', 1)).toBeNull();
});

test.each(['', 'constructor', '__proto__', 'toString'])('%j is no token', async (token) => {
  expect(await viewTokens(fakeMemory(), () => NOW).find(token, 1)).toBeNull();
});

test('a document has five tokens, the newest of them', async () => {
  const memory = fakeMemory();
  const tokens = viewTokens(memory, () => NOW);
  const issued: string[] = [];
  for (let turn = 0; turn < 7; turn += 1) issued.push(await tokens.issue(bound));
  const alive = await Promise.all(issued.map(async (token) => (await tokens.find(token, 1)) !== null));
  expect(alive).toEqual([false, false, true, true, true, true, true]);
  // The same document of another tab, and another document of the same tab, have their own.
  for (const other of [{ tabId: 2 }, { documentId: 'next' }])
    for (let turn = 0; turn < 5; turn += 1) await tokens.issue({ ...bound, ...other });
  expect(await tokens.find(issued.at(-1) ?? '', 1)).toMatchObject(bound);
  const kept = [...memory.all.values()].flatMap((shelf) => Object.keys(shelf ?? {}));
  expect(kept).toHaveLength(15);
});

test('a token is found in its own tab alone', async () => {
  const tokens = viewTokens(fakeMemory(), () => NOW);
  const token = await tokens.issue(bound);
  expect(await tokens.find(token, 2)).toBeNull();
  expect(await tokens.find(token, 1)).toMatchObject(bound);
});

test('twelve tokens lie on a shelf at most, on no more than 64 shelves, and none that is dead', async () => {
  let now = NOW;
  const memory = fakeMemory();
  const tokens = viewTokens(memory, () => now);
  const shelves = () => [...memory.all.values()].map((shelf) => Object.keys(shelf ?? {}));
  const issued: string[] = [];
  for (let card = 0; card < 15; card += 1)
    issued.push(await tokens.issue({ ...bound, documentId: `${card}` }));
  expect(shelves()).toEqual([issued.slice(3)]);
  for (let tabId = 0; tabId < 203; tabId += 1) await tokens.issue({ ...bound, tabId });
  expect(shelves()).toHaveLength(64);
  expect(shelves().every((shelf) => shelf.length <= 12)).toBe(true);
  now += 10 * MINUTE;
  const newest = await tokens.issue(bound);
  expect(shelves()).toContainEqual([newest]);
});

test('what is stored and is no list of tokens holds none', async () => {
  const memory = fakeMemory();
  await memory.write('view-tokens:1', { forged: { patientId: 4224 } });
  const tokens = viewTokens(memory, () => NOW);
  expect(await tokens.find('forged', 1)).toBeNull();
  const token = await tokens.issue(bound);
  expect(await tokens.find(token, 1)).toMatchObject({ ...bound, until: NOW + 10 * MINUTE });
});
