import type { Risk } from '../invites/risk.ts';
import type { Input, MessageName, Output } from '../messages/contract.ts';
import type { Failure } from '../messages/failure.ts';
import type { Action } from '../messages/offer.ts';
import type { IdentifierField } from '../messages/panel-view.ts';
import type { PatientView } from '../messages/patient-view.ts';
import type { Press, ToldPress } from '../messages/sight.ts';
import { OLD_VIEW_TOKEN } from '../page-timing.ts';
import { saysTheSame } from './compare-views.ts';
import { endOfInvite } from './end-of-invite.ts';
import { newsQuestions } from './news-questions.ts';
import { openSilence, type Silence } from './silence.ts';

/** The card shows this at one moment. */
export interface CardShown {
  /** null until the first answer. */
  view: PatientView | null;
  /** The page under this card is about something else by now, so the card shows nothing of any patient. */
  gone: boolean;
  /** A press is on its way. */
  busy: boolean;
  /** Why the last press was not carried out, or that no answer came. */
  notice: Failure | null;
}

export interface CardPorts {
  ask<N extends MessageName>(name: N, input: Input<N>): Promise<Output<N>>;
  show(shown: CardShown): void;
  /** A card in a hidden tab asks nothing. What it missed is asked for when it is seen. */
  isHidden(): boolean;
  /** Milliseconds since some fixed moment. Unlike the computer's clock, this is never set back. */
  elapsed(): number;
  /** The computer's clock (epoch ms), by which the background tells how long a press took to come to it. */
  now(): number;
  later(milliseconds: number, callback: () => void): void;
}

export interface CardSession {
  /**
   * The page or the patient has news: read the view again. Resolves once that view is shown, or at once where nobody sees
   * the card.
   */
  look(): Promise<void>;
  /** The tab is seen again. */
  seen(): void;
  /** A judged press on an offer. */
  act(action: Action, risksRead: readonly Risk[], press: Press): Promise<void>;
  /** A judged press that wants the panel, at this field of the chart. */
  openPanel(field: IdentifierField | null, press: Press): Promise<void>;
}

type ActAnswer = Output<'act' | 'openPanel'> | 'unanswered';
/** Send one press with this token and this frame's. */
type Carry = (tokens: { frameToken: string; viewToken: string }, press: ToldPress) => Promise<ActAnswer>;

const outdated = { ok: false, failure: { kind: 'viewOutdated' } } as const;

/** Run one card: it asks for the view of its page's patient, shows it, and carries presses. It draws nothing itself. */
export function cardSession(ports: CardPorts, frameToken: string): CardSession {
  const silence = openSilence();
  const screen = cardScreen(ports);
  const questions = cardQuestions(ports, screen, silence, frameToken);
  const { question, look, catchUp } = questions;
  const carryOut = pressCarrier(ports, screen, silence, questions, frameToken);

  return {
    look,
    seen: () => void catchUp(),
    async act(action, risksRead, press) {
      if (action !== 'check') {
        const deed = { action, risksRead };
        return carryOut(
          (tokens, held) => askOrNothing(ports, 'act', { ...tokens, ...deed, press: held }),
          press,
        );
      }
      screen.change({ busy: true, notice: null });
      await question(true);
      screen.change({ busy: false });
    },
    // The browser opens a panel only right at the press, so where the token is young nothing is awaited before.
    openPanel: (field, press) =>
      carryOut((tokens, held) => askOrNothing(ports, 'openPanel', { ...tokens, field, press: held }), press),
  };
}

/** Carry presses to the background, each with the token of the view that was pressed. */
function pressCarrier(
  ports: CardPorts,
  screen: CardScreen,
  silence: Silence,
  { question, look, hold, viewAge }: CardQuestions,
  frameToken: string,
): (carry: Carry, press: Press) => Promise<void> {
  const send = async (carry: Carry, press: Press): Promise<ActAnswer> => {
    const before = screen.shown().view;
    if (!before?.token) return outdated;
    const answer = await carry({ frameToken, viewToken: before.token }, { ...press, toldAt: ports.now() });
    if (answer === 'unanswered') silence.ofPress(before);
    return answer;
  };

  /** Fetch a view with a new token. True: it says the same as the view that was pressed, so the press still holds. */
  const renew = async (pressed: PatientView | null): Promise<boolean> => {
    if (!(await question(false))) return false;
    const after = screen.shown().view;
    return pressed !== null && after !== null && after.token !== null && saysTheSame(pressed, after);
  };

  const tell = (answer: ActAnswer) => {
    if (answer === 'unanswered') return screen.change({ busy: false, notice: { kind: 'timeout' } });
    // What came of a press is told until the next press, and no silence before or after it takes the words away.
    silence.end();
    screen.change({ busy: false, notice: answer.ok ? null : answer.failure });
  };

  return async (carry, press) => {
    // Another view may come while the press is on its way, and nobody has pressed on that one.
    const pressed = screen.shown().view;
    screen.change({ busy: true, notice: null });
    // The token of a card that was left open may be too old. The press is meant all the same, so a new token is
    // fetched for it. `viewOutdated` also says that nothing was sent, so sending the press once more cannot send two
    // invites.
    const startedAt = ports.elapsed();
    const pressNow = () => ({ ...press, heldFor: press.heldFor + ports.elapsed() - startedAt });
    const isFresh = pressed?.token != null && viewAge() < OLD_VIEW_TOKEN;
    // The view is asked for after the press in any case, so news that comes meanwhile waits for that.
    hold(true);
    let answer: ActAnswer = isFresh ? await send(carry, press) : outdated;
    if (isOutdated(answer) && (await renew(pressed))) answer = await send(carry, pressNow());
    tell(answer);
    hold(false);
    await look();
  };
}

type CardScreen = ReturnType<typeof cardScreen>;
type CardQuestions = ReturnType<typeof cardQuestions>;

/** What the card shows now. A card whose page has moved on stays empty, whatever comes in later. */
function cardScreen(ports: CardPorts) {
  let shown: CardShown = { view: null, gone: false, busy: false, notice: null };
  return {
    shown: () => shown,
    change(part: Partial<CardShown>): void {
      if (shown.gone) return;
      shown = part.gone ? { view: null, gone: true, busy: false, notice: null } : { ...shown, ...part };
      ports.show(shown);
    },
  };
}

/** Ask for views and show the answers, one question at a time. */
function cardQuestions(ports: CardPorts, screen: CardScreen, silence: Silence, frameToken: string) {
  const news = newsQuestions(ports, () => question(false));
  const watchEnd = endOfInvite(ports, () => void news.look());
  let cameAt = 0;
  /** Questions are numbered, so that of two answers the one to the later question stays. */
  let asked = 0;
  let newestShown = 0;

  /** True: the answer, or that to a later question, is on the screen. */
  const question = async (check: boolean): Promise<boolean> => {
    asked += 1;
    const number = asked;
    const view = await askOrNothing(ports, 'viewCard', { frameToken, check });
    if (view === 'unanswered') {
      if (screen.shown().notice !== null) return false;
      silence.ofQuestion();
      screen.change({ notice: { kind: 'timeout' } });
      return false;
    }
    if (view === null) {
      screen.change({ gone: true });
      return false;
    }
    // A check takes long and tells most, so its answer is shown even after the view of a plain question that was asked
    // later.
    if (number < newestShown && !check) return true;
    newestShown = Math.max(newestShown, number);
    cameAt = ports.elapsed();
    screen.change({ view, ...(silence.isBrokenBy(view) ? { notice: null } : {}) });
    watchEnd(view);
    return true;
  };

  return { question, ...news, viewAge: () => ports.elapsed() - cameAt };
}

async function askOrNothing<N extends MessageName>(
  ports: CardPorts,
  name: N,
  input: Input<N>,
): Promise<Output<N> | 'unanswered'> {
  try {
    return await ports.ask(name, input);
  } catch {
    // The worker died meanwhile, or the extension was updated under this card.
    return 'unanswered';
  }
}

function isOutdated(answer: ActAnswer): boolean {
  return answer !== 'unanswered' && !answer.ok && answer.failure.kind === 'viewOutdated';
}
