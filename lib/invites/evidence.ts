import { CLOCK_NOISE } from '../timing.ts';

/** The instant lies between `earliest` and `latest`, both included. Both are epoch ms. */
export interface Interval {
  earliest: number;
  latest: number;
}

/**
 * A statement about a patient's invites comes from one of these sources: from what this workstation did itself
 * (`ownSend`, `ownRevoke`), from a page of the EHR (`accessHistory`, and `header` for the chart header), or from the
 * practice API (`answer`).
 */
export type Source = 'ownSend' | 'ownRevoke' | 'accessHistory' | 'header' | 'answer';

/** This is one invite as one source describes it. */
export interface Invite {
  /** The invite was sent at this time; null where the source names none, or while the practice zone is not known. */
  sent: Interval | null;
  /**
   * `sent` is `exact` where it is the Date header of the 201 that answered our own send. It is `about` where it is a
   * stamp of a page or an answer, or where a look found the send after a doubt.
   */
  precision: 'exact' | 'about';
  /** The address is already masked, as in `j•••@example.com`. */
  email: string | null;
  /** This stands for the whole address (old-address.ts); missing where the source shows none, or only a part of it. */
  addressMark?: string;
  /** This names the colleague who sent the invite; null where the source does not say. */
  by: string | null;
}

/** One row of a history shows this state. The row is read from Access History or from an answer of the practice API. */
export type LineState =
  | { kind: 'pending' }
  | { kind: 'active'; since: Interval | null }
  | { kind: 'revokedBeforeActivation'; at: Interval | null }
  | { kind: 'disabled'; by: EndedBy; at: Interval | null }
  | { kind: 'unreadable' };

/** Whoever ended an access. A name may be a colleague's or the patient's own, which nothing tells for certain. */
export type EndedBy = 'patient' | 'unknown' | { name: string };

export interface HistoryLine {
  invite: Invite;
  state: LineState;
}

/**
 * This is one thing that is known of one patient's invites. It was learned at `asOf` (epoch ms, corrected clock). An
 * `answer` whose `lines` are null came from the practice API but says nothing about invites.
 */
export type Evidence =
  | { source: 'ownSend'; asOf: number; invite: Invite }
  /** `of`: the revoked invite was sent at this time, where that was known. */
  | { source: 'ownRevoke'; asOf: number; at: Interval; of?: Interval | undefined }
  | { source: 'accessHistory'; asOf: number; lines: HistoryLine[] }
  | { source: 'header'; asOf: number; says: 'enabled' | 'notEnabled' }
  | { source: 'answer'; asOf: number; lines: HistoryLine[] }
  /** `isEmpty`: it listed nothing, which says "no invite" once any answer of the practice has listed one. */
  | { source: 'answer'; asOf: number; lines: null; isEmpty?: true };

/**
 * Was it less than so long ago? What is dated in the future was noted by a clock that was wrong, and is never fresh; a
 * second or two is the noise of two clocks.
 */
export function isFresh(at: number, now: number, limit: number): boolean {
  return at <= now + CLOCK_NOISE && now - at < limit;
}

/** Find when the newest invite of all evidence was sent; null where no evidence has a usable time. */
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
