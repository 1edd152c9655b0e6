import { spawnSync } from 'node:child_process';

/** Run a program that installs something, to its end. Returns what went wrong, or null. */
export function runProgram(command: string, args: string[]): string | null {
  const done = spawnSync(command, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 10 * 60_000,
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (done.status === 0) return null;
  const said = `${done.stdout ?? ''}\n${done.stderr ?? ''}`.trim().split('\n').slice(-5).join('\n  ');
  return done.error ? done.error.message : `it ended with ${done.status ?? done.signal}:\n  ${said}`;
}
