import type { StoreTrouble } from '../platform/vault-disk.ts';

/** Such a record could not be read any more: the journal, the list, the client secret or the sign-in. */
export type LostRecord = 'journal' | 'list' | 'secret' | 'signIn';

export interface StoreView {
  /** The vault refuses in this way now; null where it works. */
  trouble: StoreTrouble | null;
  /** A lost record is named here until staff say that they know. */
  lost: LostRecord[];
}
