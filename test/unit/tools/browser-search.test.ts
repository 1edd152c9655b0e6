import { delimiter } from 'node:path';
import { expect, test } from 'vitest';
import { findBrowser, findBrowsers, type Machine } from '../../../tools/find-browser.ts';

const machine = (there: string[], rest: Partial<Machine> = {}): Machine => ({
  platform: 'linux',
  env: { PATH: ['/opt/bin', '/usr/bin'].join(delimiter) },
  home: '/home/desk',
  exists: (file) => there.includes(file.replaceAll('\\', '/')),
  isSnap: () => false,
  playwrightChromium: () => '/cache/chromium',
  ...rest,
});

test('takes Chromium on the PATH before Edge, and both before what Playwright downloaded', () => {
  const there = ['/cache/chromium', '/usr/bin/microsoft-edge', '/opt/bin/chromium-browser'];
  expect(findBrowsers(machine(there))).toEqual([
    '/opt/bin/chromium-browser',
    '/usr/bin/microsoft-edge',
    '/cache/chromium',
  ]);
});

test('never takes branded Chrome', () => {
  const chrome = [
    '/usr/bin/google-chrome',
    '/opt/bin/chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ];
  expect(findBrowser(machine(chrome))).toBeNull();
  expect(findBrowser(machine(chrome, { platform: 'darwin' }))).toBeNull();
});

test('passes over a snap', () => {
  const snap = machine(['/usr/bin/chromium', '/cache/chromium'], {
    isSnap: (file) => file === '/usr/bin/chromium',
  });
  expect(findBrowser(snap)).toBe('/cache/chromium');
});

test('looks where macOS and Windows keep applications', () => {
  const edge = '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge';
  expect(findBrowser(machine([edge], { platform: 'darwin' }))).toBe(edge);
  const windows = machine(['C:/Programs/Microsoft/Edge/Application/msedge.exe'], {
    platform: 'win32',
    env: { 'PROGRAMFILES(X86)': 'C:/Programs' },
  });
  expect(findBrowser(windows)).toContain('msedge.exe');
});

test('the browser named by the person wins, and a wrong name is not papered over', () => {
  const named = (file: string) =>
    machine(['/usr/bin/chromium', '/own/browser'], { env: { INVITE_DESK_BROWSER: file } });
  expect(findBrowsers(named('/own/browser'))).toEqual(['/own/browser']);
  expect(findBrowser(named('/own/missing'))).toBeNull();
});
