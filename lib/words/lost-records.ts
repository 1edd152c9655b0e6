import type { LostRecord } from '../messages/store-view.ts';
import { type Plain, plain } from './plain.ts';

/** These records could not be read and were set aside. This says what that means. */
export const lostWords: Record<LostRecord, Plain> = {
  journal: plain(
    'The list of what was under way on this computer could not be read.',
    'An invite may have been revoked and not sent again.',
    'Open the charts you worked on last and look where each invite stands before you send.',
  ),
  saves: plain(
    'The list of charts being saved from this computer could not be read.',
    'What was typed for a chart may not have been saved.',
    'Open the charts you worked on last and look whether email, phone and birth date are right.',
  ),
  acts: plain(
    'Some notes of what was sent from this computer could not be read.',
    'An invite that was sent from here may be missing in the list, or shown as it was before.',
    'Open the charts you worked on last and look where each invite stands before you send.',
  ),
  list: plain(
    'The list of invites being resent could not be read.',
    'What it has sent is sent; whoever was still waiting keeps the expired invite.',
    'Open the list from the popup again: it holds who is left.',
  ),
  secret: plain(
    'The client secret kept on this computer could not be read.',
    'Nothing is sent until it is there again; invites already out keep working.',
    'Open settings and enter the client secret again.',
  ),
  signIn: plain(
    'The sign-in kept on this computer could not be read.',
    'Invites already out keep working.',
    'Open settings and connect again.',
  ),
  settings: plain(
    'The settings kept on this computer are gone: client ID, time zone and who uses it.',
    'Invites already out keep working.',
    'Open settings, go through the steps again, and choose the time zone if it was chosen by hand.',
  ),
};

export const I_KNOW = 'Done, hide this';
