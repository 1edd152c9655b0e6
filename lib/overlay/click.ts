import type { PageReading } from '../ehr/page/reading.ts';
import type { Result } from '../messages/contract.ts';
import type { Action } from '../messages/offer.ts';
import type { PatientView } from '../messages/patient-view.ts';
import { OLD_VIEW_TOKEN } from '../timing.ts';
import { saysTheSame } from './compare-views.ts';
import type { Screen } from './screen.ts';
import type { Subject } from './subject.ts';
import type { ViewQuestions } from './view-questions.ts';

/** A click is a person's press on an offer. */
export interface Click {
  action: Action;
  riskAccepted: boolean;
  /** The page was read like this at the press. A click that leaves at once leaves with this reading. */
  reading: PageReading;
}

/** A click needs this of the session in which it happens. */
export interface ClickedSession {
  screen: Screen;
  views: ViewQuestions;
  subject: Subject;
  /** Read the page again; null where it is not about the same patient any more. */
  readSame(): PageReading | null;
}

export type ClickCarrier = typeof carryClick;

type Answer = Result<null> | 'unanswered';

const outdated = { ok: false, failure: { kind: 'viewOutdated' } } as const;

/**
 * Carry a click on an offer to the background, with the token of the view on which it was made. This code comes into
 * the page with the card's buttons.
 */
export async function carryClick(session: ClickedSession, click: Click): Promise<void> {
  const { screen, views, subject, readSame } = session;
  const at = subject.epoch();
  // The token of a tab that was left open may be too old. The click is meant all the same, so a new token is fetched
  // for it.
  const isFresh = viewOn(screen)?.token && views.age() < OLD_VIEW_TOKEN;
  let answer = isFresh ? await send(session, click, click.reading) : outdated;
  // `viewOutdated` also says that nothing was sent, so sending the click once more cannot send two invites.
  if (isOutdated(answer)) {
    const isRenewed = await renew(session, isFresh ? readSame() : click.reading);
    answer = isRenewed ? await send(session, click, readSame()) : null;
  }
  if (at !== subject.epoch() || answer === null) return;
  if (answer !== 'unanswered') screen.change({ loading: false, notice: answer.ok ? null : answer.failure });
  const reading = readSame();
  if (reading !== null) await views.ask(reading, false);
}

/**
 * Send a click to the background. Null: the page is about somebody else by now, so what came of the click is not told
 * on it.
 */
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

/** Fetch a view with a new token. True: it says the same as the view before, so the click on that one still holds. */
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
