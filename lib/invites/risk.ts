import type { Eligibility, EligibilityWarning } from './eligibility.ts';
import type { OtherChart } from './other-charts.ts';

/** A person must be told of such a risk before a deed goes ahead, and says yes to it with a second press. */
export type Risk =
  | 'mayHaveJoined'
  | 'mayBeInvited'
  | 'cutsOffInvite'
  | 'oneIdentifier'
  | 'inactiveChart'
  | 'minor'
  | 'responsibleParty'
  | 'sharedAddress'
  /** An invite went out within the last 24 hours and still waits (sent-lately). */
  | 'sentLately'
  /** DrChrono invites this patient by itself, as the practice says (drchrono-invites). */
  | 'drChronoInvites';

/** What a deed asks a person about: one risk, and others that are read with it. */
export interface Risky {
  risk: Risk | null;
  also?: readonly Risk[] | undefined;
}

/** List all risks that a deed asks about. */
export function risksOf({ risk, also = [] }: Risky): Risk[] {
  return risk === null ? [] : [risk, ...also];
}

/**
 * Tell whether the person has read every risk that the deed has now. One that came up since the question was asked was
 * not read, whatever else was said yes to.
 */
export function areRead(deed: Risky, read: readonly Risk[]): boolean {
  return risksOf(deed).every((risk) => read.includes(risk));
}

/** What a person must have read of the patient before an invite goes out. */
export function cautionsFor(eligibility: Eligibility | null, alsoOn: readonly OtherChart[] = []): Risk[] {
  const warned = (warning: EligibilityWarning) => eligibility?.warnings.includes(warning) === true;
  return [
    ...(warned('inactiveChart') ? ['inactiveChart' as const] : []),
    ...(warned('minor') ? ['minor' as const] : []),
    // That a minor's invite goes to the responsible party is as it should be.
    ...(warned('responsiblePartyAddress') && !warned('minor') ? ['responsibleParty' as const] : []),
    ...(alsoOn.length > 0 ? ['sharedAddress' as const] : []),
  ];
}

/**
 * What is asked before an invite: `risk`, which is about the invite, and the cautions. One second press says yes to what
 * was read. Where it is about the patient, nobody has agreed that they may have joined: then the operation of a resend
 * looks, and stops where nothing proves the contrary.
 */
export function risksOfInvite(
  action: 'send' | 'resend',
  risk: Risk | null,
  cautions: readonly Risk[],
): readonly Risk[] {
  const cautionsAlone = risk === null || (action === 'resend' && cautions.some(isCaution));
  return cautionsAlone ? cautions : [risk, ...cautions];
}

/** Is this risk about the patient, and not about the invite? */
function isCaution(risk: Risk): risk is 'inactiveChart' | 'minor' | 'responsibleParty' {
  return risk === 'inactiveChart' || risk === 'minor' || risk === 'responsibleParty';
}

/** Does a patient for whose invite this is asked stay out of a list for just that reason? */
export function isReasonToLeaveOut(
  risk: Risk,
): risk is 'inactiveChart' | 'minor' | 'responsibleParty' | 'sentLately' | 'drChronoInvites' {
  return isCaution(risk) || risk === 'sentLately' || risk === 'drChronoInvites';
}
