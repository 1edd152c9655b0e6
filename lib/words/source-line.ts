import type { Status } from '../invites/status.ts';
import { groundsSentence, unknownWords } from './status.ts';

/** Say source, age and precision in one line, for a list: `From Access History, read 2 min ago; rough time`. */
export function sourceLine(status: Status, now: number): string {
  if (status.kind === 'unknown') return unknownWords(status.reason).happened;
  const invite = status.kind === 'pending' || status.kind === 'expired' ? status.invite : null;
  const says = groundsSentence(status.grounds, invite, now);
  if (invite === null || status.grounds.source === 'ownSend') return says;
  const { sent, precision } = invite;
  return `${says}; ${sent === null ? 'time not known' : precision === 'about' ? 'rough time' : 'exact time'}`;
}
