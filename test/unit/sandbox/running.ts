import { afterAll, beforeAll } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import type { Settings } from '../../sandbox/settings.ts';
import { type Client, clientOf } from './client.ts';

/** Half past three in the afternoon, practice time. */
const NOON_ISH = Date.parse('2026-05-20T19:30:12Z');

export interface Running {
  sandbox: Sandbox;
  client: Client;
}

/** A sandbox for one test file, its clock frozen and its per-second limit out of the way. */
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
