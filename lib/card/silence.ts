import type { PatientView } from '../messages/patient-view.ts';
import { outcomeOf } from './compare-views.ts';

/**
 * This keeps whether the notice stands that no answer came. The next answer takes the notice away, but after a press
 * only an answer that shows what came of the press does.
 */
export interface Silence {
  /** No answer came to a plain question. */
  ofQuestion(): void;
  /** No answer came to a press on the view `before`. */
  ofPress(before: PatientView | null): void;
  /** Does this answer take the notice away? */
  isBrokenBy(view: PatientView): boolean;
  /** Another notice stands in its place. */
  end(): void;
}

export function openSilence(): Silence {
  let isSilent = false;
  let pressedOn: string | null = null;
  return {
    ofQuestion() {
      isSilent = true;
    },
    ofPress(before) {
      isSilent = true;
      pressedOn = outcomeOf(before);
    },
    isBrokenBy(view) {
      const isBroken = isSilent && pressedOn !== outcomeOf(view);
      if (isBroken || !isSilent) pressedOn = null;
      if (isBroken) isSilent = false;
      return isBroken;
    },
    end() {
      isSilent = false;
      pressedOn = null;
    },
  };
}
