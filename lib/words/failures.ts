import type { Failure, IdentityRefusal } from '../messages/failure.ts';
import { NOTHING_SENT, type Plain, plain } from './plain.ts';
import { storeWords } from './store.ts';
import { clockTime } from './time.ts';

/** Say for each failure why the background could not do what it was asked. */
export function failureWords(failure: Failure, zone: string | null): Plain {
  switch (failure.kind) {
    case 'notConnected':
      return plain(
        'Invite Desk is not connected to DrChrono.',
        'The chart is untouched, and invites already out keep working.',
        'Open settings and choose Connect.',
      );
    case 'reconnect':
      return failure.why === 'grantDead'
        ? plain(
            'DrChrono ended the connection.',
            'Invites already out keep working.',
            'Open settings and connect again.',
          )
        : plain(
            'The browser was closed, and on a shared computer that ends the connection.',
            'Invites already out keep working.',
            'Open settings and connect again.',
          );
    case 'siteAccessWithdrawn':
      return plain(
        'The browser no longer lets Invite Desk use drchrono.com.',
        'Nothing can be checked or sent.',
        'Open the browser’s extension settings and allow drchrono.com for Invite Desk.',
      );
    case 'storeUnavailable':
      return storeWords[failure.why];
    case 'offline':
      return plain(
        'This computer is offline.',
        'What you see is the last known state.',
        'Check the network; Invite Desk tries again when it is back.',
      );
    case 'timeout':
      return plain(
        'DrChrono took too long to answer.',
        'What you see may be out of date.',
        'Wait a moment, then check again.',
      );
    default:
      return answerWords(failure, zone);
  }
}

type Answered = Exclude<
  Failure,
  { kind: 'notConnected' | 'reconnect' | 'siteAccessWithdrawn' | 'storeUnavailable' | 'offline' | 'timeout' }
>;

function answerWords(failure: Answered, zone: string | null): Plain {
  switch (failure.kind) {
    case 'throttled':
      return plain(
        'DrChrono asked for a pause: too many requests from this practice.',
        'Invites already out keep working.',
        `Try again after ${clockTime(failure.until, zone)}.`,
      );
    case 'budgetSpent':
      return plain(
        'The practice has used its requests to DrChrono for this hour.',
        'Invites already out keep working.',
        `Try again after ${clockTime(failure.until, zone)}.`,
      );
    case 'forbidden':
      return plain(
        'This DrChrono account may not do that.',
        NOTHING_SENT,
        'Ask your administrator for the permission Create and Update Patients.',
      );
    case 'notFound':
      return plain(
        'DrChrono has no such record for this account.',
        NOTHING_SENT,
        'Reload the chart. If it stays so, ask your administrator about Share Patients.',
      );
    case 'refused':
      return plain(
        failure.words.length > 0
          ? `DrChrono refused: ${failure.words.join(' ')}`
          : 'DrChrono refused and gave no reason.',
        'The patient got no new invite.',
        'Correct the chart if needed, then try again.',
      );
    case 'serverError':
      return plain(
        `DrChrono has a fault on its side (${failure.status}).`,
        'What you see may be out of date.',
        'Wait a few minutes, then check again.',
      );
    case 'answerUnreadable':
      return plain(
        'DrChrono’s answer could not be read.',
        'The state of the invite is not certain.',
        'Look at OnPatient Access in the chart, or check again.',
      );
    default:
      return clickWords(failure);
  }
}

type Click = Extract<Failure, { kind: 'viewOutdated' | 'identityRefused' | 'alreadyRunning' | 'notOffered' }>;

function clickWords(failure: Click): Plain {
  switch (failure.kind) {
    case 'viewOutdated':
      return plain(
        'The page changed before your click was done.',
        NOTHING_SENT,
        'Look at the name above, then click again.',
      );
    case 'identityRefused':
      return refusalWords(failure.reason);
    case 'alreadyRunning':
      return plain(
        'Another send or revoke for this patient is under way.',
        'The patient gets one invite, not two.',
        'Wait until it is done.',
      );
    case 'notOffered':
      return plain(
        'The state changed, so this is no longer the right step.',
        NOTHING_SENT,
        'Look at the new state, then decide.',
      );
  }
}

/** Say why Invite Desk does not take this page to be about one certain patient. */
export function refusalWords(reason: IdentityRefusal): Plain {
  switch (reason) {
    case 'nameDiffers':
      return plain('The name on this page is not the name in DrChrono’s record.', SAFE, RELOAD);
    case 'birthDateDiffers':
      return plain('The birth date on this page is not the one in DrChrono’s record.', SAFE, RELOAD);
    case 'chartIdDiffers':
      return plain('The chart ID on this page belongs to a different record.', SAFE, RELOAD);
    case 'idsDiffer':
      return plain('This page points to two different patient records.', SAFE, RELOAD);
    case 'pageUnreadable':
      return plain('The patient’s name could not be read on this page.', SAFE, RELOAD);
    case 'twoPatients':
      return plain('Two patients are open on this page.', SAFE, 'Close the window you do not need.');
    case 'namesakes':
      return plain('Two patients have this same name and birth date.', SAFE, OPEN_CHART);
    case 'noMatch':
      return plain('DrChrono has no patient with this name and birth date.', SAFE, OPEN_CHART);
    case 'notEnoughToSearch':
      return plain('This page does not show enough to find the patient.', SAFE, OPEN_CHART);
    case 'appointmentIsBreak':
      return plain(
        'This appointment has no patient.',
        'There is nobody to invite.',
        'If it should have one, add the patient to the appointment.',
      );
    case 'recordNotVisible':
      return plain(
        'This DrChrono account may not see this patient’s record.',
        SAFE,
        'Ask your administrator for Share Patients, or invite from the provider’s account.',
      );
  }
}

const SAFE = 'So that no invite goes to the wrong person, sending is off here.';
const RELOAD = 'Reload the page. If it stays so, compare the chart with DrChrono’s record.';
const OPEN_CHART = 'Open the patient’s chart and invite from there.';
