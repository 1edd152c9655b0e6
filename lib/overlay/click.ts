import type { PageReading } from '../ehr/page/reading.ts';
import type { Result } from '../messages/contract.ts';
import type { Action } from '../messages/offer.ts';
import type { PatientView } from '../messages/patient-view.ts';
import { OLD_VIEW_TOKEN } from '../timing.ts';
import { saysTheSame } from './compare-views.ts';
import type { Screen } from './screen.ts';
import type { Subject } from './subject.ts';
import type { ViewQuestions } from './view-questions.ts';

/** A press on an offer. */
export interface Click {
  action: Action;
  riskAccepted: boolean;
  /** The page as it was read at the press: what leaves at once leaves with it. */
  reading: PageReading;
}

/** What a click needs of the session it happens in. */
export interface ClickedSession {
  screen: Screen;
  views: ViewQuestions;
  subject: Subject;
  /** Read the page anew; null when it is no longer about whom it was. */
  readSame(): PageReading | null;
}

export type ClickCarrier = typeof carryClick;

type Answer = Result<null> | 'unanswered';

const outdated = { ok: false, failure: { kind: 'viewOutdated' } } as const;

/**
 * Carry a click on an offer to the background, with the token of the view it was made on. Comes into the page with the
 * card's buttons.
 */
export async function carryClick(session: ClickedSession, click: Click): Promise<void> {
  const { screen, views, subject, readSame } = session;
  const at = subject.epoch();
  // A token dies of age in a tab that was left open; a click there is no less meant than elsewhere.
  const isFresh = viewOn(screen)?.token && views.age() < OLD_VIEW_TOKEN;
  let answer = isFresh ? await send(session, click, click.reading) : outdated;
  // "Outdated" also says that nothing was sent, so sending once more cannot send twice.
  if (isOutdated(answer)) {
    const isRenewed = await renew(session, isFresh ? readSame() : click.reading);
    answer = isRenewed ? await send(session, click, readSame()) : null;
  }
  if (at !== subject.epoch() || answer === null) return;
  if (answer !== 'unanswered') screen.change({ loading: false, notice: answer.ok ? null : answer.failure });
  const reading = readSame();
  if (reading !== null) await views.ask(reading, false);
}

/** Null: the page is no longer about whom it was, so whatever came of the click is not told on it. */
async function send(
  { screen, views, subject }: ClickedSession,
  { action, riskAccepted }: Click,
  reading: PageReading | null,
): Promise<Answer | null> {
  const view = viewOn(screen);
  if (reading === null) return null;
  if (!view?.token) return outdated;
  const at = subject.epoch();
  screen.change({ loading: true, notice: null });
  const result = await screen.ask('act', { token: view.token, action, riskAccepted, reading });
  if (at !== subject.epoch()) return null;
  if (result === null) views.clickUnanswered(view);
  return result ?? 'unanswered';
}

/** Fetch a view with a new token. True: it says what the last one said, so the click on that one still holds. */
async function renew({ screen, views }: ClickedSession, reading: PageReading | null): Promise<boolean> {
  const before = viewOn(screen);
  if (reading === null || !(await views.ask(reading, false))) return false;
  const after = viewOn(screen);
  if (before && after?.token && saysTheSame(before, after)) return true;
  screen.change({ loading: false, notice: outdated.failure });
  return false;
}

function viewOn(screen: Screen): PatientView | null {
  return screen.shown()?.view ?? null;
}

function isOutdated(answer: Answer | null): boolean {
  return answer !== null && answer !== 'unanswered' && !answer.ok && answer.failure.kind === 'viewOutdated';
}
