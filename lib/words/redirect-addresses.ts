import type { RedirectAddress } from '../messages/connection-view.ts';

/** These words stand around the redirect addresses in the settings. */
export const COPY = 'Copy';
export const COPY_FAILED = 'Select the address and press Ctrl+C';

export const ownAddressSentence: Record<RedirectAddress['of'], string> = {
  folder: 'This computer’s address: Chrome or Edge with Invite Desk loaded as a folder.',
  firefox: 'This computer’s address: Firefox.',
  store: 'This computer’s address: Invite Desk from the browser’s store.',
};

export const OTHER_DESKS = 'Addresses for desks with another browser';
export const OTHER_DESKS_HOW =
  'One application in DrChrono serves all desks. Add the address of each kind that your practice uses.';

export const otherAddressSentence: Record<RedirectAddress['of'], string> = {
  folder: 'Chrome or Edge, loaded as a folder',
  firefox: 'Firefox',
  store: 'From the browser’s store',
};

export const STORE_ADDRESS =
  'Chrome and Edge give Invite Desk another address where it comes from their store: copy it from the settings of such a desk.';

export function copyLabel(kind: string): string {
  return `${COPY}: ${kind}`;
}
