import * as z from 'zod/mini';
import type { Input } from '../../messages/contract.ts';
import type { ScreenState } from '../../messages/day-view.ts';
import { screenState } from '../../messages/schemas.ts';
import type { SessionMemory } from '../../platform/storage.ts';
import { SESSION, type SessionName } from '../store/stored-keys.ts';

/** Which of our pages is meant. */
export type ScreenPlace = Input<'readScreen'>['place'];

/**
 * How our pages were left, so that one that is closed and opened again goes on where it was. A search may hold a name, so
 * this lives in the session memory and ends with the browser or at disconnecting.
 */
export interface Screens {
  /** Null where the page was not open in this browser session, or where another release left it. */
  read(place: ScreenPlace): Promise<ScreenState | null>;
  /** What the browser refuses is lost: then the page opens as it does in the morning. */
  keep(place: ScreenPlace, state: ScreenState): Promise<void>;
}

/**
 * `memory` is the browser's own, and not the one whose writes are counted: nothing that is shown of patients is made from
 * a screen, so that a key in a search must not have the lists read again. No patient is forgotten to make room for it.
 */
export function openScreens(memory: Pick<SessionMemory<SessionName>, 'read' | 'write'>): Screens {
  return {
    async read(place) {
      const parsed = z.safeParse(screenState(), await memory.read(SESSION.screen(place)));
      return parsed.success ? parsed.data : null;
    },
    async keep(place, state) {
      await memory.write(SESSION.screen(place), state).catch(() => undefined);
    },
  };
}
