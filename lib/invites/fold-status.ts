import { MINUTE, READ_LAG, SAME_INVITE } from '../timing.ts';
import type { Evidence, HistoryLine, Interval, Invite } from './evidence.ts';
import { expiryOf, lifeAt } from './expiry.ts';
import type { Grounds, Side, Status, UnknownReason } from './status.ts';

/**
 * These states agree with the words of the chart header. "Not enabled" only means "not active": the help article on
 * resending invites (docs/drchrono.md §5) shows it above a `Pending...` row. "Enabled" agrees with `active` alone.
 */
const HEADER_AGREES: Record<'enabled' | 'notEnabled', readonly Status['kind'][]> = {
  enabled: ['active'],
  notEnabled: ['notInvited', 'pending', 'expired', 'revoked', 'disabled'],
};

type InviteHistory = Extract<Evidence, { lines: HistoryLine[] }>;
type Header = Extract<Evidence, { source: 'header' }>;
type OwnAct =
  | { kind: 'send'; at: Interval; invite: Invite; asOf: number }
  | { kind: 'revoke'; at: Interval; asOf: number };

/**
 * Fold all evidence about one patient into one status. Pure. `now` is epoch ms on the corrected clock; `zone` is the
 * IANA zone of the practice (null: not known yet, and expiry gets an hour wider on both sides).
 *
 * A history is what Access History or an answer of the practice API lists. The newest history speaks for the time up to
 * READ_LAG before it was read; a later send or revoke of this workstation speaks for the time after. Where the history
 * should show such an act and does not, or shows it undone without a trace, the status is unknown and reports both
 * sides. The chart header may settle "active" or contradict the history, but it never creates an invite.
 */
export function foldStatus(evidence: readonly Evidence[], now: number, zone: string | null): Status {
  const history = newest(evidence.filter(hasLines));
  const header = newest(evidence.filter((item): item is Header => item.source === 'header'));
  const act = newestAct(evidence);
  const base = history ? withHistory(history, act, now, zone) : act ? fromAct(act, now, zone) : null;
  if (base === null) return withoutBase(evidence, header);
  return header ? withHeader(base, header) : base;
}

function hasLines(item: Evidence): item is InviteHistory {
  return (item.source === 'accessHistory' || item.source === 'answer') && item.lines !== null;
}

function newest<T extends { asOf: number }>(items: readonly T[]): T | null {
  return items.reduce<T | null>(
    (best, item) => (best === null || item.asOf >= best.asOf ? item : best),
    null,
  );
}

/**
 * Find the last send or revoke of this workstation. The journal keeps them in the order in which they happened, which
 * their times alone may not tell.
 */
function newestAct(evidence: readonly Evidence[]): OwnAct | null {
  const last = evidence.findLast(
    (item) => item.source === 'ownRevoke' || (item.source === 'ownSend' && item.invite.sent !== null),
  );
  if (last?.source === 'ownRevoke') return { kind: 'revoke', at: last.at, asOf: last.asOf };
  return last?.source === 'ownSend' && last.invite.sent !== null
    ? { kind: 'send', at: last.invite.sent, invite: last.invite, asOf: last.asOf }
    : null;
}

function withoutBase(evidence: readonly Evidence[], header: Header | null): Status {
  if (header?.says === 'enabled') return { kind: 'active', since: null, grounds: grounds(header) };
  const blank = newest(evidence.filter((item) => item.source === 'answer'));
  if (blank) return unknown('answerDoesNotTell', header ? [side(header, header.says)] : []);
  if (header) return unknown('onlyNotActive', [side(header, 'notEnabled')]);
  return unknown('notChecked', []);
}

function withHistory(history: InviteHistory, act: OwnAct | null, now: number, zone: string | null): Status {
  const status = fromLine(history, now, zone);
  if (act === null) return status;
  const covered = act.at.latest <= history.asOf - READ_LAG;
  if (act.kind === 'send') {
    const match = findInvite(history.lines, act.at);
    // A history that lags may still show the invite that we revoked just before. Its time may lie a minute or a whole
    // hour from that of our send, so that it would pass for the new invite.
    if (!covered && !isLive(history.lines[0])) return fromAct(act, now, zone);
    if (match === 0) return sharpen(status, act, now, zone);
    if (match > 0) return status;
    if (!covered) return fromAct(act, now, zone);
    return unknown('contradiction', [ownSide(act), side(history, saysOf(status))]);
  }
  if (!covered) return laterThan(history.lines[0], act.at) ? status : fromAct(act, now, zone);
  if (isLive(history.lines[0]) && !laterThan(history.lines[0], act.at))
    return unknown('contradiction', [ownSide(act), side(history, saysOf(status))]);
  return status;
}

/**
 * The top row is the present state: the newest comes first, and row order is the order of events (help article on
 * resending invites).
 */
function fromLine(history: InviteHistory, now: number, zone: string | null): Status {
  const line = history.lines[0];
  const because = grounds(history);
  if (line === undefined) return { kind: 'notInvited', grounds: because };
  switch (line.state.kind) {
    case 'pending':
      return pendingOrExpired(line.invite, because, now, zone);
    case 'active':
      return { kind: 'active', since: line.state.since, grounds: because };
    case 'revokedBeforeActivation':
      return { kind: 'revoked', at: line.state.at, grounds: because };
    case 'disabled':
      return { kind: 'disabled', by: line.state.by, at: line.state.at, grounds: because };
    case 'unreadable':
      return unknown('unreadableHistory', []);
  }
}

function fromAct(act: OwnAct, now: number, zone: string | null): Status {
  const because: Grounds = { source: act.kind === 'send' ? 'ownSend' : 'ownRevoke', asOf: act.asOf };
  return act.kind === 'send'
    ? pendingOrExpired(act.invite, because, now, zone)
    : { kind: 'revoked', at: act.at, grounds: because };
}

/** The history and our own send show the same invite, so the state of the history and our exact time are kept. */
function sharpen(status: Status, act: OwnAct & { kind: 'send' }, now: number, zone: string | null): Status {
  if (status.kind !== 'pending' && status.kind !== 'expired') return status;
  const invite: Invite = { ...status.invite, sent: act.at, precision: act.invite.precision };
  return pendingOrExpired(invite, status.grounds, now, zone);
}

function pendingOrExpired(invite: Invite, because: Grounds, now: number, zone: string | null): Status {
  if (invite.sent === null)
    return { kind: 'pending', phase: 'alive', invite, expires: null, grounds: because };
  const expires = expiryOf(invite.sent, zone);
  const life = lifeAt(expires, now);
  return life === 'over'
    ? { kind: 'expired', invite, expires, grounds: because }
    : { kind: 'pending', phase: life, invite, expires, grounds: because };
}

function withHeader(status: Status, header: Header): Status {
  if (status.kind === 'unknown' || HEADER_AGREES[header.says].includes(status.kind)) return status;
  const newerBy = header.asOf - status.grounds.asOf;
  // A patient may join after the history was read. A header that is newer by more than READ_LAG tells of that.
  if (
    header.says === 'enabled' &&
    newerBy > READ_LAG &&
    (status.kind === 'pending' || status.kind === 'expired')
  )
    return { kind: 'active', since: null, grounds: grounds(header) };
  if (newerBy < -READ_LAG) return status;
  return unknown('contradiction', [
    side(header, header.says),
    { grounds: status.grounds, says: saysOf(status) },
  ]);
}

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

function laterThan(line: HistoryLine | undefined, at: Interval): boolean {
  return line?.invite.sent != null && line.invite.sent.latest >= at.latest;
}

function isLive(line: HistoryLine | undefined): boolean {
  return line?.state.kind === 'pending' || line?.state.kind === 'active';
}

function grounds(item: Evidence): Grounds {
  return { source: item.source, asOf: item.asOf };
}

function side(item: Evidence, says: Side['says']): Side {
  return { grounds: grounds(item), says };
}

function ownSide(act: OwnAct): Side {
  return act.kind === 'send'
    ? { grounds: { source: 'ownSend', asOf: act.asOf }, says: 'sent' }
    : { grounds: { source: 'ownRevoke', asOf: act.asOf }, says: 'revoked' };
}

function saysOf(status: Status): Side['says'] {
  switch (status.kind) {
    case 'notInvited':
      return 'noInvite';
    case 'expired':
      return 'pending';
    case 'unknown':
      return 'notEnabled';
    default:
      return status.kind;
  }
}

function unknown(reason: UnknownReason, sides: Side[]): Status {
  return { kind: 'unknown', reason, sides };
}
