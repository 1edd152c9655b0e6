import type { PageReading } from '../ehr/page/reading.ts';
import type { Input } from '../messages/contract.ts';
import { contentOf } from './compare-readings.ts';
import type { Screen } from './screen.ts';

/** This asks what the pill says and shows the answers, as long as the page is about the same subject. */
export interface ViewQuestions {
  /** Does the page say something that no view has answered and no question under way asks about? */
  isNews(reading: PageReading): boolean;
  /** Ask for a view. True: the answer is on the screen. */
  ask(reading: PageReading): Promise<boolean>;
  /** The page is about another subject, or may be. */
  forget(): void;
}

export function viewQuestions(
  dated: (reading: PageReading) => Input<'viewPill'>,
  screen: Screen,
): ViewQuestions {
  let underWay: string | null = null;
  let answered: string | null = null;
  /** Questions are numbered, so that of two answers the one to the later question stays. */
  let asked = 0;
  let newestShown = 0;
  /** Questions up to this number were about another subject. */
  let newestLeft = 0;

  return {
    isNews: (reading) => contentOf(reading) !== (underWay ?? answered),
    async ask(reading) {
      const text = contentOf(reading);
      asked += 1;
      const number = asked;
      underWay = text;
      const view = await screen.ask('viewPill', dated(reading));
      if (number === asked) underWay = null;
      if (number <= newestLeft || number < newestShown) return false;
      screen.change(view === null ? { loading: false } : { view, loading: false });
      if (view === null) return false;
      newestShown = number;
      answered = text;
      return true;
    },
    forget() {
      underWay = null;
      answered = null;
      newestLeft = asked;
    },
  };
}
