import type { Evidence } from '../../invites/evidence.ts';
import type { Visit } from '../../invites/visit.ts';
import type { Failure } from '../../messages/failure.ts';
import type { Clock } from '../../platform/clock.ts';
import { type Asker, isWanted, mayLeave } from '../../practice/budget.ts';
import type { Practice } from '../../practice/endpoints.ts';
import type { Answer } from '../../practice/failure.ts';
import { FAILURE_SHARED, READ_LAG } from '../../timing.ts';
import type { Journal } from '../store/journal.ts';
import type { OwnAct } from '../store/journal-schema.ts';
import type { NotNowStore } from '../store/not-now-store.ts';
import type { PatientCache } from '../store/patient-cache.ts';
import type { PracticeFacts } from '../store/practice-facts.ts';

/** The services for work on patients, which most of the background needs together. */
export interface PatientServices {
  clock: Clock;
  cache: PatientCache;
  journal: Journal;
  practice: Practice;
  facts: PracticeFacts;
  notNow: NotNowStore;
  /** What was read of the schedule about a patient. It costs no request, and is missing where nothing reads the schedule. */
  scheduled?(patientId: number): Promise<Scheduled>;
}

/** A patient in the schedule as far as it was read. */
export interface Scheduled {
  /** Those that are gone are not among them. */
  visits: readonly Visit[];
  /** Until when the visits of this day (`YYYY-MM-DD`) are known (epoch ms, corrected clock); null where it was not read. */
  knownAt(date: string): number | null;
}

/**
 * The reads under way, so that several views of one patient at once cost one request. Losing this with the worker costs
 * a second request at most.
 */
const underWay = new WeakMap<PatientServices, Map<string, { askers: Asker[]; answer: Promise<unknown> }>>();

/** The reads that failed a moment ago, with their failures. Pill and card look at a patient one after the other. */
const failedLately = new WeakMap<PatientServices, Map<string, { at: number; answer: unknown }>>();

/**
 * Join the same read where one is under way, otherwise begin it. `key` names what is read and of which patient. The
 * read stays wanted while at least one of those who joined it wants it. What failed a moment ago is not read again for a
 * mere look.
 */
export function onceAtATime<T extends { ok: true } | { ok: false; failure: Failure }>(
  services: PatientServices,
  key: string,
  asker: Asker,
  read: (asker: Asker) => Promise<T>,
): Promise<T> {
  const reads = underWay.get(services) ?? new Map();
  underWay.set(services, reads);
  const running = reads.get(key);
  if (running) {
    running.askers.push(asker);
    // One key always stands for the same kind of read, so its answer has that type.
    return running.answer as Promise<T>;
  }
  const failures = failedLately.get(services) ?? new Map();
  failedLately.set(services, failures);
  const failed = failures.get(key);
  const isRecent = failed && Math.abs(services.clock.now() - failed.at) < FAILURE_SHARED;
  if (isRecent && typeof asker !== 'string') return Promise.resolve(failed.answer as T);
  const askers = [asker];
  const leave = () => void (reads.get(key)?.askers === askers && reads.delete(key));
  const all: Asker =
    typeof asker === 'string' ? asker : { ...asker, wanted: stillWanted, mayLeave: oneMayLeave };
  // It leaves where one of those who joined may ask for it: a press, or a tab within its quota.
  async function oneMayLeave() {
    for (const one of askers) if (await mayLeave(one)) return true;
    return false;
  }
  // A read that nobody wanted any more is given up, and whoever comes later begins a new one.
  function stillWanted() {
    const wanted = askers.some(isWanted);
    if (!wanted) leave();
    return wanted;
  }
  const answer = read(all).finally(leave);
  void answer.then(
    (value) => {
      if (isShared(value)) failures.set(key, { at: services.clock.now(), answer: value });
      else failures.delete(key);
    },
    () => undefined,
  );
  reads.set(key, { askers, answer });
  return answer;
}

/** DrChrono was asked and failed. Other failures cost no request, or end with something that a person does. */
function isShared(answer: { ok: true } | { ok: false; failure: Failure }): boolean {
  return !answer.ok && ['serverError', 'timeout', 'answerUnreadable'].includes(answer.failure.kind);
}

/**
 * Ask DrChrono where the invite stands, and remember the answer. An empty list means "no invite" only in a practice
 * whose answers have listed one before; elsewhere it says nothing. It is not known whether the list keeps an invite
 * after the patient joined; where it does not, the chart's header contradicts the empty list.
 */
export function readAccess(
  services: PatientServices,
  patientId: number,
  asker: Asker,
): Promise<Answer<Evidence>> {
  return onceAtATime(services, `access ${patientId}`, asker, (all) => askAccess(services, patientId, all));
}

async function askAccess(
  services: PatientServices,
  patientId: number,
  asker: Asker,
): Promise<Answer<Evidence>> {
  const answer = await services.practice.access(patientId, await services.facts.zone(), asker);
  if (!answer.ok) return answer;
  const said = answer.value;
  if (said.kind === 'lines') await services.facts.learnListsInvites();
  if (said.kind === 'doesNotTell') await services.facts.rememberShape(said.shape);
  const lines =
    said.kind === 'lines'
      ? said.lines
      : said.kind === 'emptyList' && (await services.facts.listsInvites())
        ? []
        : null;
  // The `Date` header is a whole second and may lie after now. Dated in the future, the answer would seem newer than a
  // page that is read next.
  const now = services.clock.now();
  const asOf = Math.min(answer.at.latest, now);
  const evidence: Evidence =
    lines === null
      ? { source: 'answer', asOf, lines, ...(said.kind === 'emptyList' ? { isEmpty: true } : {}) }
      : { source: 'answer', asOf, lines };
  await services.cache.rememberEvidence(patientId, evidence, now);
  return { ...answer, value: evidence };
}

/** All evidence about one patient: what pages and answers said, and what was done from this workstation. */
export async function allEvidence(services: PatientServices, patientId: number): Promise<Evidence[]> {
  const [seen, { acts }] = await Promise.all([
    services.cache.evidence(patientId),
    services.journal.ofPatient(patientId),
  ]);
  return [...notFromTheFuture(seen, services.clock.now()), ...actsAsEvidence(acts)];
}

/** Without what was noted by a clock that was ahead: nobody knows when that was. */
export function notFromTheFuture(seen: readonly Evidence[], now: number): Evidence[] {
  return seen.filter(({ asOf }) => asOf <= now + READ_LAG);
}

/** What was done for one patient from this workstation, as evidence. */
export function actsAsEvidence(acts: readonly OwnAct[]): Evidence[] {
  return acts.map((act) =>
    act.kind === 'revoke'
      ? { source: 'ownRevoke', asOf: act.at.latest, at: act.at, ...(act.of ? { of: act.of } : {}) }
      : {
          source: 'ownSend',
          asOf: act.at.latest,
          invite: { sent: act.at, precision: act.precision, email: null, by: null },
        },
  );
}
