import type { Risk } from '../lib/invites/risk.ts';

/** A person who has read all of this may do whatever is offered. */
export const ALL_RISKS = [
  ...(['mayHaveJoined', 'mayBeInvited', 'cutsOffInvite', 'oneIdentifier'] as const),
  ...(['inactiveChart', 'minor', 'responsibleParty', 'sharedAddress'] as const),
  ...(['sentLately', 'drChronoInvites'] as const),
] as const satisfies readonly Risk[];
