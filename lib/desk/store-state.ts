import type { LostRecord, StoreView } from '../messages/view.ts';
import type { Settings } from '../platform/storage.ts';
import { asideFrom, type Vault } from '../platform/vault.ts';
import { BULK_RECORD } from './bulk-store.ts';
import { SECRET, TOKENS } from './credentials.ts';
import { type LedgerStore, RECORD } from './ledger.ts';

/** What staff must hear of this computer's own store: what was lost, until they say they know, and what it refuses. */
export interface StoreState {
  view(): Promise<StoreView>;
  /** Notice a database that is gone; and remember that there is one, to notice it then. */
  look(): Promise<void>;
  /** Staff know what was lost. The copies set aside stay for support. */
  dismiss(): Promise<void>;
  forgetAll(): Promise<void>;
}

const MADE = 'store-made';
const GONE = 'store-gone';
const TOLD = 'store-told';

const LOST: Record<string, LostRecord> = {
  ...{ [RECORD]: 'ledger', [SECRET]: 'secret', [TOKENS]: 'signIn', [BULK_RECORD]: 'list' },
};

export function storeState(vault: Vault, ledger: LedgerStore, settings: Settings): StoreState {
  const aside = async () => ((await vault.names()) ?? []).filter((name) => asideFrom(name) !== null);
  return {
    async view() {
      // First: looking at the ledger is what finds it damaged.
      const trouble = await ledger.trouble();
      const told = await settings.read(TOLD);
      const untold = (await aside()).filter((name) => !(Array.isArray(told) && told.includes(name)));
      const lost = untold.flatMap((name) => LOST[asideFrom(name) ?? ''] ?? []);
      if ((await settings.read(GONE)) === true) lost.push('ledger', 'secret');
      return { trouble, lost: [...new Set(lost)] };
    },
    async look() {
      const made = await vault.made();
      const before = (await settings.read(MADE)) === true;
      if (made === true && !before) await settings.write(MADE, true);
      if (made !== false || !before) return;
      await settings.write(GONE, true);
      await settings.remove([MADE]);
    },
    async dismiss() {
      await settings.write(TOLD, await aside());
      await settings.remove([GONE]);
    },
    forgetAll: () => settings.remove([MADE, GONE, TOLD]),
  };
}
