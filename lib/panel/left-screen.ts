import type { Input, MessageName, Output } from '../messages/contract.ts';
import type { ScreenState } from '../messages/day-view.ts';
import type { IdentifierField } from '../messages/panel-view.ts';
import { KEEP_SCREEN_EVERY, MOST_ROWS_AT_ONCE } from '../timing.ts';

type Ask = <N extends MessageName>(name: N, input: Input<N>) => Promise<Output<N>>;

/**
 * Keep how the popup looks, so that it opens like this again. It may be closed at any moment, so a change is kept at
 * once; those that follow it closely are kept together.
 */
export function popupKeeper(
  ask: Ask,
  page: Pick<EventTarget, 'addEventListener'>,
): (state: ScreenState) => void {
  let kept = '';
  let next: ScreenState | null = null;
  let isResting = false;
  const keep = () => {
    const state = next;
    next = null;
    if (state === null || JSON.stringify(state) === kept) return;
    kept = JSON.stringify(state);
    void ask('keepScreen', { place: 'popup', state }).catch(() => undefined);
    isResting = true;
    setTimeout(() => {
      isResting = false;
      keep();
    }, KEEP_SCREEN_EVERY);
  };
  page.addEventListener('pagehide', keep);
  return (state) => {
    next = state;
    if (!isResting) keep();
  };
}

/**
 * Lets the panel open at a patient of the day. The press that opens the panel waits for nothing, so how the panel was left is
 * looked up now. A panel that is open already is told.
 */
export function panelAtPatient(
  ask: Ask,
  tell: (patientId: number, field: IdentifierField | null) => void,
  open: () => unknown,
): (patientId: number, field: IdentifierField | null) => void {
  let left: ScreenState = {
    ask: {
      ...{ day: { kind: 'current' }, providerId: null, officeId: null },
      ...{ filter: 'toDo', query: '', from: 0, count: MOST_ROWS_AT_ONCE },
    },
    ...{ current: null, scrolled: 0, openPatient: null, draft: null },
  };
  void ask('readScreen', { place: 'panel' })
    .then((state) => {
      left = state ?? left;
    })
    .catch(() => undefined);
  return (patientId, field) => {
    const state = { ...left, openPatient: patientId };
    void ask('keepScreen', { place: 'panel', state }).catch(() => undefined);
    tell(patientId, field);
    open();
  };
}
