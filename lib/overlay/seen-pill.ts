import type { PageReading } from '../ehr/page/reading.ts';
import type { Screen } from './screen.ts';
import type { SessionPorts } from './session-ports.ts';
import type { ViewQuestions } from './view-questions.ts';

/** Asks what the pill says where somebody sees it. Where an open card stands in its place, the card is told instead. */
export interface SeenPill {
  /** The page says this. `again`: there may be news of its patient even if it says the same as before. */
  ask(reading: PageReading, again: boolean): void;
  /** No card stands in its place any more. True: it missed something and has been blanked, so it must ask. */
  uncovered(): boolean;
}

export function seenPill(
  ports: Pick<SessionPorts, 'isHidden' | 'isCovered' | 'cardHears'>,
  screen: Screen,
  views: ViewQuestions,
): SeenPill {
  let isOld = false;
  const tellCard = () => {
    if (ports.cardHears()) void screen.ask('newsForCard', null);
  };
  return {
    ask(reading, again) {
      const isNews = views.isNews(reading);
      if (ports.isHidden() || !(isNews || again)) return;
      // What the page itself says may be evidence, so the background hears of it in any case.
      isOld = !isNews && ports.isCovered();
      if (isOld) tellCard();
      else void views.ask(reading).then((isShown) => isShown && tellCard());
    },
    uncovered() {
      // Where nothing is said of anybody, a look that asks is on its way.
      const isBlanked = isOld && screen.shown()?.view != null;
      if (isBlanked) screen.change({ view: null, loading: true });
      return isBlanked;
    },
  };
}
