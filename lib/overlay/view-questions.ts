import type { PageReading } from '../ehr/page/reading.ts';
import type { PatientView } from '../messages/patient-view.ts';
import { contentOf } from './compare-views.ts';
import { endOfInvite } from './end-of-invite.ts';
import type { Screen } from './screen.ts';
import type { SessionPorts } from './session-ports.ts';
import { silenceOn } from './silence.ts';

/** Asks for views of the page and shows the answers, as long as the page is about the same. */
export interface ViewQuestions {
  /** Does the page say something that no view answers and no question under way asks about? */
  isNews(reading: PageReading): boolean;
  /** True: its answer is on the screen, or that of a later question. */
  ask(reading: PageReading, check: boolean): Promise<boolean>;
  /** Milliseconds since the view that is shown came. */
  age(): number;
  /** A click on `before` got no answer: only a view that shows an outcome takes that notice away. */
  clickUnanswered(before: PatientView | null): void;
  /** The page is about something else, or may be. `gone`: not even the same page any more. */
  forget(gone: boolean): void;
}

/** What the page says about the invite, and since when it has said just this. */
interface Content {
  text: string;
  since: number;
}

/** `reread` looks at the page again and asks. */
export function viewQuestions(ports: SessionPorts, screen: Screen, reread: () => void): ViewQuestions {
  const silence = silenceOn(screen);
  const watchEnd = endOfInvite(ports, reread);
  let content: Content = { text: '', since: 0 };
  let underWay: string | null = null;
  let answered: string | null = null;
  let cameAt = 0;
  /** Questions are numbered: of two answers the one asked for later stays. */
  let asked = 0;
  let newestShown = 0;
  /** Questions up to this number were about somebody else. */
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
      // A check takes long and tells most: a plain view that was asked for meanwhile does not replace it.
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
