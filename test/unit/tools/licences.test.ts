import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { licencesOf } from '../../../tools/licences.ts';
import { copyProject } from './project-copy.ts';

/** Give the packages that a licences file names, each with what it says of it. */
function namedIn(text: string): Map<string, string> {
  const [, ...licences] = text.split(`\n${'='.repeat(80)}\n\n`);
  return new Map(licences.map((licence) => [licence.slice(0, licence.indexOf(' ')), licence]));
}

describe('the package', () => {
  test('names every package whose code is in a bundle, with its licence text, and no other', async () => {
    const copy = copyProject();
    try {
      const build = `import { build } from 'wxt'; await build({ vite: () => ({ build: { sourcemap: true } }) })`;
      await copy.run('--input-type=module', '--eval', build);
      const output = join(copy.folder, '.output', 'chrome-mv3');
      const named = namedIn(readFileSync(join(output, 'licences.txt'), 'utf8'));
      // A source map tells, apart from the list of the build, from which files a bundle comes. Only the helpers that
      // the bundler itself adds to a bundle are in no map.
      expect(new Set(named.keys())).toEqual(new Set([...packagesInMaps(output), 'rolldown']));
      for (const [name, licence] of named) {
        // The packages of WXT have no licence file.
        const ofWxt = name === 'wxt' || name.startsWith('@wxt-dev/');
        const file = ofWxt ? 'tools/wxt-licence.txt' : join('node_modules', name, 'LICENSE');
        const text = readFileSync(file, 'utf8').trim();
        expect(licence.endsWith(`\n\n${text}\n`), name).toBe(true);
        expect(licence, name).toMatch(
          /^\S+ \d+\.\d+\.\d+ \((MIT|ISC|MPL-2\.0)\)\nhttps:\/\/git(?:hub|lab)\.com\/\S+\n/,
        );
      }
    } finally {
      copy.remove();
    }
  }, 90_000);

  test('holds the same file when `npm run build` made it', () => {
    const named = namedIn(readFileSync('.output/chrome-mv3/licences.txt', 'utf8'));
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect([...named.keys()]).toEqual(expect.arrayContaining(Object.keys(dependencies)));
    expect([...named.keys()]).not.toContain('invite-desk');
  });
});

function packagesInMaps(output: string): Set<string> {
  const maps = globSync('**/*.map', { cwd: output });
  const sources = maps.flatMap(
    (file): string[] => JSON.parse(readFileSync(join(output, file), 'utf8')).sources,
  );
  expect(
    sources.some((path) => path.endsWith('components/popup/Popup.tsx')),
    'the maps are whole',
  ).toBe(true);
  const packages = sources.map((path) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]);
  return new Set(packages.filter((name) => name !== undefined));
}

describe('from a list of modules', () => {
  let root = '';
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  /** Install packages, each with a licence text or with null for none, below a project of its own. */
  function install(packages: Record<string, string | null>): string {
    root = mkdtempSync(join(tmpdir(), 'licences-'));
    mkdirSync(join(root, 'node_modules'));
    for (const [path, licence] of Object.entries(packages)) {
      const folder = join(root, 'node_modules', path);
      const name = path.split('node_modules/').at(-1);
      mkdirSync(folder, { recursive: true });
      const repository = { url: `git+https://code.example.org/${name}.git` };
      const about = { name, version: '1.2.3', license: 'MIT', repository };
      writeFileSync(join(folder, 'package.json'), JSON.stringify(about));
      if (licence !== null) writeFileSync(join(folder, 'LICENSE.md'), licence);
    }
    return root;
  }
  const named = (modules: string[]) => namedIn(licencesOf(modules, root));

  test('each package is told once, in the order of names, whatever the order of modules', () => {
    const at = install({ zeta: 'Z', '@scope/alpha': 'A', beta: 'B' });
    const modules = ['zeta/b.js', '@scope/alpha/c.js', 'zeta/a.js'].map(
      (path) => `${at}/node_modules/${path}`,
    );
    expect([...named(modules).keys()]).toEqual(['@scope/alpha', 'zeta']);
    expect(licencesOf(modules.toReversed(), at)).toBe(licencesOf(modules, at));
    expect(named(modules).get('zeta')).toBe('zeta 1.2.3 (MIT)\nhttps://code.example.org/zeta\n\nZ\n');
  });

  test('a package below another one is its own', () => {
    const at = install({ outer: 'O', 'outer/node_modules/inner': 'I' });
    expect([...named([`${at}/node_modules/outer/node_modules/inner/x.js`]).keys()]).toEqual(['inner']);
  });

  test('modules of ours are nobody’s', () => {
    const at = install({});
    expect(
      named([`${at}/lib/timing.ts`, `\0${at}/lib/words/plain.ts?x`, 'C:\\desk\\lib\\timing.ts']).size,
    ).toBe(0);
  });

  test('what a tool adds is the tool’s', () => {
    const at = install({ rolldown: 'R', wxt: 'W' });
    const modules = ['\0rolldown/runtime.js', `\0virtual:wxt-background-entrypoint?${at}/entrypoints/a.ts`];
    expect([...named(modules).keys()]).toEqual(['rolldown', 'wxt']);
  });

  test('a package without a licence text ends the build', () => {
    const at = install({ bare: null });
    expect(() => licencesOf([`${at}/node_modules/bare/index.js`], at)).toThrow(
      /^bare brings no licence text/,
    );
  });

  test('the ends of lines are the same on every system', () => {
    const at = install({ lines: 'one\r\ntwo\r\n' });
    expect(named([`${at}/node_modules/lines/index.js`]).get('lines')).toMatch(/\n\none\ntwo\n$/);
  });

  test('a tool that nobody has installed ends the build', () => {
    const at = install({});
    expect(() => licencesOf(['\0unheard-of/runtime.js'], at)).toThrow(/unheard-of/);
  });
});
