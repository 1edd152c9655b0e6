import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from '../../tools/find-browser.ts';

/** Debian's Chromium reads what the machine sets for it in this folder. */
const OF_THE_MACHINE = '/etc/chromium';

/**
 * Tell whether a Chromium of this machine can be shown another such folder than all others see. That takes Linux, Debian's
 * Chromium, and root with the right to mount.
 */
export function canHaveOwnPolicies(): boolean {
  const isDebians = findBrowser()?.endsWith('/chromium') === true && existsSync(OF_THE_MACHINE);
  return isDebians && spawnSync('unshare', ['--mount', 'true']).status === 0;
}

/** A Chromium that reads a folder of policies of its own. */
export interface OwnPolicies {
  /** This program starts it. */
  executablePath: string;
  /** Write or take away the file of managed policies. Chromium follows a change while it runs. */
  set(policies: object | null): void;
  remove(): void;
}

export function ownPolicies(): OwnPolicies {
  const folder = mkdtempSync(join(tmpdir(), 'invite-desk-policies-'));
  const [etc, executablePath] = [join(folder, 'etc'), join(folder, 'chromium')];
  cpSync(OF_THE_MACHINE, etc, { recursive: true });
  const managed = join(etc, 'policies', 'managed');
  mkdirSync(managed, { recursive: true });
  const file = join(managed, 'invite-desk.json');
  // The mount is seen by this one process and its children, and is gone with them.
  const mounted = `mount --bind '${etc}' ${OF_THE_MACHINE} && exec '${findBrowser()}' "$@"`;
  writeFileSync(
    executablePath,
    `#!/bin/sh\nexec unshare --mount sh -c '${mounted.replaceAll("'", "'\\''")}' sh "$@"\n`,
  );
  chmodSync(executablePath, 0o755);
  return {
    executablePath,
    set(policies) {
      if (policies === null) rmSync(file, { force: true });
      else writeFileSync(file, JSON.stringify(policies));
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
