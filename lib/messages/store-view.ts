import type { StoreTrouble } from '../platform/vault-disk.ts';

/** Records that could not be read any more: what was under way, the client secret, the sign-in. */
export type LostRecord = 'journal' | 'list' | 'secret' | 'signIn';

export interface StoreView {
  trouble: StoreTrouble | null;
  /** Until staff say that they know. */
  lost: LostRecord[];
}
