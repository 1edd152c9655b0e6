import { knownZone } from '../../invites/expiry.ts';
import type { Result } from '../../messages/contract.ts';
import type { Handlers } from '../../messages/router.ts';
import type { Journal } from '../store/journal.ts';
import { type ConnectionPorts, connect, disconnect, runChecks, viewConnection } from './connection.ts';

/** What the settings page's messages need of the background. */
interface Needs {
  connection: ConnectionPorts;
  patients: { journal: Journal };
  changed(): Promise<void>;
}

type ConnectionHandlers = Pick<
  Handlers,
  | 'viewConnection'
  | 'saveApplication'
  | 'connect'
  | 'recheckConnection'
  | 'disconnect'
  | 'chooseZone'
  | 'dismissLost'
>;

/** What the settings page may ask for. */
export function connectionHandlers(opening: Promise<Needs>): ConnectionHandlers {
  return {
    viewConnection: async () => viewConnection((await opening).connection),
    async saveApplication({ clientId, clientSecret }) {
      const background = await opening;
      const { credentials } = background.connection;
      if ((await credentials.entered()).managed) return { ok: false, failure: { kind: 'notOffered' } };
      const secret = clientSecret.trim();
      const kept = await credentials.storeApplication(clientId.trim(), secret === '' ? null : secret);
      await background.changed();
      return kept ? { ok: true, value: null } : notKept(background);
    },
    async connect({ computer }) {
      const background = await opening;
      const outcome = await connect(background.connection, computer);
      await background.changed();
      return outcome;
    },
    async recheckConnection() {
      const background = await opening;
      const outcome = await runChecks(background.connection);
      await background.changed();
      return outcome;
    },
    async disconnect() {
      const background = await opening;
      const wiped = await disconnect(background.connection);
      await background.changed();
      return wiped ? { ok: true, value: null } : notKept(background);
    },
    async dismissLost() {
      const background = await opening;
      await background.connection.store.dismiss();
      await background.changed();
      return null;
    },
    async chooseZone({ zone }) {
      const background = await opening;
      if (zone !== null && !knownZone(zone)) return { ok: false, failure: { kind: 'notOffered' } };
      await background.connection.facts.chooseZone(zone);
      await background.changed();
      return { ok: true, value: null };
    },
  };
}

async function notKept(background: Needs): Promise<Result<never>> {
  const why = (await background.patients.journal.trouble()) ?? 'cannotWrite';
  return { ok: false, failure: { kind: 'storeUnavailable', why } };
}
