import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findBrowsers } from './find-browser.ts';

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
  for (const file of findBrowsers()) {
    const version = askVersion(file);
    if (version) return { ok: true, file, version };
  }
  return null;
}

function askVersion(file: string): string | null {
  // On Windows `--version` opens a window instead of answering.
  if (process.platform === 'win32') return 'version not asked';
  const answer = spawnSync(file, ['--version'], {
    encoding: 'utf8',
    timeout: 20_000,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return (
    /(Chromium|Microsoft Edge|Chrome for Testing).*\d+\.\d+/.exec(answer.stdout ?? '')?.[0].trim() ?? null
  );
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
      run(process.execPath, [
        playwright,
        'install',
        ...(root && process.platform === 'linux' ? ['--with-deps'] : []),
        '--no-shell',
        'chromium',
      ]),
  };
  const apt: WayToInstall = {
    name: 'apt-get',
    install: () =>
      run('apt-get', ['update']) ?? run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium']),
  };
  return root && isDebian() ? [apt, download] : [download];
}

/**
 * Tell whether apt-get can install Chromium: on Debian and the systems made from it, but not on Ubuntu, whose package
 * only points to a snap.
 */
function isDebian(): boolean {
  try {
    const release = readFileSync('/etc/os-release', 'utf8');
    return /^ID(_LIKE)?=.*\bdebian\b/m.test(release) && !/^ID(_LIKE)?=.*\bubuntu\b/m.test(release);
  } catch {
    return false;
  }
}

function run(command: string, args: string[]): string | null {
  const done = spawnSync(command, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 10 * 60_000,
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (done.status === 0) return null;
  const said = `${done.stdout ?? ''}\n${done.stderr ?? ''}`.trim().split('\n').slice(-5).join('\n  ');
  return done.error ? done.error.message : `it ended with ${done.status ?? done.signal}:\n  ${said}`;
}
