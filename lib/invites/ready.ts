import { LOOK_COUNTS } from '../schedule-timing.ts';
import { SENDS_ENOUGH } from '../timing.ts';
import type { Eligibility, Requirement } from './eligibility.ts';
import type { Interval } from './evidence.ts';
import { outlives, sentThenOutlives } from './lapse.ts';
import type { NotNow } from './not-now.ts';
import type { Status } from './status.ts';

/** For such a reason nobody invites the patient. */
export type NotInviting =
  | { because: 'notNow'; notNow: NotNow }
  | { because: 'deceased' | 'inactiveChart' | 'minor' };

/** What a person does next for a patient who is not ready. There is exactly one. */
export type NextStep =
  | { step: 'invite' }
  /** `lapses`: the invite still waits, and ends before the visit or less than an hour after its start. */
  | { step: 'resend'; because: 'expired' | 'lapses' }
  /** So often an invite went out and nobody joined that another way is better: the phone, or a letter. */
  | { step: 'anotherWay'; sends: number }
  /** The fields that make the patient eligible at the least cost, in the order in which they are asked for. */
  | { step: 'ask'; for: Requirement[] }
  | { step: 'correct'; because: 'oldAddress' | 'suspiciousAddress' }
  /** `notLooked`: nobody has asked DrChrono yet, or too long ago; `unclear`: what is known does not tell. */
  | { step: 'check'; because: 'notLooked' | 'unclear' }
  /** A question waits for a person: that of an operation, or whether to invite somebody whose access was turned off. */
  | { step: 'decide' };

/** Is this patient ready for the portal at the time of the visit? */
export type Readiness =
  | { kind: 'ready'; because: 'joined' | 'invited' }
  | ({ kind: 'notInviting' } & NotInviting)
  /** Something is on its way, which ends by itself. */
  | { kind: 'underWay' }
  /** DrChrono invites after this first visit by itself, as the practice says. */
  | { kind: 'drChronoInvites' }
  /**
   * The invite still waits and ends before the visit, and so would one that went out now. A resend helps from a later day on;
   * before, it would only take away a link that works.
   */
  | { kind: 'resendLater' }
  | { kind: 'notReady'; next: NextStep };

/** All that the judgement needs of one patient and one visit. */
export interface ReadinessFacts {
  /** The corrected clock (epoch ms), at which `status` is up to date. */
  now: number;
  status: Status;
  /** null while the record is not known, so that nobody can say whom an invite would reach. */
  eligibility: Pick<Eligibility, 'verdict' | 'toFix' | 'warnings'> | null;
  /** The open operation, if any: whether it asks a person, or goes on by itself. */
  operation: 'asks' | 'underWay' | null;
  /** A decision not to invite that still holds; one that is due again is none. */
  notNow: NotNow | null;
  /** When the visit begins; null where none is in sight. */
  start: Interval | null;
  /**
   * When the invites of this patient were last looked at (epoch ms), by an answer, a page or our own deed, whatever that
   * told; null: never.
   */
  lookedAt: number | null;
  /** So many invites went out and nobody joined. */
  sends: number;
  /** It is the first visit, and the practice says that DrChrono invites by itself after it. */
  drChronoInvites: boolean;
}

/**
 * Judge whether the patient is ready for the portal at the visit, and otherwise what a person does next. The first of
 * these that holds counts:
 *
 * 1. An open question. Something was begun and its end is not known, which nothing else may hide.
 * 2. Joined. Nothing more is needed, whatever the chart lacks.
 * 3. An operation under way. It ends by itself, and a second deed would double it.
 * 4. Deceased. Nobody is invited, and nothing else of the row is of use.
 * 5. An invite that outlives the visit, as far as the record tells at the present address. It stands before the reasons
 *    not to invite: the patient has what is needed.
 * 6. Put off, and an inactive chart: silent, whatever is known of the invite.
 * 7. What must be looked at first. Somebody who was not looked at may have joined, so nobody is asked for anything and
 *    nothing is sent before. Where answers do not tell, no look ever will, so what is missing is asked for all the same.
 * 8. A minor whom nobody has invited yet. A person decides that with a second press; the day does not ask for it. Whose
 *    invite has expired or lapses was invited on purpose, and is resent like any other.
 * 9. What is missing, then an address that is wrong: an invite without them reaches nobody.
 * 10. Access that was turned off: somebody did that on purpose.
 * 11. Another way, then the resend, unless a later day is better for it, or the invite.
 */
export function judgeReadiness(facts: ReadinessFacts): Readiness {
  const { status, eligibility, operation, notNow } = facts;
  const warned = (warning: Eligibility['warnings'][number]) =>
    eligibility?.warnings.includes(warning) === true;
  if (operation === 'asks') return next({ step: 'decide' });
  if (status.kind === 'active') return { kind: 'ready', because: 'joined' };
  if (operation === 'underWay') return { kind: 'underWay' };
  if (warned('deceased')) return { kind: 'notInviting', because: 'deceased' };
  if (eligibility !== null && isGoodInvite(facts)) return { kind: 'ready', because: 'invited' };
  if (notNow !== null) return { kind: 'notInviting', because: 'notNow', notNow };
  if (warned('inactiveChart')) return { kind: 'notInviting', because: 'inactiveChart' };
  if (eligibility === null) return next({ step: 'check', because: 'notLooked' });
  const look = toLookAtFirst(facts, eligibility);
  if (look !== null) return next({ step: 'check', because: look });
  if (warned('minor') && !isOut(status)) return { kind: 'notInviting', because: 'minor' };
  if (eligibility.verdict === 'notEligible') return next({ step: 'ask', for: [...eligibility.toFix] });
  if (warned('suspiciousAddress')) return next({ step: 'correct', because: 'suspiciousAddress' });
  if (status.kind === 'pending' && status.toOldAddress)
    return next({ step: 'correct', because: 'oldAddress' });
  if (status.kind === 'disabled') return next({ step: 'decide' });
  if (facts.sends >= SENDS_ENOUGH) return next({ step: 'anotherWay', sends: facts.sends });
  if (status.kind === 'expired') return next({ step: 'resend', because: 'expired' });
  if (isResentLater(facts)) return { kind: 'resendLater' };
  if (status.kind === 'pending') return next({ step: 'resend', because: 'lapses' });
  if (status.kind === 'notInvited' && facts.drChronoInvites) return { kind: 'drChronoInvites' };
  return next({ step: 'invite' });
}

function next(step: NextStep): Readiness {
  return { kind: 'notReady', next: step };
}

/** Does the invite wait at the present address until an hour after the visit has begun, or just now where none is in sight? */
function isGoodInvite({ status, start }: ReadinessFacts): boolean {
  if (status.kind !== 'pending' || status.toOldAddress || status.expires === null) return false;
  return status.phase === 'alive' && (start === null || outlives(status.expires, start));
}

/** Would an invite that went out now end before the visit like the one that waits? */
function isResentLater({ status, start, now }: ReadinessFacts): boolean {
  if (status.kind !== 'pending' || status.phase !== 'alive' || start === null) return false;
  // Without a zone the end is an hour wider on both sides, which for a visit in a week's time decides nothing.
  return !sentThenOutlives(now, null, start);
}

/** Is an invite out, or has one ended by itself? */
function isOut({ kind }: Status): boolean {
  return kind === 'pending' || kind === 'expired';
}

/**
 * Why DrChrono or the chart must be looked at before anything else; null where enough is known. That an invite has ended
 * is certain without a look; that its patient has not joined since is not.
 */
function toLookAtFirst(
  { status, lookedAt, now }: ReadinessFacts,
  { verdict }: Pick<Eligibility, 'verdict'>,
): 'notLooked' | 'unclear' | null {
  if (status.kind === 'unknown') {
    switch (status.reason) {
      case 'notChecked':
      case 'onlyNotActive':
      case 'pageMayBeOld':
        return 'notLooked';
      case 'answerDoesNotTell':
        return verdict === 'notEligible' ? null : 'unclear';
      case 'contradiction':
      case 'unreadableHistory':
        return 'unclear';
    }
  }
  if (lookedAt === null || now - lookedAt >= LOOK_COUNTS) return 'notLooked';
  return status.kind === 'pending' && status.expires === null && !status.toOldAddress ? 'unclear' : null;
}

/** Does this patient count among those who are ready? Whom DrChrono invites by itself needs nobody either. */
export function isReady({ kind }: Readiness): boolean {
  return kind === 'ready' || kind === 'notInviting' || kind === 'drChronoInvites';
}

/** Was it not looked at yet? A look then comes by itself, or with a press for all. */
export function isNotLooked(readiness: Readiness): boolean {
  if (readiness.kind !== 'notReady') return false;
  return readiness.next.step === 'check' && readiness.next.because === 'notLooked';
}

/** Must a person do something for this patient? */
export function needsPerson(readiness: Readiness): boolean {
  return readiness.kind === 'notReady' && !isNotLooked(readiness);
}

/** The deed by which a list of invites makes this patient ready; null where the next step is another one. */
export function listDeed(readiness: Readiness): 'send' | 'resend' | null {
  const step = stepOf(readiness);
  return step === 'invite' ? 'send' : step === 'resend' ? 'resend' : null;
}

/** The step of somebody who is not ready; null for everybody else. */
export function stepOf(readiness: Readiness): NextStep['step'] | null {
  return readiness.kind === 'notReady' ? readiness.next.step : null;
}
