import type { Operation, Request } from '../../invites/operation.ts';
import { REVOKED_JUST_NOW, SEND_DELAY_LEAST, SEND_DELAY_SPREAD } from '../../timing.ts';

/**
 * Wait for the send delay; `chance` is in [0, 1). The wait is short enough that the browser does not end the worker.
 */
export function waitSendDelay(chance: number): Promise<void> {
  return pauseAwake(SEND_DELAY_LEAST + chance * SEND_DELAY_SPREAD);
}

/** Wait for a few seconds in this worker. */
export function pauseAwake(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

/**
 * Must the next request wait for the send delay? Yes before a send that would follow our revoke at once, and before the
 * last look between revoke and send. The send that follows that look does not wait again.
 */
export function needsSendDelay({ bulk, revoked, sent }: Operation, next: Request, now: number): boolean {
  if (!bulk || revoked === null || sent !== null) return false;
  if (next === 'check') return true;
  return (
    next === 'enable' &&
    !bulk.lookAgain &&
    bulk.goneSeenAt === null &&
    now - revoked.latest < REVOKED_JUST_NOW
  );
}
