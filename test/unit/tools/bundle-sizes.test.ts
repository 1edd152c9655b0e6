import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { weighBundles } from '../../../tools/bundle-sizes.ts';

const small = {
  'detector.js': '(()=>{})()',
  'overlay.js': '(()=>{document})()',
  'card.html': '<html><head><script type="module" src="/chunks/card.js"></script></head></html>',
  'chunks/card.js': 'import"./shared.js";document.body',
  'popup.html':
    '<html><head><script type="module" crossorigin src="/chunks/popup.js"></script>' +
    '<link rel="modulepreload" crossorigin href="/chunks/shared.js"><link rel="stylesheet" href="/assets/popup.css">' +
    '<link rel="icon" href="/icon/16.png"></head></html>',
  'panel.html': '<html><head><script type="module" src="/chunks/panel.js"></script></head></html>',
  'chunks/panel.js': 'import"./deep.js"',
  'chunks/popup.js': 'import{a as b}from"./shared.js";import("./later.js");b()',
  'chunks/shared.js': 'export{c as a}from"./deep.js"',
  'chunks/deep.js': 'export const c=1',
  'chunks/later.js': 'export const late=1',
  'chunks/never.js': 'export const never=1',
  'assets/popup.css': 'p{color:red}',
  'background.js': 'import"./chunks/deep.js";',
} as const;

let folder = '';
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function build(files: Record<string, string>): string {
  folder = mkdtempSync(join(tmpdir(), 'bundle-sizes-'));
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
  }
  return folder;
}

/** Write a script of about `bytes` bytes after gzip, because random hex digits shrink to half. */
const heavy = (bytes: number) => `export const h='${randomBytes(bytes).toString('hex')}'`;
const gzip = (...contents: string[]) =>
  contents.reduce((sum, content) => sum + gzipSync(content, { level: 9 }).length, 0);

test('weighs each bundle with what it imports, and nothing else', () => {
  const popup = gzip(
    small['chunks/popup.js'],
    small['chunks/shared.js'],
    small['chunks/deep.js'],
    small['assets/popup.css'],
  );
  const card = gzip(small['chunks/card.js'], small['chunks/shared.js'], small['chunks/deep.js']);
  const { claim, problems, table } = weighBundles(build(small));
  expect(problems).toEqual([]);
  expect(claim).toBe(
    `bundles: detector ${gzip(small['detector.js'])} B, overlay ${gzip(small['overlay.js'])} B, ` +
      `card ${card} B, popup ${popup} B, ` +
      `panel ${gzip(small['chunks/panel.js'], small['chunks/deep.js'])} B, ` +
      `background ${gzip(small['background.js'], small['chunks/deep.js'])} B gzip`,
  );
  expect(table).toHaveLength(6);
  expect(table[3]).toContain(`popup          ${popup} of 49600 B gzip`);
});

test.each([
  ['detector', 'detector.js', 3_200],
  ['overlay', 'overlay.js', 30_500],
  ['card', 'chunks/card.js', 31_600],
  ['card', 'chunks/deep.js', 31_600],
  ['popup', 'chunks/deep.js', 46_600],
  ['popup', 'assets/popup.css', 46_600],
  ['panel', 'chunks/panel.js', 79_900],
  ['background', 'chunks/deep.js', 101_100],
])('says that %s is over its budget when %s grows', (name, file, bytes) => {
  const { problems } = weighBundles(build({ ...small, [file]: heavy(bytes) }));
  expect(problems.join('\n')).toMatch(new RegExp(`^${name}: \\d+ B gzip is over its budget`, 'm'));
});

test('holds the detector to its raw size too, however well it compresses', () => {
  const { problems } = weighBundles(build({ ...small, 'detector.js': `(()=>'${'a'.repeat(6_000)}')()` }));
  expect(problems).toEqual(['detector: 6010 B is over its budget of 6000 B']);
});

test('takes a missing file for a problem, not for no bytes', () => {
  const { 'chunks/deep.js': _, ...files } = small;
  const { problems } = weighBundles(build(files));
  expect(problems).toEqual([
    'card: chunks/deep.js is missing from the build',
    'popup: chunks/deep.js is missing from the build',
    'panel: chunks/deep.js is missing from the build',
    'background: chunks/deep.js is missing from the build',
  ]);
});
