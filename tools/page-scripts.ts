import type { InlineConfig, Plugin } from 'vite';

/** These scripts run in the EHR's pages. */
const SCRIPTS = ['detector', 'overlay', 'outline'];

/** Build one of the scripts for the EHR's pages without the framework's start. Others are left as they are. */
export function lightenPageScript(name: string, config: InlineConfig): void {
  if (!SCRIPTS.includes(name)) return;
  config.plugins = [bareStart(), config.plugins];
  // No module of ours does anything when it is imported, so a module of which nothing is used is left out.
  const treeshake = { moduleSideEffects: false } as const;
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
