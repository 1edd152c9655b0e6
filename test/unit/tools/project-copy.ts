import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

/** The extension is built from these alone. */
const SOURCES = [
  ...['components', 'entrypoints', 'lib', 'public', 'tools'],
  ...['package.json', 'tsconfig.json', 'wxt.config.ts'],
];

/** This is a copy of the project, in which a build disturbs no other test. */
export interface ProjectCopy {
  folder: string;
  /** Run a program of Node in the copy, and throw what it said if it fails. */
  run(...args: string[]): Promise<void>;
  remove(): void;
}

export function copyProject(): ProjectCopy {
  const folder = mkdtempSync(join(tmpdir(), 'project-copy-'));
  for (const name of SOURCES) cpSync(name, join(folder, name), { recursive: true });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'junction');
  // The build is to be the one that ships, and vitest calls itself a test.
  const { NODE_ENV: _, ...env } = process.env;
  return {
    folder,
    async run(...args) {
      await promisify(execFile)(process.execPath, args, { cwd: folder, env });
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
