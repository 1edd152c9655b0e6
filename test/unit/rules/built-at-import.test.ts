import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readSources } from './source-files.ts';

/** Each call of these packages while a module is loaded, with the file of ours that made it. */
const built = vi.hoisted(() => [] as string[]);

vi.mock('zod/mini', (load) => counted(load));
vi.mock('email-misspelled', (load) => counted(load));
vi.mock('libphonenumber-js/core/es6', (load) => counted(load));

/** The package, whose functions note by the call stack from which file of ours they were called. */
async function counted(load: () => Promise<unknown>): Promise<object> {
  const entries = Object.entries((await load()) as object).map(([name, value]) => {
    if (typeof value !== 'function' || /^[A-Z]/.test(name)) return [name, value];
    const counting = (...args: unknown[]) => {
      const caller = /\blib\/[\w/-]+\.ts/.exec(new Error().stack ?? '');
      built.push(caller?.[0] ?? name);
      return Reflect.apply(value, undefined, args);
    };
    return [name, counting];
  });
  return Object.fromEntries(entries);
}

const BUILDING = /from '(zod\/mini|email-misspelled|libphonenumber-js\/core\/es6)'/;

// The test files of a worker share their modules, so these are loaded anew, and anew for whoever comes next.
beforeAll(() => vi.resetModules());
afterAll(() => vi.resetModules());

test('no module builds a schema or a table while it is loaded', async () => {
  const files = readSources('lib').filter(({ text }) => BUILDING.test(text));
  expect(files.length).toBeGreaterThan(15);
  for (const { path } of files) await import(/* @vite-ignore */ pathToFileURL(resolve(path)).href);
  expect([...new Set(built)].sort()).toEqual([]);

  const { inputs } = await import('../../../lib/messages/schemas.ts');
  const before = built.length;
  inputs.viewPill();
  expect(built.length, 'what is built is counted').toBeGreaterThan(before + 20);
  const after = built.length;
  inputs.viewPill();
  expect(built.length, 'and is built once').toBe(after);
});
