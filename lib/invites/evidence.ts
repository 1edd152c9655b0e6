/** An instant known to lie in [earliest, latest], both epoch milliseconds UTC. */
export interface Interval {
  earliest: number;
  latest: number;
}

/** Where a statement about a patient's access comes from. */
export type Source = 'ownSend' | 'ownRevoke' | 'accessHistory' | 'header' | 'answer';

/** One invite as some source describes it. */
export interface Invite {
  sent: Interval | null;
  /** `exact`: the Date header of our own 201. `about`: a stamp without zone, or a send found again after a doubt. */
  precision: 'exact' | 'about';
  /** Already masked, `j•••@example.com`. */
  email: string | null;
  /** Name of the colleague who sent it, when the page says so. */
  by: string | null;
}

/** State of one line of a history, whether read from the page or from an answer. */
export type LineState =
  | { kind: 'pending' }
  | { kind: 'active'; since: Interval | null }
  | { kind: 'revokedBeforeActivation'; at: Interval | null }
  | { kind: 'disabled'; by: 'staff' | 'patient' | 'unknown'; at: Interval | null }
  | { kind: 'unreadable' };

export interface HistoryLine {
  invite: Invite;
  state: LineState;
}

/** One thing we know about one patient's access. `asOf` is when we learned it, epoch ms. */
export type Evidence =
  | { source: 'ownSend'; asOf: number; invite: Invite }
  | { source: 'ownRevoke'; asOf: number; at: Interval }
  | { source: 'accessHistory'; asOf: number; lines: HistoryLine[] }
  | { source: 'header'; asOf: number; says: 'enabled' | 'notEnabled' }
  | { source: 'answer'; asOf: number; lines: HistoryLine[] }
  | { source: 'answer'; asOf: number; lines: null };

/** When the newest invite that any evidence shows was sent; null when none has a usable time. */
export function newestInvite(evidence: readonly Evidence[]): Interval | null {
  let newest: Interval | null = null;
  for (const item of evidence) {
    const sent =
      item.source === 'ownSend'
        ? [item.invite.sent]
        : (item.source === 'accessHistory' || item.source === 'answer') && item.lines !== null
          ? item.lines.map((line) => line.invite.sent)
          : [];
    for (const at of sent) if (at !== null && (newest === null || at.latest > newest.latest)) newest = at;
  }
  return newest;
}
