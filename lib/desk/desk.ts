import type { Evidence } from '../invites/evidence.ts';
import { maskEmail } from '../invites/mask.ts';
import type { Operation } from '../invites/operation.ts';
import { CHANGED } from '../messages/contract.ts';
import * as ports from '../platform/browser-ports.ts';
import { openClock } from '../platform/clock.ts';
import * as connectionTiming from '../platform/connection-timing.ts';
import { readPolicy, sessionMemory, settings } from '../platform/storage.ts';
import { openVault } from '../platform/vault.ts';
import { practiceCall, type TokenSource } from '../practice/client.ts';
import { practiceEndpoints } from '../practice/endpoints.ts';
import { repeatSigns } from '../practice/repeat-signs.ts';
import { NEEDS_YOU_MESSAGE, NEEDS_YOU_TITLE } from '../words/notice.ts';
import type { ActPorts } from './act.ts';
import { type Budget, budgetGate } from './budget-gate.ts';
import { type Bulk, bulkDesk } from './bulk.ts';
import { bulkStore } from './bulk-store.ts';
import { type ConnectionPorts, connectionState } from './connection.ts';
import { credentials } from './credentials.ts';
import { type DeskParts, readAccess } from './desk-parts.ts';
import { headStart } from './head-start.ts';
import { ledgerStore } from './ledger.ts';
import { patientMemory } from './patient-memory.ts';
import { policyAtStart } from './policy-at-start.ts';
import { practiceFacts } from './practice-facts.ts';
import { reconnectQuietly } from './quiet-sign-in.ts';
import { operationRunner, type Runner } from './runner.ts';
import { storeState } from './store-state.ts';
import { onlyToken, tokenSource } from './token-source.ts';
import { viewTokens } from './view-token.ts';

/** The background's services, put together once per worker life. */
export interface Desk {
  parts: DeskParts;
  runner: Runner;
  act: ActPorts;
  connection: ConnectionPorts;
  budget: Budget;
  bulk: Bulk;
  changed(): Promise<void>;
  /** Connect without anybody's press, where that is right (quiet-sign-in). */
  reconnect(): Promise<void>;
}

const QUESTION_NOTICE = 'invite-desk-question';
export const WAKE_ALARM = 'invite-desk-wake';
export const BULK_ALARM = 'invite-desk-bulk';

export async function openDesk(): Promise<Desk> {
  const vault = openVault();
  const clock = await openClock(sessionMemory, Date.now, settings);
  const fetcher: typeof fetch = (input, init) => fetch(input, init);
  const online = () => navigator.onLine;
  const policy = policyAtStart(readPolicy, settings, () => void changed());
  const keys = credentials(vault, sessionMemory, settings, policy);
  const budget = budgetGate(settings, clock.now);
  const watchConnection = repeatSigns(connectionTiming);
  const practiceBy = (tokens: TokenSource) =>
    practiceEndpoints(
      practiceCall({
        fetch: fetcher,
        tokens,
        budget,
        now: clock.now,
        localNow: Date.now,
        learnTime: clock.learn,
        watchConnection,
        hasSiteAccess: ports.hasSiteAccess,
        online,
      }),
    );
  const practice = practiceBy(
    tokenSource({
      ...{ credentials: keys, budget, fetch: fetcher, now: clock.now },
      grantDied: () => ports.broadcast(CHANGED),
    }),
  );
  const parts: DeskParts = {
    clock,
    practice,
    memory: patientMemory(sessionMemory),
    ledger: ledgerStore(vault, clock.now),
    facts: practiceFacts(settings),
  };
  // Alarms ring by the machine's own clock.
  const ring = (name: string, when: number) => ports.setAlarm(name, when - clock.now() + Date.now());
  const changed = async () => {
    await Promise.all([ports.broadcast(CHANGED), showOpenQuestions(parts)]);
  };
  const runner = operationRunner({
    ledger: parts.ledger,
    practice,
    now: clock.now,
    readAccess: (patientId, lane) => readAccess(parts, patientId, lane),
    async ended(operation) {
      await rememberEnded(parts, operation);
      await bulk.ended(operation);
    },
    changed,
    asks: () => ports.notify(QUESTION_NOTICE, NEEDS_YOU_TITLE, NEEDS_YOU_MESSAGE),
    wakeAt: (when) => ring(WAKE_ALARM, when),
    headStart: () => headStart(Math.random()),
    revokeTold: parts.facts.learnRevokeTells,
  });
  const bulk = bulkDesk({
    ...{ parts, runner, budget, online, changed },
    store: bulkStore(vault),
    deskId: parts.facts.deskId,
    connection: () => connectionState(connection),
    localNow: Date.now,
    wakeAt: (when) => ring(BULK_ALARM, when),
  });
  const connection: ConnectionPorts = {
    ...{ credentials: keys, facts: parts.facts, practice, budget, clock, fetch: fetcher, online },
    store: storeState(vault, parts.ledger, settings),
    hasSiteAccess: ports.hasSiteAccess,
    redirectAddress: ports.redirectAddress,
    openSignIn: ports.openSignIn,
    async connected() {
      await runner.resume();
      void bulk.work();
    },
  };
  await connection.store.look();
  return {
    ...{ parts, runner, budget, changed, connection, bulk },
    reconnect: () =>
      reconnectQuietly({
        ...{ ...connection, changed, memory: sessionMemory },
        trySignIn: ports.trySignIn,
        practiceWith: (access) => practiceBy(onlyToken(access)),
      }),
    act: {
      runner,
      changed,
      tokens: viewTokens(sessionMemory, clock.now),
      tabAddress: ports.tabAddress,
      hasSiteAccess: ports.hasSiteAccess,
    },
  };
}

/** The badge is the number of operations that wait for a person; never a name, never an id. */
async function showOpenQuestions(parts: DeskParts): Promise<void> {
  const { operations } = await parts.ledger.read();
  await ports.setBadge(operations.filter((operation) => operation.phase.at === 'needsYou').length);
}

/** How an operation ended, with the masked address it went to, for as long as the browser runs. */
async function rememberEnded(parts: DeskParts, operation: Operation): Promise<void> {
  const remembered = await parts.memory.record(operation.patientId);
  const email = remembered?.value.email;
  await parts.memory.rememberEnded({ operation, at: parts.clock.now(), to: email ? maskEmail(email) : null });
}

/** Pages were seen: what they show of the history may settle an open question. */
export async function settleBy(desk: Desk, patientId: number, seen: readonly Evidence[]): Promise<void> {
  for (const evidence of seen)
    if (evidence.source === 'accessHistory') await desk.runner.seen(patientId, evidence);
}
