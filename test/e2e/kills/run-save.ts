import type { Output } from '../../../lib/messages/contract.ts';
import type { PanelPatient } from '../../../lib/messages/panel-view.ts';
import { ALL_RISKS } from '../../all-risks.ts';
import { accounts } from '../../sandbox/accounts.ts';
import type { PatientRecord } from '../../sandbox/person.ts';
import { learnTime, until } from './bench.ts';
import { isTypedKept, panelView, type SaveBench, standsAt, valuesOnDisk } from './save-bench.ts';
import type { SaveCase, SavePoint } from './save-cases.ts';
import { colleagueEmail, holdSaveAt, saveTroubleRules, watchChart } from './save-rules.ts';
import { judgeSave, type SaveLine } from './save-verdict.ts';
import { settleSave } from './settle-save.ts';
import type { Stop } from './watch-worker.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const PACE = 1_000;

/** What happened in one case, for the verdict. */
export interface SaveCourse {
  one: SaveCase;
  patient: PatientRecord;
  typed: string;
  startedAt: number;
  /** The case begins at this index of the request log. */
  from: number;
  /** From this log entry on each arrival counts as a request of ours; null where the browser was not killed. */
  unseenFrom: number | null;
  told: Output<'saveIdentifiers'> | null;
  reached: boolean;
  /** What became of the address in the chart, in this order. */
  chart: ('typed' | 'colleague')[];
  /** So often a write took an address away that a read had shown after the person saw another one. */
  overwritten: number;
  onDisk: Set<string>;
  stuck: string | null;
}

export async function runSave(seat: SaveBench, one: SaveCase, person: PatientRecord): Promise<SaveLine> {
  const began = Date.now();
  const { bench } = seat;
  const { practice } = bench.desk.sandbox;
  const patient = { ...person, email: one.then === 'send' ? '' : person.email };
  const seen = await prepare(seat, one, patient);
  const course: SaveCourse = {
    ...{ one, patient, typed: `typed.${patient.id}@example.org`, unseenFrom: null, told: null },
    ...{ reached: false, chart: [], overwritten: 0, onDisk: new Set<string>(), stuck: null },
    startedAt: practice.clock.now(),
    from: bench.desk.sandbox.log.entries.length,
  };
  const trouble = saveTroubleRules(seat, course);
  practice.faults.push(...watchChart(seat, course), ...trouble);
  const hold = holdSaveAt(seat, course);
  bench.fetches = [];
  bench.stopped = false;
  await bench.watch(patient.id, 'gone', stopAt(one.kill?.point ?? null), 'gone');
  const press = pressSave(seat, course, seen);
  await until(
    `${one.name}: comes to a point or to rest`,
    async () => bench.stopped || (await rests(seat, course)),
  );
  if (one.kill && bench.stopped) await die(seat, course, hold);
  else {
    hold.release();
    await bench.watch(patient.id, bench.standing.phase, null, 'unknown');
  }
  await press;
  course.stuck = await settleSave(seat, patient.id);
  course.reached ||= !one.kill && trouble.every(({ times }) => times <= 0);
  await look(seat, course);
  const view = (await panelView(seat, patient.id, false)) ?? (await panelView(seat, patient.id, true));
  if (await isTypedKept(seat, course.typed)) course.stuck ??= 'what was typed stayed in the session memory';
  practice.faults.length = 0;
  practice.settings.keepsConnections = true;
  // The pause after a 429 lasts by the extension's own clock. It may outlast the save and meet the next case.
  if (one.trouble?.kind === 'throttle') await until('requests leave again', () => learnTime(bench));
  return { ...judgeSave(bench, course, view), ms: Date.now() - began };
}

/** Add the patient, with an invite of nine days ago where one is sent again, and let the panel look. */
async function prepare(seat: SaveBench, one: SaveCase, patient: PatientRecord): Promise<PanelPatient> {
  const { bench } = seat;
  const { practice } = bench.desk.sandbox;
  practice.faults.length = 0;
  practice.clock.move(5 * MINUTE);
  practice.roster.add(patient);
  practice.faults.push({
    match: {},
    times: Number.POSITIVE_INFINITY,
    fault: { kind: 'meanwhile', when: 'before', act: () => practice.clock.move(PACE) },
  });
  if (one.then === 'resend')
    practice.access.recall({
      patientId: patient.id,
      ...{ email: patient.email ?? '', how: 'email', enabledBy: accounts.frontDesk.name },
      ...{ enabledAt: practice.clock.now() - 9 * DAY, activatedAt: null, ended: null },
    });
  await bench.watch(patient.id, 'gone', null, 'gone');
  bench.standing = { ...bench.standing, phase: 'gone', entry: null, sure: true };
  const view = await panelView(seat, patient.id, true);
  if (view === null) throw new Error(`${one.name}: the panel shows nobody`);
  return view;
}

/** A person types another address over what the panel shows, and presses. Nobody is told where the worker dies first. */
async function pressSave(
  { bench, panel }: SaveBench,
  course: SaveCourse,
  { view, values }: PanelPatient,
): Promise<void> {
  const input = {
    ...{ token: view.token ?? '', typed: { email: course.typed }, seen: { email: values.email ?? null } },
    ...{ then: course.one.then, risksRead: ALL_RISKS },
  };
  course.told = await bench.say('saveIdentifiers', input, panel).catch(() => null);
  if (course.told?.ok === false) course.stuck = `the press was refused: ${JSON.stringify(course.told)}`;
}

/** Is there nothing more to wait for? The worker writes the save down before it answers the press. */
async function rests(seat: SaveBench, { told, patient }: SaveCourse): Promise<boolean> {
  if (told === null) return false;
  const { save, operation } = await standsAt(seat, patient.id);
  const isOpen = (at: string | undefined) =>
    at !== undefined && !['settled', 'waiting', 'needsYou'].includes(at);
  return !told.ok || !(isOpen(save?.phase.at) || isOpen(operation?.phase.at));
}

async function die(seat: SaveBench, course: SaveCourse, hold: { release(): void }): Promise<void> {
  const { bench } = seat;
  const { kill, wake } = course.one;
  course.reached = true;
  await look(seat, course);
  if (kill?.what === 'browser') {
    await bench.killBrowser();
    course.unseenFrom = bench.desk.sandbox.log.entries.length;
    hold.release();
    await bench.startBrowser();
    Object.assign(seat, await seat.open());
    return;
  }
  await bench.line.kill();
  hold.release();
  if (wake === 'panel') await panelView(seat, course.patient.id, false);
  else await bench.ring('invite-desk-saves');
  await until('the worker lives', () => bench.line.isAlive());
}

/** Look on the disk for every address that the person typed or saw. */
async function look(seat: SaveBench, { patient, typed, onDisk }: SaveCourse): Promise<void> {
  const values = [typed, patient.email ?? '', colleagueEmail(patient), patient.cellPhone];
  for (const value of await valuesOnDisk(seat, values)) onDisk.add(value);
}

/** The point at which the worker itself must stop. A request that is on its way is held by the practice instead. */
function stopAt(point: SavePoint | null): Stop | null {
  if (point === null) return null;
  if (point.on === 'journal') return { at: `journal ${point.phase}`, when: point.when };
  if (point.when === 'beforeSend') return { at: `request ${point.step}`, when: 'before' };
  return point.when === 'beforeStored' ? { at: `request ${point.step}`, when: 'after' } : null;
}
