import type { PatientRecord } from '../../sandbox/person.ts';
import type { LoggedRequest } from '../../sandbox/request-log.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';

/** This is what came of a list, by the practice's own log, mailbox, state and time. */
export interface ListVerdict {
  mails: number;
  doubled: number;
  leftRevoked: number;
  requests: number;
  /** One resend took so many requests of the desk that sent, without those that are counted in `again`. */
  perResend: number;
  /** A desk that did not send to the patient made these requests: it looked, and found what another desk had done. */
  looks: number;
  /** These requests met a 429, or were made again because a 429 or another desk's revoke (404) had cut a line short. */
  again: number;
  /** This is the largest number of requests of all desks within any one second. */
  mostInASecond: number;
  /** A desk made these requests although a 429 had told it to wait. */
  knowingly: number;
}

/** A request that was on its way when the 429 came could not know of it (ms). A busy machine takes its time to hear of it. */
const ON_ITS_WAY = 2_000;

export function judgeList(
  { log, practice }: Sandbox,
  patients: readonly PatientRecord[],
  since: number,
): ListVerdict {
  const requests = log.api().filter(({ at }) => at >= since);
  const mails = practice.mail.filter(({ sentAt }) => sentAt >= since);
  const lines = [...Map.groupBy(requests, ({ user, path }) => `${user} ${path}`).values()];
  const sent = lines.filter((line) => line.some(isSend));
  const others = lines.filter((line) => !line.some(isSend));
  const again = sent.filter(isCutShort).map((line) => Math.max(0, line.length - 4));
  const own = sum(sent.map((line) => line.length)) - sum(again);
  return {
    mails: mails.length,
    doubled: patients.filter(({ id }) => mails.filter(({ patientId }) => patientId === id).length > 1).length,
    leftRevoked: patients.filter(({ id }) => practice.access.stateOf(id) !== 'pending').length,
    requests: requests.length,
    perResend: own / sent.length,
    looks: sum(others.map((line) => line.filter(({ status }) => status !== 429).length)),
    again: sum(again) + others.flat().filter(({ status }) => status === 429).length,
    mostInASecond: Math.max(...requests.map(({ at }) => within(requests, at, at + 1_000))),
    knowingly: requests.filter((request) => requests.some((other) => forbids(other, request))).length,
  };
}

function isSend({ method, done }: LoggedRequest): boolean {
  return method === 'POST' && done === 201;
}

function isCutShort(line: readonly LoggedRequest[]): boolean {
  return line.some(({ status }) => status === 429 || status === 404);
}

function within(requests: readonly LoggedRequest[], from: number, to: number): number {
  return requests.filter(({ at }) => at >= from && at < to).length;
}

function forbids({ user, at, sentAwayFor }: LoggedRequest, request: LoggedRequest): boolean {
  if (sentAwayFor === null || request.user !== user) return false;
  return request.at > at + ON_ITS_WAY && request.at < at + sentAwayFor * 1_000;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
