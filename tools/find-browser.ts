import { closeSync, existsSync, openSync, readSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

/** The search asks only this of a machine; tests pass a machine of their own. */
export interface Machine {
  platform: NodeJS.Platform;
  env: Record<string, string | undefined>;
  home: string;
  exists(file: string): boolean;
  /**
   * Tell whether the file belongs to a snap, as Ubuntu's `chromium` does. A snap may not read hidden folders, so it
   * cannot load the extension from `.output`.
   */
  isSnap(file: string): boolean;
  /** Give the place where Playwright would put its own Chromium. */
  playwrightChromium(): string;
}

/** Choose the Chromium or Edge to use; null where there is none. */
export function findBrowser(machine: Machine = thisMachine): string | null {
  return findBrowsers(machine)[0] ?? null;
}

/**
 * List every Chromium and Edge that can load an unpacked extension, best first. Branded Chrome is left out on purpose,
 * because it no longer takes an extension from the command line. `INVITE_DESK_BROWSER` wins over all others.
 */
export function findBrowsers(machine: Machine = thisMachine): string[] {
  const chosen = machine.env.INVITE_DESK_BROWSER;
  if (chosen) return machine.exists(chosen) ? [chosen] : [];
  const candidates = new Set([...installedPlaces(machine), machine.playwrightChromium()]);
  return [...candidates].filter((file) => machine.exists(file) && !machine.isSnap(file));
}

function installedPlaces(machine: Machine): string[] {
  const { env, home } = machine;
  switch (machine.platform) {
    case 'darwin':
      return ['/Applications', join(home, 'Applications')].flatMap((folder) => [
        join(folder, 'Chromium.app/Contents/MacOS/Chromium'),
        join(folder, 'Microsoft Edge.app/Contents/MacOS/Microsoft Edge'),
      ]);
    case 'win32':
      return [env.LOCALAPPDATA, env.PROGRAMFILES, env['PROGRAMFILES(X86)']]
        .filter((folder) => folder !== undefined)
        .flatMap((folder) => [
          join(folder, 'Chromium', 'Application', 'chrome.exe'),
          join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
        ]);
    default: {
      const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
      const names = ['chromium', 'chromium-browser', 'microsoft-edge', 'microsoft-edge-stable'];
      return names.flatMap((name) =>
        [...folders, '/usr/bin', '/usr/local/bin'].map((dir) => join(dir, name)),
      );
    }
  }
}

function isSnap(file: string): boolean {
  const real = realpathSync(file);
  if (/\/snap(\/|$)/.test(real)) return true;
  // Ubuntu's package leaves a link into snap, or a small script that only points there.
  const start = Buffer.alloc(2_000);
  const handle = openSync(real, 'r');
  try {
    readSync(handle, start);
  } finally {
    closeSync(handle);
  }
  return start.includes('/snap/');
}

/** The machine that this runs on. */
export const thisMachine: Machine = {
  platform: process.platform,
  env: process.env,
  home: homedir(),
  exists: existsSync,
  isSnap,
  playwrightChromium: () => chromium.executablePath(),
};
