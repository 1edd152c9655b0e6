import type { Status } from '../invites/status.ts';
import { groundsSentence, unknownWords } from './status.ts';

/** Say source, age and precision in one line, for a list: `From Access History, read 2 min ago; time about`. */
export function sourceLine(status: Status, now: number): string {
  if (status.kind === 'unknown') return unknownWords(status.reason).happened;
  const invite = status.kind === 'pending' || status.kind === 'expired' ? status.invite : null;
  const says = groundsSentence(status.grounds, invite, now);
  if (invite === null || status.grounds.source === 'ownSend') return says;
  return `${says}; time ${invite.sent === null ? 'not known' : invite.precision}`;
}
