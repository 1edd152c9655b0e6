import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { people } from '../sandbox/patients.ts';
import { inBrowserWindow } from './browser-window.ts';
import { PATIENCE } from './by-words.ts';
import { complaints } from './console.ts';
import { inContentWorld } from './content-world.ts';
import { type Desk, startDesk } from './desk.ts';
import { EXTENSION } from './firefox.ts';
import { chartOf, mailsTo, nameOf, setUp } from './front-desk.ts';
import { overlayOf } from './overlay.ts';

// Firefox ends the scripts of the build before in every page, and brings the next build's into the pages that are open.

let desk: Desk;
let next = '';

beforeAll(async () => {
  desk = await startDesk();
  next = mkdtempSync(join(tmpdir(), 'invite-desk-next-'));
  cpSync(EXTENSION, next, { recursive: true });
  const file = join(next, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...manifest, version: '99.0' }));
});
afterAll(async () => {
  await desk?.close();
  rmSync(next, { recursive: true, force: true });
});

const { neverInvited, pendingFresh } = people;
/** In the page of the EHR that was open when the update came. */
const inPage = (expression: string) => desk.page.evaluate(expression);

test('a chart is open, with its card, before the update', async () => {
  await setUp(desk);
  const overlay = overlayOf(desk.page);
  // An answer that lists an invite makes an empty list mean that there is none.
  for (const [patient, words] of [
    [pendingFresh, 'Pending'],
    [neverInvited, 'Not invited'],
  ] as const) {
    await desk.page.goto(chartOf(patient));
    await expect.poll(overlay.pill, { timeout: PATIENCE }).toMatch(words);
  }
  await overlay.openCard();
  await inPage(`document.querySelector('invite-desk-overlay').dataset.of = 'the build before'`);
});

test('the next build takes the open page over without a refresh, opens no tab, and sends from there', async () => {
  await desk.browser.installExtension(next);
  const elements = `[...document.querySelectorAll('invite-desk-overlay')].map(({ dataset }) => dataset.of ?? 'new').join()`;
  await expect.poll(() => inPage(elements), { timeout: PATIENCE }).toBe('new');
  expect(await inContentWorld(desk.page, 'browser.runtime.getManifest().version')).toBe('99.0');
  const overlay = overlayOf(desk.page);
  await expect.poll(overlay.seen, { timeout: PATIENCE }).toMatch('Not invited');
  await overlay.openCard();
  await expect.poll(overlay.card, { timeout: PATIENCE }).toMatch(nameOf(neverInvited));
  await overlay.press('Send invite');
  await expect.poll(overlay.card, { timeout: PATIENCE }).toMatch(/Sent .* valid until about/);
  expect(mailsTo(desk, neverInvited)).toBe(1);
  // The settings open at an installation alone; those that were open ended with the build before.
  const tabs = '() => JSON.stringify(gBrowser.browsers.map(({ currentURI }) => currentURI.spec))';
  const addresses = (await inBrowserWindow(desk.browser, tabs)) as string[];
  expect(addresses).toContain(chartOf(neverInvited));
  expect(addresses.filter((address) => address.startsWith('moz-extension:'))).toEqual([]);
  expect(await complaints(desk.browser)).toEqual([]);
});
