import { maskEmail } from '../invites/mask.ts';
import type { Operation } from '../invites/operation.ts';
import { CHANGED } from '../messages/contract.ts';
import * as ports from '../platform/browser-ports.ts';
import { type Clock, openClock } from '../platform/clock.ts';
import * as connectionTiming from '../platform/connection-timing.ts';
import { readPolicy, sessionMemory, settings } from '../platform/storage.ts';
import { openVault } from '../platform/vault.ts';
import { practiceCall, type TokenSource } from '../practice/client.ts';
import { type Practice, practiceEndpoints } from '../practice/endpoints.ts';
import { repeatSigns } from '../practice/repeat-signs.ts';
import { NEEDS_YOU_MESSAGE, NEEDS_YOU_TITLE } from '../words/notice.ts';
import { type Bulk, bulkList } from './lists/bulk.ts';
import { bulkStore } from './lists/bulk-store.ts';
import { type NameFilling, nameFilling } from './lists/name-filling.ts';
import { operationRunner, type Runner } from './operations/runner.ts';
import { waitSendDelay } from './operations/send-delay.ts';
import type { ActPorts } from './patient/act.ts';
import { type PatientServices, readAccess } from './patient/read-access.ts';
import { viewTokens } from './patient/view-token.ts';
import { type ConnectionPorts, connectionState } from './sign-in/connection.ts';
import { credentials } from './sign-in/credentials.ts';
import { managedPolicy } from './sign-in/managed-policy.ts';
import { reconnectQuietly } from './sign-in/quiet-sign-in.ts';
import { onlyToken, tokenSource } from './sign-in/token-source.ts';
import { type Signal, signal } from './signal.ts';
import { type Journal, openJournal } from './store/journal.ts';
import { patientCache } from './store/patient-cache.ts';
import { practiceFacts } from './store/practice-facts.ts';
import { type RequestBudget, requestBudget } from './store/request-budget.ts';
import { storeHealth } from './store/store-health.ts';
import { ALARM, QUESTION_NOTICE } from './store/stored-keys.ts';
import { wipe } from './store/wipe.ts';

/** The background's services, put together once per worker life. */
export interface BackgroundServices {
  patients: PatientServices;
  runner: Runner;
  act: ActPorts;
  connection: ConnectionPorts;
  budget: RequestBudget;
  bulk: Bulk;
  names: NameFilling;
  /** Something changed: whoever shows it reads it again. */
  changed(): Promise<void>;
  /** Sign in without a press, where that is right (quiet-sign-in). */
  reconnect(): Promise<void>;
}

const fetcher: typeof fetch = (input, init) => fetch(input, init);
const online = () => navigator.onLine;
const { hasSiteAccess, redirectAddress, openSignIn, trySignIn, tabAddress } = ports;

export async function openBackgroundServices(): Promise<BackgroundServices> {
  const changed = signal();
  const connected = signal();
  const settled = signal<Operation>();

  const vault = openVault();
  const clock = await openClock(sessionMemory, Date.now, settings);
  const journal = openJournal(vault, clock.now);
  const facts = practiceFacts(settings);
  const budget = requestBudget(settings, clock.now);
  const store = storeHealth(vault, journal, settings);

  const policy = managedPolicy(readPolicy, settings, () => void changed.tell());
  const keys = credentials(vault, sessionMemory, settings, policy);
  const practiceBy = practiceOver(clock, budget);
  const tokens = { credentials: keys, budget, fetch: fetcher, now: clock.now, grantDied: changed.tell };
  const practice = practiceBy(tokenSource(tokens));
  const connection: ConnectionPorts = {
    ...{ credentials: keys, facts, practice, budget, clock, store, fetch: fetcher, online },
    ...{ hasSiteAccess, redirectAddress, openSignIn, connected: connected.tell },
    wipe: () => wipe(vault, sessionMemory, settings),
  };

  const patients: PatientServices = { clock, practice, cache: patientCache(sessionMemory), journal, facts };
  const runner = operationRunner({
    ...{ journal, practice, now: clock.now, changed: changed.tell, ended: settled.tell },
    readAccess: (patientId, lane) => readAccess(patients, patientId, lane),
    asks: () => ports.notify(QUESTION_NOTICE, NEEDS_YOU_TITLE, NEEDS_YOU_MESSAGE),
    wakeAt: (when) => ring(clock, ALARM.operations, when),
    sendDelay: () => waitSendDelay(Math.random()),
    revokeTold: facts.learnRevokeTells,
  });
  const bulk = bulkList({
    ...{ services: patients, runner, store: bulkStore(vault), budget, online, changed: changed.tell },
    ...{ chance: Math.random, localNow: Date.now },
    connection: () => connectionState(connection),
    wakeAt: (when) => ring(clock, ALARM.bulk, when),
  });

  whenChanged(changed, journal);
  // The list is told last, because it looks up how the operation ended.
  settled.heardBy((operation) => rememberEnded(patients, operation));
  settled.heardBy(bulk.ended);
  connected.heardBy(runner.resume);
  connected.heardBy(async () => void bulk.work());

  const quiet = { ...connection, changed: changed.tell, memory: sessionMemory, trySignIn };
  await store.noticeLoss();
  return {
    ...{ patients, runner, budget, connection, bulk, changed: changed.tell },
    names: nameFilling(patients, changed.tell),
    reconnect: () => reconnectQuietly({ ...quiet, practiceWith: (access) => practiceBy(onlyToken(access)) }),
    act: {
      ...{ runner, changed: changed.tell, tabAddress, hasSiteAccess },
      tokens: viewTokens(sessionMemory, clock.now),
    },
  };
}

/** The practice API, as seen with the tokens of one source. */
function practiceOver(clock: Clock, budget: RequestBudget): (tokens: TokenSource) => Practice {
  const watchConnection = repeatSigns(connectionTiming);
  return (tokens) =>
    practiceEndpoints(
      practiceCall({
        ...{ fetch: fetcher, tokens, budget, now: clock.now, localNow: Date.now, learnTime: clock.learn },
        ...{ watchConnection, hasSiteAccess, online },
      }),
    );
}

/** Set an alarm. `when` is of the corrected clock, while the browser rings by the machine's own. */
function ring(clock: Clock, alarm: string, when: number): Promise<void> {
  return ports.setAlarm(alarm, when - clock.now() + Date.now());
}

/** Everybody who shows something reads it again, and the badge is counted anew. */
function whenChanged(changed: Signal<void>, journal: Journal): void {
  changed.heardBy(() => ports.broadcast(CHANGED));
  changed.heardBy(() => showOpenQuestions(journal));
}

/** The badge is the number of operations that wait for a person; never a name, never an id. */
async function showOpenQuestions(journal: Journal): Promise<void> {
  const { operations } = await journal.read();
  await ports.setBadge(operations.filter((operation) => operation.phase.at === 'needsYou').length);
}

/** Remember how an operation ended, with the masked address it went to, while the browser runs. */
async function rememberEnded({ cache, clock }: PatientServices, operation: Operation): Promise<void> {
  const remembered = await cache.record(operation.patientId);
  const email = remembered?.value.email;
  await cache.rememberEnded({ operation, at: clock.now(), to: email ? maskEmail(email) : null });
}
