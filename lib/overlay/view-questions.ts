import type { PageReading } from '../ehr/page/reading.ts';
import type { PatientView } from '../messages/patient-view.ts';
import { LONGEST_WAIT_FOR_END, PAST_THE_END } from '../timing.ts';
import { contentOf, outcomeOf } from './compare-views.ts';
import type { Screen } from './screen.ts';
import type { SessionPorts } from './session-ports.ts';

/** How a question about the view ended. `overtaken`: the answer to a later one is on the screen already. */
type Asked = 'shown' | 'overtaken' | 'unanswered' | 'left';

/** Asks for views of the page and shows the answers, as long as the page is about the same. */
export interface ViewQuestions {
  /** Does the page say something that no view answers and no question under way asks about? */
  isNews(reading: PageReading): boolean;
  ask(reading: PageReading, check: boolean): Promise<Asked>;
  /** Milliseconds since the view that is shown came. */
  age(): number;
  /** A click on `before` got no answer: only a view that shows an outcome takes that notice away. */
  clickUnanswered(before: PatientView | null): void;
  /** The page is about something else, or may be. `gone`: not even the same page any more. */
  forget(gone: boolean): void;
}

/** `epoch` rises with every change of who the page is about; `reread` looks at the page again and asks. */
export function viewQuestions(
  ports: SessionPorts,
  screen: Screen,
  epoch: () => number,
  reread: () => void,
): ViewQuestions {
  let content = { text: '', since: 0 };
  let underWay: { text: string } | null = null;
  let answered: string | null = null;
  /** Questions are numbered: of two answers the one asked for later stays. */
  let asked = 0;
  let newestShown = 0;
  let cameAt = 0;
  let clickedOn: string | null = null;
  let end: { due: number } | null = null;

  /** Note what the page says; returns how long it has said just this. */
  const contentAge = (reading: PageReading): number => {
    const text = contentOf(reading);
    if (text !== content.text) content = { text, since: ports.elapsed() };
    return ports.elapsed() - content.since;
  };

  /** The offers come from the view: when the shown invite has ended, ask once more. One timer counts. */
  const watchEnd = ({ status, clock }: PatientView) => {
    const latest = status.kind === 'pending' ? (status.expires?.latest ?? null) : null;
    const left = latest === null ? 0 : latest - clock.now;
    if (left <= 0 || left > LONGEST_WAIT_FOR_END) {
      end = null;
      return;
    }
    const due = ports.elapsed() + left + PAST_THE_END;
    if (end !== null && Math.abs(end.due - due) < PAST_THE_END) return;
    const mine = { due };
    const at = epoch();
    end = mine;
    ports.later(left + PAST_THE_END, () => {
      if (end !== mine || at !== epoch()) return;
      end = null;
      reread();
    });
  };

  const show = (view: PatientView, text: string) => {
    answered = text;
    cameAt = ports.elapsed();
    const isSilence = screen.shown()?.notice?.kind === 'timeout';
    const isOver = isSilence && (clickedOn === null || clickedOn !== outcomeOf(view));
    if (isOver || !isSilence) clickedOn = null;
    screen.change({ view, loading: false, ...(isOver ? { notice: null } : {}) });
    watchEnd(view);
  };

  return {
    isNews(reading) {
      contentAge(reading);
      return (underWay?.text ?? answered) !== content.text;
    },
    async ask(reading, check) {
      const at = epoch();
      const age = contentAge(reading);
      asked += 1;
      const number = asked;
      const question = { text: content.text };
      underWay = question;
      const view = await screen.ask('viewPatient', { reading, age, check });
      if (underWay === question) underWay = null;
      if (at !== epoch()) return 'left';
      if (view === null) {
        screen.unanswered();
        return 'unanswered';
      }
      // A check takes long and tells most: a plain view that was asked for meanwhile does not replace it.
      if (number < newestShown && !check) return 'overtaken';
      newestShown = Math.max(newestShown, number);
      show(view, question.text);
      return 'shown';
    },
    age: () => ports.elapsed() - cameAt,
    clickUnanswered(before) {
      clickedOn = outcomeOf(before);
      screen.unanswered();
    },
    forget(gone) {
      underWay = null;
      answered = null;
      clickedOn = null;
      end = null;
      if (gone) content = { text: '', since: 0 };
    },
  };
}
