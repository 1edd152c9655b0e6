import type { StoreTrouble } from '../platform/disk.ts';
import { type Plain, plain } from './plain.ts';

/** This says what the store on this computer refuses, and what that means. */
export const storeWords: Record<StoreTrouble, Plain> = {
  cannotOpen: plain(
    'The browser does not let Invite Desk open what it keeps on this computer.',
    'Nothing is sent from here, so that no invite is lost or sent twice.',
    'Restart the browser. If that does not help, choose Disconnect in settings, connect again, and check the charts you worked on last.',
  ),
  cannotWrite: plain(
    'Invite Desk cannot write on this computer’s disk.',
    'Nothing is sent until it can, so that no invite is lost or sent twice.',
    'Free some disk space, then try again.',
  ),
  newerVersion: plain(
    'A newer version of Invite Desk was used on this computer before.',
    'This version cannot read what was under way, so nothing is sent from here.',
    'Update Invite Desk in the browser’s extension settings; it then goes on where it stopped.',
  ),
};
