import { ALL_RISKS } from '../../all-risks.ts';
import type { PatientRecord } from '../../sandbox/person.ts';
import { type Bench, learnTime, rowOf, until, visitHistory } from './bench.ts';

export interface Settled {
  /** A person asked so often for a further send or revoke. */
  asked: number;
  questions: string[];
  /** This says what kept the operation from ending, such as a wait for which no alarm was set; null where it ended. */
  stuck: string | null;
  /** Access History was seen and could answer the question, but the question stayed open. */
  unsettled: boolean;
}

const MOST_ROUNDS = 14;
/**
 * A page proves something once it was filled a minute after the request. On a busy machine the overlay sees seconds late
 * that it was filled, and takes them off.
 */
const A_MINUTE_LATER = 75_000;

/** Wait, connect again and look at Access History, until no operation of the patient is open. */
export async function settle(bench: Bench, patient: PatientRecord): Promise<Settled> {
  const course: Settled = { asked: 0, questions: [], stuck: null, unsettled: false };
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const { phase, until: when } = await rest(bench, patient);
    if (phase === 'gone') return course;
    if (phase.startsWith('waiting')) {
      const trouble = await wait(bench, phase, when);
      course.stuck ??= trouble;
    } else await answer(bench, patient, phase, course);
  }
  course.stuck ??= `still ${bench.standing.phase}`;
  return course;
}

interface Rest {
  phase: string;
  until: number | null;
}

async function rest(bench: Bench, patient: PatientRecord): Promise<Rest> {
  let found: Rest | null = null;
  const look = async () => {
    found = bench.standing.sure ? fromJournal(bench) : await fromPopup(bench, patient);
    return found !== null;
  };
  const phase = `comes to rest, is at ${bench.standing.phase}`;
  // About once in 500 cases a woken worker stands still under the debugger, or its note is lost. In life the alarm
  // rings half a minute later. Here it rings at once, and from then on the popup is asked.
  await until(phase, look).catch(async () => {
    bench.rung.push(`patient ${patient.id} ${phase}, worker ${bench.line.isAlive() ? 'alive' : 'dead'}`);
    await bench.ring();
    bench.standing = { ...bench.standing, sure: false };
    await until(`${phase}, after the alarm`, look);
  });
  return found ?? { phase: 'gone', until: null };
}

function fromJournal({ standing }: Bench): Rest | null {
  return /^(waiting|needsYou|gone)/.test(standing.phase)
    ? { phase: standing.phase, until: standing.entry?.phase.until ?? null }
    : null;
}

/** Ask the popup, because after a browser start the journal's last write is not known. */
async function fromPopup(bench: Bench, patient: PatientRecord): Promise<Rest | null> {
  const operation = (await rowOf(bench, patient.id))?.operation ?? null;
  if (operation?.stage === 'working') return null;
  if (operation?.stage === 'waiting') return { phase: `waiting ${operation.why}`, until: operation.until };
  if (operation?.stage === 'needsYou') return { phase: `needsYou ${operation.question}`, until: null };
  return { phase: 'gone', until: null };
}

async function wait(bench: Bench, phase: string, when: number | null): Promise<string | null> {
  const { clock } = bench.desk.sandbox.practice;
  if (phase.includes('signedOut')) {
    const connected = await bench.say('connect', { computer: 'staffOnly' });
    return connected.ok ? null : `connect: ${JSON.stringify(connected)}`;
  }
  const hasAlarm = await bench.hasAlarm();
  if (!phase.includes('throttled')) {
    clock.move(Math.max(0, (when ?? 0) - clock.now()) + 1_500);
    await learnTime(bench);
  }
  const { writes, sure } = bench.standing;
  // A pause ends by the extension's own clock, which no answer can move meanwhile, so the alarm rings until heard.
  await until('the alarm was heard', async () => {
    await bench.ring();
    return bench.standing.writes > writes || !sure;
  });
  return hasAlarm ? null : 'it waits and no alarm is set';
}

async function answer(bench: Bench, patient: PatientRecord, phase: string, course: Settled): Promise<void> {
  const { practice } = bench.desk.sandbox;
  const question = phase.split(' ')[1] ?? '';
  course.questions.push(question);
  const row = await rowOf(bench, patient.id);
  if (row?.operation?.stage !== 'needsYou') course.stuck ??= 'it asks and the popup does not show it';
  const { writes } = bench.standing;
  practice.clock.move(A_MINUTE_LATER);
  await learnTime(bench);
  // On a busy machine the page may be left before the overlay has read it, and nobody sees that from outside.
  for (let visits = 0; visits < 2; visits += 1) {
    await visitHistory(bench, patient);
    if (bench.standing.writes > writes) return;
    if (!bench.standing.sure && (await fromPopup(bench, patient))?.phase !== phase) return;
  }
  const state = practice.access.stateOf(patient.id);
  const action =
    question === 'revokedNotSent' || (question === 'didRevokeHappen' && state === 'pending')
      ? 'retry'
      : question === 'didRevokeHappen'
        ? 'dismiss'
        : state === 'pending'
          ? 'itArrived'
          : 'sendAgain';
  // Only a person can answer "Revoked, NOT re-sent". Access History should have answered the two other questions.
  if (question !== 'revokedNotSent') course.unsettled = true;
  if (action === 'retry' || action === 'sendAgain') course.asked += 1;
  await bench.say('actOnPatient', { patientId: patient.id, action, risksRead: ALL_RISKS });
  await until('the answer was taken', () => bench.standing.writes > writes || !bench.standing.sure);
}
