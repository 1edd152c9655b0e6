import type { PatientView } from '../messages/patient-view.ts';
import { outcomeOf } from './compare-views.ts';
import type { Screen } from './screen.ts';

/**
 * This keeps the notice that no answer came. The next answer takes the notice away, but after a click only an answer
 * that shows what came of the click does.
 */
export interface Silence {
  /** A click on the view `before` got no answer. */
  ofClick(before: PatientView | null): void;
  /** Does this answer take the notice away? */
  isBrokenBy(view: PatientView): boolean;
  forget(): void;
}

export function silenceOn(screen: Screen): Silence {
  let clickedOn: string | null = null;
  return {
    ofClick(before) {
      clickedOn = outcomeOf(before);
      screen.unanswered();
    },
    isBrokenBy(view) {
      const isSilence = screen.shown()?.notice?.kind === 'timeout';
      const isBroken = isSilence && clickedOn !== outcomeOf(view);
      if (isBroken || !isSilence) clickedOn = null;
      return isBroken;
    },
    forget() {
      clickedOn = null;
    },
  };
}
