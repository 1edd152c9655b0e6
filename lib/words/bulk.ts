import type { PressRefusal } from '../card/judge-press.ts';
import type { Planned } from '../invites/bulk-forecast.ts';
import type { BulkAction, BulkLineState, Hold } from '../invites/bulk-queue.ts';
import { dateOfWeek } from './near-day.ts';
import { type Plain, plain } from './plain.ts';
import type { When } from './status.ts';
import { clockTime, moment, visitTime } from './time.ts';
import { unheardSentence } from './unheard.ts';

/** These are the words of the page that sends invites to many patients at once. `date` is the day of a list for a day. */
export function bulkTitle(date: string | null): string {
  return date === null ? 'Resend expired invites' : `Invites for ${dateOfWeek(date)}`;
}

/** Say what each patient of a list gets. */
export function whatHappens({ send, resend }: Planned, date: string | null): string {
  if (date === null && send === 0)
    return 'Each patient gets one new email. The link in their old one has expired and is revoked first.';
  if (resend === 0) return 'Each patient gets one email with a link to join.';
  return send === 0
    ? 'Each patient gets one new email. Their old invite is revoked first, and its link stops working.'
    : 'Each patient gets one email. Where an older invite is out, it is revoked first, and its link stops working.';
}

/** Every list says this, since the practice API shows neither (field survey, no such field or endpoint). */
export const CANNOT_BE_SEEN =
  'DrChrono’s opt-out and its own automatic invites cannot be seen from here. Nothing is sent unless somebody presses for it.';
export const BACK_FROM_LIST = 'Back to the day';
export const WALK_REST = 'Walk through them in the day';
export const SHOW_LAST = 'Show the last list';
export const SELECT_ALL = 'Select all';
export const SELECT_UNWARNED = 'Select all without a warning';
export const BULK_LIST = 'Patients who get a new invite';
export const PAUSE = 'Pause';
export const GO_ON = 'Resume';
export const CANCEL_ALL = 'Cancel all that wait';
export const PUT_AWAY = 'Close this list';
export const NOT_SHOWN_YET =
  'DrChrono accepted it, but its list does not show it clearly yet: OnPatient Access tells whether a colleague sent one too.';

/** Say what a press begins, as in `Send 7 invites, resend 3`. */
export function startWord({ send, resend }: Planned, date: string | null): string {
  if (send + resend === 0) return date === null ? 'Resend invites' : 'Send invites';
  const invites = (count: number) => (count === 1 ? '1 invite' : `${count} invites`);
  if (send === 0) return `Resend ${invites(resend)}`;
  return resend === 0 ? `Send ${invites(send)}` : `Send ${invites(send)}, resend ${resend}`;
}

/** Say of a list in one line what is sent for the first time, what resent and who is left out. */
export function planSentence({ send, resend }: Planned, leftOut: number): string {
  const parts = [
    ...(send > 0 ? [send === 1 ? '1 first invite' : `${send} first invites`] : []),
    ...(resend > 0 ? [resend === 1 ? '1 resend' : `${resend} resends`] : []),
    ...(leftOut > 0 ? [`${leftOut} left out`] : []),
  ];
  return parts.length === 0 ? '' : `${parts.join(', ')}.`;
}

export function leftOutTitle(count: number): string {
  return count === 1 ? '1 patient is left out' : `${count} patients are left out`;
}

/** Say of a line what it does and from when the old invite is, as in `8:30 AM · Resend · old invite sent Nov 23`. */
export function lineFact(
  line: { action: BulkAction; visit: string | null; sentAt: number | null },
  when: When,
): string {
  const isPlain = line.visit === null && line.action === 'resend';
  const old =
    line.sentAt === null
      ? 'Date of the old invite not known'
      : `Old invite sent ${moment(line.sentAt, when.now, when.zone)}`;
  if (isPlain) return old;
  const deed =
    line.action === 'send' ? 'First invite' : `Resend · ${old.charAt(0).toLowerCase()}${old.slice(1)}`;
  return line.visit === null ? deed : `${visitTime(line.visit, true)} · ${deed}`;
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

const stateWord: Record<BulkLineState['at'], string> = {
  waiting: 'Waiting',
  working: 'On its way',
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
  'Nobody else is written to meanwhile.',
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
        'This computer is offline.',
        'The list is saved.',
        'It goes on by itself when the network is back.',
      );
    case 'siteAccessWithdrawn':
      return plain(
        unheardSentence[hold.why],
        'The list is saved.',
        'Allow drchrono.com in the browser’s extension settings, and it goes on.',
      );
    case 'unreachable':
    case 'timeout':
    case 'serverError':
    case 'answerUnreadable':
      return plain(unheardSentence[hold.why], 'The list is saved.', `It goes on ${then}.`);
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

/** Name a list under way. */
export function underWay({ send, resend }: Planned): string {
  if (send === 0) return 'Resending invites';
  return resend === 0 ? 'Sending invites' : 'Sending and resending invites';
}

/** Say how many of a list that is over still need a person. */
export function restSentence(count: number): string {
  return count === 1
    ? '1 patient of this list still needs a person.'
    : `${count} patients of this list still need a person.`;
}

/** Say what came of the list before this one. */
export function lastSentence(counts: Counts): string {
  return `The last list is done: ${summarySentence(counts)}`;
}

/** Nobody of a day can be in a list. */
export const nobodyReady: Plain = plain(
  'Nobody of this day can be sent to right now.',
  'Everybody is ready, or needs a person first.',
  'The day shows who needs what.',
);
export const scheduleReading: Plain = plain(
  'The schedule is still being read.',
  'Nobody is missed: whoever is ready to go appears here.',
  'Wait a moment, then open this list again from the day.',
);
export const scheduleEmpty: Plain = plain(
  'DrChrono listed no visits for this day.',
  'There is nobody to send to.',
  'Choose another day, or check in settings that Invite Desk may read the schedule.',
);

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

/** No page can cover the page of a list, so these never speak of one. */
export const listRefusalSentence: Record<PressRefusal, string> = {
  notAimed: 'One moment: that press did not begin on this button, so nothing was sent. Press again.',
  tooSoon: 'One moment: this has just changed, so nothing was sent. Look again, then press.',
  notVisible: 'One moment: this button has just come into view, so nothing was sent. Look again, then press.',
  notFocused: 'One moment: this page was not in front, so nothing was sent. Press again.',
};
