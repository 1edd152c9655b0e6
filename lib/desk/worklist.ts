import type { Status } from '../invites/status.ts';
import type { ConnectionState, Failure, WorklistRow, WorklistView } from '../messages/view.ts';
import type { Budget } from './budget-gate.ts';
import type { DeskParts } from './desk-parts.ts';
import { patientState } from './patient-state.ts';
import { personOf } from './patient-view.ts';
import { knownPatients, type Picture, takePicture } from './picture.ts';
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
  const picture = await takePicture(parts);
  return {
    clock: { now: picture.now, learned: parts.clock.learned() },
    zone: picture.zone,
    connection,
    online,
    rows: rowsOf(picture),
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
  const nameless = rowsOf(await takePicture(parts))
    .slice(0, NAMED_ROWS)
    .filter((row) => row.name === null)
    .map(({ patientId }) => patientId);
  const waits = await Promise.all(nameless.map((id) => parts.memory.nameWait(id)));
  return nameless.filter((_, index) => (waits[index] ?? 0) <= now);
}

function waitAfter(failure: Failure, now: number): number {
  return failure.kind === 'throttled' || failure.kind === 'budgetSpent' ? failure.until : now + UNHEARD_WAIT;
}

function rowsOf(picture: Picture): WorklistRow[] {
  return knownPatients(picture)
    .flatMap((patientId): WorklistRow[] => {
      const record = picture.records.get(patientId) ?? null;
      const { status, operation, offers } = patientState(picture, patientId, record, 'locked');
      if (!(operation || isOnList(status))) return [];
      return [{ ...personOf(patientId, record), status, operation, offers }];
    })
    .sort((a, b) => rank(a) - rank(b) || a.patientId - b.patientId);
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
