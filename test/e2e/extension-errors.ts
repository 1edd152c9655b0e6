import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type BrowserContext, expect, type Page } from '@playwright/test';

/** The shipped build. */
export const EXTENSION = resolve('.output/chrome-mv3');
/** Of the manifest, at run time, inside the browser: a bit for each. */
const EVERY_KIND = 0b111;

/** A folder for a browser that keeps what goes wrong in the extension, as only a developer's browser does. */
export function newProfile(): string {
  const profile = mkdtempSync(join(tmpdir(), 'invite-desk-'));
  const extensions = {
    ui: { developer_mode: true },
    settings: { [idOf(EXTENSION)]: { store_extension_errors: EVERY_KIND } },
  };
  mkdirSync(join(profile, 'Default'));
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify({ extensions }));
  return profile;
}

/** Chromium names an unpacked extension by its folder: half of the hash, in the letters a to p. */
function idOf(folder: string): string {
  const encoding = process.platform === 'win32' ? 'utf16le' : 'utf8';
  const hash = createHash('sha256').update(folder, encoding).digest('hex');
  return [...hash.slice(0, 32)].map((digit) => 'abcdefghijklmnop'[Number.parseInt(digit, 16)]).join('');
}

/** A script of the browser's own extensions page: it has that page's rights, and nothing to draw. */
export const ERRORS_PAGE = 'chrome://extensions/strings.m.js';

/** A tab that stays at this address and costs nothing: opened where it is not yet. */
export async function standing(context: BrowserContext, url: string): Promise<Page> {
  const known = context.pages().find((page) => page.url() === url);
  if (known) return known;
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

interface ExtensionInfo {
  errorCollection: { isActive: boolean };
  manifestErrors: { message: string }[];
  runtimeErrors: { message: string }[];
}

/** What the browser itself holds against the extension: manifest and run-time errors. */
export async function extensionErrors(context: BrowserContext, extension: string): Promise<string[]> {
  const page = await standing(context, ERRORS_PAGE);
  const info: ExtensionInfo = await page.evaluate(
    `new Promise((done) => chrome.developerPrivate.getExtensionInfo('${extension}', done))`,
  );
  expect(info.errorCollection.isActive, 'the browser keeps the errors').toBe(true);
  const messages = [...info.manifestErrors, ...info.runtimeErrors].map((error) => error.message);
  return messages.filter((message) => !BY_AN_END.some((words) => message.includes(words)));
}

/** What the browser notes where a test ends a worker while that starts or is answered: not the extension's doing. */
const BY_AN_END = [
  'No SW',
  'Failed to load the script unexpectedly',
  'The provided callback is no longer runnable',
];

/** What it holds until now is let go: a worker that is ended while it starts leaves such an error. */
export async function forgetErrors(context: BrowserContext, extension: string): Promise<void> {
  const page = await standing(context, ERRORS_PAGE);
  await page.evaluate(`chrome.developerPrivate.deleteExtensionErrors({ extensionId: '${extension}' })`);
}
