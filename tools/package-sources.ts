import { execFileSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import type { WxtHooks } from 'wxt';

/** The extension is built from these alone. Firefox's reviewers get them, and can build the same archive from them. */
const BUILT_FROM = [
  ...['components', 'entrypoints', 'lib', 'public', 'tools'],
  ...['package.json', 'package-lock.json', '.npmrc', 'tsconfig.json', 'wxt.config.ts'],
  ...['README.md', 'SECURITY.md', 'CHANGELOG.md', 'LICENSE'],
];

/**
 * List the files that the extension is built from, in the order of their names. In a checkout those are the files that
 * git tracks, so that nothing which merely lies there gets into an archive. An unpacked archive of sources has no git;
 * there all files are meant.
 */
export function packageSources(root: string): string[] {
  const files = existsSync(join(root, '.git')) ? trackedFiles(root) : filesBelow(root);
  return files.sort();
}

/** Give the hook that keeps everything else out of the archive of sources. */
export function archiveTrackedSources(): Partial<WxtHooks> {
  return {
    'zip:sources:start'({ config }) {
      config.zip.includeSources = packageSources(config.root);
    },
  };
}

function trackedFiles(root: string): string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--', ...BUILT_FROM], {
    cwd: root,
    encoding: 'utf8',
  });
  // A file that was removed and not yet committed is still listed.
  return listed.split('\0').filter((file) => file !== '' && existsSync(join(root, file)));
}

function filesBelow(root: string): string[] {
  const entries = globSync(
    BUILT_FROM.flatMap((name) => [name, `${name}/**`]),
    { cwd: root, withFileTypes: true },
  );
  const files = entries.filter((entry) => entry.isFile());
  return files.map((file) =>
    join(file.parentPath, file.name).slice(join(root, '/').length).replaceAll('\\', '/'),
  );
}
