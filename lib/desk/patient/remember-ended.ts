import { maskEmail } from '../../invites/mask.ts';
import type { Operation } from '../../invites/operation.ts';
import type { PatientServices } from './read-access.ts';

/**
 * Remember how an operation ended, with the masked address it went to and in whose name, while the browser runs. Who was
 * sent an invite is not put off any more, also once this workstation has forgotten the send.
 */
export async function rememberEnded(
  { cache, clock, facts, notNow }: PatientServices,
  operation: Operation,
): Promise<void> {
  const { patientId, phase } = operation;
  if (phase.at === 'settled' && phase.outcome.kind === 'sent') await notNow.takeUp(patientId);
  const [remembered, checks] = await Promise.all([cache.record(patientId), facts.checks()]);
  const email = remembered?.value.email;
  const to = email ? maskEmail(email) : null;
  await cache.rememberEnded({ operation, at: clock.now(), to, actedAs: checks?.signedInAs ?? null });
}
