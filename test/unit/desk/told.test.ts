import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { recordClaim } from '../../claims.ts';
import { newLocks } from './fake-services.ts';
import { openTabs } from './open-tabs.ts';
import { around, connected, ID, installFor, own, remove, rested, wake } from './whole-background.ts';

vi.mock('../../../lib/platform/browser-ports.ts', async () => (await import('./fake-browser.ts')).fakePorts);
vi.mock('../../../lib/platform/storage.ts', async () => (await import('./fake-browser.ts')).fakeStorage);
vi.mock('../../../lib/platform/settings.ts', async (original) =>
  (await import('./fake-browser.ts')).fakeSettingsModule(original),
);
vi.mock('../../../lib/platform/vault.ts', async (original) =>
  (await import('./opened-vault.ts')).fakeVaultModule(original),
);

beforeEach(() => installFor(10));
afterEach(remove);

/** The charts of these patients are open in tabs of these numbers, the first of them in front. */
async function withCharts(...patients: number[]) {
  const worker = await connected();
  const tabs = openTabs(worker.handlers);
  for (const [index, patientId] of patients.entries()) {
    tabs.openBehind(index + 1, patientId);
    tabs.bringToFront(index + 1);
    await rested(0.1);
  }
  tabs.bringToFront(1);
  await rested(0.1);
  tabs.asked.length = 0;
  around.browser.did.length = 0;
  return { ...worker, tabs };
}

const toldTabs = () => around.browser.did.filter((did) => did.startsWith('told tabs'));
const views = (asked: readonly string[]) => asked.filter((what) => what.startsWith('view'));
const word = (tabs: ReturnType<typeof openTabs>, tabId: number) => tabs.tab(tabId).pill?.phases[0]?.word;

test('one resend with four more charts open: the card in front asks, at its press and for each step that can be seen', async () => {
  const { tabs } = await withCharts(ID, ID + 1, ID + 2, ID + 3, ID + 4);
  await tabs.openCard(1);
  tabs.asked.length = 0;
  await tabs.press(1, 'resend');
  await rested(1);
  expect(tabs.tab(1).view?.operation).toMatchObject({ stage: 'sent', confirmed: true });
  const asked = views(tabs.asked);
  expect(new Set(asked)).toEqual(new Set(['viewCard 1']));
  recordClaim('views-of-a-resend', `views asked during one resend with 5 charts open: ${asked.length}`);
  expect(asked.length).toBeLessThanOrEqual(5);
  expect(toldTabs()).toEqual(Array(4).fill('told tabs 1'));
});

describe('news of one patient', () => {
  /** A resend of the patient `ID`, pressed in the popup. */
  const resend = async ({ handlers }: Awaited<ReturnType<typeof withCharts>>) => {
    const press = handlers.actOnPatient({ patientId: ID, action: 'resend', risksRead: [] }, own);
    await rested(1);
    expect(await press).toEqual({ ok: true, value: null });
    await rested(1);
  };

  test('is told in both windows that show the patient, and in no other', async () => {
    const desk = await withCharts(ID, ID + 1, ID);
    const { tabs } = desk;
    // The third tab is in front of another window.
    tabs.bringToFront(3, []);
    tabs.bringToFront(2, []);
    tabs.asked.length = 0;
    await resend(desk);
    expect(new Set(toldTabs())).toEqual(new Set(['told tabs 1 3']));
    expect([word(tabs, 1), word(tabs, 2), word(tabs, 3)]).toEqual(['Pending', 'Expired', 'Pending']);
    expect(tabs.asked.filter((what) => what === 'viewPill 2')).toEqual([]);
  });

  test('reaches a tab that was hidden once it is seen', async () => {
    const desk = await withCharts(ID + 1, ID);
    const { tabs } = desk;
    await resend(desk);
    expect(new Set(toldTabs())).toEqual(new Set(['told tabs 2']));
    expect(tabs.asked).toEqual([]);
    expect(word(tabs, 2)).toBe('Expired');
    tabs.bringToFront(2);
    await rested(1);
    expect(word(tabs, 2)).toBe('Pending');
    expect(tabs.asked).toEqual(['viewPill 2']);
  });

  test('is told to the right tabs by a worker that never met them', async () => {
    const desk = await withCharts(ID, ID + 1);
    newLocks();
    await resend({ ...desk, ...wake() });
    expect(new Set(toldTabs())).toEqual(new Set(['told tabs 1']));
    expect(word(desk.tabs, 1)).toBe('Pending');
  });

  test('is told to a tab of which nobody knows whom it shows', async () => {
    const desk = await withCharts(ID, ID + 1);
    around.browser.tabs.set(9, `https://app.drchrono.com/patients/${ID}/`);
    await resend(desk);
    expect(new Set(toldTabs())).toEqual(new Set(['told tabs 1 9']));
  });

  test('follows a tab that goes on to another patient', async () => {
    const desk = await withCharts(ID + 1, ID);
    desk.tabs.openBehind(2, ID + 2);
    desk.tabs.bringToFront(2);
    await rested(1);
    around.browser.did.length = 0;
    await resend(desk);
    expect(new Set(toldTabs())).toEqual(new Set(['told tabs']));
  });
});

test('what concerns everybody is told to every tab, and what only lists show to our own pages alone', async () => {
  const { tabs, handlers } = await withCharts(ID, ID + 1);
  await handlers.chooseZone({ zone: 'US/Pacific' }, own);
  expect(toldTabs()).toEqual(['told tabs 1 2']);
  around.browser.did.length = 0;
  await handlers.steerBulk({ step: 'pause' }, own);
  expect(around.browser.did).toContain('told own pages');
  expect(toldTabs()).toEqual([]);
  expect(views(tabs.asked)).toEqual(['viewPill 1']);
});

test('a pill behind its card is as new as the card when the card is folded', async () => {
  const { tabs } = await withCharts(ID);
  await tabs.openCard(1);
  await tabs.press(1, 'resend');
  await rested(1);
  expect(word(tabs, 1)).toBe('Expired');
  tabs.fold(1);
  expect(tabs.tab(1).pill).toBeNull();
  await rested(1);
  expect(word(tabs, 1)).toBe('Pending');
});
