import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'));

test('every package is pinned to one exact version', () => {
  const { dependencies, devDependencies, optionalDependencies } = read('package.json');
  const loose = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+$/.test(String(version)),
  );
  expect(loose).toEqual([]);
});

test('the lock pins contents and names no download address', () => {
  const packages: Record<
    string,
    { integrity?: string; resolved?: string; link?: boolean; inBundle?: boolean }
  > = read('package-lock.json').packages;
  const installed = Object.entries(packages).filter(([path, { inBundle }]) => path !== '' && !inBundle);
  expect(installed.length).toBeGreaterThan(100);
  expect(installed.filter(([, { integrity }]) => !integrity).map(([path]) => path)).toEqual([]);
  expect(installed.filter(([, { resolved }]) => resolved).map(([path]) => path)).toEqual([]);
});

test('the lock holds every platform of the packages that bring their own binaries', () => {
  // Where a registry lacks one platform, npm writes a lock without it, and `npm ci` then refuses that lock.
  const packages: Record<string, { optionalDependencies?: Record<string, string> }> =
    read('package-lock.json').packages;
  const names = new Set(Object.keys(packages).map((path) => path.split('node_modules/').at(-1)));
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !names.has(name))
      .map((name) => `${path} wants ${name}`),
  );
  expect(missing).toEqual([]);
});
