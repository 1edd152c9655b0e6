import type { LostRecord, StoreView } from '../../messages/store-view.ts';
import { asideFrom } from '../../platform/sealed-records.ts';
import type { StoreMark } from '../../platform/storage.ts';
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
  [VAULT.saves]: 'saves',
  [VAULT.clientSecret]: 'secret',
  [VAULT.tokens]: 'signIn',
  [VAULT.bulkQueue]: 'list',
};

/** What was lost with the record from which this copy was set aside; none where this release does not know it. */
function lostWith(copy: string): LostRecord[] {
  const name = asideFrom(copy) ?? '';
  return name.startsWith(VAULT.acts('')) ? ['acts'] : [LOST[name] ?? []].flat();
}

/** The settings went with the encrypted store, since they lie in the same database. */
const WITH_SETTINGS = 'with-settings';

export function storeHealth(
  vault: NamedVault,
  journal: Journal,
  settings: NamedSettings,
  mark: StoreMark,
): StoreHealth {
  /** Nothing is in the store before staff have typed the client id, or said whose computer this is. */
  const knowsThisComputer = async () =>
    (await settings.read(SETTING.clientId)) !== undefined ||
    (await settings.read(SETTING.computer)) !== undefined;
  const aside = async () => ((await vault.names()) ?? []).filter((name) => asideFrom(name) !== null);
  return {
    async view() {
      // The journal is asked first: reading it is what finds it damaged. Acts are read by who shows them.
      const trouble = await journal.trouble();
      const told = await settings.read(SETTING.storeTold);
      const untold = (await aside()).filter((name) => !(Array.isArray(told) && told.includes(name)));
      const lost = untold.flatMap(lostWith);
      const gone = await settings.read(SETTING.storeGone);
      if (gone === true || gone === WITH_SETTINGS) lost.push('journal', 'secret');
      if (gone === WITH_SETTINGS) lost.push('settings');
      return { trouble, lost: [...new Set(lost)] };
    },
    async noticeLoss() {
      const [made, before] = await Promise.all([vault.made(), mark.isSet()]);
      if (made === true && !before) await mark.set();
      if (made !== false || !before) return;
      const gone = (await knowsThisComputer()) ? true : WITH_SETTINGS;
      // The mark stays until the loss is on disk, so that the next worker notices it too.
      if (await settings.write(SETTING.storeGone, gone)) await mark.clear();
    },
    async dismiss() {
      await settings.write(SETTING.storeTold, await aside());
      await settings.remove([SETTING.storeGone]);
    },
  };
}
