import type { PageReading } from '../ehr/page/reading.ts';
import type { Result } from '../messages/contract.ts';
import type { Action } from '../messages/offer.ts';
import { OLD_TOKEN } from '../timing.ts';
import { saysTheSame } from './compare-views.ts';
import type { Screen } from './screen.ts';
import type { ViewQuestions } from './view-questions.ts';

const outdated = { ok: false, failure: { kind: 'viewOutdated' } } as const;

export type ClickCarrier = typeof clickCarrier;

/**
 * Carry a click on an offer to the background, with the token of the view it was made on. `readSame` reads the page
 * if it is still about whom it was, `epoch` rises when it no longer is. Comes into the page with the card's buttons.
 */
export function clickCarrier(
  screen: Screen,
  views: ViewQuestions,
  epoch: () => number,
  readSame: () => PageReading | null,
): (action: Action, riskAccepted: boolean) => Promise<void> {
  const send = async (action: Action, riskAccepted: boolean): Promise<Result<null> | 'unanswered' | null> => {
    const reading = readSame();
    const view = screen.shown()?.view ?? null;
    if (reading === null) return null;
    if (view === null || view.token === null) return outdated;
    const at = epoch();
    screen.change({ loading: true, notice: null });
    const result = await screen.ask('act', { token: view.token, action, riskAccepted, reading });
    if (at !== epoch()) return null;
    if (result === null) views.clickUnanswered(view);
    return result ?? 'unanswered';
  };

  /** Fetch a view with a new token. True: it says what the last one said, so the click on that one still holds. */
  const renew = async (): Promise<boolean> => {
    const reading = readSame();
    const before = screen.shown()?.view ?? null;
    if (reading === null) return false;
    const asked = await views.ask(reading, false);
    if (asked === 'left' || asked === 'unanswered') return false;
    const after = screen.shown()?.view ?? null;
    if (before !== null && after !== null && after.token !== null && saysTheSame(before, after)) return true;
    screen.change({ loading: false, notice: outdated.failure });
    return false;
  };

  return async (action, riskAccepted) => {
    const at = epoch();
    // A token dies of age in a tab that was left open; a click there is no less meant than elsewhere.
    let result = views.age() < OLD_TOKEN ? await send(action, riskAccepted) : outdated;
    // "Outdated" also says that nothing was sent, so sending once more cannot send twice.
    if (isOutdated(result)) result = (await renew()) ? await send(action, riskAccepted) : null;
    if (at !== epoch() || result === null) return;
    if (result !== 'unanswered') screen.change({ loading: false, notice: result.ok ? null : result.failure });
    const reading = readSame();
    if (reading !== null) await views.ask(reading, false);
  };
}

function isOutdated(result: Result<null> | 'unanswered' | null): boolean {
  return result !== null && result !== 'unanswered' && !result.ok && result.failure.kind === 'viewOutdated';
}
