import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { recordClaim } from '../../claims.ts';
import { person } from '../../sandbox/person.ts';
import { openTabs } from './open-tabs.ts';
import { around, connected, installFor, remove, rested } from './whole-background.ts';

vi.mock('../../../lib/platform/browser-ports.ts', async () => (await import('./fake-browser.ts')).fakePorts);
vi.mock('../../../lib/platform/storage.ts', async () => (await import('./fake-browser.ts')).fakeStorage);
vi.mock('../../../lib/platform/settings.ts', async (original) =>
  (await import('./fake-browser.ts')).fakeSettingsModule(original),
);
vi.mock('../../../lib/platform/vault.ts', async (original) =>
  (await import('./opened-vault.ts')).fakeVaultModule(original),
);

const [CHARTS, RESENDS, SENDS] = [60, 25, 10];
const EXPIRED = CHARTS - SENDS;
/** So many charts stay open in tabs. */
const OPEN = 5;
/** Seconds. */
const SETTLED = 12;

beforeEach(() => {
  installFor(EXPIRED);
  for (let id = 90_001 + EXPIRED; id <= 90_000 + CHARTS; id += 1)
    around.office.practice.roster.add(person(id, 'Ada', `Example${id}`, { email: `p${id}@example.com` }));
});
afterEach(remove);

test.each([
  ['pressed within 60 s of the view', 20, 205],
  ['later', 150, 265],
])(
  'a morning of 60 charts, 25 resends and 10 sends, %s',
  async (when, waits, most) => {
    const { handlers } = await connected();
    const tabs = openTabs(handlers);
    // Whatever was begun is over within a few seconds, and the rest of the time passes at once.
    const pass = async (seconds: number) => {
      await rested(SETTLED / 60);
      await vi.advanceTimersByTimeAsync((seconds - SETTLED) * 1_000);
    };
    around.requests.length = 0;
    const mails = around.office.practice.mail.length;
    for (let chart = 1; chart <= CHARTS; chart += 1) {
      tabs.openBehind(chart, 90_000 + chart);
      tabs.bringToFront(chart);
      if (chart > OPEN) tabs.close(chart - OPEN);
      await pass(waits);
      const action = chart <= RESENDS ? 'resend' : chart > EXPIRED ? 'send' : null;
      if (action) {
        await tabs.openCard(chart);
        expect(tabs.tab(chart).view?.offers[0]?.action).toBe(action);
        await tabs.press(chart, action);
        await pass(30);
        expect(tabs.tab(chart).view?.operation?.stage).toBe('sent');
        tabs.fold(chart);
      }
      await pass(60);
      expect(tabs.tab(chart).pill?.phases[0]?.word).toBe(action ? 'Pending' : 'Expired');
    }
    expect(around.office.practice.mail.length - mails).toBe(RESENDS + SENDS);
    recordClaim(`morning-${most}`, `morning, ${when}: ${around.requests.length} requests of at most ${most}`);
    expect(around.requests.length).toBeLessThanOrEqual(most);
  },
  120_000,
);
