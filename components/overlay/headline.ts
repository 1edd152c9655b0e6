import type { Failure } from '../../lib/messages/failure.ts';
import type { PatientView } from '../../lib/messages/patient-view.ts';
import { missingWord } from '../../lib/words/eligibility.ts';
import { operationWord } from '../../lib/words/operation.ts';
import {
  CANNOT_INVITE,
  NO_VIEW,
  NOT_CONNECTED_WORD,
  OFFLINE_WORD,
  OVERLAY_LOADING,
  PAUSED_WORD,
  REFRESH_WORD,
  SITE_ACCESS_WORD,
  TROUBLE_WORD,
} from '../../lib/words/overlay.ts';
import { refusalWord, statusWord } from '../../lib/words/status.ts';
import { leftOf, statusAt } from '../shared/time-left.ts';
import { type Mark, markOf, markOfOperation } from '../shared/tone.ts';

/** What the closed pill says: the one most important thing, in words, colour and shape. */
export interface Headline extends Mark {
  word: string;
  /** `3 d 4 h`; '' where nothing is counted. */
  left: string;
}

interface Situation {
  view: PatientView | null;
  loading: boolean;
  staleExtension: boolean;
  now: number;
}

/**
 * Choose what the pill says. A refused identity comes before an operation, an operation before the status, and a
 * missing field before the status where it blocks an invite.
 */
export function headlineOf({ view, loading, staleExtension, now }: Situation): Headline {
  if (staleExtension) return said(REFRESH_WORD, { tone: 'warn', icon: 'refresh' });
  if (view === null)
    return loading
      ? said(OVERLAY_LOADING, { tone: 'quiet', icon: 'busy' })
      : said(NO_VIEW, { tone: 'quiet', icon: 'question' });
  const { identity, operation, trouble } = view;
  if (identity.kind === 'refused') {
    const nobody = identity.reason === 'appointmentIsBreak';
    return said(refusalWord[identity.reason], {
      tone: nobody ? 'quiet' : 'stop',
      icon: nobody ? 'minus' : 'blocked',
    });
  }
  const running = operation && markOfOperation(operation);
  const runningWord = operation && operationWord(operation);
  if (running && runningWord) return said(runningWord, running);
  if (view.status.kind === 'unknown' && trouble) return troubleHeadline(trouble);
  return statusHeadline(view, now);
}

function statusHeadline(view: PatientView, now: number): Headline {
  const status = statusAt(view.status, now);
  const [missing] = view.eligibility?.verdict === 'notEligible' ? view.eligibility.toFix : [];
  if (missing && status.kind !== 'active' && status.kind !== 'pending')
    return said(`${CANNOT_INVITE}: ${missingWord[missing]}`, { tone: 'stop', icon: 'blocked' });
  const left = leftOf(status, now, view.clock.learned);
  return { word: statusWord(status), left: left?.words ?? '', ...markOf(status, now) };
}

function troubleHeadline(trouble: Failure): Headline {
  switch (trouble.kind) {
    case 'notConnected':
    case 'reconnect':
      return said(NOT_CONNECTED_WORD, { tone: 'quiet', icon: 'plug' });
    case 'siteAccessWithdrawn':
      return said(SITE_ACCESS_WORD, { tone: 'warn', icon: 'blocked' });
    case 'offline':
      return said(OFFLINE_WORD, { tone: 'warn', icon: 'plug' });
    case 'throttled':
    case 'budgetSpent':
      return said(PAUSED_WORD, { tone: 'warn', icon: 'pause' });
    default:
      return said(TROUBLE_WORD, { tone: 'warn', icon: 'alert' });
  }
}

function said(word: string, mark: Mark): Headline {
  return { word, left: '', ...mark };
}
