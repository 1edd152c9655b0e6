import type { Eligibility } from '../../invites/eligibility.ts';
import { statusAt } from '../../invites/status-at.ts';
import type { Failure } from '../../messages/failure.ts';
import type { PatientView, PillPhase, PillView } from '../../messages/patient-view.ts';
import { DAY } from '../../timing.ts';
import { DECEASED, missingWord, uselessWord } from '../../words/eligibility.ts';
import { lapseWord } from '../../words/lapse.ts';
import { operationWord } from '../../words/operation.ts';
import { markOfOperation } from '../../words/operation-mark.ts';
import {
  CANNOT_INVITE,
  NOT_CONNECTED_WORD,
  OFFLINE_WORD,
  PAUSED_WORD,
  SITE_ACCESS_WORD,
  TROUBLE_WORD,
} from '../../words/overlay.ts';
import { refusalWord, statusWord } from '../../words/status.ts';
import { type Mark, markOf } from '../../words/tone.ts';

type Headline = Omit<PillPhase, 'from'>;

/**
 * Choose what the pill says, now and at each later moment at which the words change by themselves, because an invite
 * nears its end or runs out. This is all of a view that is drawn in the EHR's own page.
 */
export function pillOf(view: PatientView, iconOnly: boolean): PillView {
  const { now } = view.clock;
  const turns = turnsOf(view).filter((at) => at > now);
  return {
    clock: view.clock,
    iconOnly,
    isUnderWay: view.operation !== null,
    phases: [now, ...turns].map((from) => ({ from, ...headlineAt(view, from) })).filter(isNew),
  };
}

/** Does this phase say something else than the one before it? */
function isNew(phase: PillPhase, index: number, all: readonly PillPhase[]): boolean {
  const said = ({ from: _, ...headline }: PillPhase) => JSON.stringify(headline);
  const before = all[index - 1];
  return before === undefined || said(before) !== said(phase);
}

/**
 * A pending invite asks for attention in its last day, then nobody can say whether it still works, then it is over. One
 * that ends before a visit asks for it until the visit is on.
 */
function turnsOf({ status, lapse }: PatientView): number[] {
  if (status.kind !== 'pending' || status.expires === null) return [];
  const { earliest, latest } = status.expires;
  return [earliest - DAY + 1, earliest, latest + 1, ...(lapse ? [lapse.until] : [])].sort((a, b) => a - b);
}

/**
 * A refused identity comes before an operation, an operation before the status, and a missing field before the status
 * where it blocks an invite.
 */
function headlineAt(view: PatientView, at: number): Headline {
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
  if (view.status.kind === 'unknown' && trouble) return troubleHeadline(trouble.kind);
  return statusHeadline(view, at);
}

function statusHeadline(view: PatientView, at: number): Headline {
  const status = statusAt(view.status, at);
  const why = view.eligibility && whyNot(view.eligibility);
  if (why !== null && status.kind !== 'active' && status.kind !== 'pending')
    return said(`${CANNOT_INVITE}: ${why}`, { tone: 'stop', icon: 'blocked' });
  const headline = said(statusWord(status), markOf(status, at));
  // An invite that reaches nobody has no time left that counts.
  if (status.kind !== 'pending' || status.toOldAddress) return headline;
  if (status.phase !== 'alive' || status.expires === null) return headline;
  const until = status.expires.earliest;
  const isAbout = !view.clock.learned || (status.invite.precision === 'about' && until - at < DAY);
  const lapse = view.lapse !== undefined && at < view.lapse.until ? view.lapse : null;
  const says = lapse === null ? headline : said(lapseWord(lapse, until), { tone: 'warn', icon: 'clock' });
  return { ...says, until, isAbout };
}

function troubleHeadline(trouble: Failure['kind']): Headline {
  switch (trouble) {
    case 'notConnected':
    case 'reconnect':
      return said(NOT_CONNECTED_WORD, { tone: 'quiet', icon: 'plug' });
    case 'siteAccessWithdrawn':
      return said(SITE_ACCESS_WORD, { tone: 'warn', icon: 'blocked' });
    case 'offline':
      return said(OFFLINE_WORD, { tone: 'warn', icon: 'plug' });
    case 'throttled':
    case 'budgetSpent':
    case 'tooManyPatients':
    case 'tooManyMessages':
      return said(PAUSED_WORD, { tone: 'warn', icon: 'pause' });
    default:
      return said(TROUBLE_WORD, { tone: 'warn', icon: 'alert' });
  }
}

function said(word: string, mark: Mark): Headline {
  return { word, ...mark, until: null, isAbout: false };
}

/** That the patient is marked deceased, or the first of the fields that stand in the way; null where nothing does. */
function whyNot({ verdict, warnings, lines, toFix: [first] }: Eligibility): string | null {
  if (warnings.includes('deceased')) return DECEASED;
  if (verdict !== 'notEligible' || first === undefined) return null;
  const isUnusable = lines.some(({ requirement, state }) => requirement === first && state === 'unusable');
  return (isUnusable ? uselessWord : missingWord)[first];
}
