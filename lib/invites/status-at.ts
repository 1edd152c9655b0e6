import { lifeAt } from './expiry.ts';
import type { Status } from './status.ts';

/**
 * Bring a status up to date. An invite may run out after its view was read, and nothing must go on saying Pending until
 * the next view. `now` is epoch ms on the corrected clock.
 */
export function statusAt(status: Status, now: number): Status {
  if (status.kind !== 'pending' || status.expires === null) return status;
  const life = lifeAt(status.expires, now);
  if (life !== 'over') return life === status.phase ? status : { ...status, phase: life };
  const { invite, expires, grounds } = status;
  return { kind: 'expired', invite, expires, grounds };
}
