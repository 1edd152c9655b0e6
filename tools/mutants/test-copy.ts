import { type ChildProcess, fork } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** What the process beside a copy is told. */
export interface Job {
  changed: string[];
  tests: string[];
}

/** What it answers. */
export interface Outcome {
  /** The first test that failed, or null. */
  failed: string | null;
  /** How long each test file took, in milliseconds. */
  took: [string, number][];
}

/** A copy of the project in which tests are run against changed files. */
export interface TestCopy {
  /** Runs test files until one fails; a run that is not over after `patience` milliseconds has failed, too. */
  run(tests: string[], patience: number): Promise<Outcome>;
  write(path: string, text: string): void;
  close(): void;
}

const NOT_COPIED = ['.git', '.output', 'node_modules'];

export function makeTestCopy(): TestCopy {
  const folder = mkdtempSync(join(tmpdir(), 'mutants-'));
  for (const name of readdirSync('.').filter((entry) => !NOT_COPIED.includes(entry)))
    cpSync(name, join(folder, name), { recursive: true });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  const changed = new Set<string>();
  let running: ChildProcess | null = null;
  return {
    write(path, text) {
      writeFileSync(join(folder, path), text);
      changed.add(path);
    },
    async run(tests, patience) {
      running ??= await start(folder);
      const outcome = await answer(running, { changed: [...changed], tests }, patience);
      changed.clear();
      if (outcome !== null) return outcome;
      end(running);
      running = null;
      return { failed: 'it does not come to an end', took: [] };
    },
    close() {
      if (running) end(running);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A group of its own, so that it can be ended together with the workers that it started. */
function start(folder: string): Promise<ChildProcess> {
  const child = fork('tools/mutants/test-process.ts', {
    cwd: folder,
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return new Promise((done, fail) => {
    child.once('message', () => done(child)).once('error', fail);
  });
}

function answer(child: ChildProcess, job: Job, patience: number): Promise<Outcome | null> {
  return new Promise((done) => {
    const late = setTimeout(() => settle(null), patience);
    const settle = (outcome: Outcome | null): void => {
      clearTimeout(late);
      child.off('message', settle).off('exit', over);
      done(outcome);
    };
    const over = (): void => settle(null);
    child.on('message', settle).on('exit', over);
    child.send(job);
  });
}

function end({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // It is over already.
  }
}
