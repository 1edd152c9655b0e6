import type { PatientView } from '../messages/patient-view.ts';
import { LONGEST_WAIT_FOR_END, PAST_THE_END } from '../page-timing.ts';

interface Timers {
  /** Milliseconds since some fixed moment. */
  elapsed(): number;
  later(milliseconds: number, callback: () => void): void;
}

/**
 * Call `ended` once when the shown invite has ended, because other buttons are offered from then on. There is one
 * timer, for the view that was told last.
 */
export function endOfInvite(ports: Timers, ended: () => void): (view: PatientView) => void {
  /** This is the end that is waited for, in elapsed ms; 0 where none is. */
  let end = 0;
  return (view) => {
    const latest = view.status.kind === 'pending' ? view.status.expires?.latest : null;
    const left = latest ? latest - view.clock.now : 0;
    const due = left > 0 && left <= LONGEST_WAIT_FOR_END ? ports.elapsed() + left + PAST_THE_END : 0;
    if (Math.abs(end - due) < PAST_THE_END) return;
    end = due;
    if (due === 0) return;
    ports.later(left + PAST_THE_END, () => {
      if (end !== due) return;
      end = 0;
      ended();
    });
  };
}
