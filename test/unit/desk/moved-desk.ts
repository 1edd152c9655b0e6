import { type Bulk, bulkList } from '../../../lib/desk/lists/bulk.ts';
import { bulkStore } from '../../../lib/desk/lists/bulk-store.ts';
import { operationRunner, type Runner } from '../../../lib/desk/operations/runner.ts';
import { waitSendDelay } from '../../../lib/desk/operations/send-delay.ts';
import { type PatientServices, readAccess } from '../../../lib/desk/patient/read-access.ts';
import { openJournal } from '../../../lib/desk/store/journal.ts';
import { notNowStore } from '../../../lib/desk/store/not-now-store.ts';
import { patientCache } from '../../../lib/desk/store/patient-cache.ts';
import { practiceFacts } from '../../../lib/desk/store/practice-facts.ts';
import { type RequestBudget, requestBudget } from '../../../lib/desk/store/request-budget.ts';
import type { BulkQueue } from '../../../lib/invites/bulk-queue.ts';
import { newestInvite } from '../../../lib/invites/evidence.ts';
import { decodeAccess } from '../../../lib/practice/decode-access.ts';
import { decodePatient } from '../../../lib/practice/decode-patient.ts';
import { practiceEndpoints } from '../../../lib/practice/endpoints.ts';
import { accessBody } from '../../sandbox/access-shapes.ts';
import type { Account } from '../../sandbox/accounts.ts';
import { apiPatient } from '../../sandbox/api-records.ts';
import { seeded } from '../../seeded.ts';
import { fakeMemory, fakeSettings, fakeVault } from './fake-services.ts';
import { asWorker, forever, type Office, START, wire, ZONE } from './moved-desks.ts';

interface Worker {
  services: PatientServices;
  runner: Runner;
  bulk: Bulk;
  budget: RequestBudget;
}

export interface MovedDesk {
  /** Fill in what the desk saw of these patients this morning, with what DrChrono said of them. */
  sees(ids: readonly number[], knowsThatItTells?: boolean, zone?: string | null): Promise<void>;
  /** Begin a list of resends, and of first invites for `first`. */
  begin(ids: readonly number[], first?: readonly number[]): Promise<BulkQueue>;
  /** This computer prepares the schedule or leaves that to another. */
  prepares(isSo: boolean): Promise<void>;
  queue(): Promise<BulkQueue | null>;
  /** Tell whether nothing waits and nothing is under way, in the list and in the journal. */
  isIdle(): Promise<boolean>;
  deaths(): number;
}

/** Make chances that differ from desk to desk and are the same in every run. */
function orderOf(name: string): () => number {
  return seeded([...name].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 1));
}

/**
 * Open one desk of an office. For each request `fate` says whether the worker dies with it, and where. Every fourth
 * death is the browser's and takes the session memory along; disk and alarms outlive the worker.
 */
export async function openMovedDesk(
  office: Office,
  name: string,
  account: Account,
  fate: () => 'no' | 'before' | 'after' = () => 'no',
): Promise<MovedDesk> {
  const vault = fakeVault();
  const settings = fakeSettings();
  let memory = fakeMemory();
  let deaths = 0;
  let worker: Worker | null = null;
  const alarms = new Map<string, ReturnType<typeof setTimeout>>();

  const wakeUp = (): Worker => {
    let isDead = false;
    /** Cut a port off once its worker is dead: a dead worker never gets an answer to what it asked for. */
    const living = <T extends object>(port: T): T =>
      new Proxy(port, {
        get(target, key, receiver) {
          const member: unknown = Reflect.get(target, key, receiver);
          if (typeof member !== 'function') return member;
          return (...given: unknown[]) => (isDead ? forever() : Reflect.apply(member, target, given));
        },
      });
    const cut = () => {
      const how = isDead ? 'before' : fate();
      if (how === 'no' || isDead) return how;
      isDead = true;
      deaths += 1;
      worker = null;
      if (deaths % 4 === 0) {
        memory = fakeMemory();
        setTimeout(start, 60_000);
      }
      return how;
    };
    const [store, disk, session] = [living(settings), living(vault), living(memory)];
    const budget = requestBudget(store, Date.now);
    const practice = practiceEndpoints(wire(office, name, account, cut, budget));
    const services: PatientServices = {
      ...{
        practice,
        cache: patientCache(session),
        journal: openJournal(disk, { now: Date.now, learned: () => true }),
      },
      ...{ facts: practiceFacts(store, async () => ({})), notNow: notNowStore(disk) },
      clock: { now: Date.now, learned: () => true, learn: async () => undefined },
    };
    const ring = (alarm: string) => async (when: number) => {
      if (isDead) return forever();
      clearTimeout(alarms.get(alarm));
      // The browser rings no alarm sooner than half a minute from now.
      alarms.set(
        alarm,
        setTimeout(() => rings(alarm), Math.max(30_000, when - Date.now())),
      );
      return undefined;
    };
    const runner = operationRunner({
      ...{ journal: services.journal, practice, now: Date.now },
      readAccess: (id, lane) => readAccess(services, id, lane),
      async ended(operation) {
        await services.cache.rememberEnded({ operation, at: Date.now(), to: null });
        await bulk.ended(operation);
      },
      changed: async () => undefined,
      asks: async () => undefined,
      wakeAt: ring('wake'),
      sendDelay: async () => {
        await waitSendDelay(office.chance());
        if (isDead) await forever();
      },
      revokeTold: services.facts.learnRevokeTells,
    });
    const bulk = bulkList({
      ...{ services, runner, budget, store: bulkStore(disk) },
      // The list has chances of its own, so that its order does not depend on how long answers take.
      chance: orderOf(name),
      connection: async () => ({ kind: 'connected' }),
      online: () => true,
      localNow: Date.now,
      changed: async () => undefined,
      wakeAt: ring('bulk'),
    });
    return { services, runner, bulk, budget };
  };
  const here = <T>(work: (awake: Worker) => Promise<T>): Promise<T> =>
    asWorker(`${name} ${deaths}`, () => {
      worker ??= wakeUp();
      return work(worker);
    });
  const start = () => void here(({ runner, bulk }) => runner.resume().then(bulk.work));
  const rings = (alarm: string) => {
    alarms.delete(alarm);
    // An alarm that meets no worker starts one, and the new worker hears the alarm.
    if (worker === null || alarm === 'wake') start();
    else void here(({ bulk }) => bulk.work());
  };
  const queue = () => bulkStore(vault).read();

  return {
    sees: (ids, knowsThatItTells = false, zone = ZONE) =>
      here(async ({ services }) => {
        if (knowsThatItTells) await services.facts.learnRevokeTells();
        await services.facts.learnListsInvites();
        await services.facts.rememberChecks({
          ...{ checkedAt: START, signedInAs: account.username, practice: 'Example', zone },
          mayInvite: 'yes',
        });
        for (const id of ids) {
          const chart = office.practice.roster.find(id);
          const record = chart && decodePatient(apiPatient(chart, office.practice));
          if (!chart || !record) throw new Error(`No patient ${id}`);
          const said = decodeAccess(
            accessBody(office.practice, chart, office.practice.access.history(id)),
            ZONE,
            id,
          );
          if (said.kind === 'doesNotTell') throw new Error('The practice does not tell');
          const lines = said.kind === 'lines' ? said.lines : [];
          await services.cache.rememberRecord(record, START);
          await services.cache.rememberEvidence(id, { source: 'answer', asOf: START, lines });
        }
      }),
    prepares: (isSo) => here(async ({ services }) => void (await services.facts.prepareSchedule(isSo))),
    begin: (ids, first = []) =>
      here(async ({ bulk, services }) => {
        const wanted = [
          ...ids.map((patientId) => ({ patientId, action: 'resend' as const })),
          ...first.map((patientId) => ({ patientId, action: 'send' as const })),
        ];
        const lines = await Promise.all(
          wanted.map(async (one) => ({
            ...one,
            seenInvite: newestInvite(await services.cache.evidence(one.patientId)),
          })),
        );
        const answer = await bulk.start(lines);
        const begun = await bulk.queue();
        if (!answer.ok || begun === null) throw new Error('The list did not begin');
        return begun;
      }),
    queue,
    async isIdle() {
      const [list, journal] = await Promise.all([
        queue(),
        openJournal(vault, { now: Date.now, learned: () => true }).read(),
      ]);
      return (
        list !== null &&
        list.endedAt !== null &&
        journal.operations.every(({ phase }) => phase.at === 'needsYou')
      );
    },
    deaths: () => deaths,
  };
}
