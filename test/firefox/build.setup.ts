import { spawnSync } from 'node:child_process';

/** Build the extension for Firefox and its archive once for all files of these tests, so that no older build is tested. */
export default function buildForFirefox(): void {
  const args = ['node_modules/wxt/bin/wxt.mjs', 'zip', '-b', 'firefox'];
  // The build is to be the one that ships; vitest has set this variable for its own.
  const { NODE_ENV: _, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', env });
  if (status !== 0) throw new Error(`The extension does not build for Firefox.\n${stdout}${stderr}`);
}
