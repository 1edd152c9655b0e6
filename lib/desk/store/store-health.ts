import type { LostRecord, StoreView } from '../../messages/store-view.ts';
import { asideFrom } from '../../platform/vault.ts';
import type { Journal } from './journal.ts';
import { type NamedSettings, type NamedVault, SETTING, VAULT } from './stored-keys.ts';

/**
 * What staff must know of this computer's own store: which records were lost, until staff say they know, and what the
 * disk refuses.
 */
export interface StoreHealth {
  view(): Promise<StoreView>;
  /** Notice when the database is gone although there was one; and remember that there is one now. */
  noticeLoss(): Promise<void>;
  /** Staff know what was lost. The copies that were set aside stay for support. */
  dismiss(): Promise<void>;
}

const LOST: Record<string, LostRecord> = {
  [VAULT.journal]: 'journal',
  [VAULT.clientSecret]: 'secret',
  [VAULT.tokens]: 'signIn',
  [VAULT.bulkQueue]: 'list',
};

export function storeHealth(vault: NamedVault, journal: Journal, settings: NamedSettings): StoreHealth {
  const aside = async () => ((await vault.names()) ?? []).filter((name) => asideFrom(name) !== null);
  return {
    async view() {
      // The journal is asked first: reading it is what finds it damaged.
      const trouble = await journal.trouble();
      const told = await settings.read(SETTING.storeTold);
      const untold = (await aside()).filter((name) => !(Array.isArray(told) && told.includes(name)));
      const lost = untold.flatMap((name) => LOST[asideFrom(name) ?? ''] ?? []);
      if ((await settings.read(SETTING.storeGone)) === true) lost.push('journal', 'secret');
      return { trouble, lost: [...new Set(lost)] };
    },
    async noticeLoss() {
      const made = await vault.made();
      const before = (await settings.read(SETTING.storeMade)) === true;
      if (made === true && !before) await settings.write(SETTING.storeMade, true);
      if (made !== false || !before) return;
      await settings.write(SETTING.storeGone, true);
      await settings.remove([SETTING.storeMade]);
    },
    async dismiss() {
      await settings.write(SETTING.storeTold, await aside());
      await settings.remove([SETTING.storeGone]);
    },
  };
}
