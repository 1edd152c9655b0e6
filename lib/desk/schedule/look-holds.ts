import type { Failure } from '../../messages/failure.ts';
import { MOST_FAILED_LOOKS } from '../../schedule-timing.ts';
import { NOT_VISIBLE_WAIT, UNHEARD_WAIT } from '../../timing.ts';
import type { Look } from './plan-looks.ts';

/**
 * What failed, and until when it is left alone. A worker that dies forgets it, and the next one finds out with one request.
 */
export interface LookHolds {
  may(look: Look): boolean;
  failed(look: Look, failure: Failure): void;
  /** It is not made again for a while, whatever became of the answer: the memory may have refused it. */
  succeeded(look: Look): void;
  /** Why this day could not be read last; null where it could. */
  whyNot(date: string): Failure | null;
  /** A person pressed, or signed in: everything may be tried again. */
  lift(): void;
  /** Is everything held that this lane may ask for? */
  isStopped(lane: Look['lane']): boolean;
  /** When a look that is held may be made (epoch ms); null where nothing is held. */
  nextAt(): number | null;
}

/** What fails in one of these ways fails for every chart, so nothing is asked until then. */
const FOR_ALL = [
  ...['notConnected', 'reconnect', 'siteAccessWithdrawn', 'storeUnavailable'],
  ...['offline', 'unreachable', 'timeout', 'throttled'],
];

export function lookHolds(clock: () => number): LookHolds {
  /** By what is held: `all`, a lane, or one look. */
  const until = new Map<string, number>();
  const done = new Map<string, number>();
  const failures = new Map<string, Failure>();
  let inARow = 0;
  const isComing = (at: number | undefined) => (at ?? 0) > clock();
  const isHeld = (what: string) => isComing(until.get(what));
  return {
    may: (look) =>
      !isHeld('all') &&
      !isHeld(`lane ${look.lane}`) &&
      !isHeld(nameOf(look)) &&
      !isComing(done.get(nameOf(look))),
    failed(look, failure) {
      inARow += 1;
      if (look.read === 'day') failures.set(look.date, failure);
      const isGeneral = FOR_ALL.includes(failure.kind) || inARow >= MOST_FAILED_LOOKS;
      until.set(isGeneral ? 'all' : heldBy(look, failure), waitAfter(failure, clock()));
    },
    succeeded(look) {
      inARow = 0;
      if (look.read === 'day') failures.delete(look.date);
      done.set(nameOf(look), clock() + UNHEARD_WAIT);
    },
    isStopped: (lane) => isHeld('all') || isHeld(`lane ${lane}`),
    whyNot: (date) => failures.get(date) ?? null,
    lift() {
      until.clear();
      inARow = 0;
    },
    nextAt() {
      const coming = [...until.values()].filter(isComing);
      return coming.length === 0 ? null : Math.min(...coming);
    },
  };
}

/**
 * What is held after this failure: a lane whose share is spent as a whole, and everything where the state of an invite is
 * refused, which is about the account. A record that is refused is about that chart.
 */
function heldBy(look: Look, failure: Failure): string {
  if (failure.kind === 'budgetSpent') return `lane ${look.lane}`;
  return failure.kind === 'forbidden' && look.read === 'state' ? 'all' : nameOf(look);
}

function nameOf(look: Look): string {
  if (look.read === 'day') return `day ${look.date}`;
  return 'patientId' in look ? `${look.read} ${look.patientId}` : look.read;
}

function waitAfter(failure: Failure, now: number): number {
  if (failure.kind === 'throttled' || failure.kind === 'budgetSpent') return failure.until;
  const isHidden = failure.kind === 'forbidden' || failure.kind === 'notFound';
  return now + (isHidden ? NOT_VISIBLE_WAIT : UNHEARD_WAIT);
}
