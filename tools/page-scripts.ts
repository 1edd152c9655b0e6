import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type InlineConfig, type Plugin, parseSync } from 'vite';

/**
 * These modules say which functions overlay.js lends to its parts, and WORLD is the global name under which the parts
 * find them in the world that they share with overlay.js.
 */
const LENT = ['lib/overlay/lent.ts', 'components/overlay/lent.ts'];
const WORLD = 'inviteDeskLent';

/** These scripts run in the EHR's pages. The parts run beside the overlay, and after it. */
const PARTS = ['card', 'chart', 'appointment', 'history'];
const SCRIPTS = ['detector', 'overlay', ...PARTS];

/**
 * Set how one of the scripts for the EHR's pages is built: without the framework's start, the overlay with the
 * functions that it lends, and a part without them. Scripts of other names are left as they are.
 */
export function lightenPageScript(name: string, config: InlineConfig, root: string): void {
  if (!SCRIPTS.includes(name)) return;
  const lists = LENT.map((path) => resolve(root, path));
  config.plugins = [bareStart(), PARTS.includes(name) ? borrow(lists) : lend(lists), config.plugins];
  // With this the build drops the look-up of a lent function that a part does not use.
  const treeshake = { propertyReadSideEffects: false, unknownGlobalSideEffects: false } as const;
  config.build = { ...config.build, rolldownOptions: { ...config.build?.rolldownOptions, treeshake } };
}

/**
 * The framework starts a script from an object that could hold settings, inside messages to a console that only its
 * development mode prints. Here the script's function is called, and that is all.
 */
function bareStart(): Plugin {
  const start = 'virtual:wxt-unlisted-script-entrypoint?';
  const define = 'wxt/utils/define-unlisted-script';
  return {
    name: 'invite-desk:bare-start',
    enforce: 'pre',
    resolveId: (id) => (id === define ? `\0${define}` : null),
    load(id) {
      if (id === `\0${define}`) return 'export const defineUnlistedScript = (script) => script;';
      const [, path] = id.split(start);
      return path && `import script from ${JSON.stringify(path)};\nscript();`;
    },
  };
}

/**
 * Let the overlay lend an array instead of an object. The names of an object's properties cannot be shortened by the
 * build and would be a good part of the weight.
 */
function lend(lists: readonly string[]): Plugin {
  return {
    name: 'invite-desk:lend',
    enforce: 'pre',
    transform(code, id) {
      if (!lists.includes(id)) return null;
      return code.replace(/^(export const \w+) = \{.*/ms, `$1 = [${[...lentModules(id).values()].flat()}];`);
    },
  };
}

/**
 * Replace each lent module in a part by references to the overlay's functions, so that no page holds a module twice. A
 * part that imports a name which is not lent of such a module fails the build.
 */
function borrow(lists: readonly string[]): Plugin {
  const lent = new Map(lists.flatMap((list) => [...lentModules(list)]));
  const names = [...lent.values()].flat();
  const line = (name: string) => `export const ${name} = ${WORLD}[${names.indexOf(name)}];`;
  return {
    name: 'invite-desk:borrow',
    enforce: 'pre',
    load: (id) => lent.get(id)?.map(line).join('\n'),
  };
}

/**
 * Read from `file`, one of the LENT modules, the path of each module that is lent, with the names that are lent of it.
 */
function lentModules(file: string): Map<string, string[]> {
  const { module } = parseSync(file, readFileSync(file, 'utf8'));
  return new Map(
    module.staticImports.map(({ moduleRequest, entries }) => [
      resolve(file, '..', moduleRequest.value),
      entries.map(({ localName }) => localName.value),
    ]),
  );
}
