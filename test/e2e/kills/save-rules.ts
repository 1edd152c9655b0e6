import type { Fault, FaultRule } from '../../sandbox/faults.ts';
import { until } from './bench.ts';
import type { SaveCourse } from './run-save.ts';
import type { SaveBench } from './save-bench.ts';
import type { SaveStep } from './save-cases.ts';

const OLD_ANSWER = 45_000;
/** After so long the absence of a write proves something, and an answer shows what became of the invite. */
const LONG_AFTER = 61_000;

interface Way {
  method: string;
  path: RegExp;
  /** So many requests of this kind come before. */
  skip: number;
}

function wayOf(step: SaveStep, id: number): Way {
  const record = new RegExp(`/patients/${id}$`);
  const access = new RegExp(`/patients/${id}/onpatient_access$`);
  switch (step) {
    case 'reading':
      return { method: 'GET', path: record, skip: 0 };
    case 'writing':
      return { method: 'PATCH', path: record, skip: 0 };
    case 'proving':
      return { method: 'GET', path: record, skip: 1 };
    case 'following':
      return { method: 'GET', path: access, skip: 0 };
    case 'enable':
      return { method: 'POST', path: access, skip: 0 };
  }
}

function at({ method, path, skip }: Way, fault: Fault, more: Partial<FaultRule> = {}): FaultRule {
  return { times: 1, skip, ...more, match: { path, method, ...more.match }, fault };
}

/** The address that a colleague writes into this patient's chart. */
export const colleagueEmail = ({ id }: { id: number }): string => `colleague.${id}@example.org`;

const always = { times: Number.POSITIVE_INFINITY, skip: 0 };

/**
 * Note what becomes of the address in the chart, and what a read has shown of it. Where waits are skipped, the practice's
 * time goes on by a minute before each later read; not during a sign-in, whose code lives no longer.
 */
export function watchChart({ bench }: SaveBench, course: SaveCourse): FaultRule[] {
  const { clock, roster } = bench.desk.sandbox.practice;
  const { patient, typed, one } = course;
  const emailNow = () => roster.find(patient.id)?.email ?? '';
  const [read, write] = [wayOf('reading', patient.id), wayOf('writing', patient.id)];
  let shown: string | null = null;
  const meanwhile = (when: 'before' | 'after', act: () => void): Fault => ({ kind: 'meanwhile', when, act });
  const rules = [
    at(
      read,
      meanwhile('after', () => {
        shown = one.trouble?.step === 'reading' ? null : emailNow();
      }),
      always,
    ),
    at(
      write,
      meanwhile('before', () => {
        const now = emailNow();
        if (now === shown && now !== patient.email && now !== typed) course.overwritten += 1;
      }),
      always,
    ),
    at(
      write,
      meanwhile('after', () => {
        if (emailNow() === typed && course.chart.at(-1) !== 'typed') course.chart.push('typed');
      }),
      always,
    ),
  ];
  if (one.skipsWaits)
    rules.push(
      at(
        wayOf('proving', patient.id),
        meanwhile('before', () => clock.move(bench.signsIn ? 0 : LONG_AFTER)),
        { ...always, skip: 1 },
      ),
    );
  return rules;
}

/** Let a colleague write another address into the chart. */
function letColleague({ bench }: SaveBench, course: SaveCourse): void {
  const { roster } = bench.desk.sandbox.practice;
  roster.change(course.patient.id, { email: colleagueEmail(course.patient) });
  course.chart.push('colleague');
}

export function saveTroubleRules(seat: SaveBench, course: SaveCourse): FaultRule[] {
  const { one, patient } = course;
  if (one.trouble === null) return [];
  const { sandbox } = seat.bench.desk;
  const { practice } = sandbox;
  const { kind, step } = one.trouble;
  const way = wayOf(step, patient.id);
  const colleague = (when: 'before' | 'after', act: () => void) => [
    at(way, { kind: 'meanwhile', when, act }),
  ];
  const drop = (fault: 'dropBefore' | 'dropAfter', connection: 'fresh' | 'reused') => {
    if (connection === 'fresh') {
      practice.settings.keepsConnections = false;
      sandbox.closeIdleConnections();
    }
    return [at(way, { kind: fault }, { match: { connection } })];
  };
  switch (kind) {
    case 'dropBefore on a new line':
      return drop('dropBefore', 'fresh');
    case 'dropBefore on a used line':
      return drop('dropBefore', 'reused');
    case 'dropAfter on a new line':
      return drop('dropAfter', 'fresh');
    case 'dropAfter on a used line':
      return drop('dropAfter', 'reused');
    case 'throttle':
      return [at(way, { kind: 'throttle', seconds: 0.3 })];
    case 'one 401':
      return [at(way, { kind: 'unauthorized' })];
    case 'a burst of 401':
      return [at(way, { kind: 'unauthorized' }, { times: 3 })];
    case 'stale reads':
      return [at(way, { kind: 'staleRead', ms: OLD_ANSWER })];
    case 'colleague changes before':
      return colleague('before', () => letColleague(seat, course));
    case 'colleague changes after':
      return colleague('after', () => letColleague(seat, course));
    case 'colleague sends before':
      return colleague('before', () => void practice.enable(patient.id));
    default:
      return [at(way, { kind })];
  }
}

/** Let the practice hold the request of the case's point, before it takes effect or after. */
export function holdSaveAt({ bench }: SaveBench, { one, patient }: SaveCourse): { release(): void } {
  const point = one.kill?.point;
  let release = () => {};
  if (point?.on !== 'request' || (point.when !== 'afterSend' && point.when !== 'afterCommit'))
    return { release };
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const name = `request ${point.step}`;
  const isOwn = (fetched: { name: string }) => fetched.name === name;
  const act = async () => {
    // The request has left before it arrives here, but the worker's note about it may come a little later.
    await until('the request was seen to leave', () => bench.fetches.some(isOwn));
    bench.stopped = true;
    await released;
  };
  const when = point.when === 'afterSend' ? 'before' : 'after';
  bench.desk.sandbox.practice.faults.push(
    at(wayOf(point.step, patient.id), { kind: 'meanwhile', when, act }),
  );
  return { release: () => release() };
}
