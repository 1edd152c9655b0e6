import type { OperationView } from '../../../lib/messages/operation-view.ts';
import { accounts } from '../../sandbox/accounts.ts';
import { type Bench, rowOf } from './bench.ts';
import { pointName, type Shape } from './cases.ts';
import type { Course } from './run-case.ts';

/** This is how one case ended, by the practice's own state. */
export interface Line {
  name: string;
  shape: Shape;
  kind: string;
  point: string;
  wake: string;
  mails: number;
  fetches: number;
  arrivals: number;
  repeated: number;
  /** So many of the repeated requests were sends that took effect; the patient got that many emails too many. */
  repeatedSends: number;
  /** The staff could read that a second invite went out. */
  toldTwice: boolean;
  lost: boolean;
  doubled: boolean;
  silentlyRevoked: boolean;
  asked: number;
  questions: string[];
  state: string;
  said: string;
  /** The case met its point, or its trouble. */
  reached: boolean;
  /** This lists everything else that must not be. */
  wrong: string[];
  ms: number;
}

export async function judge(bench: Bench, course: Course): Promise<Omit<Line, 'ms'>> {
  const { sandbox } = bench.desk;
  const { practice } = sandbox;
  const { one, patient, settled } = course;
  const about = new RegExp(`/patients/${patient.id}/onpatient_access$`);
  const isWrite = (entry: { method: string; path: string }) =>
    entry.method !== 'GET' && about.test(entry.path);
  const all = sandbox.log.entries;
  const arrivals = all.slice(course.from).filter(isWrite);
  const unseen = course.unseenFrom === null ? 0 : all.slice(course.unseenFrom).filter(isWrite).length;
  const fetches = bench.fetches.filter(({ method }) => method !== 'GET').length;
  const own = course.unseenFrom === null ? fetches : Math.min(fetches, arrivals.length - unseen) + unseen;
  const posts = arrivals.filter(({ method }) => method === 'POST');
  const sent = posts.flatMap((post, nth) => (post.done === 201 ? [course.postsOf[nth]] : []));
  // Where the browser repeated nothing, every send that took effect is ours. Otherwise those of one fetch count once.
  const ownSends = arrivals.length > own ? new Set(sent).size : sent.length;

  const rows = practice.access.history(patient.id);
  const since = rows.filter((row) => row.enabledAt >= course.startedAt - 11 * 60_000);
  const ours = since.filter((row) => row.enabledBy === accounts.frontDesk.name && arrivals.length > 0);
  const state = practice.access.stateOf(patient.id);
  const operation = (await rowOf(bench, patient.id))?.operation ?? null;
  const told = isTold(operation, state);
  const [newest] = rows;
  const byColleague = newest?.ended?.by.kind === 'staff' && newest.ended.by.name === accounts.colleague.name;
  const wasRevoked = rows.some(({ ended }) => ended !== null && ended.at >= course.startedAt);
  const effect = one.kind === 'revoke' ? wasRevoked : ours.length > 0;
  // A click whose worker died before the journal had it was never taken, and the page that asked learns that it failed.
  const notTaken = !course.answered && arrivals.length === 0 && bench.fetches.length === 0;
  const wrong = [
    ...(settled.stuck === null ? [] : [settled.stuck]),
    ...(settled.unsettled ? ['Access History was seen and the question stayed'] : []),
  ];
  return {
    ...{ name: one.name, shape: bench.shape, kind: one.kind, wake: one.wake },
    point: one.kill ? pointName(one.kill.point) : (one.trouble?.kind ?? ''),
    mails: ours.length,
    ...{ fetches: own, arrivals: arrivals.length, repeated: Math.max(0, arrivals.length - own) },
    repeatedSends: sent.length - ownSends,
    toldTwice: operation?.stage === 'sent' && operation.twice,
    lost: !effect && !told && !notTaken,
    doubled: ownSends > 1 + settled.asked,
    silentlyRevoked: one.kind !== 'revoke' && state === 'revoked' && !byColleague && !told,
    ...{ asked: settled.asked, questions: settled.questions, state, wrong },
    said: notTaken ? 'not taken' : operation === null ? '' : saidOf(operation),
    reached: course.reached,
  };
}

function saidOf(operation: OperationView): string {
  return operation.stage === 'stopped' ? `stopped ${JSON.stringify(operation.because)}` : operation.stage;
}

/** Tell whether the popup truly says that the operation was not done. */
export function isTold(operation: OperationView | null, state: string): boolean {
  if (operation?.stage === 'needsYou') return true;
  if (operation?.stage !== 'stopped') return false;
  switch (operation.because) {
    case 'patientJoined':
      return state === 'active' || state === 'disabled';
    case 'someoneElseSent':
      return state === 'pending' || state === 'active';
    case 'nothingToRevoke':
    case 'didNotArrive':
      return state !== 'pending' && state !== 'active';
    default:
      return true;
  }
}
