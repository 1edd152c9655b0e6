import type { Evidence } from '../../invites/evidence.ts';
import type { Clock } from '../../platform/clock.ts';
import { type Asker, isWanted } from '../../practice/budget.ts';
import type { Practice } from '../../practice/endpoints.ts';
import type { Answer } from '../../practice/failure.ts';
import type { Journal } from '../store/journal.ts';
import type { OwnAct } from '../store/journal-schema.ts';
import type { PatientCache } from '../store/patient-cache.ts';
import type { PracticeFacts } from '../store/practice-facts.ts';

/** The services for work on patients, which most of the background needs together. */
export interface PatientServices {
  clock: Clock;
  cache: PatientCache;
  journal: Journal;
  practice: Practice;
  facts: PracticeFacts;
}

/**
 * The reads under way, so that several views of one patient at once cost one request. Losing this with the worker costs
 * a second request at most.
 */
const underWay = new WeakMap<PatientServices, Map<string, { askers: Asker[]; answer: Promise<unknown> }>>();

/**
 * Join the same read where one is under way, otherwise begin it. `key` names what is read and of which patient. The
 * read stays wanted while at least one of those who joined it wants it.
 */
export function onceAtATime<T>(
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
  const askers = [asker];
  const leave = () => void (reads.get(key)?.askers === askers && reads.delete(key));
  const all: Asker = typeof asker === 'string' ? asker : { ...asker, wanted: stillWanted };
  // A read that nobody wanted any more is given up, and whoever comes later begins a new one.
  function stillWanted() {
    const wanted = askers.some(isWanted);
    if (!wanted) leave();
    return wanted;
  }
  const answer = read(all).finally(leave);
  reads.set(key, { askers, answer });
  return answer;
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
  const asOf = Math.min(answer.at.latest, services.clock.now());
  const evidence: Evidence = { source: 'answer', asOf, lines };
  await services.cache.rememberEvidence(patientId, evidence);
  return { ...answer, value: evidence };
}

/** All evidence about one patient: what pages and answers said, and what was done from this workstation. */
export async function allEvidence(services: PatientServices, patientId: number): Promise<Evidence[]> {
  const [seen, { acts }] = await Promise.all([services.cache.evidence(patientId), services.journal.read()]);
  return [...seen, ...actsAsEvidence(acts, patientId)];
}

export function actsAsEvidence(acts: readonly OwnAct[], patientId: number): Evidence[] {
  return acts
    .filter((act) => act.patientId === patientId)
    .map((act) =>
      act.kind === 'revoke'
        ? { source: 'ownRevoke', asOf: act.at.latest, at: act.at }
        : {
            source: 'ownSend',
            asOf: act.at.latest,
            invite: { sent: act.at, precision: act.precision, email: null, by: null },
          },
    );
}
