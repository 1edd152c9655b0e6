import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { differences } from '../../../tools/make-packages.ts';
import { packageSources } from '../../../tools/package-sources.ts';

const archives = (files: Record<string, string>) =>
  new Map(Object.entries(files).map(([name, content]) => [name, Buffer.from(content)]));

describe('two makings', () => {
  test('are the same where every archive is', () => {
    expect(differences(archives({ a: '1', b: '2' }), archives({ b: '2', a: '1' }))).toEqual([]);
  });

  test.each([
    ['another byte', { a: '1', b: '3' }],
    ['an archive less', { a: '1' }],
  ])('differ by %s', (_, second) => {
    expect(differences(archives({ a: '1', b: '2' }), archives(second))).toEqual(['b']);
    expect(differences(archives(second), archives({ a: '1', b: '2' }))).toEqual(['b']);
  });
});

describe('the sources', () => {
  let root = '';
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  function project(files: string[]): string {
    root = mkdtempSync(join(tmpdir(), 'sources-'));
    for (const file of files) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), file);
    }
    return root;
  }
  const git = (...args: string[]) => execFileSync('git', ['-C', root, ...args], { stdio: 'ignore' });

  test('of a checkout are what git tracks, whatever else lies there', () => {
    project(['lib/a.ts', 'lib/words/b.ts', 'package.json', '.npmrc', 'test/t.ts']);
    git('init');
    git('add', '.');
    writeFileSync(join(root, 'lib/secret.pem'), 'left by accident');
    expect(packageSources(root)).toEqual(['.npmrc', 'lib/a.ts', 'lib/words/b.ts', 'package.json']);
  });

  test('have no file that was removed', () => {
    project(['lib/a.ts', 'lib/b.ts']);
    git('init');
    git('add', '.');
    rmSync(join(root, 'lib/b.ts'));
    expect(packageSources(root)).toEqual(['lib/a.ts']);
  });

  test('of an unpacked archive are all files, and nothing that was built from them', () => {
    project(['lib/words/b.ts', 'lib/a.ts', '.npmrc', 'node_modules/x/index.js', '.output/a.zip']);
    expect(packageSources(root)).toEqual(['.npmrc', 'lib/a.ts', 'lib/words/b.ts']);
  });
});
