import type { Handlers } from '../../messages/router.ts';
import { type NamedSettings, SETTING } from './stored-keys.ts';

/** What our pages may ask for about the news of a release. */
export function newsHandlers(opening: Promise<{ settings: NamedSettings }>): Pick<Handlers, 'viewNews'> {
  return {
    async viewNews({ version, read }) {
      const { settings } = await opening;
      const isUnread = (await settings.read(SETTING.newsRead)) !== version;
      if (read && isUnread) await settings.write(SETTING.newsRead, version);
      return isUnread;
    },
  };
}
