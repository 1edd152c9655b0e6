import { execFile } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { packageSources } from './package-sources.ts';
import { readArchive } from './read-archive.ts';

/** Archives by their file names. */
export type Archives = Map<string, Buffer>;

const BROWSERS = ['chrome', 'edge', 'firefox'];
const WXT = 'node_modules/wxt/bin/wxt.mjs';

/** Build all archives in a folder of their own, from the files of this checkout that git tracks. */
export function archivesOfCheckout(): Promise<Archives> {
  return inFolder((folder) => {
    for (const file of packageSources('.')) cpSync(file, join(folder, file));
  });
}

/** Build all archives in another folder, from nothing but the archive of sources, as a reviewer does. */
export function archivesOfSources(archives: Archives): Promise<Archives> {
  return inFolder((folder) => {
    for (const [file, content] of readArchive(sourcesIn(archives))) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), content);
    }
  });
}

/** Say in which archives the two differ; nothing where all are the same to the byte. */
export function differences(first: Archives, second: Archives): string[] {
  const names = new Set([...first.keys(), ...second.keys()]);
  return [...names].sort().filter((name) => !second.get(name)?.equals(first.get(name) ?? Buffer.alloc(0)));
}

function sourcesIn(archives: Archives): Buffer {
  const found = [...archives].find(([name]) => name.endsWith('-sources.zip'));
  if (!found) throw new Error('There is no archive of sources.');
  return found[1];
}

async function inFolder(fill: (folder: string) => void): Promise<Archives> {
  const folder = mkdtempSync(join(tmpdir(), 'packages-'));
  try {
    fill(folder);
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'junction');
    for (const browser of BROWSERS) await zip(folder, browser);
    const output = join(folder, '.output');
    const names = readdirSync(output).filter((name) => name.endsWith('.zip'));
    return new Map(names.map((name) => [name, readFileSync(join(output, name))]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function zip(folder: string, browser: string): Promise<void> {
  // The build is to be the one that ships, also where a test asked for it.
  const { NODE_ENV: _, ...env } = process.env;
  await promisify(execFile)(process.execPath, [WXT, 'zip', '-b', browser], { cwd: folder, env });
}
