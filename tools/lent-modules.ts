import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseSync, type UserConfig } from 'vite';

/** Where overlay.js names what it lends, and what its parts find it under. */
const LENT = 'entrypoints/overlay/lent.ts';
const GLOBAL = 'inviteDeskLent';

/** The scripts that run beside overlay.js, in its own world and after it. */
export const PARTS = ['card', 'chart', 'appointment', 'history'];

/** Path of each lent module and the expression that a part finds it under. */
export function lentModules(root: string): Map<string, string> {
  const file = resolve(root, LENT);
  const { module } = parseSync(file, readFileSync(file, 'utf8'));
  return new Map(
    module.staticImports.map(({ moduleRequest, entries }) => [
      resolve(file, '..', moduleRequest.value),
      `${GLOBAL}.${entries[0]?.localName.value}`,
    ]),
  );
}

/** Leaves the lent modules out of a part: it takes them from the overlay's hand. */
export function borrow(config: UserConfig, root: string): void {
  const lent = lentModules(root);
  const options = config.build?.rollupOptions;
  if (!options || Array.isArray(options.output)) throw new Error('not the build of one script');
  options.external = (id) => lent.has(id);
  options.output = { ...options.output, globals: (id) => lent.get(id) ?? id };
}
