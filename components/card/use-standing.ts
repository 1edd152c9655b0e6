import { useRef } from 'preact/hooks';
import { statusAt } from '../../lib/invites/status-at.ts';
import type { PatientView } from '../../lib/messages/patient-view.ts';
import { standingSentence } from '../../lib/words/standing.ts';
import type { Speech } from '../shared/Spoken.tsx';
import { leftOf } from '../shared/time-left.ts';

/**
 * Where a patient stands is spoken when the patient has come, and when `asked` was called: then with the next view, once
 * nothing is on its way. Whatever else changes is read by whoever wants to. Nobody is told of a page that they are not in.
 */
export function useStanding(
  view: PatientView | null,
  busy: boolean,
  now: number,
): { standing: Speech; asked: () => void } {
  /** The view before the one that is to be spoken; undefined: none is. */
  const before = useRef<PatientView | null | undefined>(null);
  const standing = useRef<Speech>(['']);
  if (view === null) {
    before.current = null;
    standing.current = [''];
  } else if (before.current !== undefined && before.current !== view && !busy) {
    // Of a patient who comes while something is under way, that is spoken.
    const isSaid = before.current === null && view.operation !== null;
    before.current = undefined;
    const status = statusAt(view.status, now);
    const left = leftOf(status, now, view.clock.learned)?.words ?? '';
    standing.current = [
      !isSaid && document.hasFocus() ? standingSentence({ ...view, status }, left) : '',
      view,
    ];
  }
  return {
    standing: standing.current,
    asked() {
      before.current = view;
    },
  };
}
