import { describe, expect, test } from 'vitest';
import { chosenKeys, rememberKeys } from '../../../../lib/desk/store/key-choice.ts';

const FIRST = { on: true, letters: { next: 'n', notNow: 's', undo: 'z', list: 'a', search: '/' } };

/** Settings that hold one value. */
function settings(value?: unknown) {
  let held = value;
  return {
    read: async () => held,
    async write(_: string, next: unknown) {
      held = next;
      return true;
    },
  };
}

describe('the keys of the day', () => {
  test.each([
    ['nothing', undefined],
    ['text', 'n'],
    ['a letter that is none', { on: true, letters: { ...FIRST.letters, next: 'Enter' } }],
    ['a letter too few', { on: true, letters: { next: 'n' } }],
  ])('are the first ones where the disk holds %s', async (_, held) => {
    expect(await chosenKeys(settings(held))).toEqual(FIRST);
  });

  test('are those that were chosen', async () => {
    const disk = settings();
    const chosen = { on: false, letters: { ...FIRST.letters, next: 'j' } };
    await rememberKeys(disk, chosen);
    expect(await chosenKeys(disk)).toEqual(chosen);
  });
});
