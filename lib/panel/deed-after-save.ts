import type { Requirement } from '../invites/eligibility.ts';
import { cautionsFor, type Risk, type Risky, risksOf, risksOfInvite } from '../invites/risk.ts';
import type { Offer } from '../messages/offer.ts';
import type { IdentifierField } from '../messages/panel-view.ts';
import type { PatientView } from '../messages/patient-view.ts';

/** A send or resend that may follow a save. */
export interface FollowingDeed extends Risky, Pick<Offer, 'lately' | 'minorsUnder' | 'alsoOn'> {
  action: 'send' | 'resend';
}

const REQUIREMENT: Record<IdentifierField, Requirement> = {
  ...{ email: 'email', birthDate: 'birthDate', cellPhone: 'phone' },
};

/**
 * Which invite could go out once these fields are saved; null for none. The background judges that again with the saved
 * record; this decides which button is drawn.
 */
export function deedAfterSave(view: PatientView, saved: readonly IdentifierField[]): FollowingDeed | null {
  const { offers, operation, identity, token, withheld } = view;
  const isOpen = operation !== null && ['working', 'waiting', 'needsYou'].includes(operation.stage);
  if (token === null || withheld !== null || identity.kind !== 'locked' || isOpen) return null;
  if (!mayBeInvited(view, saved)) return null;
  const offered = offers.find(isInvite);
  if (offered) return saved.includes('email') ? withoutOldAddress(offered) : asOffered(offered);
  const { eligibility } = view;
  if (eligibility?.warnings.includes('deceased')) return null;
  const cautions = cautionsFor(eligibility).filter((risk) => !(saved.includes('email') && isOfAddress(risk)));
  return withCautions(byStatus(view), cautions, eligibility?.minorsUnder);
}

function withCautions(
  deed: FollowingDeed | null,
  cautions: readonly Risk[],
  minorsUnder: number | undefined,
): FollowingDeed | null {
  if (deed === null || cautions.length === 0) return deed;
  const [risk = null, ...also] = risksOfInvite(deed.action, deed.risk, cautions);
  return { ...deed, risk, also, ...(minorsUnder !== undefined && { minorsUnder }) };
}

function asOffered({ action, risk, also, lately, minorsUnder, alsoOn }: InviteOffer): FollowingDeed {
  return {
    ...{ action, risk, ...(also && also.length > 0 ? { also } : {}) },
    ...(lately !== undefined && { lately }),
    ...(minorsUnder !== undefined && { minorsUnder }),
    ...(alsoOn !== undefined && { alsoOn }),
  };
}

/**
 * The deed for another address: what is said of the one on file was not read of the new one. The background judges that one
 * once it is saved, and asks then.
 */
function withoutOldAddress(offered: InviteOffer): FollowingDeed {
  const { action, minorsUnder } = asOffered(offered);
  const [risk = null, ...also] = risksOf(offered).filter((one) => !isOfAddress(one));
  return {
    action,
    risk,
    ...(also.length > 0 ? { also } : {}),
    ...(minorsUnder !== undefined && { minorsUnder }),
  };
}

/** Is the risk about the address on file? To another address no invite has gone yet, so that one is no repeat either. */
function isOfAddress(risk: Risk): boolean {
  return risk === 'responsibleParty' || risk === 'sharedAddress' || risk === 'sentLately';
}

type InviteOffer = Offer & { action: FollowingDeed['action'] };

function isInvite(offer: Offer): offer is InviteOffer {
  return offer.action === 'send' || offer.action === 'resend';
}

/** Email, and either the SSN or birth date and phone, each on file or among what is saved. */
function mayBeInvited({ eligibility }: PatientView, saved: readonly IdentifierField[]): boolean {
  if (eligibility === null) return false;
  const comes = new Set(saved.map((field) => REQUIREMENT[field]));
  const isLacking = (requirement: Requirement) => {
    const state = eligibility.lines.find((line) => line.requirement === requirement)?.state;
    return !comes.has(requirement) && (state === 'missing' || state === 'unusable');
  };
  return !isLacking('email') && !(isLacking('ssn') && (isLacking('birthDate') || isLacking('phone')));
}

/** What would be offered to a patient who could not be invited so far. */
function byStatus({ status, offers }: PatientView): FollowingDeed | null {
  switch (status.kind) {
    case 'notInvited':
    case 'revoked':
    case 'disabled':
      return { action: 'send', risk: null };
    case 'pending':
    case 'expired': {
      // A revoke is part of a resend, and says beside it whether it can be shown that the patient has not joined.
      const revoke = offers.find(({ action }) => action === 'revoke');
      return revoke
        ? { action: 'resend', risk: revoke.risk === 'mayHaveJoined' ? 'mayHaveJoined' : null }
        : null;
    }
    case 'unknown':
      return status.reason === 'answerDoesNotTell' ? { action: 'send', risk: 'mayBeInvited' } : null;
    case 'active':
      return null;
  }
}
