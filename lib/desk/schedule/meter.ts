import { resetsAt } from '../../practice/budget.ts';
import { LOOK_AHEAD_PACE } from '../../schedule-timing.ts';
import { HOUR, MOST_BACKGROUND, MOST_BULK } from '../../timing.ts';

/**
 * When so many requests of this lane will have left (epoch ms), beginning at `now`: `left` of them fit into this hour, and
 * the lane's share into each that follows. It is a forecast, since others take from that share too.
 */
export function forecastLooks(
  requests: number,
  left: number,
  lane: 'background' | 'bulk',
  now: number,
): number {
  if (requests <= left) return now + requests * LOOK_AHEAD_PACE;
  const share = lane === 'bulk' ? MOST_BULK : MOST_BACKGROUND;
  const later = requests - left;
  const wholeHours = Math.ceil(later / share) - 1;
  return resetsAt(now) + wholeHours * HOUR + (later - wholeHours * share) * LOOK_AHEAD_PACE;
}
