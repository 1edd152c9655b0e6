import type { Failure } from '../../messages/failure.ts';
import type { ListedPerson } from '../../messages/worklist-view.ts';
import { NOT_VISIBLE_WAIT, UNHEARD_WAIT } from '../../timing.ts';
import type { PatientServices } from '../patient/read-access.ts';
import { freshRecord } from '../patient/resolve-patient.ts';
import type { HeldWorklist } from './held-worklist.ts';

/** Gives the rows of the popup's list their names back after a browser restart, one filling at a time. */
export interface NameFilling {
  /** Begin, where a row in these places of the list could get its name now and nothing is under way. */
  begin(from: number, count: number): Promise<void>;
  isUnderWay(): boolean;
}

export function nameFilling(
  services: PatientServices,
  worklist: HeldWorklist,
  changed: (whom: number | 'ownPages') => Promise<void>,
): NameFilling {
  let isFilling = false;
  return {
    isUnderWay: () => isFilling,
    async begin(from, count) {
      const nameless = isFilling ? [] : await namelessPatients(services, await worklist.people(from, count));
      // Another view may have begun a filling while this one looked for rows without a name.
      if (isFilling || nameless.length === 0) return;
      isFilling = true;
      void fillNames(services, nameless, changed).finally(() => {
        isFilling = false;
        void changed('ownPages');
      });
    },
  };
}

/**
 * Read the records of these patients, in the background's share of the requests. Stops at the first
 * failure that the next record would meet too: the list is useful without names. `changed` is called only when a name
 * came, and a failed name is left alone for a while. Otherwise the popup, which reads its list at every change, would
 * start the same requests again and again.
 */
async function fillNames(
  services: PatientServices,
  nameless: readonly number[],
  changed: (patientId: number) => Promise<void>,
): Promise<void> {
  for (const patientId of nameless) {
    const record = await freshRecord(services, patientId, 'background');
    if (record.ok) await changed(patientId);
    else if (record.failure.kind === 'notFound' || record.failure.kind === 'forbidden')
      await services.cache.rememberNameWait(patientId, services.clock.now() + NOT_VISIBLE_WAIT);
    else return services.cache.rememberNameWait('anybody', waitAfter(record.failure, services.clock.now()));
  }
}

/** Those of these people whose name is unknown and may be asked for now, in their order. */
async function namelessPatients(
  services: PatientServices,
  people: readonly ListedPerson[],
): Promise<number[]> {
  const now = services.clock.now();
  if ((await services.cache.nameWait('anybody')) > now) return [];
  const nameless = people.filter(({ name }) => name === null).map(({ patientId }) => patientId);
  const waits = await Promise.all(nameless.map((id) => services.cache.nameWait(id)));
  return nameless.filter((_, index) => (waits[index] ?? 0) <= now);
}

function waitAfter(failure: Failure, now: number): number {
  return failure.kind === 'throttled' || failure.kind === 'budgetSpent' ? failure.until : now + UNHEARD_WAIT;
}
