import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXTENSION_KEY, FIREFOX_ID } from '../../../tools/extension-key.ts';
import { readArchive } from '../../../tools/read-archive.ts';
import { copyProject, type ProjectCopy } from './project-copy.ts';

const BROWSERS = ['chrome', 'edge', 'firefox'] as const;
type Browser = (typeof BROWSERS)[number];
type Manifest = Record<string, unknown>;

let copies: ProjectCopy[] = [];

beforeAll(async () => {
  copies = [copyProject(), copyProject()];
  await Promise.all(
    copies.map(async (copy) => {
      for (const browser of BROWSERS) await makeArchive(copy, browser);
    }),
  );
}, 180_000);

afterAll(() => {
  for (const copy of copies) copy.remove();
});

/** Do what `npm run zip -- -b <browser>` does. */
async function makeArchive(copy: ProjectCopy, browser: Browser): Promise<void> {
  await copy.run('node_modules/wxt/bin/wxt.mjs', 'zip', '-b', browser);
}

function archiveOf(browser: Browser, nth = 0): Buffer {
  const output = join(copies[nth]?.folder ?? '', '.output');
  const [file, ...others] = readdirSync(output).filter((name) => name.endsWith(`-${browser}.zip`));
  if (file === undefined || others.length > 0) throw new Error(`Not one archive for ${browser}`);
  return readFileSync(join(output, file));
}

function archivedManifest(browser: Browser): Manifest {
  return JSON.parse(String(readArchive(archiveOf(browser)).get('manifest.json')));
}

function builtManifest(browser: Browser): Manifest {
  const build = join(copies[0]?.folder ?? '', '.output', `${browser}-mv3`);
  return JSON.parse(readFileSync(join(build, 'manifest.json'), 'utf8'));
}

describe.each(['chrome', 'edge'] as const)('for %s', (browser) => {
  test('the archive has no key, and else what the build has', () => {
    const { key, ...manifest } = builtManifest(browser);
    expect(key).toBe(EXTENSION_KEY);
    expect(archivedManifest(browser)).toEqual(manifest);
  });

  test('the build is the one that the tests take', () => {
    const tested = readFileSync('.output/chrome-mv3/manifest.json', 'utf8');
    expect(builtManifest(browser)).toEqual(JSON.parse(tested));
  });
});

test('Firefox gets its own id, and nothing that is for Chromium', () => {
  const manifest = builtManifest('firefox');
  expect(manifest).toMatchObject({
    manifest_version: 3,
    browser_specific_settings: { gecko: { id: FIREFOX_ID, strict_min_version: '147.0' } },
  });
  for (const name of ['key', 'minimum_chrome_version', 'storage'])
    expect(manifest, name).not.toHaveProperty(name);
  expect(archivedManifest('firefox')).toEqual(manifest);
});

test('all three have the same content security policy', () => {
  const { content_security_policy: policy } = builtManifest('chrome');
  expect(policy).toBeDefined();
  for (const browser of BROWSERS)
    expect(archivedManifest(browser).content_security_policy, browser).toEqual(policy);
});

test.each(BROWSERS)('for %s, two folders give the same archive to the byte', (browser) => {
  expect(archiveOf(browser, 0).equals(archiveOf(browser, 1))).toBe(true);
});

test('each archive has the licences of what it holds', () => {
  for (const browser of BROWSERS)
    expect(String(readArchive(archiveOf(browser)).get('licences.txt')), browser).toContain('preact 11.');
});
