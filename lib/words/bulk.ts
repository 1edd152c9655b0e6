import type { BulkLineState, Hold, LeftOut, SkipReason } from '../invites/bulk-queue.ts';
import { type Plain, plain } from './plain.ts';
import type { When } from './status.ts';
import { clockTime, moment } from './time.ts';

/** These are the words of the page that resends invites to many patients at once. */
export const BULK_TITLE = 'Resend expired invites';
export const WHAT_HAPPENS =
  'Each patient gets one new email. The link in their old one has expired and is revoked first.';
export const SELECT_ALL = 'Select all';
export const BULK_LIST = 'Patients who get a new invite';
export const PAUSE = 'Pause';
export const GO_ON = 'Resume';
export const CANCEL_ALL = 'Cancel all that wait';
export const PUT_AWAY = 'Close this list';
export const NOT_SHOWN_YET =
  'DrChrono accepted it, but its list does not show it clearly yet: OnPatient Access tells whether a colleague sent one too.';

export function resendExpired(count: number): string {
  return `Resend expired (${count})`;
}

export function startWord(count: number): string {
  if (count === 0) return 'Resend invites';
  return count === 1 ? 'Resend 1 invite' : `Resend ${count} invites`;
}

export function leftOutTitle(count: number): string {
  return count === 1 ? '1 patient is left out' : `${count} patients are left out`;
}

export function inviteSent(at: number | null, when: When): string {
  return at === null
    ? 'Date of the old invite not known'
    : `Old invite sent ${moment(at, when.now, when.zone)}`;
}

/**
 * Say what a list costs and when it is done, as in
 * `About 12 requests; 380 of 380 are left for lists this hour. Done by about 10:46 AM.` `cost.finish` and `resetsAt`
 * are epoch ms on the corrected clock.
 */
export function costSentence(
  cost: { requests: number; finish: number },
  room: { left: number; perHour: number },
  resetsAt: number,
  when: When,
): string {
  const share = `About ${cost.requests} requests; ${room.left} of ${room.perHour} are left for lists this hour.`;
  const done = `Done by about ${moment(cost.finish, when.now, when.zone)}`;
  return cost.requests > room.left && cost.finish > resetsAt
    ? `${share} ${done}: it goes on by itself each hour, and after the browser is closed and opened again.`
    : `${share} ${done}.`;
}

export const leftOutReason: Record<LeftOut, string> = {
  noProof:
    'DrChrono did not say whether the patient has joined. Open OnPatient Access in the chart, then resend from there.',
  notOffered: 'There is no expired invite to resend any more.',
  underWay: 'A send or revoke for this patient is under way already.',
  nameNotLoaded: 'The name is not loaded since the browser started. Open the chart once.',
  missingIdentifiers: 'The chart lacks what an invite needs. Open the chart to see what is missing.',
};

export const skipReason: Record<SkipReason, string> = {
  ...leftOutReason,
  patientJoined: 'The patient has joined meanwhile.',
  someoneElseSent: 'Already sent by someone else.',
  nothingToRevoke: 'There was no invite to revoke.',
  notProven: leftOutReason.noProof,
  didNotArrive: 'The invite did not go out. Send it from the chart.',
  revokedMeanwhile:
    'Someone else revoked this invite meanwhile and may be sending a new one. Check again in a few minutes.',
  closedByPerson: 'Closed by you.',
  refused: 'DrChrono refused. Open the chart: its email or identifiers may have changed.',
  forbidden: 'This DrChrono account may not send invites for this patient.',
  notFound: 'DrChrono has no such record for this account.',
  lost: 'What became of it is not known. Open the chart to see.',
};

const stateWord: Record<BulkLineState['at'], string> = {
  waiting: 'Waiting',
  working: 'Resending',
  needsYou: 'Needs you',
  done: 'Sent',
  skipped: 'Skipped',
  cancelled: 'Cancelled',
};

export function groupTitle(at: BulkLineState['at'], count: number): string {
  return `${stateWord[at]} (${count})`;
}

export function cancelWord(name: string): string {
  return `Cancel ${name}`;
}

export function settledSentence(settled: number, all: number): string {
  return `${settled} of ${all} done`;
}

export function finishSentence(finish: number, when: When): string {
  return `Done by about ${moment(finish, when.now, when.zone)}`;
}

export const PAUSED = plain(
  'Paused.',
  'Patients who are not done yet keep their expired invite.',
  'Choose Resume to go on with the list.',
);

/** Say why the list waits and how it goes on. */
export function holdWords(hold: Hold, zone: string | null): Plain {
  const then = hold.until === null ? 'by itself' : `by itself about ${clockTime(hold.until, zone)}`;
  switch (hold.why) {
    case 'budget':
      return plain(
        'The requests for lists are used up for this hour.',
        'Nobody is left half-way: each line that was begun is finished.',
        `The list goes on ${then}.`,
      );
    case 'throttled':
      return plain(
        'DrChrono asked for a pause: too many requests from this practice.',
        'Invites already out keep working.',
        `The list goes on ${then}.`,
      );
    case 'offline':
      return plain(
        'DrChrono cannot be reached from this computer.',
        'The list is saved.',
        'It goes on by itself when the network is back.',
      );
    case 'signedOut':
      return plain(
        'Invite Desk is no longer connected to DrChrono.',
        'The list is saved.',
        'Connect again in settings, and it goes on.',
      );
  }
}

export interface Counts {
  done: number;
  skipped: number;
  needsYou: number;
  cancelled: number;
}

/** Say what came of a list, as in `12 sent, 2 skipped, 1 needs you.` */
export function summarySentence({ done, skipped, needsYou, cancelled }: Counts): string {
  const parts = [
    `${done} sent`,
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
    ...(needsYou > 0 ? [needsYou === 1 ? '1 needs you' : `${needsYou} need you`] : []),
    ...(cancelled > 0 ? [`${cancelled} cancelled`] : []),
  ];
  return `${parts.join(', ')}.`;
}
export const SUMMARY = 'This list is done';
export const UNDER_WAY = 'Resending invites';

export function sentAt(at: number, when: When): string {
  return `Sent ${moment(at, when.now, when.zone)}.`;
}

export const nothingExpired: Plain = plain(
  'No invite is known to have expired.',
  'Pending invites still work; their patients can join.',
  'Expired invites appear here once their chart or appointment was opened.',
);

/** A line that was just begun says this until its operation is known. */
export const STARTING = 'Starting';

export const SECOND_LOOK =
  'Looked at once; a colleague may be at it, so it is looked at again before it is sent.';

export function chosenSentence(chosen: number, all: number): string {
  return `${chosen} of ${all} chosen`;
}
