import { READ_LAG } from '../timing.ts';
import type { Evidence, HistoryLine, Interval, Invite } from './evidence.ts';
import { findInvite, isLater, isLive, isOursEnded, type Replaced } from './find-invite.ts';
import { newestHistory } from './fold-status.ts';
import type { Status } from './status.ts';

type Own = Extract<Evidence, { source: 'ownSend' | 'ownRevoke' }>;

/**
 * List the invites so far, newest first: the newest list of a page or answer, and what this workstation did that the list
 * does not show yet. `status` is what the same evidence was folded to, so that list and status tell one story.
 */
export function invitesSoFar(evidence: readonly Evidence[], status: Status): HistoryLine[] {
  const list = newestHistory(evidence);
  const own = evidence.filter(
    (item): item is Own => item.source === 'ownSend' || item.source === 'ownRevoke',
  );
  let lines = list?.lines ?? [];
  let replaced: Replaced | null = null;
  for (const [index, act] of own.entries()) {
    const isShown = list !== null && actTime(act).latest <= list.asOf - READ_LAG;
    lines =
      act.source === 'ownSend'
        ? withSend(lines, act, isShown, replaced)
        : isShown
          ? lines
          : withRevoke(lines, act, own.slice(0, index), own.slice(index + 1));
    replaced = act.source === 'ownRevoke' ? act : null;
  }
  const [top, ...others] = lines;
  // The header of the chart may know that the patient has joined before any list shows it.
  if (status.kind === 'active' && top?.state.kind === 'pending')
    lines = [{ ...top, state: { kind: 'active', since: status.since } }, ...others];
  const told = [lines, list?.lines ?? []].map((some) => exactly(some, status));
  return told.find((some) => agrees(some, status)) ?? firstOf(status);
}

/** The invite on top is the one of the status, which knows its exact time where it is our own send. */
function exactly(lines: HistoryLine[], status: Status): HistoryLine[] {
  const [top, ...others] = lines;
  const isOut = status.kind === 'pending' || status.kind === 'expired';
  return isOut && top?.state.kind === 'pending' ? [{ ...top, invite: status.invite }, ...others] : lines;
}

/** Do these invites and the status tell one story? */
function agrees([top]: readonly HistoryLine[], status: Status): boolean {
  if (top === undefined) return true;
  switch (status.kind) {
    case 'unknown':
      return true;
    case 'notInvited':
      return false;
    case 'pending':
    case 'expired':
      return top.state.kind === 'pending';
    case 'revoked':
      return top.state.kind === 'revokedBeforeActivation';
    case 'active':
    case 'disabled':
      return top.state.kind === status.kind;
  }
}

/** Nothing that is listed agrees, as where times lie: then the status alone says what the newest invite is. */
function firstOf(status: Status): HistoryLine[] {
  if (status.kind === 'pending' || status.kind === 'expired')
    return [{ invite: status.invite, state: { kind: 'pending' } }];
  return status.kind === 'revoked'
    ? [{ invite: UNKNOWN, state: { kind: 'revokedBeforeActivation', at: status.at } }]
    : [];
}

const UNKNOWN: Invite = { sent: null, precision: 'about', email: null, by: null };

function actTime(act: Own): Interval {
  return act.source === 'ownRevoke' ? act.at : (act.invite.sent ?? { earliest: act.asOf, latest: act.asOf });
}

function withSend(
  lines: HistoryLine[],
  { invite }: Extract<Own, { source: 'ownSend' }>,
  isShown: boolean,
  replaced: Replaced | null,
): HistoryLine[] {
  if (invite.sent === null) return lines;
  // A list that lags may still show the invite before, which then is over.
  const lags = !isShown && !isLive(lines[0]) && !isOursEnded(lines, invite.sent, replaced);
  const index = lags ? -1 : findInvite(lines, invite.sent);
  return index >= 0 || isShown ? lines : [{ invite, state: { kind: 'pending' } }, ...lines];
}

function withRevoke(
  lines: HistoryLine[],
  act: Extract<Own, { source: 'ownRevoke' }>,
  earlier: readonly Own[],
  later: readonly Own[],
): HistoryLine[] {
  const [top] = lines;
  // Our own acts are in their order, which their times alone may not tell.
  const isOlder = earlier.some((other) => other.source === 'ownSend' && other.invite === top?.invite);
  const isNewer = later.some(
    (other) =>
      other.source === 'ownSend' &&
      other.invite.sent !== null &&
      isLive(top) &&
      findInvite(lines, other.invite.sent) === 0,
  );
  if (isNewer || (isLater(top, act.at) && !isOlder)) return lines;
  const state = { kind: 'revokedBeforeActivation', at: act.at } as const;
  if (top?.state.kind === 'revokedBeforeActivation') return lines;
  if (top && (isLive(top) || top.state.kind === 'unreadable')) return lines.with(0, { ...top, state });
  return [{ invite: { ...UNKNOWN, sent: act.of ?? null }, state }, ...lines];
}
