import { afterAll, beforeAll } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import type { Settings } from '../../sandbox/settings.ts';
import { type Client, clientOf } from './client.ts';

/** In the practice it is half past three in the afternoon. */
const NOON_ISH = Date.parse('2026-05-20T19:30:12Z');

export interface Running {
  sandbox: Sandbox;
  client: Client;
}

/** Run a sandbox for one test file, with its clock frozen and without its limit of requests a second. */
export function running(settings: Partial<Settings> = {}): () => Running {
  let current: Running | undefined;
  beforeAll(async () => {
    const sandbox = await startSandbox({
      now: NOON_ISH,
      settings: { perSecondLimit: Number.POSITIVE_INFINITY, ...settings },
    });
    sandbox.practice.clock.set(NOON_ISH);
    sandbox.practice.clock.freeze();
    current = { sandbox, client: clientOf(sandbox) };
  });
  afterAll(async () => {
    current?.client.end();
    await current?.sandbox.close();
  });
  return () => {
    if (!current) throw new Error('the sandbox has not started');
    return current;
  };
}
