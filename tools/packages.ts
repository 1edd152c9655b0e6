import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lintPackage } from './lint-package.ts';
import { archivesOfCheckout, archivesOfSources, differences } from './make-packages.ts';

/** The archives, and how making them ended. */
export interface Packages {
  /** A line for each archive: where it lies and how large it is. */
  table: string[];
  /** What keeps them from being given away; empty where they are good. */
  problems: string[];
  /** The line for the summary. */
  claim: string;
}

/** The archives for the stores lie here. */
const FOLDER = '.output/packages';

/**
 * Make the archives for Chrome's and Edge's stores, and archive and sources for Mozilla's. They are made a second time in
 * another folder from nothing but those sources, and must be the same to the byte. Mozilla's linter reads the one for
 * Firefox. It takes half a minute.
 */
export async function makePackages(): Promise<Packages> {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const archives = await archivesOfCheckout();
  for (const [name, content] of archives) writeFileSync(join(FOLDER, name), content);
  const differing = differences(archives, await archivesOfSources(archives));
  const firefox = [...archives.keys()].find((name) => name.endsWith('-firefox.zip')) ?? '';
  const lint = lintPackage(join(FOLDER, firefox));
  const twice = differing.length === 0 ? 'identical twice' : 'NOT identical twice';
  return {
    table: [...archives].map(
      ([name, content]) => `${join(FOLDER, name)}: ${Math.ceil(content.length / 1024)} kB`,
    ),
    problems: [...differing.map((name) => `${name} is another one when it is made again`), ...lint.problems],
    claim: `packages: ${twice}, linter ${lint.errors} errors`,
  };
}
