import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type * as browserPorts from '../../../lib/platform/browser-ports.ts';
import type * as noticesOfPage from '../../../lib/platform/notices.ts';

let ports: typeof browserPorts;
let notices: typeof noticesOfPage;

const fake = {
  allowed: false,
  answer: async (): Promise<boolean> => true,
  shown: [] as string[],
};

const browser = {
  permissions: {
    contains: async () => fake.allowed,
    request: () => fake.answer(),
    remove: () => fake.answer(),
  },
  // Without the permission there is no such part.
  get notifications() {
    return fake.allowed ? { create: async (id: string) => void fake.shown.push(id) } : undefined;
  },
  runtime: { getURL: (path: string) => path },
};

// Other files put another browser in its place, and test files share their modules.
beforeAll(async () => {
  vi.resetModules();
  vi.doMock('wxt/browser', () => ({ browser }));
  ports = await import('../../../lib/platform/browser-ports.ts');
  notices = await import('../../../lib/platform/notices.ts');
});

afterAll(() => {
  vi.doUnmock('wxt/browser');
  vi.resetModules();
});

beforeEach(() => {
  Object.assign(fake, { allowed: false, answer: async () => true, shown: [] });
});

test('nothing is shown, and nothing throws, where nobody has allowed it', async () => {
  await ports.notify('invite-desk-question', 'An invite needs you', 'Open Invite Desk.');
  expect(await ports.hasNotices()).toBe(false);
  expect(fake.shown).toEqual([]);
});

test('once somebody has, a notice is shown', async () => {
  fake.allowed = true;
  await ports.notify('invite-desk-question', 'An invite needs you', 'Open Invite Desk.');
  expect(fake.shown).toEqual(['invite-desk-question']);
});

test.each(['askForNotices', 'endNotices'] as const)('%s hands over what the browser says', async (name) => {
  const press = notices[name];
  expect(await press()).toBe(true);
  fake.answer = async () => false;
  expect(await press()).toBe(false);
  // Firefox throws where the call does not come from a press.
  fake.answer = () => Promise.reject(new Error('may only be called from a user input handler'));
  expect(await press()).toBe(false);
});
