import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type BrowserContext, expect, type Page } from '@playwright/test';
import { idOfKey } from '../../tools/extension-key.ts';

/** This folder holds the build that ships. */
export const EXTENSION = resolve('.output/chrome-mv3');
/** Each bit stands for one kind of error: in the manifest, at run time, inside the browser. */
const EVERY_KIND = 0b111;

/** Make a profile folder for a browser that keeps the extension's errors, which only a developer's browser does. */
export function newProfile(): string {
  const profile = mkdtempSync(join(tmpdir(), 'invite-desk-'));
  const extensions = {
    ui: { developer_mode: true },
    settings: { [extensionId()]: { store_extension_errors: EVERY_KIND } },
  };
  mkdirSync(join(profile, 'Default'));
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify({ extensions }));
  return profile;
}

/** Compute the id that the build has in the browser, from the key in its manifest. */
export function extensionId(): string {
  return idOfKey(JSON.parse(readFileSync(join(EXTENSION, 'manifest.json'), 'utf8')).key);
}

/** A script of the browser's own extensions page has that page's rights, and the browser has nothing to draw for it. */
export const ERRORS_PAGE = 'chrome://extensions/strings.m.js';

/** Find the tab that stays at this address, or open it. Such a tab costs nothing while it stands there. */
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
  /** `contextUrl` is the page in which it happened. */
  runtimeErrors: { message: string; contextUrl: string }[];
}

/**
 * Scripts of a test run in this page of the extension. The browser itself draws it, with a style in the page, which the
 * extension's policy refuses and the browser notes; no page of ours is drawn so.
 */
export const doorAddress = (extension: string) => `chrome-extension://${extension}/icon/16.png`;

/** Read the errors that the browser itself holds against the extension, of its manifest and at run time. */
export async function extensionErrors(context: BrowserContext, extension: string): Promise<string[]> {
  const page = await standing(context, ERRORS_PAGE);
  const info: ExtensionInfo = await page.evaluate(
    `new Promise((done) => chrome.developerPrivate.getExtensionInfo('${extension}', done))`,
  );
  expect(info.errorCollection.isActive, 'the browser keeps the errors').toBe(true);
  const inPages = info.runtimeErrors.filter(({ contextUrl }) => contextUrl !== doorAddress(extension));
  const messages = [...info.manifestErrors, ...inPages].map((error) => error.message);
  return messages.filter((message) => !BY_AN_END.some((words) => message.includes(words)));
}

/** The browser notes these where a test ends a worker that is starting or being answered. They are no defects. */
const BY_AN_END = [
  'No SW',
  'Failed to load the script unexpectedly',
  'The provided callback is no longer runnable',
];

/** Make the browser forget its errors: a worker that is ended while it starts leaves one, which no test should meet. */
export async function forgetErrors(context: BrowserContext, extension: string): Promise<void> {
  const page = await standing(context, ERRORS_PAGE);
  await page.evaluate(`chrome.developerPrivate.deleteExtensionErrors({ extensionId: '${extension}' })`);
}
