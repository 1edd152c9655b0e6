import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type * as siteAccess from '../../../lib/platform/site-access.ts';

let ask: typeof siteAccess.askForSiteAccess;

const fake = { answer: async (): Promise<boolean> => true, asked: [] as unknown[] };

const browser = {
  permissions: {
    request(wanted: unknown) {
      fake.asked.push(wanted);
      return fake.answer();
    },
  },
};

// Other files put another browser in its place, and test files share their modules.
beforeAll(async () => {
  vi.resetModules();
  vi.doMock('wxt/browser', () => ({ browser }));
  ask = (await import('../../../lib/platform/site-access.ts')).askForSiteAccess;
});

afterAll(() => {
  vi.doUnmock('wxt/browser');
  vi.resetModules();
});

beforeEach(() => {
  Object.assign(fake, { answer: async () => true, asked: [] });
});

test('the browser is asked in the turn of the press, for the site of the manifest and nothing else', async () => {
  const answer = ask();
  expect(fake.asked).toEqual([{ origins: ['https://*.drchrono.com/*'] }]);
  expect(await answer).toBe(true);
});

test('a refusal is handed over, and a browser that does not ask is one', async () => {
  fake.answer = async () => false;
  expect(await ask()).toBe(false);
  // Firefox throws where the call does not come from a press.
  fake.answer = () => Promise.reject(new Error('may only be called from a user input handler'));
  expect(await ask()).toBe(false);
});
