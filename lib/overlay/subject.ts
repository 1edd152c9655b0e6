import type { PageReading } from '../ehr/page/reading.ts';
import type { PlaceKey } from '../messages/patient-view.ts';
import { identityOf } from './compare-readings.ts';
import type { PlaceKeeper } from './place.ts';
import type { Screen } from './screen.ts';
import type { SessionPorts } from './session-ports.ts';
import type { ViewQuestions } from './view-questions.ts';

/** The subject is whom the page is about. When it changes, everything of the one before leaves the screen at once. */
export interface Subject {
  /** Is this reading about the same subject? */
  isOf(reading: PageReading): boolean;
  /** Tell for how many milliseconds the page has been about this subject. */
  age(): number;
  /** Call back after so many milliseconds, unless the subject has changed by then. Only one callback is waited for. */
  later(milliseconds: number, callback: () => void): void;
  /** The page is about this subject now. */
  begin(page: PlaceKey, reading: PageReading): void;
  /** The page may be about somebody else by now. */
  doubt(): void;
  /** The page is about nobody. */
  leave(): void;
}

export function shownSubject(
  ports: SessionPorts,
  screen: Screen,
  views: ViewQuestions,
  places: PlaceKeeper,
): Subject {
  /** This number rises with every change or doubt. What was begun under an older number is dropped. */
  let epoch = 0;
  let identity = '';
  let since = 0;
  let waitingIn = -1;
  /** The last subject that was certain, and its number. The same one again, after a doubt, is no other subject. */
  let certain = { identity: '', number: 0 };
  const turn = (to: string) => {
    epoch += 1;
    identity = to;
    views.forget();
  };
  return {
    isOf: (reading) => identityOf(reading) === identity,
    age: () => ports.elapsed() - since,
    later(milliseconds, callback) {
      if (waitingIn === epoch) return;
      const at = epoch;
      waitingIn = at;
      ports.later(milliseconds, () => {
        if (at === epoch) callback();
      });
    },
    begin(page, reading) {
      turn(identityOf(reading));
      since = ports.elapsed();
      if (certain.identity !== identity) certain = { identity, number: certain.number + 1 };
      // From now on nothing of any patient is on the screen, only the words that the page is being looked at.
      screen.replace({
        ...{ view: null, loading: true, page, staleExtension: false, subject: certain.number },
        ...places.known(page),
      });
      void places.recall(page);
    },
    doubt() {
      turn('');
      screen.change({ view: null, loading: true });
    },
    leave() {
      turn('');
      certain = { ...certain, identity: '' };
      screen.replace(null);
    },
  };
}
