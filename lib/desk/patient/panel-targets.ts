import * as z from 'zod/mini';
import type { IdentifierField } from '../../messages/panel-view.ts';
import { once } from '../../once.ts';
import { MOST_TABS_KNOWN } from '../../page-timing.ts';
import { LOCK, type NamedMemory, SESSION } from '../store/stored-keys.ts';

/** Whom the panel was opened at, from a card, and at which field. */
export interface PanelTarget {
  patientId: number;
  field: IdentifierField | null;
  /** Another one for each press. */
  press: string;
}

/**
 * At whom the panel was opened, by the tab and the page (pageKey) over which the card was pressed. In a window of the
 * calendar nothing else tells the panel whom it is about.
 */
export interface PanelTargets {
  bind(tabId: number, page: string, patientId: number, field: IdentifierField | null): Promise<void>;
  /** Null where the panel was not opened over this page of this tab. */
  targetOf(tabId: number, page: string): Promise<PanelTarget | null>;
}

const bound = once(() =>
  z.object({
    ...{ tabId: z.number(), page: z.string(), patientId: z.number() },
    ...{ field: z.nullable(z.enum(['email', 'cellPhone', 'birthDate'])), press: z.string() },
  }),
);
const stored = once(() => z.array(bound()));

export function panelTargets(memory: NamedMemory): PanelTargets {
  const load = async () => {
    const parsed = z.safeParse(stored(), await memory.read(SESSION.panelTargets));
    return parsed.success ? parsed.data : [];
  };
  return {
    bind: (tabId, page, patientId, field) =>
      navigator.locks.request(LOCK.panels, async () => {
        const others = (await load()).filter((other) => other.tabId !== tabId);
        await memory.write(SESSION.panelTargets, [
          ...others.slice(1 - MOST_TABS_KNOWN),
          { tabId, page, patientId, field, press: crypto.randomUUID() },
        ]);
      }),
    async targetOf(tabId, page) {
      const found = (await load()).find((one) => one.tabId === tabId && one.page === page);
      return found ? { patientId: found.patientId, field: found.field, press: found.press } : null;
    },
  };
}
