import type { Handlers } from '../../messages/router.ts';
import type { Screens } from './screens.ts';

/** What our pages may ask for about how they were left. */
export function screenHandlers(
  opening: Promise<{ screens: Screens }>,
): Pick<Handlers, 'readScreen' | 'keepScreen'> {
  return {
    readScreen: async ({ place }) => (await opening).screens.read(place),
    async keepScreen({ place, state }) {
      await (await opening).screens.keep(place, state);
      return null;
    },
  };
}
