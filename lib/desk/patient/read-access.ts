import type { Evidence } from '../../invites/evidence.ts';
import type { Clock } from '../../platform/clock.ts';
import { type Asker, isWanted } from '../../practice/budget.ts';
import type { Practice } from '../../practice/endpoints.ts';
import type { Answer } from '../../practice/failure.ts';
import type { Journal } from '../store/journal.ts';
import type { OwnAct } from '../store/journal-schema.ts';
import type { PatientCache } from '../store/patient-cache.ts';
import type { PracticeFacts } from '../store/practice-facts.ts';

/** What most services of the desk need. */
export interface PatientServices {
  clock: Clock;
  cache: PatientCache;
  journal: Journal;
  practice: Practice;
  facts: PracticeFacts;
}

/** Reads under way, by what they read: several views of one patient at once are one request. A cache to lose. */
const underWay = new WeakMap<PatientServices, Map<string, { askers: Asker[]; answer: Promise<unknown> }>>();

/**
 * Join the same read while it is under way, else start it. `key` names what is read, with the patient. The read is
 * wanted for as long as one of those who joined it wants it.
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
    // A key stands for one kind of read, so what it holds has that read's type.
    return running.answer as Promise<T>;
  }
  const askers = [asker];
  const leave = () => void (reads.get(key)?.askers === askers && reads.delete(key));
  const all: Asker = typeof asker === 'string' ? asker : { ...asker, wanted: stillWanted };
  // Once it is given up nobody may join it any more.
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
 * Ask DrChrono where the invite stands and remember the answer. An empty list counts as "no invite" only from
 * a practice whose answers are known to list invites; from others it says nothing. Nobody knows whether the list
 * keeps invites whose patient has joined: the header of the chart contradicts an empty list then.
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
  // The Date header is a whole second: never later than now, or a page read next would look older.
  const asOf = Math.min(answer.at.latest, services.clock.now());
  const evidence: Evidence = { source: 'answer', asOf, lines };
  await services.cache.rememberEvidence(patientId, evidence);
  return { ...answer, value: evidence };
}

/** All evidence about one patient: what pages and answers said, and what this desk did itself. */
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
