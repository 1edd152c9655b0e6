import type { Eligibility } from '../../invites/eligibility.ts';
import type { Phase } from '../../invites/operation.ts';
import type { Status } from '../../invites/status.ts';
import type { Offer, Risk } from '../../messages/offer.ts';
import type { Identity } from '../../messages/patient-view.ts';

export interface OfferInput {
  identity: Identity['kind'];
  status: Status;
  /** null until the record was read. */
  eligibility: Eligibility | null;
  /** Phase of the open operation, if any. */
  phase: Phase | null;
  /**
   * True where it can be shown that the patient has not joined: by evidence of the last ten minutes, or because this
   * practice's answers list invites and are read before the revoke.
   */
  provable: boolean;
  mayInvite: 'yes' | 'no' | 'notSaid';
}

/** The buttons a person gets. While the patient is not certain, there is none that changes anything for the patient. */
export function offersFor(input: OfferInput): Offer[] {
  if (input.phase !== null) return answersTo(input.phase);
  if (input.identity === 'open') return [primary('check')];
  if (input.identity === 'refused') return [];
  if (input.mayInvite === 'no') return [secondary('check')];
  const maySend = input.eligibility !== null && input.eligibility.verdict !== 'notEligible';
  const { status } = input;
  switch (status.kind) {
    case 'notInvited':
    case 'revoked':
    case 'disabled':
      return [...(maySend ? [primary('send')] : []), secondary('check')];
    case 'pending':
    case 'expired': {
      const risk: Risk | null = input.provable ? null : 'mayHaveJoined';
      const revoke = secondary('revoke', risk ?? 'cutsOffInvite');
      return [...(maySend ? [primary('resend', risk)] : []), revoke, secondary('check')];
    }
    case 'active':
      return [secondary('check')];
    case 'unknown':
      return whereUnknown(status.reason, maySend);
  }
}

function whereUnknown(reason: Extract<Status, { kind: 'unknown' }>['reason'], maySend: boolean): Offer[] {
  if (reason === 'answerDoesNotTell' && maySend) return [primary('send', 'mayBeInvited'), secondary('check')];
  return [primary('check')];
}

/** The buttons while an operation is open: the answers to its question, and none while it asks nothing. */
export function answersTo(phase: Phase): Offer[] {
  if (phase.at !== 'needsYou') return [];
  switch (phase.question) {
    case 'didSendArrive':
      return [primary('itArrived'), secondary('sendAgain')];
    case 'didRevokeHappen':
      return [primary('retry'), secondary('dismiss')];
    case 'revokedNotSent':
      return [primary('retry'), secondary('dismiss')];
  }
}

function primary(action: Offer['action'], risk: Risk | null = null): Offer {
  return { action, emphasis: 'primary', risk };
}

function secondary(action: Offer['action'], risk: Risk | null = null): Offer {
  return { action, emphasis: 'secondary', risk };
}
