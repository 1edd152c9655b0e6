import type { PillView } from '../../lib/messages/patient-view.ts';
import { NO_VIEW, OVERLAY_LOADING, REFRESH_WORD, SITE_ACCESS_WORD } from '../../lib/words/overlay.ts';
import { timeLeft } from '../../lib/words/time.ts';
import type { Mark } from '../../lib/words/tone.ts';

/** What the closed pill says: the one most important thing, in words, colour and shape. */
export interface Headline extends Mark {
  word: string;
  /** `3 d 4 h`; '' where nothing is counted. */
  left: string;
}

interface Situation {
  view: PillView | null;
  loading: boolean;
  staleExtension: boolean;
  noAccess?: true;
  /** Epoch ms, corrected clock. */
  now: number;
}

/** Choose what the pill says at this moment. */
export function headlineOf({ view, loading, staleExtension, noAccess, now }: Situation): Headline {
  if (staleExtension) return { word: REFRESH_WORD, left: '', tone: 'warn', icon: 'refresh' };
  if (noAccess) return { word: SITE_ACCESS_WORD, left: '', tone: 'warn', icon: 'blocked' };
  const phase = view?.phases.findLast(({ from }) => from <= now) ?? view?.phases[0];
  if (!phase)
    return loading
      ? { word: OVERLAY_LOADING, left: '', tone: 'quiet', icon: 'busy' }
      : { word: NO_VIEW, left: '', tone: 'quiet', icon: 'question' };
  const { word, tone, icon, until, isAbout } = phase;
  const left = until === null || until <= now ? '' : timeLeft(until - now);
  return { word, tone, icon, left: isAbout && /^\d/.test(left) ? `about ${left}` : left };
}
