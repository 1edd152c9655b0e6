import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type InlineConfig, type Plugin, parseSync } from 'vite';

/** Where overlay.js says what it lends, and the name under which its parts find that in their common world. */
const LENT = ['lib/overlay/lent.ts', 'components/overlay/lent.ts'];
const WORLD = 'inviteDeskLent';

/** The scripts that run in the EHR's pages. Parts run beside the overlay, after it. */
const PARTS = ['card', 'chart', 'appointment', 'history'];
const SCRIPTS = ['detector', 'overlay', ...PARTS];

/** Settles how one of our scripts is built: bare, the overlay with what it lends, a part without that. */
export function lightenPageScript(name: string, config: InlineConfig, root: string): void {
  if (!SCRIPTS.includes(name)) return;
  const lists = LENT.map((path) => resolve(root, path));
  config.plugins = [bareStart(), PARTS.includes(name) ? borrow(lists) : lend(lists), config.plugins];
  // A lent function that a part does not use is not even looked up.
  const treeshake = { propertyReadSideEffects: false, unknownGlobalSideEffects: false } as const;
  config.build = { ...config.build, rolldownOptions: { ...config.build?.rolldownOptions, treeshake } };
}

/** The framework starts a script inside messages to a console that only its development mode prints. */
function bareStart(): Plugin {
  const start = 'virtual:wxt-unlisted-script-entrypoint?';
  return {
    name: 'invite-desk:bare-start',
    enforce: 'pre',
    load(id) {
      const [, path] = id.split(start);
      return path && `import script from ${JSON.stringify(path)};\nscript.main();`;
    },
  };
}

/** Hands over a list instead of an object: names, which no build can shorten, would be a good part of the weight. */
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

/** Puts the overlay's own functions in the place of a module that it lends. A name that it does not lend fails. */
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

/** The path of each lent module, with the names that are lent of it. */
function lentModules(file: string): Map<string, string[]> {
  const { module } = parseSync(file, readFileSync(file, 'utf8'));
  return new Map(
    module.staticImports.map(({ moduleRequest, entries }) => [
      resolve(file, '..', moduleRequest.value),
      entries.map(({ localName }) => localName.value),
    ]),
  );
}
