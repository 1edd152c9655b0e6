import type { PressRefusal } from '../card/judge-press.ts';
import type { SightProblem } from '../messages/sight.ts';

/** Name the card for a screen reader. */
export const CARD_REGION = 'Invite Desk for this patient';
export const GONE_SENTENCE = 'The page has moved on. Fold this card and open it again.';

/** These sentences say why a press was not taken. A press that gets no answer looks like one that worked. */
export const pressRefusalSentence: Record<PressRefusal, string> = {
  notAimed: 'That press did not begin on this button, so nothing was done. Press again.',
  tooSoon: 'One moment: this just changed. Look again, then press.',
  notVisible:
    'Something covers this button, so nothing was done. Use the toolbar button, or move Invite Desk aside and press again.',
  notFocused: 'One moment: this window was not in front. Use the toolbar button, or press again.',
};

/** These say why the page's side found that the card may not have been seen. */
export const sightSentence: Record<SightProblem, string> = {
  taken: 'The page changed how Invite Desk is shown.',
  hidden: 'The page hides this card.',
  faded: 'The page fades this card.',
  covered: 'Something on the page covers this card.',
  moved: 'One moment: the card just moved or was covered.',
};
