import type { Handlers } from '../../messages/router.ts';
import type { PracticeHosts } from './practice-host.ts';

/** What the messages about the practice's own host need of the background. */
interface Needs {
  hosts: PracticeHosts;
  changed(): Promise<void>;
}

type PracticeHostHandlers = Pick<Handlers, 'confirmPracticeHost' | 'forgetPracticeHost'>;

/** Staff name their practice's own host in the popup, and take it back in the settings. */
export function practiceHostHandlers(opening: Promise<Needs>): PracticeHostHandlers {
  return {
    async confirmPracticeHost({ host }) {
      const background = await opening;
      const taken = await background.hosts.confirm(host);
      await background.changed();
      return taken ? { ok: true, value: null } : { ok: false, failure: { kind: 'notOffered' } };
    },
    async forgetPracticeHost() {
      const background = await opening;
      await background.hosts.forget();
      await background.changed();
      return { ok: true, value: null };
    },
  };
}
