import { delimiter, join } from 'node:path';
import { type Machine, thisMachine } from './find-browser.ts';

/**
 * List every Firefox of this machine, best first. A snap is left out, because it may not read the hidden folder
 * `.output`. `INVITE_DESK_FIREFOX` wins over all others.
 */
export function findFirefoxes(machine: Machine = thisMachine): string[] {
  const chosen = machine.env.INVITE_DESK_FIREFOX;
  if (chosen) return machine.exists(chosen) ? [chosen] : [];
  const candidates = new Set(installedPlaces(machine));
  return [...candidates].filter((file) => machine.exists(file) && !machine.isSnap(file));
}

function installedPlaces({ platform, env, home }: Machine): string[] {
  switch (platform) {
    case 'darwin':
      return ['/Applications', join(home, 'Applications')].map((folder) =>
        join(folder, 'Firefox.app/Contents/MacOS/firefox'),
      );
    case 'win32':
      return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
        .filter((folder) => folder !== undefined)
        .map((folder) => join(folder, 'Mozilla Firefox', 'firefox.exe'));
    default: {
      const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
      return ['firefox-esr', 'firefox'].flatMap((name) =>
        [...folders, '/usr/bin', '/usr/local/bin'].map((folder) => join(folder, name)),
      );
    }
  }
}
