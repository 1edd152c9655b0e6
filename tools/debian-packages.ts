import { readFileSync } from 'node:fs';
import { runProgram } from './run-program.ts';

/**
 * Tell whether apt-get can install a browser for this process: as root, on Debian and the systems made from it, but not
 * on Ubuntu, whose browser packages only point to a snap.
 */
export function canInstallPackages(): boolean {
  return process.getuid?.() === 0 && isDebian();
}

/** Install a package of Debian. Returns what went wrong, or null. */
export function installPackage(name: string): string | null {
  return (
    runProgram('apt-get', ['update']) ??
    runProgram('apt-get', ['install', '-y', '--no-install-recommends', name])
  );
}

function isDebian(): boolean {
  try {
    const release = readFileSync('/etc/os-release', 'utf8');
    return /^ID(_LIKE)?=.*\bdebian\b/m.test(release) && !/^ID(_LIKE)?=.*\bubuntu\b/m.test(release);
  } catch {
    return false;
  }
}
