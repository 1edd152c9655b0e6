import type { Status } from '../invites/status.ts';
import { DAY } from '../timing.ts';

/** The tone says how much a state asks of a person. Colour never stands alone: each state has its own icon and word. */
export type Tone = 'quiet' | 'calm' | 'good' | 'warn' | 'stop';

/** The pill has one of these icons. */
export type PillIcon =
  | 'clock'
  | 'expired'
  | 'check'
  | 'envelope'
  | 'minus'
  | 'question'
  | 'alert'
  | 'blocked'
  | 'plug'
  | 'pause'
  | 'busy'
  | 'refresh';

export interface Mark {
  tone: Tone;
  icon: PillIcon;
}

/** Choose the colour and icon of a status. An invite in its last day asks for attention. */
export function markOf(status: Status, now: number): Mark {
  switch (status.kind) {
    case 'notInvited':
      return { tone: 'quiet', icon: 'envelope' };
    case 'pending':
      if (status.toOldAddress) return { tone: 'warn', icon: 'alert' };
      return { tone: isEnding(status, now) ? 'warn' : 'calm', icon: 'clock' };
    case 'expired':
      return { tone: 'warn', icon: 'expired' };
    case 'active':
      return { tone: 'good', icon: 'check' };
    case 'revoked':
    case 'disabled':
      return { tone: 'quiet', icon: 'minus' };
    case 'unknown':
      return status.reason === 'notChecked' || status.reason === 'onlyNotActive'
        ? { tone: 'quiet', icon: 'question' }
        : { tone: 'warn', icon: 'question' };
  }
}

function isEnding(status: Extract<Status, { kind: 'pending' }>, now: number): boolean {
  if (status.phase === 'expiringNow') return true;
  return status.expires !== null && status.expires.earliest - now < DAY;
}
