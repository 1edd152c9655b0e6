import type { Handlers } from '../../messages/router.ts';
import { type NamedSettings, SETTING } from './stored-keys.ts';

/** What our pages may ask for about the news of a release. */
export function newsHandlers(opening: Promise<{ settings: NamedSettings }>): Pick<Handlers, 'viewNews'> {
  return {
    async viewNews({ version, read }) {
      const { settings } = await opening;
      const last = await settings.read(SETTING.newsRead);
      // Where nothing is set up yet there was no earlier version, and nothing is new.
      const isFirst = last === undefined && (await settings.read(SETTING.clientId)) === undefined;
      if (read && last !== version) await settings.write(SETTING.newsRead, version);
      return !isFirst && last !== version;
    },
  };
}
