import { describe, expect, test } from 'vitest';
import { screenHandlers } from '../../../../lib/desk/schedule/screen-handlers.ts';
import { openScreens } from '../../../../lib/desk/schedule/screens.ts';
import type { ScreenState } from '../../../../lib/messages/day-view.ts';
import { inputs } from '../../../../lib/messages/schemas.ts';
import { fakeMemory } from '../fake-services.ts';

const own = { kind: 'own' } as const;

const state: ScreenState = {
  ask: {
    ...{ day: { kind: 'date', date: '2026-12-01' }, providerId: 7, officeId: null },
    ...{ filter: 'toAsk', query: 'quill', from: 0, count: 7 },
  },
  ...{ current: '88001', scrolled: 412.5, openPatient: 4224 },
  draft: { patientId: 4224, reason: 'declined', until: null },
};

describe('how a page was left', () => {
  test('comes back whole, each page its own', async () => {
    const screens = openScreens(fakeMemory());
    expect([await screens.read('panel'), await screens.read('popup')]).toEqual([null, null]);
    await screens.keep('panel', state);
    await screens.keep('popup', { ...state, ask: { ...state.ask, query: '' } });
    expect(await screens.read('panel')).toEqual(state);
    expect((await screens.read('popup'))?.ask.query).toBe('');
  });

  test('is known to the next worker, and gone with the session memory', async () => {
    const memory = fakeMemory();
    await openScreens(memory).keep('popup', state);
    expect(await openScreens(memory).read('popup')).toEqual(state);
    await memory.clear();
    expect(await openScreens(memory).read('popup')).toBeNull();
  });

  test.each([
    null,
    'text',
    { ...state, scrolled: 'far' },
    { ...state, ask: { ...state.ask, filter: 'gone' } },
  ])('is nothing where it was kept by another release: %j', async (kept) => {
    const memory = fakeMemory();
    await memory.write('screen:panel', kept);
    expect(await openScreens(memory).read('panel')).toBeNull();
  });

  test('is lost without a word where the browser refuses it', async () => {
    const screens = openScreens({ ...fakeMemory(), write: async () => Promise.reject(new Error('full')) });
    await screens.keep('panel', state);
    expect(await screens.read('panel')).toBeNull();
  });
});

test('our pages ask for it by message, and what they keep has a shape', async () => {
  const handlers = screenHandlers(Promise.resolve({ screens: openScreens(fakeMemory()) }));
  expect(await handlers.readScreen({ place: 'panel' }, own)).toBeNull();
  expect(inputs.keepScreen().safeParse({ place: 'panel', state }).success).toBe(true);
  expect(await handlers.keepScreen({ place: 'panel', state }, own)).toBeNull();
  expect(await handlers.readScreen({ place: 'panel' }, own)).toEqual(state);
  const scrolledUp = { ...state, scrolled: -3 };
  expect(inputs.keepScreen().safeParse({ place: 'panel', state: scrolledUp }).success).toBe(false);
});
