import { SAME_INVITE } from '../timing.ts';
import type { Evidence, HistoryLine, Interval } from './evidence.ts';
import { findInvite } from './find-invite.ts';

/**
 * Count the invites that went out since the patient last had access. `history` is what is known of them, newest first
 * (invitesSoFar); beside it count our own sends that it does not show, since it is not known whether an answer lists every
 * invite there was. What left within two minutes counts once, as does an invite that a browser repeated: the patient got
 * one chance by it. Behind a row that cannot be read the patient may have had access, so nothing older counts.
 */
export function countSends(history: readonly HistoryLine[], evidence: readonly Evidence[]): number {
  const end = history.findIndex(({ state }) => !isWaitingOrRevoked(state.kind));
  const lines = end < 0 ? history : history.slice(0, end);
  const had = end < 0 ? null : history[end];
  const isSince = ({ earliest }: Interval) =>
    !had || (had.invite.sent !== null && earliest > had.invite.sent.latest + SAME_INVITE);
  const own = evidence.flatMap((item) =>
    item.source === 'ownSend' && item.invite.sent !== null && isSince(item.invite.sent)
      ? [item.invite.sent]
      : [],
  );
  const unseen = own.filter((sent) => findInvite(history, sent) < 0);
  const untimed = lines.filter(({ invite }) => invite.sent === null).length;
  return untimed + apart([...lines.flatMap(({ invite }) => invite.sent ?? []), ...unseen]);
}

function isWaitingOrRevoked(kind: HistoryLine['state']['kind']): boolean {
  return kind === 'pending' || kind === 'revokedBeforeActivation';
}

/** How many of these do not lie right after another one. */
function apart(times: readonly Interval[]): number {
  const inOrder = times.toSorted((a, b) => a.earliest - b.earliest);
  return inOrder.filter((time, nth) => {
    const before = inOrder[nth - 1];
    return before === undefined || time.earliest - before.latest > SAME_INVITE;
  }).length;
}
