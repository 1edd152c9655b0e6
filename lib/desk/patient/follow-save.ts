import { type Evidence, newestInvite } from '../../invites/evidence.ts';
import type { Risk } from '../../invites/risk.ts';
import type { Follow, Save, SaveEvent } from '../../invites/save.ts';
import { CLOCK_NOISE, RETRY_WAIT, SECOND } from '../../timing.ts';
import { failureEvent } from '../operations/make-request.ts';
import { type ActPorts, actOnRow } from './act.ts';
import { type PatientServices, readAccess } from './read-access.ts';

/** "May be several seconds old" (API docs). The full minute of READ_LAG would be too long for a patient on the phone. */
const ANSWER_LAG = 10 * SECOND;

type Held = Extract<SaveEvent, { type: 'held' }>;

// The press that began the save also wanted what follows.
const asker = 'click';

/**
 * It is saved. After another address the invite is read once, since nobody knows what DrChrono does to one that is out.
 * Then what the person wanted next is begun as a press would begin it, unless an email may have gone out already.
 */
export async function followSave(
  services: PatientServices,
  ports: ActPorts,
  save: Save,
): Promise<Follow | Held> {
  const { patientId, then, risksRead, replacesEmail, written } = save;
  // An answer may be several seconds old, and would not show yet what DrChrono did to the invite.
  const due = replacesEmail && written !== null && then !== 'nothing' ? written.gaveUpAt + ANSWER_LAG : 0;
  if (services.clock.now() < due) return { type: 'held', why: 'settling', until: due };
  const answer = save.fields.includes('email') ? await readAccess(services, patientId, asker) : null;
  if (then === 'nothing') return 'nothing';
  if (await isBegun(services, save)) return 'begun';
  if (replacesEmail && answer !== null) {
    if (!answer.ok)
      return heldBy(failureEvent({ ...answer, happened: 'no' }, services.clock.now()), services);
    // It joined a read that had left before the write.
    if (answer.value.asOf < leftAt(save))
      return { type: 'held', why: 'settling', until: services.clock.now() + SECOND };
    const tells = answer.value.source === 'answer' && answer.value.lines !== null;
    // To the new address no invite has gone, so none is a repeat.
    if (tells)
      return sentSince(save, answer.value) ?? begin(services, ports, save, [...risksRead, 'sentLately']);
    // What the person accepted was said of the invite at the old address. Nothing that was seen of it before counts now
    // (patient-state), so a resend is offered with a risk.
    const begun = await begin(services, ports, save, []);
    return begun === 'notOffered' ? 'youDecide' : begun;
  }
  return begin(services, ports, save, risksRead);
}

async function begin(
  services: PatientServices,
  ports: ActPorts,
  { patientId, then }: Save,
  risksRead: readonly Risk[],
): Promise<Follow | Held> {
  if (then === 'nothing') return 'nothing';
  const result = await actOnRow(services, ports, { patientId, action: then, risksRead });
  if (result.ok) return 'begun';
  const { failure } = result;
  switch (failure.kind) {
    // Nobody had read of it at the press, so it went out since.
    case 'sentLately':
      return 'alreadySent';
    // What is to be read first, such as whose charts carry the new address, is asked at the patient's own button.
    case 'notOffered':
    case 'onOtherCharts':
    case 'alreadyRunning':
    case 'notFound':
    case 'forbidden':
    case 'refused':
      return 'notOffered';
    default:
      return { type: 'held', why: 'unreachable', until: services.clock.now() + RETRY_WAIT };
  }
}

/**
 * Another worker may have begun it and died before it could write that down. What was done here before the write went to
 * the address before.
 */
async function isBegun({ journal }: PatientServices, save: Save): Promise<boolean> {
  const { operation, acts } = await journal.ofPatient(save.patientId);
  const since = leftAt(save) - CLOCK_NOISE;
  return (operation !== null && operation.startedAt >= since) || acts.some(({ at }) => at.latest >= since);
}

/** The write left at this time; where none was needed, the press counts. */
function leftAt({ written, startedAt }: Save): number {
  return written?.since ?? startedAt;
}

/**
 * Does the answer show an invite that went out since the write? Stamps are whole minutes, so one of the minute of the write
 * may be the invite that the person saw, or another.
 */
function sentSince(save: Save, evidence: Evidence): 'alreadySent' | 'youDecide' | null {
  const { seenInvite: seen } = save;
  const newest = newestInvite([evidence]);
  if (newest === null || newest.latest < leftAt(save) - CLOCK_NOISE) return null;
  const mayBeSeen = seen !== null && newest.earliest <= seen.latest && newest.latest >= seen.earliest;
  return mayBeSeen ? 'youDecide' : 'alreadySent';
}

function heldBy(event: ReturnType<typeof failureEvent>, { clock }: PatientServices): Follow | Held {
  if (event.type === 'held') return { type: 'held', why: event.why, until: event.until };
  return event.type === 'refused'
    ? 'youDecide'
    : { type: 'held', why: 'unreachable', until: clock.now() + RETRY_WAIT };
}
