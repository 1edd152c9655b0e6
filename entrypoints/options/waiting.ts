import type { OptionsProps } from '../../components/options/props.ts';
import { ask } from '../../lib/platform/messaging.ts';
import type { Waiting } from './deeds.ts';

/** Wait for the answers of the background. `show` draws what changed; `look` reads the view again. */
export function waiting(show: (change: Partial<OptionsProps>) => void, look: () => Promise<void>): Waiting {
  const begin = (busy: OptionsProps['busy']) => show({ busy, failure: null, connectFailure: null });
  return {
    async work(busy, answer) {
      begin(busy);
      const result = await answer;
      await look();
      show({ busy: null, failure: result && !result.ok ? result.failure : null });
    },
    async save(application) {
      begin('saving');
      show({ tried: null });
      const saved = await ask('saveApplication', application);
      await look();
      if (!saved.ok) return show({ busy: null, failure: saved.failure });
      show({ busy: 'trying' });
      const tried = await ask('tryApplication', null);
      await look();
      show({ busy: null, tried: tried.ok ? 'known' : tried.failure });
    },
    async connect(computer) {
      begin('connecting');
      // What was said of the keys before may not hold any more, and the sign-in itself tells now.
      show({ tried: null });
      const result = await ask('connect', { computer });
      await look();
      const unchecked = result.ok ? result.unchecked : null;
      show({ busy: null, failure: unchecked, connectFailure: result.ok ? null : result.failure });
    },
  };
}
