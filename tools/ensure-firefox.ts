import { canInstallPackages, installPackage } from './debian-packages.ts';
import { findFirefoxes } from './find-firefox.ts';
import { firstThatRuns, type RunningBrowser } from './running-browser.ts';

/**
 * Find a Firefox that runs; null where there is none. CI on Debian installs one; on the computer of a person nothing is
 * installed for this one suite. The Firefox that ran is put into `INVITE_DESK_FIREFOX`, so that the tests take the same.
 */
export function ensureFirefox(say: (line: string) => void): RunningBrowser | null {
  const found = runningFirefox() ?? installFirefox(say);
  if (found) process.env.INVITE_DESK_FIREFOX = found.file;
  return found;
}

function installFirefox(say: (line: string) => void): RunningBrowser | null {
  if (process.env.INVITE_DESK_FIREFOX) {
    say(`INVITE_DESK_FIREFOX names ${process.env.INVITE_DESK_FIREFOX}, which is no Firefox that runs.`);
    return null;
  }
  if (process.env.CI !== 'true' || !canInstallPackages()) return null;
  say('No Firefox that runs was found. Installing firefox-esr with apt-get (a minute or two) ...');
  const trouble = installPackage('firefox-esr');
  if (trouble) say(`apt-get did not work: ${trouble}`);
  return runningFirefox();
}

function runningFirefox(): RunningBrowser | null {
  return firstThatRuns(findFirefoxes(), /Mozilla Firefox \d+[\w.]*/);
}
