import type { PatientView } from '../messages/patient-view.ts';
import { outcomeOf } from './compare-views.ts';
import type { Screen } from './screen.ts';

/** The notice that there was no answer. The next answer takes it away; after a click only one that shows an outcome. */
export interface Silence {
  /** A click on `before` got no answer. */
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
