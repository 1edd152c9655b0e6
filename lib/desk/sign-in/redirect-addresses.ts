import type { RedirectAddress } from '../../messages/connection-view.ts';

/** An installation from a folder has this address in Chrome and Edge, whatever folder it is, by the key in its manifest. */
const FOLDER = 'https://hhoadhcemekeblfehbjknabpghifpoha.chromiumapp.org/';

/**
 * Firefox makes the address from the extension's id: `https://`, the SHA-1 of the id in hexadecimal digits, and
 * `.extensions.allizom.org/`.
 */
const FIREFOX = 'https://316cfeab7bfd15dfc69de00322f443f6e6b562f5.extensions.allizom.org/';

/**
 * List the redirect addresses that DrChrono may be given for the desks of one practice, this installation's own first
 * (`own`, as the browser says). An application takes several (OFF: DrChrono's API tutorial), so desks with different
 * browsers share one. An installation from Chrome's or Edge's store has an address that only it knows.
 */
export function redirectAddresses(own: string): RedirectAddress[] {
  const known: RedirectAddress[] = [
    { address: FOLDER, of: 'folder' },
    { address: FIREFOX, of: 'firefox' },
  ];
  const mine = known.find(({ address }) => address === own) ?? { address: own, of: 'store' as const };
  return [mine, ...known.filter((other) => other !== mine)];
}
