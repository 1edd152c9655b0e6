import { type Plain, plain } from './plain.ts';

/** These are the words about the practice's own host: in the popup, where staff name it, and in the settings. */
export const hostQuestion: Plain = plain(
  'Is this your practice’s DrChrono?',
  'Invite Desk shows and sends nothing at this address until you say so.',
  'Say yes only if your practice works here.',
);
export const CONFIRM_HOST = 'Yes, this is our practice’s DrChrono';

/** Say that the page in front is at a host that is not this practice's. */
export function notOurHost(host: string, practiceHost: string): Plain {
  return plain(
    `Invite Desk is off at ${host}.`,
    'It shows and sends nothing there.',
    `Your practice’s DrChrono is ${practiceHost}. If that is wrong, open Settings, press Remove beside it under Addresses, and open this again.`,
  );
}

export const HOSTS_TITLE = 'Addresses';
export const HOSTS_HOW =
  'Invite Desk works in DrChrono’s pages at these addresses. At any other it shows and sends nothing.';
export const HOST_OF_ALL = 'app.drchrono.com';
export const OF_ALL = 'of every practice';
export const CONFIRMED_HERE = 'your practice’s own, confirmed on this computer';
export const SET_BY_IT = 'your practice’s own, set by its IT';
export const REMOVE_HOST = 'Remove';
export const NO_OWN_HOST =
  'Does your practice have an address of its own, such as hillside.drchrono.com? Open it and press the Invite Desk button in the browser’s toolbar.';

export function removeHost(host: string): string {
  return `${REMOVE_HOST} ${host}`;
}
