import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { SESSION } from '../../../lib/desk/store/stored-keys.ts';
import { MESSAGES_AT_ONCE } from '../../../lib/timing.ts';
import {
  answered,
  around,
  card,
  chart,
  connected,
  inCard,
  install,
  onChart,
  own,
  pill,
  remove,
  wake,
} from './whole-background.ts';

vi.mock('../../../lib/platform/browser-ports.ts', async () => (await import('./fake-browser.ts')).fakePorts);
vi.mock('../../../lib/platform/storage.ts', async () => (await import('./fake-browser.ts')).fakeStorage);
vi.mock('../../../lib/platform/settings.ts', async (original) =>
  (await import('./fake-browser.ts')).fakeSettingsModule(original),
);
vi.mock('../../../lib/platform/vault.ts', async (original) =>
  (await import('./opened-vault.ts')).fakeVaultModule(original),
);

beforeEach(install);
afterEach(remove);

test('a tab that sends too much is not listened to, while other tabs and our own pages are', async () => {
  const { handlers } = wake();
  const place = { x: 0.25, y: 1, open: true };
  await handlers.rememberPlace({ page: 'chart', place }, onChart);
  const read = (tabId: number) => handlers.readPlace({ page: 'chart' }, { ...onChart, tabId });
  for (let sent = 1; sent < MESSAGES_AT_ONCE; sent += 1) expect(await read(7)).toEqual(place);
  expect(await read(7)).toBeNull();
  expect(await handlers.viewPill({ reading: chart, age: 0, documentAge: 0 }, onChart)).toMatchObject({
    phases: [{ word: 'Paused' }],
  });
  expect(await handlers.openCard({ run: 'run' }, onChart)).toBe('');
  expect(await read(8)).toEqual(place);
  expect((await handlers.viewConnection(null, own)).state).toEqual({ kind: 'notSetUp' });
});

describe('a tab that has had too many patients looked up', () => {
  /** The tab of `onChart` has used up its share, and the patient there is not known yet. */
  async function usedUp() {
    const worker = await connected();
    await around.browser.memory.write(SESSION.lookUps, { [onChart.tabId]: { left: 0, at: Date.now() } });
    return worker;
  }

  test('has its pill say so', async () => {
    const { handlers } = await usedUp();
    expect(await pill(handlers)).toMatchObject({ phases: [{ word: 'Paused' }] });
  });

  test('has its card say so, where a press still looks the patient up', async () => {
    const { handlers } = await usedUp();
    const { frameToken, view } = await card(handlers);
    expect(view).toMatchObject({ identity: { kind: 'open' }, trouble: { kind: 'tooManyPatients' } });
    expect(await answered(handlers.viewCard({ frameToken, check: true }, inCard))).toMatchObject({
      ...{ identity: { kind: 'locked' }, trouble: null },
    });
  });
});
