import type { Interval } from '../invites/evidence.ts';
import type { Status } from '../invites/status.ts';
import type { PatientView } from '../messages/patient-view.ts';
import { SAME_INVITE } from '../timing.ts';

/**
 * May a press on the first view be carried out under the second? Everything by which a person decides must be the same:
 * the patient, where the invite stands, the buttons with their risks, in whose name, the address and the other
 * identifiers. When and from which source it was learned may differ, and so may who sent an invite whose time is the same.
 */
export function saysTheSame(a: PatientView, b: PatientView): boolean {
  const basis = ({ identity, offers, actsAs, eligibility }: PatientView) => {
    const asked = offers.map(({ lately: _, ...offer }) => offer);
    return JSON.stringify([identity, asked, actsAs, eligibility?.lines ?? null]);
  };
  return basis(a) === basis(b) && sameStatus(a.status, b.status);
}

/** Collect what a press can change: an operation begins, goes on or ends, or the invite stands elsewhere. */
export function outcomeOf(view: PatientView | null): string {
  return JSON.stringify([view?.status.kind, view?.operation]);
}

function sameStatus(a: Status, b: Status): boolean {
  if (a.kind === 'pending' && b.kind === 'pending')
    return a.phase === b.phase && sameTime(a.invite.sent, b.invite.sent);
  if (a.kind === 'expired' && b.kind === 'expired') return sameTime(a.invite.sent, b.invite.sent);
  if (a.kind === 'unknown' && b.kind === 'unknown') return a.reason === b.reason;
  return a.kind === b.kind;
}

function sameTime(a: Interval | null, b: Interval | null): boolean {
  if (a === null || b === null) return a === b;
  return Math.max(a.earliest - b.latest, b.earliest - a.latest) <= SAME_INVITE;
}
