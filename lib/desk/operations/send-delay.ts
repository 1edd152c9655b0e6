import type { Operation, Request } from '../../invites/operation.ts';
import { REVOKED_JUST_NOW, SEND_DELAY_LEAST, SEND_DELAY_SPREAD } from '../../timing.ts';

/** Wait it; `chance` is in [0, 1). Short enough for the worker that waits to stay alive. */
export function waitSendDelay(chance: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, SEND_DELAY_LEAST + chance * SEND_DELAY_SPREAD);
  });
}

/** Not at once after our revoke, nor before the look that comes after it; between that look and the send, at once. */
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
