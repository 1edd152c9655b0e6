import { DAY, READ_LAG } from '../timing.ts';
import type { Evidence, HistoryLine, Interval, Invite } from './evidence.ts';
import { expiryOf, lifeAt } from './expiry.ts';
import { findInvite, isLater, isLive, isOursEnded, type Replaced } from './find-invite.ts';
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
type Invited = Extract<Status, { invite: Invite }>;
type OwnAct =
  | { kind: 'send'; at: Interval; invite: Invite; asOf: number; replaced: Replaced | null }
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
  const history = newestHistory(evidence);
  const header = newest(evidence.filter((item): item is Header => item.source === 'header'));
  const act = newestAct(evidence);
  const base = history ? withHistory(history, act, now, zone) : act ? fromAct(act, now, zone) : null;
  if (base === null) return withoutBase(evidence, header);
  return header ? withHeader(base, header) : base;
}

/** Find the newest list of invites, from a page or an answer. Of two of one moment the one that came in later counts. */
export function newestHistory(evidence: readonly Evidence[]): InviteHistory | null {
  return newest(evidence.filter(hasLines));
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
  const acts = evidence.filter(
    (item) => item.source === 'ownRevoke' || (item.source === 'ownSend' && item.invite.sent !== null),
  );
  const last = acts.at(-1);
  if (last?.source === 'ownRevoke') return { kind: 'revoke', at: last.at, asOf: last.asOf };
  if (last?.source !== 'ownSend' || last.invite.sent === null) return null;
  const before = acts.at(-2);
  const replaced = before?.source === 'ownRevoke' ? before : null;
  return { kind: 'send', at: last.invite.sent, invite: last.invite, asOf: last.asOf, replaced };
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
    if (!covered && !isLive(history.lines[0]) && !isOursEnded(history.lines, act.at, act.replaced))
      return fromAct(act, now, zone);
    if (match === 0) return sharpen(status, act, covered, now, zone);
    if (match > 0) return status;
    if (!covered) return fromAct(act, now, zone);
    if (isLaterAlone(history, act.at)) return status;
    return unknown('contradiction', [ownSide(act), side(history, saysOf(status))]);
  }
  // The stamps of rows are whole minutes. A list that was read before our revoke cannot show an invite from after it.
  const showsLater = history.asOf > act.at.latest && isLater(history.lines[0], act.at);
  if (!covered) return showsLater ? status : fromAct(act, now, zone);
  if (isLive(history.lines[0]) && !isLater(history.lines[0], act.at))
    return unknown('contradiction', [ownSide(act), side(history, saysOf(status))]);
  return status;
}

/**
 * An answer may hold one row and no list (docs/drchrono.md §7), and then says nothing of the invites before it. Less than a
 * day after our send it may still be ours, since nobody has seen how late DrChrono writes such a time.
 */
function isLaterAlone({ source, lines }: InviteHistory, own: Interval): boolean {
  const [row, ...others] = lines;
  const sent = row?.invite.sent ?? null;
  return source === 'answer' && others.length === 0 && sent !== null && sent.earliest - own.latest > DAY;
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

/**
 * The history and our own send show the same invite, so the state of the history and our exact time are kept. A history
 * that may lag may show the invite before instead, and where that one went says nothing.
 */
function sharpen(
  status: Status,
  act: OwnAct & { kind: 'send' },
  covered: boolean,
  now: number,
  zone: string | null,
): Status {
  if (status.kind !== 'pending' && status.kind !== 'expired') return status;
  const { addressMark, ...seen } = status.invite;
  const mark = covered && addressMark !== undefined ? { addressMark } : {};
  const invite: Invite = { ...seen, ...mark, sent: act.at, precision: act.invite.precision };
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
  // A patient may join after the history was read, and a header that is newer tells of that.
  if (
    header.says === 'enabled' &&
    (status.kind === 'pending' || status.kind === 'expired') &&
    (newerBy > READ_LAG || (newerBy > 0 && isSinceInvite(header, status)))
  )
    return { kind: 'active', since: null, grounds: grounds(header) };
  if (newerBy < -READ_LAG) return status;
  return unknown('contradiction', [
    side(header, header.says),
    { grounds: status.grounds, says: saysOf(status) },
  ]);
}

/**
 * Can the header only be from after the invite that an answer lists as pending? An invite goes to nobody who has access, so
 * whoever has it a minute after that invite was sent has joined by it. A list on a page was drawn together with its header,
 * so there the two contradict each other.
 */
function isSinceInvite(header: Header, { invite, grounds: listed }: Invited): boolean {
  return listed.source === 'answer' && invite.sent !== null && invite.sent.latest + READ_LAG <= header.asOf;
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
