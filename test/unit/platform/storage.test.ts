import { beforeEach, describe, expect, test, vi } from 'vitest';
import { closeStorageToPages, oldSettings, storeMark } from '../../../lib/platform/storage.ts';

interface Area {
  setAccessLevel?: (options: { accessLevel: string }) => Promise<void>;
  get?: () => Promise<object>;
  set?: (values: object) => Promise<void>;
  remove?: (names: string[]) => Promise<void>;
}

const fake = vi.hoisted(() => ({ storage: {} as Record<string, Area> }));

vi.mock('wxt/browser', () => ({ browser: { storage: fake.storage } }));

const NAMES = ['local', 'session', 'sync', 'managed'];
let closed: string[] = [];

beforeEach(() => {
  closed = [];
  for (const name of NAMES)
    fake.storage[name] = {
      setAccessLevel: async ({ accessLevel }) => void closed.push(`${name} ${accessLevel}`),
    };
});

describe('closing the storage to pages', () => {
  test('closes every area', async () => {
    expect(await closeStorageToPages()).toBe(true);
    expect(closed.sort()).toEqual(NAMES.map((name) => `${name} TRUSTED_CONTEXTS`).sort());
  });

  test.each<[string, Area | undefined]>([
    ['has no access levels', {}],
    ['refuses', { setAccessLevel: () => Promise.reject(new Error('No.')) }],
    [
      'throws',
      {
        setAccessLevel() {
          throw new Error('No.');
        },
      },
    ],
    ['is not there', undefined],
  ])('tells of an area that %s, closes the others, and throws nothing', async (_, area) => {
    fake.storage['managed'] = area as Area;
    expect(await closeStorageToPages()).toBe(false);
    expect(closed).toHaveLength(3);
  });
});

describe('what lies outside the database', () => {
  let values: Record<string, unknown> = {};
  const refuse = () => Promise.reject(new Error('No.'));

  beforeEach(() => {
    values = { 'store-made': true, computer: 'shared', 'place:chart': { x: 0 } };
    fake.storage['local'] = {
      get: async () => ({ ...values }),
      set: async (added) => void Object.assign(values, added),
      remove: async (names) => {
        for (const name of names) delete values[name];
      },
    };
  });

  test('is the mark of the store alone, once the old settings are removed', async () => {
    expect(await oldSettings.read()).toEqual({ computer: 'shared', 'place:chart': { x: 0 } });
    expect(await oldSettings.remove()).toBe(true);
    expect(values).toEqual({ 'store-made': true });
    expect(await storeMark.isSet()).toBe(true);
  });

  test('may have no mark, which can be set again', async () => {
    expect(await storeMark.clear()).toBe(true);
    expect(await storeMark.isSet()).toBe(false);
    await storeMark.set();
    expect(values['store-made']).toBe(true);
    values['store-made'] = 'planted';
    expect(await storeMark.isSet()).toBe(false);
  });

  test('may not be given by the browser: nothing is thrown, and the old settings are not taken for none', async () => {
    fake.storage['local'] = { get: refuse, set: refuse, remove: refuse };
    expect(await oldSettings.read()).toBeNull();
    expect(await oldSettings.remove()).toBe(false);
    expect(await storeMark.isSet()).toBe(false);
    await storeMark.set();
    expect(await storeMark.clear()).toBe(false);
  });
});
