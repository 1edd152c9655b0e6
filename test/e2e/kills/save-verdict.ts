import { maskEmail } from '../../../lib/invites/mask.ts';
import type { PanelPatient } from '../../../lib/messages/panel-view.ts';
import { accounts } from '../../sandbox/accounts.ts';
import type { Bench } from './bench.ts';
import { pointName } from './cases.ts';
import type { SaveCourse } from './run-save.ts';
import { isTold } from './verdict.ts';

/** This is how one save ended, by the practice's own chart, mailbox and log, beside what the panel says of it. */
export interface SaveLine {
  name: string;
  then: string;
  point: string;
  wake: string;
  said: string;
  /** Whose value the chart has. */
  chart: 'typed' | 'colleague' | 'as before' | 'something else';
  mails: number;
  writes: number;
  repeated: number;
  lost: boolean;
  doubled: boolean;
  overwritten: boolean;
  onDisk: string[];
  reached: boolean;
  wrong: string[];
  ms: number;
}

export function judgeSave(
  bench: Bench,
  course: SaveCourse,
  panel: PanelPatient | null,
): Omit<SaveLine, 'ms'> {
  const { one, overwritten } = course;
  const { writes, repeated } = countWrites(bench, course);
  const mails = countMails(bench, course);
  const chart = chartOf(bench, course);
  const { said, agrees } = compare(bench, course, panel, { chart, mails: mails.ours, writes });
  return {
    ...{ name: one.name, then: one.then, wake: one.wake, said, chart, mails: mails.ours, writes, repeated },
    point: one.kill ? pointName(one.kill.point) : (one.trouble?.kind ?? ''),
    lost: !agrees,
    doubled: writes > 1 || mails.ours > 1 || (mails.ours > 0 && mails.colleague > 0),
    overwritten: overwritten > 0,
    onDisk: [...course.onDisk],
    reached: course.reached,
    wrong: course.stuck === null ? [] : [course.stuck],
  };
}

/** Count our writes of the chart, without those that DrChrono certainly turned away, and how many the browser repeated. */
function countWrites(bench: Bench, { patient, from, unseenFrom }: SaveCourse) {
  const all = bench.desk.sandbox.log.entries;
  const isWrite = ({ method, path }: { method: string; path: string }) =>
    method === 'PATCH' && path.endsWith(`/patients/${patient.id}`);
  const arrivals = all.slice(from).filter(isWrite);
  const unseen = unseenFrom === null ? 0 : all.slice(unseenFrom).filter(isWrite).length;
  const fetches = bench.fetches.filter(({ method }) => method === 'PATCH').length + unseen;
  const turnedAway = arrivals.filter(({ status }) => status === 401 || status === 429).length;
  return { writes: fetches - turnedAway, repeated: Math.max(0, arrivals.length - fetches) };
}

function countMails({ desk }: Bench, { patient, startedAt }: SaveCourse) {
  const { access } = desk.sandbox.practice;
  const rows = access.history(patient.id).filter(({ enabledAt }) => enabledAt >= startedAt);
  const ours = rows.filter(({ enabledBy }) => enabledBy === accounts.frontDesk.name).length;
  return { ours, colleague: rows.length - ours };
}

function chartOf({ desk }: Bench, { patient, typed, chart }: SaveCourse): SaveLine['chart'] {
  const { email, ...others } = desk.sandbox.practice.roster.find(patient.id) ?? patient;
  const { email: before, ...same } = patient;
  if (JSON.stringify(others) !== JSON.stringify(same)) return 'something else';
  if (email === typed) return 'typed';
  if (email === before) return 'as before';
  return chart.includes('colleague') ? 'colleague' : 'something else';
}

interface Outcome {
  chart: SaveLine['chart'];
  mails: number;
  writes: number;
}

/** Does what the panel says agree with chart and mailbox? */
function compare(
  bench: Bench,
  course: SaveCourse,
  panel: PanelPatient | null,
  { chart, mails, writes }: Outcome,
): { said: string; agrees: boolean } {
  const { one, told, typed } = course;
  if (panel === null) return { said: 'nobody', agrees: false };
  const { save, view } = panel;
  // A press whose worker died before the save was written down was never taken, and the panel that asked learns that.
  if (save === null) return { said: '', agrees: told === null && writes === 0 && chart === 'as before' };
  const { state } = save;
  const said = [state.at, save.halted].filter(Boolean).join(' ');
  switch (state.at) {
    case 'saved': {
      const wasSaved = course.chart.includes('typed') && state.shown.email === maskEmail(typed);
      const isStill = chart === 'typed' || course.chart.at(-1) === 'colleague';
      const { access } = bench.desk.sandbox.practice;
      const isSent = mails === 1 || isTold(view.operation, access.stateOf(course.patient.id));
      const isNotSent = one.then === 'nothing' || save.halted !== undefined;
      return { said, agrees: wasSaved && isStill && (isNotSent ? mails === 0 : isSent) };
    }
    case 'notSaved':
      return { said, agrees: chart !== 'typed' && chart !== 'something else' && mails === 0 };
    case 'changedMeanwhile':
      return { said, agrees: chart === 'colleague' && writes === 0 && mails === 0 };
    case 'unknown': {
      const email = bench.desk.sandbox.practice.roster.find(course.patient.id)?.email;
      const shown = email ? maskEmail(email) : undefined;
      // What was typed is gone only with the browser.
      return { said, agrees: course.unseenFrom !== null && state.shown.email === shown && mails === 0 };
    }
    default:
      return { said, agrees: false };
  }
}
