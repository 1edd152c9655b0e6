import { type CardShown, cardSession } from '../../../lib/card/card-session.ts';
import type { PatientView } from '../../../lib/messages/patient-view.ts';
import { answeredByTest, movedClock } from '../moved-background.ts';

export const PRESS = { heldFor: 80, watched: true };
/** The test's clock begins then. */
export const EPOCH = 1_800_000_000_000;

/** A view of Mira. Each has another token, as the background gives it out. */
export const view = (
  token: string | null = 'view token',
  change: Partial<PatientView> = {},
): PatientView => ({
  clock: { now: 0, learned: true },
  zone: null,
  token,
  identity: { kind: 'locked', name: 'Mira Quillfeather', birthDate: null },
  status: { kind: 'unknown', reason: 'notChecked', sides: [] },
  eligibility: null,
  ...{ history: [], operation: null, offers: [], withheld: null, trouble: null, actsAs: null },
  ...change,
});

export const pendingUntil = (latest: number, asOf = 0): PatientView['status'] => ({
  ...{ kind: 'pending', phase: 'alive' },
  invite: { sent: { earliest: 1, latest: 1 }, precision: 'exact', email: null, by: null },
  expires: { earliest: latest, latest },
  grounds: { source: 'answer', asOf },
});

/** Open a card over a background for which the test answers, and with a clock that the test moves. */
export function open() {
  const { ask, asked, last } = answeredByTest();
  const { elapsed, later, pass, timers } = movedClock();
  const shows: CardShown[] = [];
  const tab = { hidden: false };
  const session = cardSession(
    {
      ...{ ask, elapsed, later, now: () => elapsed() + EPOCH },
      ...{ show: (shown) => void shows.push(shown), isHidden: () => tab.hidden },
    },
    'frame token',
  );
  const shown = () => {
    const newest = shows.at(-1);
    if (!newest) throw new Error('Nothing is shown');
    return newest;
  };
  return { session, asked, last, pass, timers, shown, tab };
}

/** Open a card that already shows this view. */
export async function showing(first = view()) {
  const opened = open();
  void opened.session.look();
  await opened.last('viewCard').answer(first);
  return opened;
}
