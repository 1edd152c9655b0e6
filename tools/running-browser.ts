import { spawnSync } from 'node:child_process';

/** A browser that runs. */
export interface RunningBrowser {
  file: string;
  version: string;
}

/**
 * Find the first of these browsers that runs, by asking each for its version; null where none does. `named` finds the
 * version in what the browser says.
 */
export function firstThatRuns(files: readonly string[], named: RegExp): RunningBrowser | null {
  for (const file of files) {
    const version = askVersion(file, named);
    if (version) return { file, version };
  }
  return null;
}

function askVersion(file: string, named: RegExp): string | null {
  // On Windows `--version` opens a window of Chromium instead of answering. Whether Firefox answers there was not tried.
  if (process.platform === 'win32') return 'version not asked';
  const answer = spawnSync(file, ['--version'], {
    encoding: 'utf8',
    timeout: 20_000,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return named.exec(answer.stdout ?? '')?.[0].trim() ?? null;
}
