import type { Evidence, Interval } from '../../invites/evidence.ts';
import type { Seen } from '../../invites/operation.ts';
import { SAME_INVITE } from '../../timing.ts';

/** What evidence shows of the newest invite, reduced to what the operation's state machine asks for. */
export function observeInvite(evidence: Evidence): Seen {
  if ((evidence.source !== 'answer' && evidence.source !== 'accessHistory') || evidence.lines === null)
    return { top: 'cannotTell', newest: null, asOf: evidence.asOf };
  const [line] = evidence.lines;
  const from = {
    asOf: evidence.asOf,
    ...(evidence.source === 'accessHistory' ? { onPage: true as const } : {}),
  };
  if (!line) return { top: 'none', newest: null, ...from };
  const newest = line.invite.sent;
  const second = evidence.lines[1]?.invite.sent ?? null;
  switch (line.state.kind) {
    case 'unreadable':
      return { top: 'cannotTell', newest, second, ...from };
    case 'revokedBeforeActivation':
      return { top: 'revoked', newest, second, ...from };
    default:
      return { top: line.state.kind, newest, second, ...from };
  }
}

/** Does the evidence show an invite that was sent after the one the person saw? */
export function isNewerInvite(evidence: Evidence, seenInvite: Interval | null): boolean {
  const { newest } = observeInvite(evidence);
  return newest !== null && seenInvite !== null && newest.earliest > seenInvite.latest + SAME_INVITE;
}
