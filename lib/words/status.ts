import type { EndedBy, HistoryLine, Invite } from '../invites/evidence.ts';
import type { Grounds, Side, Status, UnknownReason } from '../invites/status.ts';
import type { IdentityRefusal } from '../messages/failure.ts';
import { OWN_SEND_FRESH } from '../timing.ts';
import { type Plain, plain } from './plain.ts';
import { age, dayAndTime, moment } from './time.ts';

/** Every sentence with a time in it needs these: now (epoch ms, corrected clock) and the IANA zone of the practice. */
export interface When {
  now: number;
  zone: string | null;
}

export const OLD_ADDRESS = 'Sent to an old address';

/** Say a status in a few words, for a pill or a list. */
export function statusWord(status: Status): string {
  switch (status.kind) {
    case 'notInvited':
      return 'Not invited';
    case 'pending':
      if (status.toOldAddress) return OLD_ADDRESS;
      return status.phase === 'alive' ? 'Pending' : 'Expiring now';
    case 'expired':
      return 'Expired';
    case 'active':
      return 'Active';
    case 'revoked':
      return 'Revoked';
    case 'disabled':
      return 'Access turned off';
    case 'unknown':
      return unknownWord(status.reason);
  }
}

function unknownWord(reason: UnknownReason): string {
  switch (reason) {
    case 'notChecked':
      return 'Not checked';
    case 'onlyNotActive':
      return 'Not active yet';
    case 'answerDoesNotTell':
      return 'See Access History';
    case 'contradiction':
      return 'Sources differ';
    case 'unreadableHistory':
      return 'History unclear';
    case 'pageMayBeOld':
      return 'Reload the page';
  }
}

/** Say in a sentence or two what the status means. */
export function statusSentence(status: Exclude<Status, { kind: 'unknown' }>, when: When): string {
  switch (status.kind) {
    case 'notInvited':
      return 'No invite has been sent to this patient.';
    case 'pending':
      return pendingSentence(status, when);
    case 'expired':
      return `The invite ran out about ${dayAndTime(status.expires.earliest, when.now, when.zone)}. The link in that email no longer works.`;
    case 'active':
      return status.since
        ? `The patient joined the portal ${dayAndTime(status.since.earliest, when.now, when.zone)}. Nothing to do.`
        : 'The patient has joined the portal. Nothing to do.';
    case 'revoked':
      return 'The last invite was revoked before the patient joined. They need a new one.';
    case 'disabled':
      return disabledSentence(status.by);
  }
}

function pendingSentence(status: Extract<Status, { kind: 'pending' }>, when: When): string {
  if (status.toOldAddress)
    return 'This invite waits at an address that the chart no longer has. Correcting the chart does not move it: resend it to the new address.';
  if (status.phase === 'expiringNow')
    return 'The seven days are ending now. The link may stop working at any minute.';
  return status.expires
    ? `The patient can join until about ${dayAndTime(status.expires.earliest, when.now, when.zone)}.`
    : 'An invite is out. DrChrono did not say when it was sent, so the time left is not known.';
}

function disabledSentence(by: EndedBy): string {
  if (by === 'patient') return 'The patient turned portal access off. Ask them before you invite again.';
  return by === 'unknown' ? 'Portal access was turned off.' : `Portal access was turned off by ${by.name}.`;
}

/** Say why the state is not known, and how to find out. */
export function unknownWords(reason: UnknownReason): Plain {
  switch (reason) {
    case 'notChecked':
      return plain(
        'Not checked yet.',
        'DrChrono has not been asked about this patient.',
        'Choose Check now.',
      );
    case 'onlyNotActive':
      return plain(
        'The patient has not joined.',
        'The chart does not say whether an invite is out.',
        'Choose Check now, or open OnPatient Access in the chart.',
      );
    case 'answerDoesNotTell':
      return plain(
        'DrChrono did not say.',
        'Its answer holds nothing about invites for this patient.',
        'Open OnPatient Access in the chart: Invite Desk reads it from there.',
      );
    case 'contradiction':
      return plain(
        'Two sources cannot both be right.',
        'The patient may or may not have joined.',
        'Open OnPatient Access in the chart to see which one holds.',
      );
    case 'unreadableHistory':
      return plain(
        'A line of Access History could not be read.',
        'The patient may already have joined.',
        'Read the newest line of Access History yourself before you send.',
      );
    case 'pageMayBeOld':
      return plain(
        'This page may show an old state.',
        'The browser had kept it, or the computer slept. The patient may have joined since.',
        'Reload the page: Invite Desk then reads Access History from it.',
      );
  }
}

/** Say when, by whom and to which address an invite went out; '' where its time is not known. */
export function inviteSentence(invite: Invite, when: When): string {
  if (invite.sent === null) return '';
  const about = invite.precision === 'about' ? 'about ' : '';
  const by = invite.by ? ` by ${invite.by}` : '';
  const to = invite.email ? ` to ${invite.email}` : '';
  return `Sent ${about}${moment(invite.sent.earliest, when.now, when.zone)}${by}${to}.`;
}

/** Say where a statement comes from and how old it is. */
export function groundsSentence(grounds: Grounds, invite: Invite | null, now: number): string {
  const old = age(now - grounds.asOf);
  switch (grounds.source) {
    case 'ownSend':
      return `${ownSendSentence(invite)}${now - grounds.asOf < OWN_SEND_FRESH ? '' : '; what became of it since is not known'}`;
    case 'ownRevoke':
      return `Revoked from here ${old}`;
    case 'accessHistory':
      return `From Access History, read ${old}`;
    case 'header':
      return `From the chart header, read ${old}`;
    case 'answer':
      return `From DrChrono’s answer, ${old}`;
  }
}

function ownSendSentence(invite: Invite | null): string {
  return invite?.precision === 'about'
    ? 'Sent from here, found again after a doubt'
    : 'Sent from here, exact';
}

const sideSays: Record<Side['says'], string> = {
  enabled: 'enabled',
  notEnabled: 'not enabled',
  pending: 'an invite is pending',
  active: 'the patient has joined',
  revoked: 'the invite was revoked',
  disabled: 'access was turned off',
  noInvite: 'no invite',
  sent: 'an invite was sent',
};

/** Say one side of a contradiction: `From the chart header, read 2 min ago: enabled`. */
export function sideSentence(side: Side, now: number): string {
  return `${groundsSentence(side.grounds, null, now)}: ${sideSays[side.says]}`;
}

/** The pill says this while it is in doubt who the patient is. */
export const refusalWord: Record<IdentityRefusal, string> = {
  nameDiffers: 'Different patient?',
  birthDateDiffers: 'Different patient?',
  chartIdDiffers: 'Different patient?',
  idsDiffer: 'Different patient?',
  pageUnreadable: 'Name not readable',
  twoPatients: 'Two patients open',
  namesakes: 'Which patient?',
  noMatch: 'No such patient',
  notEnoughToSearch: 'Open the chart',
  appointmentIsBreak: 'No patient here',
  recordNotVisible: 'Record not visible',
};

/** Say what became of one invite of the history. `ranOut`: its seven days are over. */
export function lineWord(line: HistoryLine, ranOut: boolean): string {
  switch (line.state.kind) {
    case 'pending':
      return ranOut ? 'Expired' : 'Waiting';
    case 'active':
      return 'Joined';
    case 'revokedBeforeActivation':
      return 'Revoked before joining';
    case 'disabled':
      return turnedOffWord(line.state.by);
    case 'unreadable':
      return 'Could not be read';
  }
}

function turnedOffWord(by: EndedBy): string {
  if (by === 'unknown') return 'Turned off';
  return by === 'patient' ? 'Turned off by the patient' : `Turned off by ${by.name}`;
}

/** Say when and by whom an invite was sent. */
export function lineSent(line: HistoryLine, when: When): string {
  const { sent, by } = line.invite;
  const who = by ? ` by ${by}` : '';
  return sent ? `${moment(sent.earliest, when.now, when.zone)}${who}` : `Sent${who}, time not known`;
}
