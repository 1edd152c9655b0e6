import {
  type BulkLine,
  type BulkLineState,
  type BulkQueue,
  type Hold,
  operationOf,
  wantsSecondLook,
  withLine,
} from '../../invites/bulk-queue.ts';
import type { Operation } from '../../invites/operation.ts';
import { proofOf } from '../../invites/proof.ts';
import { SECOND_LOOK_AFTER } from '../../timing.ts';
import { newOperation } from '../operations/new-operation.ts';
import { isNewerInvite } from '../operations/observe-invite.ts';
import type { Runner } from '../operations/runner.ts';
import { allEvidence, type PatientServices, readAccess } from '../patient/read-access.ts';
import { leftOutByNow } from './bulk-candidates.ts';
import type { BulkStore } from './bulk-store.ts';

/** What working one line of the list needs. */
export interface LinePorts {
  services: PatientServices;
  runner: Runner;
  store: BulkStore;
  changed(): Promise<void>;
}

/**
 * Work one line of the list. It is an ordinary operation, which carries that it belongs to a list. Resolves when the
 * operation is settled or rests. False: the disk refused, so the line was not begun.
 */
export async function workLine(ports: LinePorts, queue: BulkQueue, line: BulkLine): Promise<boolean> {
  const { services, store } = ports;
  const { patientId, action, seenInvite } = line;
  // The list may have been confirmed hours ago, and the setting been changed since.
  if (action === 'send' && !(await services.facts.preparesSchedule()))
    return endLine(ports, patientId, { at: 'skipped', why: 'otherComputer' });
  const why = await leftOutByNow(services, line);
  if (why !== null) return endLine(ports, patientId, { at: 'skipped', why });
  const lookAgain = !(await services.facts.revokeTells());
  if (lookAgain && action === 'resend' && wantsSecondLook(queue, line)) return firstLook(ports, line);
  const now = services.clock.now();
  // What a page proved must still hold when this line is worked, which may be hours after the list was confirmed.
  const proof = proofOf(await allEvidence(services, patientId), now);
  const operation = newOperation(
    {
      ...{ patientId, kind: action, seenInvite, riskAccepted: false, proof },
      bulk: { lookAgain, goneSeenAt: null },
    },
    now,
  );
  const taken = await store.change((before) => {
    const still = before?.lines.find((other) => other.patientId === patientId)?.state.at === 'waiting';
    const working = { at: 'working', operationId: operation.id, since: now } as const;
    return before && still ? withLine(before, patientId, working, now) : before;
  });
  // A person may have taken this line off the list just now; then nothing is begun.
  if (!taken.queue?.lines.some((other) => operationOf(other) === operation.id)) return taken.kept;
  await services.cache.forgetEnded(patientId);
  const started = await ports.runner.start(operation);
  // The line still says "working" without an operation in the journal. The next stocktaking puts it back.
  if (started === 'notKept') return false;
  if (started === 'joined') return endLine(ports, patientId, { at: 'skipped', why: 'underWay' });
  await ports.runner.rested(operation.id);
  const operations = await services.journal.openOperations();
  const resting = operations.find((other) => other.id === operation.id);
  const hold = resting ? holdOf(resting) : null;
  return hold === null || (await store.change((before) => before && { ...before, hold })).kept;
}

/**
 * Look at a line without sending yet. Workstations that work the same list meet at its end: a line that a colleague has
 * sent by now is skipped, the others are taken up half a minute later.
 */
async function firstLook(ports: LinePorts, line: BulkLine): Promise<boolean> {
  const { services } = ports;
  const answer = await readAccess(services, line.patientId, 'bulk');
  const now = services.clock.now();
  if (answer.ok && isNewerInvite(answer.value, line.seenInvite))
    return endLine(ports, line.patientId, { at: 'skipped', why: 'someoneElseSent' });
  // A look that failed changes nothing: the second one meets the same trouble, and deals with it.
  return endLine(ports, line.patientId, { at: 'waiting', notBefore: now + SECOND_LOOK_AFTER });
}

async function endLine(ports: LinePorts, patientId: number, state: BulkLineState): Promise<boolean> {
  const now = ports.services.clock.now();
  const { kept } = await ports.store.change((queue) => queue && withLine(queue, patientId, state, now));
  await ports.changed();
  return kept;
}

/**
 * Why the whole list must wait: only for what the next line would meet as well. Null where the trouble is of this line
 * alone.
 */
function holdOf({ phase }: Operation): Hold | null {
  if (phase.at !== 'waiting' || phase.why === 'settling') return null;
  return { why: phase.why, until: phase.until };
}
