import type { PageReading } from '../ehr/page/reading.ts';
import type { PlaceKey } from '../messages/patient-view.ts';
import { identityOf } from './compare-views.ts';
import type { PlaceKeeper } from './place.ts';
import type { Screen } from './screen.ts';
import type { SessionPorts } from './session-ports.ts';
import type { ViewQuestions } from './view-questions.ts';

/** Whom the page is about. With every change, all of the one before is gone from the screen at once. */
export interface Subject {
  /** Rises with every change; what was begun in an older one is dropped. */
  epoch(): number;
  /** Is this reading about the same? */
  isOf(reading: PageReading): boolean;
  /** Milliseconds since the page is about it. */
  age(): number;
  /** Call back after so long, unless it has changed by then. Only one is waited for. */
  later(milliseconds: number, callback: () => void): void;
  /** `reading` is null where the page is about somebody but cannot be read yet. */
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
      // Nothing of anyone on the screen but that it is being looked.
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
