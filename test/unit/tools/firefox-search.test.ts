import { delimiter } from 'node:path';
import { expect, test } from 'vitest';
import type { Machine } from '../../../tools/find-browser.ts';
import { findFirefoxes } from '../../../tools/find-firefox.ts';

const machine = (there: string[], rest: Partial<Machine> = {}): Machine => ({
  platform: 'linux',
  env: { PATH: ['/opt/bin', '/usr/bin'].join(delimiter) },
  home: '/home/desk',
  exists: (file) => there.includes(file.replaceAll('\\', '/')),
  isSnap: () => false,
  playwrightChromium: () => '/cache/chromium',
  ...rest,
});

test('takes the long-term release before the others, and no Chromium', () => {
  const there = ['/usr/bin/chromium', '/opt/bin/firefox', '/usr/bin/firefox-esr'];
  expect(findFirefoxes(machine(there))).toEqual(['/usr/bin/firefox-esr', '/opt/bin/firefox']);
  expect(findFirefoxes(machine(['/usr/bin/chromium']))).toEqual([]);
});

test('passes over a snap', () => {
  const isSnap = (file: string) => file === '/opt/bin/firefox';
  expect(findFirefoxes(machine(['/opt/bin/firefox', '/usr/bin/firefox'], { isSnap }))).toEqual([
    '/usr/bin/firefox',
  ]);
});

test('looks where macOS and Windows keep applications', () => {
  const own = '/home/desk/Applications/Firefox.app/Contents/MacOS/firefox';
  expect(findFirefoxes(machine([own], { platform: 'darwin' }))).toEqual([own]);
  const windows = machine(['C:/Programs/Mozilla Firefox/firefox.exe'], {
    platform: 'win32',
    env: { PROGRAMFILES: 'C:/Programs' },
  });
  expect(findFirefoxes(windows)).toHaveLength(1);
});

test('the Firefox named by the person wins, and a wrong name is not papered over', () => {
  const named = (file: string) =>
    machine(['/usr/bin/firefox', '/own/firefox'], { env: { INVITE_DESK_FIREFOX: file } });
  expect(findFirefoxes(named('/own/firefox'))).toEqual(['/own/firefox']);
  expect(findFirefoxes(named('/own/missing'))).toEqual([]);
});
