import type { Context } from 'hono';
import type { SandboxEnv } from './exchange.ts';
import type { Caller } from './grants.ts';

/** The handlers of the API also get who is calling. */
export interface ApiEnv extends SandboxEnv {
  Variables: { caller: Caller };
}

/** The body of a 404 is as it was recorded. */
export const notFound = (c: Context<ApiEnv>) => c.json({ detail: 'Not found.' }, 404);

/** The body of a 403 was not recorded; this one is Django REST Framework's. */
export const forbidden = (c: Context<ApiEnv>) =>
  c.json({ detail: 'You do not have permission to perform this action.' }, 403);
