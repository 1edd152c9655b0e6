import { foldStatus } from '../invites/fold-status.ts';
import type { Status } from '../invites/status.ts';
import type { ConnectionState, Failure, Offer, WorklistRow, WorklistView } from '../messages/view.ts';
import type { Budget } from './budget-gate.ts';
import { actsAsEvidence, type DeskParts } from './desk-parts.ts';
import { operationView } from './operation-view.ts';
import { patientState, personOf } from './patient-view.ts';
import type { StoreState } from './store-state.ts';
import { freshRecord } from './subject.ts';

/** Names come back in the background for this many rows; the others wait until they are opened. */
const NAMED_ROWS = 30;
/** A record this account may not see is asked for again after this long, any other failure after a minute. */
const NOT_VISIBLE_WAIT = 30 * 60_000;
const UNHEARD_WAIT = 60_000;

/** The popup's list: every pending or expired invite known, and everything under way, nearest expiry first. */
export async function viewWorklist(
  parts: DeskParts,
  store: StoreState,
  connection: ConnectionState,
  budget: Budget,
  filling: boolean,
  online: boolean,
): Promise<WorklistView> {
  const ids = await knownPatients(parts);
  const rows = await Promise.all(ids.map((id) => rowOf(parts, id)));
  return {
    clock: { now: parts.clock.now(), learned: parts.clock.learned() },
    zone: await parts.facts.zone(),
    connection,
    online,
    rows: rows.filter((row) => row !== null).sort((a, b) => rank(a) - rank(b) || a.patientId - b.patientId),
    filling,
    budget: await budget.view(),
    store: await store.view(),
  };
}

/**
 * Give the nearest rows their names back after a browser restart. Runs in the background lane and stops at the
 * first failure that the next name would meet too: the list is useful without names. `changed` is told only of
 * names that came, and a name that did not is left alone for a while: a list that is read at every change must
 * not start the same questions again.
 */
export async function fillNames(parts: DeskParts, changed: () => Promise<void>): Promise<void> {
  for (const patientId of await namelessPatients(parts)) {
    const record = await freshRecord(parts, patientId, 'background');
    if (record.ok) await changed();
    else if (record.failure.kind === 'notFound' || record.failure.kind === 'forbidden')
      await parts.memory.rememberNameWait(patientId, parts.clock.now() + NOT_VISIBLE_WAIT);
    else return parts.memory.rememberNameWait('anybody', waitAfter(record.failure, parts.clock.now()));
  }
}

/** Is there a row without a name that could get one now? */
export async function hasNamelessRow(parts: DeskParts): Promise<boolean> {
  return (await namelessPatients(parts)).length > 0;
}

/** Of the nearest rows those whose name may be asked for now. */
async function namelessPatients(parts: DeskParts): Promise<number[]> {
  const now = parts.clock.now();
  if ((await parts.memory.nameWait('anybody')) > now) return [];
  const ids = await knownPatients(parts);
  const rows = (await Promise.all(ids.map((id) => rowOf(parts, id)))).filter((row) => row !== null);
  const nameless = rows
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, NAMED_ROWS)
    .filter((row) => row.name === null)
    .map(({ patientId }) => patientId);
  const waits = await Promise.all(nameless.map((id) => parts.memory.nameWait(id)));
  return nameless.filter((_, index) => (waits[index] ?? 0) <= now);
}

function waitAfter(failure: Failure, now: number): number {
  return failure.kind === 'throttled' || failure.kind === 'budgetSpent' ? failure.until : now + UNHEARD_WAIT;
}

async function knownPatients(parts: DeskParts): Promise<number[]> {
  const [{ operations, acts }, known] = await Promise.all([parts.ledger.read(), parts.memory.known()]);
  return [
    ...new Set([
      ...operations.map((operation) => operation.patientId),
      ...acts.map((act) => act.patientId),
      ...known.evidence.keys(),
      ...known.ended.keys(),
    ]),
  ];
}

async function rowOf(parts: DeskParts, patientId: number): Promise<WorklistRow | null> {
  const remembered = await parts.memory.record(patientId);
  const bare = remembered ? null : await withoutRecord(parts, patientId);
  const state = remembered ? await patientState(parts, remembered.value, 'locked') : bare;
  if (state === null || !(state.operation || isOnList(state.status))) return null;
  return {
    ...personOf(patientId, remembered?.value ?? null),
    status: state.status,
    operation: state.operation,
    offers: state.offers,
  };
}

/** Only ids and times survive a restart: state without a name, and no buttons until the record is there. */
async function withoutRecord(parts: DeskParts, patientId: number) {
  const { operations, acts } = await parts.ledger.read();
  const zone = await parts.facts.zone();
  const evidence = [...(await parts.memory.evidence(patientId)), ...actsAsEvidence(acts, patientId)];
  const running = operations.find((operation) => operation.patientId === patientId);
  const offers: Offer[] = [];
  return {
    status: foldStatus(evidence, parts.clock.now(), zone),
    operation: running ? operationView(running, null, zone) : null,
    offers,
  };
}

function isOnList(status: Status): boolean {
  return status.kind === 'pending' || status.kind === 'expired';
}

/** Open questions first, then by the time the invite ends; what has no end comes last. */
function rank(row: WorklistRow): number {
  if (row.operation?.stage === 'needsYou') return 0;
  const { status } = row;
  if (status.kind === 'pending' || status.kind === 'expired')
    return status.expires?.earliest ?? Number.MAX_SAFE_INTEGER;
  return Number.MAX_SAFE_INTEGER;
}
