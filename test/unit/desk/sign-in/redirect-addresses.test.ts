import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { redirectAddresses } from '../../../../lib/desk/sign-in/redirect-addresses.ts';
import { EXTENSION_KEY, FIREFOX_ID, idOfKey } from '../../../../tools/extension-key.ts';

const FOLDER = `https://${idOfKey(EXTENSION_KEY)}.chromiumapp.org/`;
const hash = createHash('sha1').update(FIREFOX_ID).digest('hex');
const FIREFOX = `https://${hash}.extensions.allizom.org/`;
const STORE = 'https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/';

test.each([
  ['a folder in Chrome or Edge', FOLDER, ['folder', 'firefox']],
  ['Firefox', FIREFOX, ['firefox', 'folder']],
  ['a store', STORE, ['store', 'folder', 'firefox']],
])('of %s come first, and the others follow', (_, own, kinds) => {
  const listed = redirectAddresses(own);
  expect(listed[0]?.address).toBe(own);
  expect(listed.map(({ of }) => of)).toEqual(kinds);
  expect(new Set(listed.map(({ address }) => address))).toEqual(new Set([own, FOLDER, FIREFOX]));
});

test.each(['README.md', 'SECURITY.md'])('%s names both ids for policies', (file) => {
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(idOfKey(EXTENSION_KEY));
  expect(text).toContain(FIREFOX_ID);
});
