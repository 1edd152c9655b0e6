import type { Handlers } from '../../messages/router.ts';
import { openOwnPage } from '../../platform/browser-ports.ts';
import { chosenKeys, rememberKeys } from '../store/key-choice.ts';
import type { NamedSettings } from '../store/stored-keys.ts';

interface Needs {
  settings: NamedSettings;
  /** Something changed that concerns our own pages. */
  changed(): Promise<void>;
}

/** What the day's page asks for itself: its own tab, and its keys. */
export function dayPageHandlers(
  opening: Promise<Needs>,
): Pick<Handlers, 'openDesk' | 'readKeys' | 'chooseKeys'> {
  return {
    async openDesk() {
      await openOwnPage('desk.html');
      return null;
    },
    readKeys: async () => chosenKeys((await opening).settings),
    async chooseKeys(keys) {
      const { settings, changed } = await opening;
      await rememberKeys(settings, keys);
      await changed();
      return null;
    },
  };
}
