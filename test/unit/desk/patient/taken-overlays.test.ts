import { expect, test } from 'vitest';
import { takenOverlays } from '../../../../lib/desk/patient/taken-overlays.ts';
import { fakeMemory } from '../fake-services.ts';

test('a tab whose page took the overlay away is known until another page comes there', async () => {
  const taken = takenOverlays(fakeMemory());
  expect(await taken.isTaken(1)).toBe(false);
  await taken.note(1, true);
  await taken.note(2, true);
  await taken.note(2, true);
  expect([await taken.isTaken(1), await taken.isTaken(2), await taken.isTaken(3)]).toEqual([
    true,
    true,
    false,
  ]);
  await taken.note(2, false);
  expect([await taken.isTaken(1), await taken.isTaken(2)]).toEqual([true, false]);
});

test('no tab is none', async () => {
  const taken = takenOverlays(fakeMemory());
  await taken.note(1, true);
  expect(await taken.isTaken(null)).toBe(false);
});

test('it is known to the next worker, and written only where it changes', async () => {
  const memory = fakeMemory();
  await takenOverlays(memory).note(1, false);
  expect(memory.all.has('taken-overlays')).toBe(false);
  await takenOverlays(memory).note(1, true);
  expect(memory.all.get('taken-overlays')).toEqual([1]);
  expect(await takenOverlays(memory).isTaken(1)).toBe(true);
});

test('of two tabs that are noted at one moment both are known', async () => {
  const taken = takenOverlays(fakeMemory());
  await Promise.all([taken.note(1, true), taken.note(2, true), taken.note(3, true)]);
  for (const tabId of [1, 2, 3]) expect(await taken.isTaken(tabId)).toBe(true);
});

test.each([null, 'text', { 1: true }, ['1']])(
  'what is stored and is no list of tabs (%j) holds none',
  async (stored) => {
    const memory = fakeMemory();
    await memory.write('taken-overlays', stored);
    const taken = takenOverlays(memory);
    expect(await taken.isTaken(1)).toBe(false);
    await taken.note(1, true);
    expect(await taken.isTaken(1)).toBe(true);
  },
);
