import type { Failure } from '../../messages/failure.ts';
import { NAMED_ROWS, NOT_VISIBLE_WAIT, UNHEARD_WAIT } from '../../timing.ts';
import type { PatientServices } from '../patient/read-access.ts';
import { freshRecord } from '../patient/resolve-patient.ts';
import { takeSnapshot } from '../patient/snapshot.ts';
import { worklistRows } from './view-worklist.ts';

/** Gives the rows of the popup's list their names back after a browser restart, one filling at a time. */
export interface NameFilling {
  /** Begin, where a row could get its name now and nothing is under way. */
  begin(): Promise<void>;
  isUnderWay(): boolean;
}

export function nameFilling(services: PatientServices, changed: () => Promise<void>): NameFilling {
  let isFilling = false;
  return {
    isUnderWay: () => isFilling,
    async begin() {
      // Another view may have begun a filling while this one looked for rows without a name.
      if (isFilling || !(await hasNamelessRow(services)) || isFilling) return;
      isFilling = true;
      void fillNames(services, changed).finally(() => {
        isFilling = false;
        void changed();
      });
    },
  };
}

/**
 * Read the records of the nearest rows without a name, in the background's share of the requests. Stops at the first
 * failure that the next record would meet too: the list is useful without names. `changed` is called only when a name
 * came, and a failed name is left alone for a while. Otherwise the popup, which reads its list at every change, would
 * start the same requests again and again.
 */
export async function fillNames(services: PatientServices, changed: () => Promise<void>): Promise<void> {
  for (const patientId of await namelessPatients(services)) {
    const record = await freshRecord(services, patientId, 'background');
    if (record.ok) await changed();
    else if (record.failure.kind === 'notFound' || record.failure.kind === 'forbidden')
      await services.cache.rememberNameWait(patientId, services.clock.now() + NOT_VISIBLE_WAIT);
    else return services.cache.rememberNameWait('anybody', waitAfter(record.failure, services.clock.now()));
  }
}

/** Is there a row without a name that could get one now? */
export async function hasNamelessRow(services: PatientServices): Promise<boolean> {
  return (await namelessPatients(services)).length > 0;
}

/** The patients of the nearest rows whose name is unknown and may be asked for now. */
async function namelessPatients(services: PatientServices): Promise<number[]> {
  const now = services.clock.now();
  if ((await services.cache.nameWait('anybody')) > now) return [];
  const nameless = worklistRows(await takeSnapshot(services))
    .slice(0, NAMED_ROWS)
    .filter((row) => row.name === null)
    .map(({ patientId }) => patientId);
  const waits = await Promise.all(nameless.map((id) => services.cache.nameWait(id)));
  return nameless.filter((_, index) => (waits[index] ?? 0) <= now);
}

function waitAfter(failure: Failure, now: number): number {
  return failure.kind === 'throttled' || failure.kind === 'budgetSpent' ? failure.until : now + UNHEARD_WAIT;
}
