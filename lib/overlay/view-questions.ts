import type { PageReading } from '../ehr/page/reading.ts';
import type { PatientView } from '../messages/patient-view.ts';
import { contentOf } from './compare-views.ts';
import { endOfInvite } from './end-of-invite.ts';
import type { Screen } from './screen.ts';
import type { SessionPorts } from './session-ports.ts';
import { silenceOn } from './silence.ts';

/** This asks for views of the page and shows the answers, as long as the page is about the same subject. */
export interface ViewQuestions {
  /** Does the page say something that no view has answered and no question under way asks about? */
  isNews(reading: PageReading): boolean;
  /**
   * Ask for a view. `check`: the background is to ask DrChrono anew. True: the answer, or that to a later question, is
   * on the screen.
   */
  ask(reading: PageReading, check: boolean): Promise<boolean>;
  /** Tell for how many milliseconds the shown view has been here. */
  age(): number;
  /**
   * A click on the view `before` got no answer. Only a view that shows what came of the click takes that notice away.
   */
  clickUnanswered(before: PatientView | null): void;
  /** The page is about another subject, or may be. `gone`: it is not even the same page any more. */
  forget(gone: boolean): void;
}

/** This is what the page says about the invite, and since when (elapsed ms) it has said just this. */
interface Content {
  text: string;
  since: number;
}

/** `reread` looks at the page again and asks for a view. */
export function viewQuestions(ports: SessionPorts, screen: Screen, reread: () => void): ViewQuestions {
  const silence = silenceOn(screen);
  const watchEnd = endOfInvite(ports, reread);
  let content: Content = { text: '', since: 0 };
  let underWay: string | null = null;
  let answered: string | null = null;
  let cameAt = 0;
  /** Questions are numbered, so that of two answers the one to the later question stays. */
  let asked = 0;
  let newestShown = 0;
  /** Questions up to this number were about another subject. */
  let newestLeft = 0;

  const show = (view: PatientView, text: string) => {
    answered = text;
    cameAt = ports.elapsed();
    screen.change({ view, loading: false, ...(silence.isBrokenBy(view) ? { notice: null } : {}) });
    watchEnd(view);
  };

  return {
    isNews(reading) {
      content = noted(content, reading, ports.elapsed());
      return content.text !== (underWay ?? answered);
    },
    async ask(reading, check) {
      content = noted(content, reading, ports.elapsed());
      const { text, since } = content;
      asked += 1;
      const number = asked;
      underWay = text;
      const view = await screen.ask('viewPatient', { reading, age: ports.elapsed() - since, check });
      if (number === asked) underWay = null;
      if (number <= newestLeft) return false;
      if (view === null) {
        screen.unanswered();
        return false;
      }
      // A check takes long and tells most, so its answer is shown even after the view of a plain question that was
      // asked later.
      if (number < newestShown && !check) return true;
      newestShown = Math.max(newestShown, number);
      show(view, text);
      return true;
    },
    age: () => ports.elapsed() - cameAt,
    clickUnanswered: silence.ofClick,
    forget(gone) {
      underWay = null;
      answered = null;
      newestLeft = asked;
      silence.forget();
      watchEnd(null);
      if (gone) content = { text: '', since: 0 };
    },
  };
}

function noted(before: Content, reading: PageReading, now: number): Content {
  const text = contentOf(reading);
  return text === before.text ? before : { text, since: now };
}
