import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type * as ehrTabs from '../../../lib/platform/ehr-tabs.ts';
import { leaveWords, wordsLeft } from '../../../lib/platform/words-in-page.ts';

let list: typeof ehrTabs.ehrTabs;
const asked: unknown[] = [];
const browser = {
  tabs: {
    async query(wanted: unknown) {
      asked.push(wanted);
      return [{ id: 3, lastAccessed: 50 }, { id: 4 }, { lastAccessed: 99 }, { id: 5, lastAccessed: 70 }];
    },
  },
};

// Other files put another browser in its place, and test files share their modules.
beforeAll(async () => {
  vi.resetModules();
  vi.doMock('wxt/browser', () => ({ browser }));
  list = (await import('../../../lib/platform/ehr-tabs.ts')).ehrTabs;
});

afterAll(() => {
  vi.doUnmock('wxt/browser');
  vi.resetModules();
});

test('the tabs of the EHR come with the one first that was looked at last', async () => {
  expect(await list()).toEqual([5, 3, 4]);
  expect(asked).toEqual([{ url: 'https://*.drchrono.com/*' }]);
});

test('the words that are left in a page are there for the overlay, and none before', () => {
  expect(wordsLeft()).toEqual({});
  leaveWords({ onpatient: ['Portal access'] });
  expect(wordsLeft()).toEqual({ onpatient: ['Portal access'] });
  leaveWords({});
  expect(wordsLeft()).toEqual({});
});
