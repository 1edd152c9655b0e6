import { fileURLToPath } from 'node:url';
import { canInstallPackages, installPackage } from './debian-packages.ts';
import { findBrowsers } from './find-browser.ts';
import { runProgram } from './run-program.ts';
import { firstThatRuns } from './running-browser.ts';

/**
 * The search ends with a browser that was there or was just installed, or with a sentence on what the person can do.
 */
type Found = { ok: true; file: string; version: string } | { ok: false; sentence: string };

const WHAT_TO_DO =
  'Install Chromium or Microsoft Edge, or set INVITE_DESK_BROWSER to the path of one. ' +
  '(Google Chrome will not do: it no longer loads an unpacked extension from the command line.)';

/**
 * Make sure that a Chromium or Edge is there and runs, and install one where none does. The browser that ran is put
 * into `INVITE_DESK_BROWSER`, so that child processes take the same browser.
 */
export function ensureBrowser(say: (line: string) => void): Found {
  const found = runningBrowser() ?? installBrowser(say);
  if (!found.ok) return found;
  process.env.INVITE_DESK_BROWSER = found.file;
  return found;
}

function installBrowser(say: (line: string) => void): Found {
  const chosen = process.env.INVITE_DESK_BROWSER;
  if (chosen)
    return { ok: false, sentence: `INVITE_DESK_BROWSER names ${chosen}, which is no browser that runs.` };

  for (const way of waysToInstall()) {
    say(
      `No Chromium or Edge that runs was found. Installing Chromium with ${way.name} (a minute or two) ...`,
    );
    const trouble = way.install();
    if (trouble) say(`${way.name} did not work: ${trouble}`);
    const installed = runningBrowser();
    if (installed) return installed;
  }
  return { ok: false, sentence: `There is no browser to run in and none could be installed. ${WHAT_TO_DO}` };
}

function runningBrowser(): Found | null {
  const found = firstThatRuns(findBrowsers(), /(Chromium|Microsoft Edge|Chrome for Testing).*\d+\.\d+/);
  return found && { ok: true, ...found };
}

interface WayToInstall {
  name: string;
  /** Install the browser. Returns what went wrong, or null. */
  install(): string | null;
}

function waysToInstall(): WayToInstall[] {
  const root = process.getuid?.() === 0;
  const playwright = fileURLToPath(import.meta.resolve('@playwright/test/cli'));
  const download: WayToInstall = {
    name: "Playwright's download",
    // As root, Playwright can also install the system libraries that its Chromium needs.
    install: () =>
      runProgram(process.execPath, [
        playwright,
        'install',
        ...(root && process.platform === 'linux' ? ['--with-deps'] : []),
        '--no-shell',
        'chromium',
      ]),
  };
  const apt: WayToInstall = { name: 'apt-get', install: () => installPackage('chromium') };
  return canInstallPackages() ? [apt, download] : [download];
}
