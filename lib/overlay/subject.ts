import type { PageReading } from '../ehr/page/reading.ts';
import type { PlaceKey } from '../messages/patient-view.ts';
import { identityOf } from './compare-views.ts';
import type { PlaceKeeper } from './place.ts';
import type { Screen } from './screen.ts';
import type { SessionPorts } from './session-ports.ts';
import type { ViewQuestions } from './view-questions.ts';

/** The subject is whom the page is about. When it changes, everything of the one before leaves the screen at once. */
export interface Subject {
  /** This number rises with every change of the subject. What was begun under an older number is dropped. */
  epoch(): number;
  /** Is this reading about the same subject? */
  isOf(reading: PageReading): boolean;
  /** Tell for how many milliseconds the page has been about this subject. */
  age(): number;
  /** Call back after so many milliseconds, unless the subject has changed by then. Only one callback is waited for. */
  later(milliseconds: number, callback: () => void): void;
  /** The page is about another subject. `reading` is null where the page is about somebody but cannot be read yet. */
  begin(page: PlaceKey, reading: PageReading | null): void;
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
  let epoch = 0;
  let identity = '';
  let since = 0;
  let waitingIn = -1;
  const turn = (to: string, gone = false) => {
    epoch += 1;
    identity = to;
    views.forget(gone);
  };
  return {
    epoch: () => epoch,
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
      turn(reading ? identityOf(reading) : '');
      since = ports.elapsed();
      // From now on nothing of any patient is on the screen, only the words that the page is being looked at.
      screen.replace({
        ...{ view: null, loading: true, page, staleExtension: false, notice: null },
        ...places.known(page),
      });
      if (reading) void places.recall(page);
    },
    doubt() {
      turn('');
      screen.change({ view: null, loading: true, notice: null });
    },
    leave() {
      turn('', true);
      screen.replace(null);
    },
  };
}
