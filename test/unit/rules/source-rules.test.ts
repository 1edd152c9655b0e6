import { describe, expect, test } from 'vitest';
import { readSources } from './source-files.ts';
import { checkSources } from './source-rules.ts';

test('every file keeps the habits of the project', () => {
  expect(checkSources(readSources('lib', 'components', 'entrypoints', 'test'))).toEqual([]);
});

describe('the checker', () => {
  const broken = (path: string, text: string) => checkSources([{ path, text }]).length;
  const GOOD = "{ cache: 'no-store', credentials: 'omit', redirect: 'error' }";
  const long = (count: number) => 'export {};\n'.repeat(count);
  /** Write a function of so many lines. */
  const body = (count: number) => `export function open() {\n${'  1;\n'.repeat(count - 2)}}`;

  test.each([
    ['lib/desk/store/journal.ts', long(250)],
    ['lib/desk/store/journal.ts', body(60)],
    [
      'lib/desk/store/health.ts',
      'settings.read(SETTING.storeMade); vault.read(name); memory.write(recordKey(7), 1);',
    ],
    ['lib/desk/store/health.ts', 'navigator.locks.request(LOCK.journal, work); words.read(1);'],
    ['entrypoints/background.ts', long(49)],
    [
      'lib/invites/expiry.ts',
      "// the appointment window. opens\nexport const text = 'fetch(document.title)';",
    ],
    ['lib/invites/expiry.ts', 'export const at = (now: Date) => now;'],
    ['lib/platform/alarms.ts', 'chrome.alarms.clearAll();'],
    ['lib/practice/client.ts', `ports.fetch('x', ${GOOD});`],
    ['lib/desk/background-services.ts', 'const fetcher = (input, init) => fetch(input, init);'],
    ['components/Pill.tsx', 'export const Pill = () => <p>chrome.runtime and innerHTML are words here</p>;'],
    ['test/unit/a.test.ts', "test('skips .only on Sundays', () => {});"],
  ])('is content with %s: %s', (path, text) => {
    expect(broken(path, text)).toBe(0);
  });

  test.each([
    ['lib/desk/store/journal.ts', long(251)],
    ['lib/desk/store/journal.ts', body(61)],
    ['components/Pill.tsx', `export const Pill = () => {\n${'  1;\n'.repeat(60)}};`],
    ['lib/desk/store/health.ts', "settings.write('store-made', true);"],
    ['lib/desk/store/health.ts', "const MADE = 'store-made'; settings.remove([SETTING.storeGone, MADE]);"],
    ['lib/desk/store/health.ts', 'ports.memory.write(`v1:record:7`, record);'],
    ['lib/desk/store/health.ts', "navigator.locks.request('invite-desk-health', work);"],
    ['lib/desk/store/health.ts', "readVersioned(vault, 'health', schema, []);"],
    ['lib/desk/store/health.ts', "ports.setAlarm('invite-desk-health', 1);"],
    ['entrypoints/background.ts', long(50)],
    ['lib/desk/utils.ts', ''],
    ['components/index.ts', ''],
    ['lib/desk/tab-manager.ts', ''],
    ['lib/desk/all.ts', "export * from './journal.ts';"],
    ['lib/invites/expiry.ts', 'export const now = () => Date.now();'],
    ['lib/invites/expiry.ts', 'setTimeout(() => {}, 1);'],
    ['lib/desk/badge.ts', 'chrome.action.setBadgeText({});'],
    ['entrypoints/detector.ts', "chrome.runtime.sendMessage('seen');"],
    ['components/Pill.tsx', "const send = () => browser.runtime.sendMessage('x');"],
    ['lib/desk/operations/runner.ts', `fetch('x', ${GOOD});`],
    ['lib/practice/client.ts', "fetch('x');"],
    ['lib/practice/client.ts', "ports.fetch('x', { cache: 'no-store', redirect: 'error' });"],
    ['lib/practice/oauth.ts', "fetcher('x', { cache: 'default', credentials: 'omit', redirect: 'error' });"],
    ['lib/practice/oauth.ts', "fetcher('x', { cache: 'no-store', credentials: 'omit' });"],
    ['lib/platform/storage.ts', "localStorage.setItem('a', 'b');"],
    ['lib/desk/store.ts', "indexedDB.open('a');"],
    ['components/Pill.tsx', 'const pill = <p dangerouslySetInnerHTML={{ __html: x }} />;'],
    ['test/unit/a.test.ts', "test.skip('later', () => {});"],
    ['test/e2e/a.test.ts', 'await page.waitForTimeout(100);'],
    ['test/firefox/a.test.ts', 'await page.waitForTimeout(100);'],
    ['test/dom/a.test.ts', 'await new Promise((done) => setTimeout(done, 100));'],
  ])('complains once about %s: %s', (path, text) => {
    expect(broken(path, text)).toBe(1);
  });
});
