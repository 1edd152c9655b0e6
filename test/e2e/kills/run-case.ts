import { ALL_RISKS } from '../../all-risks.ts';
import { accounts } from '../../sandbox/accounts.ts';
import type { Fault, FaultRule } from '../../sandbox/faults.ts';
import type { PatientRecord } from '../../sandbox/person.ts';
import { WHOLE_LIST } from '../../whole-list.ts';
import { type Bench, learnTime, until, visitHistory } from './bench.ts';
import { type Case, type Point, type Step, stepsOf } from './cases.ts';
import { type Settled, settle } from './settle.ts';
import { judge, type Line } from './verdict.ts';
import type { Stop } from './watch-worker.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** This records what happened in one case, for the verdict. */
export interface Course {
  one: Case;
  patient: PatientRecord;
  startedAt: number;
  /** The case begins at this index of the request log. */
  from: number;
  /**
   * Nobody watches the extension in the first moments after a browser start, so from this log entry on each arrival
   * counts as a fetch. It is null where the browser was not killed.
   */
  unseenFrom: number | null;
  /** This says for each POST that arrived to which of the extension's own POSTs it belongs. */
  postsOf: number[];
  /** The click was answered. It stays false where the worker died first. */
  answered: boolean;
  reached: boolean;
  settled: Settled;
}

export async function runCase(bench: Bench, one: Case, patient: PatientRecord): Promise<Line> {
  const began = Date.now();
  const { practice } = bench.desk.sandbox;
  await prepare(bench, one, patient);
  const course: Course = {
    ...{ one, patient, postsOf: [], unseenFrom: null, answered: false, reached: false },
    startedAt: practice.clock.now(),
    from: bench.desk.sandbox.log.entries.length,
    settled: { asked: 0, questions: [], stuck: null, unsettled: false },
  };
  const paths = pathOf(patient);
  const post: FaultRule = rule(paths, 'POST', {
    kind: 'meanwhile',
    when: 'before',
    act: () => {
      const own = bench.fetches.filter(({ method }) => method === 'POST').length;
      const unseen = course.unseenFrom !== null;
      course.postsOf.push(unseen ? 1_000 + course.postsOf.length : Math.max(1, own));
    },
  });
  practice.faults.push({ ...post, times: Number.POSITIVE_INFINITY });
  const trouble = troubleRules(bench, one, patient);
  practice.faults.push(...trouble);
  const hold = holdAt(bench, one, paths);
  bench.fetches = [];
  bench.stopped = false;
  await bench.watch(patient.id, 'gone', stopAt(one.kill?.point ?? null));
  const writes = bench.standing.writes;
  const click = bench
    .say('actOnPatient', { patientId: patient.id, action: one.kind, risksRead: ALL_RISKS })
    .then((result) => (result?.ok ? 'taken' : `refused ${JSON.stringify(result)}`))
    .catch(() => 'unanswered');
  let clicked = '';
  void click.then((how) => {
    clicked = how;
  });
  const atRest = () =>
    /^(waiting|needsYou|gone)/.test(bench.standing.phase) && bench.standing.writes > writes;
  await until(
    `${one.name}: comes to a point or to rest`,
    () => bench.stopped || atRest() || clicked.startsWith('refused'),
  );
  if (clicked.startsWith('refused')) throw new Error(`${one.name}: the click was ${clicked}`);
  if (one.kill && bench.stopped) {
    course.reached = true;
    if (one.kill.what === 'worker') await bench.line.kill();
    else {
      await bench.killBrowser();
      course.unseenFrom = bench.desk.sandbox.log.entries.length;
    }
    hold.release();
    if (one.kill.what === 'browser') await bench.startBrowser();
    else await wake(bench, one);
  } else {
    hold.release();
    await bench.watch(patient.id, bench.standing.phase, null);
  }
  course.answered = (await click) === 'taken';
  course.settled = await settle(bench, patient);
  course.reached ||= !one.kill && trouble.every((each) => each.times <= 0);
  practice.faults.length = 0;
  practice.settings.keepsConnections = true;
  // The pause after a 429 lasts by the extension's own clock. It may outlast the operation and meet the next case.
  if (one.trouble?.kind === 'throttle') await until('requests leave again', () => learnTime(bench));
  return { ...(await judge(bench, course)), ms: Date.now() - began };
}

/**
 * Add a patient with an invite of two days ago (none for a send), whom the extension saw just now or 11 minutes ago.
 */
async function prepare(bench: Bench, one: Case, patient: PatientRecord): Promise<void> {
  const { practice } = bench.desk.sandbox;
  practice.faults.length = 0;
  practice.clock.move(5 * MINUTE);
  practice.roster.add(patient);
  practice.faults.push({
    match: {},
    times: Number.POSITIVE_INFINITY,
    fault: { kind: 'meanwhile', when: 'before', act: () => practice.clock.move(one.pace) },
  });
  if (one.kind !== 'send')
    practice.access.recall({
      patientId: patient.id,
      ...{ email: patient.email ?? '', how: 'email', enabledBy: accounts.frontDesk.name },
      ...{ enabledAt: practice.clock.now() - 2 * DAY, activatedAt: null, ended: null },
    });
  await bench.watch(patient.id, 'gone', null);
  bench.standing = { ...bench.standing, phase: 'gone', entry: null, sure: true };
  if (bench.shape === 'patient' && one.kind !== 'send') await visitHistory(bench, patient);
  else await bench.say('actOnPatient', { patientId: patient.id, action: 'check', risksRead: [] });
  if (!one.stale) return;
  practice.clock.move(11 * MINUTE);
  await learnTime(bench);
}

async function wake(bench: Bench, one: Case): Promise<void> {
  if (one.wake === 'popup') await bench.say('viewWorklist', WHOLE_LIST);
  else await bench.ring();
  await until('the worker lives', () => bench.line.isAlive());
}

const pathOf = (patient: PatientRecord) => new RegExp(`/patients/${patient.id}/onpatient_access$`);

const METHODS: Record<Step, string> = { check: 'GET', verify: 'GET', revoke: 'DELETE', enable: 'POST' };

function rule(path: RegExp, method: string, fault: Fault, more: Partial<FaultRule> = {}): FaultRule {
  return { times: 1, ...more, match: { path, method, ...more.match }, fault };
}

/** Count the reads that come before this step. An operation makes its reads in the order of its steps. */
function readsBefore(one: Case, step: Step): number {
  return stepsOf(one.kind, one.stale)
    .slice(0, stepsOf(one.kind, one.stale).indexOf(step))
    .filter((other) => METHODS[other] === 'GET').length;
}

/**
 * Name the point at which the worker itself must stop. Where the request is on its way, the practice holds it instead.
 */
function stopAt(point: Point | null): Stop | null {
  if (point === null) return null;
  if (point.on === 'journal') return { at: `journal ${point.phase}`, when: point.when };
  if (point.when === 'beforeSend') return { at: `request ${point.step}`, when: 'before' };
  return point.when === 'beforeStored' ? { at: `request ${point.step}`, when: 'after' } : null;
}

function holdAt(bench: Bench, one: Case, path: RegExp): { release(): void } {
  const point = one.kill?.point;
  let release = () => {};
  if (point?.on !== 'request' || (point.when !== 'afterSend' && point.when !== 'afterCommit'))
    return { release };
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { step } = point;
  const skip = skipOf(one, step);
  const act = async () => {
    const own = () => bench.fetches.filter(({ method }) => method === METHODS[step])[skip];
    // The request has left before it arrives here, but the worker's note about it may come a little later.
    await until('the request was seen to leave', () => own() !== undefined);
    // After a trouble the same kind of request may be a look at what became of the write before it.
    if (own()?.name !== `request ${step}`) return;
    bench.stopped = true;
    await released;
  };
  const when = point.when === 'afterSend' ? 'before' : 'after';
  bench.desk.sandbox.practice.faults.push(
    rule(path, METHODS[step], { kind: 'meanwhile', when, act }, { skip }),
  );
  return { release: () => release() };
}

const skipOf = (one: Case, step: Step) => (METHODS[step] === 'GET' ? readsBefore(one, step) : 0);

function troubleRules(bench: Bench, one: Case, patient: PatientRecord): FaultRule[] {
  if (one.trouble === null) return [];
  const { practice } = bench.desk.sandbox;
  const { kind, step } = one.trouble;
  const path = pathOf(patient);
  const at = (fault: Fault, more: Partial<FaultRule> = {}) => [
    rule(path, METHODS[step], fault, { skip: skipOf(one, step), ...more }),
  ];
  const meanwhile = (when: 'before' | 'after', act: () => void) => at({ kind: 'meanwhile', when, act });
  const resend = () => {
    practice.revoke(patient.id);
    practice.enable(patient.id);
  };
  const drop = (fault: 'dropBefore' | 'dropAfter', connection: 'fresh' | 'reused') => {
    if (connection === 'fresh') {
      practice.settings.keepsConnections = false;
      bench.desk.sandbox.closeIdleConnections();
    }
    return at({ kind: fault }, { match: { connection } });
  };
  switch (kind) {
    case 'latency':
      return at({ kind: 'latency', ms: 200 });
    case 'dropBefore on a new line':
      return drop('dropBefore', 'fresh');
    case 'dropBefore on a used line':
      return drop('dropBefore', 'reused');
    case 'dropAfter on a new line':
      return drop('dropAfter', 'fresh');
    case 'dropAfter on a used line':
      return drop('dropAfter', 'reused');
    case 'status500After, then stale reads':
      return [
        ...at({ kind: 'status500After' }),
        rule(
          path,
          'GET',
          { kind: 'staleRead', ms: 45_000 },
          { skip: skipOf(one, step) + readsBefore(one, step) },
        ),
      ];
    case 'throttle':
      return at({ kind: 'throttle', seconds: 0.3 });
    case 'one 401':
      return at({ kind: 'unauthorized' });
    case 'a burst of 401':
      return at({ kind: 'unauthorized' }, { times: 3 });
    case 'stale reads':
      return at({ kind: 'staleRead', ms: 45_000 });
    case 'colleague resends before':
      return meanwhile('before', resend);
    case 'colleague resends after':
      return meanwhile('after', resend);
    case 'colleague revokes before':
      return meanwhile('before', () => void practice.revoke(patient.id));
    case 'colleague revokes after':
      return meanwhile('after', () => void practice.revoke(patient.id));
    case 'patient accepts before':
      return meanwhile('before', () => void practice.accept(patient.id));
    case 'patient accepts after':
      return meanwhile('after', () => void practice.accept(patient.id));
    case 'clock 10 min on':
      return meanwhile('before', () => practice.clock.move(10 * MINUTE));
    default:
      return at({ kind });
  }
}
