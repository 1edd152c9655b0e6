import { isAgeToSet } from '../../invites/age.ts';
import { knownZone } from '../../invites/expiry.ts';
import type { Result } from '../../messages/failure.ts';
import type { Handlers } from '../../messages/router.ts';
import type { Journal } from '../store/journal.ts';
import type { PatientCache } from '../store/patient-cache.ts';
import { type ConnectionPorts, connect, disconnect, runChecks, viewConnection } from './connection.ts';
import { tryApplication } from './try-application.ts';

/** What the settings page's messages need of the background. */
interface Needs {
  connection: ConnectionPorts;
  patients: { journal: Journal; cache: Pick<PatientCache, 'charts'> };
  changed(): Promise<void>;
}

type ConnectionHandlers = Pick<
  Handlers,
  | 'viewConnection'
  | 'saveApplication'
  | 'tryApplication'
  | 'connect'
  | 'recheckConnection'
  | 'disconnect'
  | 'chooseZone'
  | 'showIconOnly'
  | 'askToConfirm'
  | 'countAsMinorsUnder'
  | 'prepareSchedule'
  | 'drChronoInvites'
  | 'showBadge'
  | 'dismissLost'
>;

/** What the settings page may ask for. */
export function connectionHandlers(opening: Promise<Needs>): ConnectionHandlers {
  return {
    async viewConnection() {
      const { connection, patients } = await opening;
      return viewConnection(connection, patients.cache);
    },
    async saveApplication({ clientId, clientSecret }) {
      const background = await opening;
      const { credentials } = background.connection;
      if ((await credentials.entered()).managed) return { ok: false, failure: { kind: 'notOffered' } };
      const secret = clientSecret.trim();
      const kept = await credentials.storeApplication(clientId.trim(), secret === '' ? null : secret);
      await background.changed();
      return kept ? { ok: true, value: null } : notKept(background);
    },
    async tryApplication() {
      const failure = await tryApplication((await opening).connection);
      return failure === null ? { ok: true, value: null } : { ok: false, failure };
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
      const left = await disconnect(background.connection);
      await background.changed();
      return left.length === 0
        ? { ok: true, value: null }
        : { ok: false, failure: { kind: 'notWiped', left } };
    },
    async dismissLost() {
      const background = await opening;
      await background.connection.store.dismiss();
      await background.changed();
      return null;
    },
    ...choiceHandlers(opening),
    ...dayChoiceHandlers(opening),
  };
}

/** What staff choose for this computer. */
function choiceHandlers(
  opening: Promise<Needs>,
): Pick<ConnectionHandlers, 'showIconOnly' | 'askToConfirm' | 'countAsMinorsUnder' | 'chooseZone'> {
  return {
    async showIconOnly({ iconOnly }) {
      const background = await opening;
      await background.connection.facts.showIconOnly(iconOnly);
      await background.changed();
      return null;
    },
    async askToConfirm({ asks }) {
      const background = await opening;
      await background.connection.facts.askToConfirm(asks);
      await background.changed();
      return null;
    },
    async countAsMinorsUnder({ years }) {
      const background = await opening;
      const { facts } = background.connection;
      if (!isAgeToSet(years) || (await facts.minors()).setBy === 'it')
        return { ok: false, failure: { kind: 'notOffered' } };
      const kept = await facts.countAsMinorsUnder(years);
      await background.changed();
      return kept ? { ok: true, value: null } : notKept(background);
    },
    async chooseZone({ zone }) {
      const background = await opening;
      if (zone !== null && !knownZone(zone)) return { ok: false, failure: { kind: 'notOffered' } };
      const kept = await background.connection.facts.chooseZone(zone);
      await background.changed();
      return kept ? { ok: true, value: null } : notKept(background);
    },
  };
}

/** What staff say of the day's page. */
function dayChoiceHandlers(
  opening: Promise<Needs>,
): Pick<ConnectionHandlers, 'prepareSchedule' | 'drChronoInvites' | 'showBadge'> {
  const told = async (say: (facts: ConnectionPorts['facts']) => Promise<void>) => {
    const background = await opening;
    await say(background.connection.facts);
    await background.changed();
    return null;
  };
  return {
    prepareSchedule: ({ prepares }) => told((facts) => facts.prepareSchedule(prepares)),
    drChronoInvites: ({ after }) => told((facts) => facts.sayDrChronoInvites(after)),
    showBadge: ({ shows }) => told((facts) => facts.showBadge(shows)),
  };
}

async function notKept(background: Needs): Promise<Result<never>> {
  const why = (await background.patients.journal.trouble()) ?? 'cannotWrite';
  return { ok: false, failure: { kind: 'storeUnavailable', why } };
}
