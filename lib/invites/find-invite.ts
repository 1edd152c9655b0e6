import { MINUTE, SAME_INVITE } from '../timing.ts';
import type { Evidence, HistoryLine, Interval } from './evidence.ts';

/** This is our own revoke right before an own send: it ended the invite that the send replaced. */
export type Replaced = Pick<Extract<Evidence, { source: 'ownRevoke' }>, 'at' | 'of'>;

/**
 * Find the index of the row that shows the invite sent at `at`. A row within two minutes fits, and the newest of
 * several is taken. Without such a row, one that is off by whole hours fits (the zone may not be what we think), if it
 * is the only one. Returns -1 where no row fits, or where several are off by whole hours.
 */
export function findInvite(lines: readonly HistoryLine[], at: Interval): number {
  const near = indexesWhere(lines, (sent) => distance(sent, at) <= SAME_INVITE);
  if (near.length > 0) return near.length === 1 ? (near[0] ?? -1) : Math.min(...near);
  const shifted = indexesWhere(lines, (sent) => isWholeHours(middle(sent) - middle(at)));
  return shifted.length === 1 ? (shifted[0] ?? -1) : -1;
}

/**
 * Tell whether the top row is the invite that we sent at `at`, and is over already: a colleague ended it. It may not be the
 * invite that we revoked before the send (`replaced`), which a list that lags still shows on top. That is certain where the
 * row ended after our send, where the revoked one was sent at another time, or where a lower row is the revoked one.
 */
export function isOursEnded(lines: readonly HistoryLine[], at: Interval, replaced: Replaced | null): boolean {
  const [top, ...others] = lines;
  if (!top?.invite.sent || isLive(top) || distance(top.invite.sent, at) > SAME_INVITE) return false;
  const ended = endOf(top);
  if (ended !== null && ended.earliest > at.latest) return true;
  if (replaced === null) return false;
  if (replaced.of && distance(replaced.of, at) > SAME_INVITE) return true;
  return others.some((line) => {
    const end = endOf(line);
    return end !== null && distance(end, replaced.at) <= SAME_INVITE;
  });
}

function endOf({ state }: HistoryLine): Interval | null {
  return state.kind === 'revokedBeforeActivation' || state.kind === 'disabled' ? state.at : null;
}

function indexesWhere(lines: readonly HistoryLine[], fits: (sent: Interval) => boolean): number[] {
  return lines.flatMap((line, index) => (line.invite.sent && fits(line.invite.sent) ? [index] : []));
}

function isWholeHours(gap: number): boolean {
  const hours = Math.round(gap / (60 * MINUTE));
  return hours !== 0 && Math.abs(hours) <= 14 && Math.abs(gap - hours * 60 * MINUTE) <= SAME_INVITE;
}

function distance(a: Interval, b: Interval): number {
  return Math.max(0, a.earliest - b.latest, b.earliest - a.latest);
}

function middle(interval: Interval): number {
  return (interval.earliest + interval.latest) / 2;
}

/** Tell whether the invite of this row was sent later than that. */
export function isLater(line: HistoryLine | undefined, at: Interval): boolean {
  return line?.invite.sent != null && line.invite.sent.latest >= at.latest;
}

/** Tell whether this invite is out, or has been accepted. */
export function isLive(line: HistoryLine | undefined): boolean {
  return line?.state.kind === 'pending' || line?.state.kind === 'active';
}
