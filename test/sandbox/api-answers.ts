import type { Context } from 'hono';
import type { SandboxEnv } from './exchange.ts';
import type { Caller } from './grants.ts';

/** The API's handlers know who is calling. */
export interface ApiEnv extends SandboxEnv {
  Variables: { caller: Caller };
}

/** 404 as recorded. */
export const notFound = (c: Context<ApiEnv>) => c.json({ detail: 'Not found.' }, 404);

/** 403; its body is not recorded, this is Django REST Framework's. */
export const forbidden = (c: Context<ApiEnv>) =>
  c.json({ detail: 'You do not have permission to perform this action.' }, 403);
