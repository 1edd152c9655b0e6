import { beforeEach, expect, test, vi } from 'vitest';
import { listen } from '../../../lib/platform/background-events.ts';
import { ask } from '../../../lib/platform/messaging.ts';
import { askFromPage } from '../../../lib/platform/page-messaging.ts';

type Listener = (message: unknown, sender: object, respond: (answer: unknown) => void) => boolean;

/** A browser as Chromium is: what a listener returns is no answer, only what it hands over. */
const fake = vi.hoisted(() => {
  const listeners: Listener[] = [];
  const events = { addListener: () => undefined };
  const commands: ((command: string, tab?: { id?: number }) => void)[] = [];
  const opened: object[] = [];
  const orders: unknown[][] = [];
  const runtime = {
    id: 'desk',
    onMessage: { addListener: (listener: Listener) => void listeners.push(listener) },
    onStartup: events,
    onInstalled: events,
    sendMessage: (message: unknown) =>
      new Promise((resolve) => {
        if (!listeners.some((listener) => listener(message, {}, resolve) === true)) resolve(undefined);
      }),
  };
  const rights: ((change: { origins?: string[] }) => void)[] = [];
  const onRight = { addListener: (listener: (typeof rights)[number]) => void rights.push(listener) };
  const permissions = { onAdded: onRight, onRemoved: onRight };
  const storage = { managed: { onChanged: events } };
  const onCommand = { addListener: (listener: (typeof commands)[number]) => void commands.push(listener) };
  const sidePanel = { open: async (where: object) => void opened.push(where) };
  const browser = {
    runtime,
    permissions,
    storage,
    sidePanel,
    tabs: { sendMessage: async (...order: unknown[]) => void orders.push(order) },
    alarms: { onAlarm: events },
    commands: { onCommand },
  };
  return { listeners, commands, opened, orders, rights, browser };
});

vi.mock('wxt/browser', () => ({ browser: fake.browser }));

let heard: string[] = [];
let answer: () => Promise<unknown> | undefined;

beforeEach(() => {
  vi.stubGlobal('chrome', fake.browser);
  fake.listeners.length = 0;
  fake.commands.length = 0;
  fake.rights.length = 0;
  heard = [];
  const nothing = () => undefined;
  listen({
    message: () => answer(),
    ...{ alarm: nothing, started: nothing, policyChanged: nothing },
    siteAccessChanged: (isGiven) => void heard.push(`site access ${isGiven}`),
    panelWanted: (tabId) => void heard.push(`panel over ${tabId}`),
  });
  return () => vi.unstubAllGlobals();
});

test.each([
  ['a page of ours', () => ask('openSettings', null)],
  ['a page of the EHR', () => askFromPage('overlayTaken', null)],
])('%s gets the answer when it is there, and hears it where there is none', async (_, asked) => {
  answer = async () => null;
  expect(await asked()).toBe(null);
  answer = () => undefined;
  await expect(asked()).rejects.toThrow('No answer');
  answer = () => Promise.reject(new Error('A defect.'));
  await expect(asked()).rejects.toThrow('No answer');
});

test('the shortcut opens the panel in its own turn, beside the tab that was in front', () => {
  fake.commands[0]?.('open-panel', { id: 7 });
  expect(fake.opened).toEqual([{ tabId: 7 }]);
  expect(heard).toEqual(['panel over 7']);
  fake.commands[0]?.('open-panel');
  expect(fake.opened).toHaveLength(1);
});

test('the other shortcut asks the overlay of the tab in front for its card, and opens nothing else', () => {
  const before = fake.opened.length;
  fake.commands[0]?.('open-card', { id: 7 });
  fake.commands[0]?.('open-card');
  expect(fake.orders).toEqual([[7, { order: 'toggleCard', run: null, input: null }, { frameId: 0 }]]);
  expect(fake.opened).toHaveLength(before);
  expect(heard).toEqual([]);
});

test('the right to the EHR’s site is told apart from another right, and from one that is gone', () => {
  const [added, removed] = fake.rights;
  added?.({ origins: ['https://*.drchrono.com/*'] });
  added?.({});
  removed?.({ origins: ['https://*.drchrono.com/*'] });
  expect(heard).toEqual(['site access true', 'site access false', 'site access false']);
});
