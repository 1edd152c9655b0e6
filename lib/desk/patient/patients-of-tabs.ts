import * as z from 'zod/mini';
import { MOST_TABS_KNOWN } from '../../page-timing.ts';
import { type NamedMemory, SESSION } from '../store/stored-keys.ts';

/**
 * Whom it concerns that something changed: everybody, our own pages alone, or besides them the tabs that show the patient
 * with this id.
 */
export type Concerned = 'everybody' | 'ownPages' | number;

/**
 * Which patient each tab shows, so that news of a patient is told only where somebody sees that patient. It is in the
 * session memory, because a tab goes on showing its patient after the worker has died.
 */
export interface PatientsOfTabs {
  /** This tab shows this patient from now on; null where it is not known whom. Resolves once that is stored. */
  note(tabId: number, patientId: number | null): Promise<void>;
  /** Make a test for tabs: may it show this patient? Of a tab that was never noted nobody knows, so it may. */
  mayShow(patientId: number): Promise<(tabId: number) => boolean>;
}

const shape = () => z.array(z.tuple([z.number(), z.nullable(z.number())]));

export function patientsOfTabs(memory: NamedMemory): PatientsOfTabs {
  let loaded: Promise<Map<number, number | null>> | null = null;
  // Only one worker lives at a time, so what it has read once nobody else changes.
  const load = () => {
    loaded ??= memory.read(SESSION.patientsOfTabs).then((stored) => {
      const parsed = z.safeParse(shape(), stored);
      return new Map(parsed.success ? parsed.data : []);
    });
    return loaded;
  };
  return {
    async note(tabId, patientId) {
      const shown = await load();
      if (shown.get(tabId) === patientId) return;
      shown.delete(tabId);
      shown.set(tabId, patientId);
      const [oldest] = shown.keys();
      if (shown.size > MOST_TABS_KNOWN && oldest !== undefined) shown.delete(oldest);
      await memory.write(SESSION.patientsOfTabs, [...shown]);
    },
    async mayShow(patientId) {
      const shown = await load();
      return (tabId) => !shown.has(tabId) || shown.get(tabId) === patientId;
    },
  };
}
