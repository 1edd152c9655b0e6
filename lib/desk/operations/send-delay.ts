import type { Operation, Request } from '../../invites/operation.ts';

/**
 * In a list, a send follows its revoke after this long. Other desks may work the same list, and revoke and send are
 * two requests: a desk that looked just before our revoke revokes before our send, so it meets a 404, or kills nothing
 * of ours; and of two desks that did revoke, the one that happens to wait longer sees the other's send in its last look.
 */
const LEAST = 2_000;
const SPREAD = 5_000;
const JUST_NOW = 1_500;

/** Wait it; `chance` is in [0, 1). Short enough for the worker that waits to stay alive. */
export function waitSendDelay(chance: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, LEAST + chance * SPREAD);
  });
}

/** Not at once after our revoke, nor before the look that comes after it; between that look and the send, at once. */
export function needsSendDelay({ bulk, revoked, sent }: Operation, next: Request, now: number): boolean {
  if (!bulk || revoked === null || sent !== null) return false;
  if (next === 'check') return true;
  return next === 'enable' && !bulk.lookAgain && bulk.goneSeenAt === null && now - revoked.latest < JUST_NOW;
}
