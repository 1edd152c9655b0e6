import type { DrChronoInvites } from '../../invites/drchrono-invites.ts';
import type { Eligibility } from '../../invites/eligibility.ts';
import type { Phase } from '../../invites/operation.ts';
import type { OtherChart } from '../../invites/other-charts.ts';
import { cautionsFor, type Risk, risksOfInvite } from '../../invites/risk.ts';
import type { SentLately } from '../../invites/sent-lately.ts';
import type { Status } from '../../invites/status.ts';
import type { Offer } from '../../messages/offer.ts';
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
  /** The other charts that carry the address, as DrChrono said. */
  alsoOn: readonly OtherChart[];
  /** An invite went out a short while ago to the address of the chart, so another one is a repeat; null where none did. */
  lately: SentLately | null;
  /** DrChrono invites this patient by itself, this way; null where it does not. */
  byItself: Exclude<DrChronoInvites, 'never'> | null;
}

/** The buttons a person gets. While the patient is not certain, there is none that changes anything for the patient. */
export function offersFor(input: OfferInput): Offer[] {
  const isDeceased = input.eligibility?.warnings.includes('deceased') === true;
  if (input.phase !== null) return answersTo(input.phase, isDeceased);
  if (input.identity === 'open') return [primary('check')];
  if (input.identity === 'refused') return [];
  if (input.mayInvite === 'no') return [secondary('check')];
  const { status, eligibility } = input;
  const maySend = eligibility !== null && eligibility.verdict !== 'notEligible' && !isDeceased;
  const cautions = cautionsFor(eligibility, input.alsoOn);
  const { alsoOn, lately, byItself } = input;
  const about = { minorsUnder: eligibility?.minorsUnder, alsoOn, lately, byItself };
  switch (status.kind) {
    case 'notInvited':
    case 'revoked':
    case 'disabled': {
      const isWaitedFor = byItself !== null && status.kind === 'notInvited';
      const risks = isWaitedFor ? ['drChronoInvites' as const, ...cautions] : cautions;
      return [...(maySend ? [sending('send', risks, about)] : []), secondary('check')];
    }
    case 'pending':
    case 'expired': {
      const risk: Risk | null = input.provable ? null : 'mayHaveJoined';
      const revoke = secondary('revoke', risk ?? 'cutsOffInvite');
      const risks = risksOfInvite('resend', risk, lately === null ? cautions : ['sentLately', ...cautions]);
      return [...(maySend ? [sending('resend', risks, about)] : []), revoke, secondary('check')];
    }
    case 'active':
      return [secondary('check')];
    case 'unknown':
      return whereUnknown(
        status.reason,
        maySend && sending('send', risksOfInvite('send', 'mayBeInvited', cautions), about),
      );
  }
}

function whereUnknown(reason: Extract<Status, { kind: 'unknown' }>['reason'], send: Offer | false): Offer[] {
  if (reason === 'answerDoesNotTell' && send) return [send, secondary('check')];
  return [primary('check')];
}

/** What the risks of an offer may be about. */
interface About {
  minorsUnder: number | undefined;
  alsoOn: readonly OtherChart[];
  lately: SentLately | null;
  byItself: Exclude<DrChronoInvites, 'never'> | null;
}

function sending(action: 'send' | 'resend', risks: readonly Risk[], about: About): Offer {
  const { minorsUnder, alsoOn, lately, byItself } = about;
  const [risk, ...also] = risks;
  return {
    ...primary(action, risk ?? null),
    ...(also.length > 0 ? { also } : {}),
    ...(minorsUnder !== undefined && risks.includes('minor') ? { minorsUnder } : {}),
    ...(risks.includes('sharedAddress') ? { alsoOn } : {}),
    ...(lately !== null && risks.includes('sentLately') ? { lately } : {}),
    ...(byItself !== null && risks.includes('drChronoInvites') ? { byItself } : {}),
  };
}

/**
 * The buttons while an operation is open: the answers to its question, and none while it asks nothing. For somebody who is
 * marked deceased no answer sends.
 */
export function answersTo(phase: Phase, isDeceased = false): Offer[] {
  const all = allAnswers(phase);
  if (!isDeceased) return all;
  const others = all.filter(({ action }) => !isSending(action));
  return all.length === 0 || others.some(({ action }) => action === 'dismiss')
    ? others
    : [...others, secondary('dismiss')];
}

function allAnswers(phase: Phase): Offer[] {
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

/** The same offer where a person confirms the patient with each deed. Looking and closing a question are no deeds. */
export function confirmed(offer: Offer): Offer {
  return isDeed(offer.action) ? { ...offer, risk: offer.risk ?? 'oneIdentifier' } : offer;
}

/** Does this action change something for the patient at DrChrono? */
export function isDeed(action: Offer['action']): boolean {
  return action === 'revoke' || isSending(action);
}

/** May this action end with an invite on its way? */
export function isSending(action: Offer['action']): boolean {
  return ['send', 'resend', 'retry', 'sendAgain'].includes(action);
}

function primary(action: Offer['action'], risk: Risk | null = null): Offer {
  return { action, emphasis: 'primary', risk };
}

function secondary(action: Offer['action'], risk: Risk | null = null): Offer {
  return { action, emphasis: 'secondary', risk };
}
