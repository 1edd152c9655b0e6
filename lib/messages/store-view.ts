import type { StoreTrouble } from '../platform/disk.ts';

/**
 * This could not be read any more: operations under way, saves of charts, some of what was done from here, the list, the client secret,
 * the sign-in or the settings.
 */
export type LostRecord = 'journal' | 'saves' | 'acts' | 'list' | 'secret' | 'signIn' | 'settings';

export interface StoreView {
  /** The vault refuses in this way now; null where it works. */
  trouble: StoreTrouble | null;
  /** A lost record is named here until staff say that they know. */
  lost: LostRecord[];
}
