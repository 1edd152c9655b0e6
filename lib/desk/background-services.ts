import type { Operation } from '../invites/operation.ts';
import * as ports from '../platform/browser-ports.ts';
import { type Clock, openClock } from '../platform/clock.ts';
import { openDisk } from '../platform/disk.ts';
import { openSettings } from '../platform/settings.ts';
import { oldSettings, readPolicy, sessionMemory, storeMark } from '../platform/storage.ts';
import { openVault } from '../platform/vault.ts';
import { unawaited } from '../unawaited.ts';
import { NEEDS_YOU_MESSAGE, NEEDS_YOU_TITLE, NOT_SAVED_MESSAGE, NOT_SAVED_TITLE } from '../words/notice.ts';
import { countedWrites } from './counted-writes.ts';
import type { Bulk } from './lists/bulk.ts';
import type { HeldWorklist } from './lists/held-worklist.ts';
import type { NameFilling } from './lists/name-filling.ts';
import { manyPatients } from './many-patients.ts';
import { operationRunner, type Runner } from './operations/runner.ts';
import { waitSendDelay } from './operations/send-delay.ts';
import type { ActPorts } from './patient/act.ts';
import { type CardFrames, cardFrames } from './patient/card-frames.ts';
import { readTab } from './patient/page-ports.ts';
import type { PanelServices } from './patient/panel-handlers.ts';
import { panelServices } from './patient/panel-services.ts';
import { type Concerned, type PatientsOfTabs, patientsOfTabs } from './patient/patients-of-tabs.ts';
import { type PatientServices, readAccess } from './patient/read-access.ts';
import { rememberEnded } from './patient/remember-ended.ts';
import { type TabPatients, tabPatients } from './patient/tab-patient.ts';
import { type LookUpQuota, lookUpQuota } from './patient/tab-quotas.ts';
import { type TakenOverlays, takenOverlays } from './patient/taken-overlays.ts';
import { viewTokens } from './patient/view-token.ts';
import { fetcher, online, practiceOver } from './practice-over.ts';
import { type Badge, toolbarBadge } from './schedule/badge.ts';
import { keptAlarm } from './schedule/kept-alarm.ts';
import { keptDays, scheduledIn } from './schedule/kept-days.ts';
import type { OpenedSchedule } from './schedule/open-schedule.ts';
import { openScreens, type Screens } from './schedule/screens.ts';
import type { ConnectionPorts } from './sign-in/connection.ts';
import { credentials } from './sign-in/credentials.ts';
import { managedPolicy } from './sign-in/managed-policy.ts';
import { type PracticeHosts, practiceHosts } from './sign-in/practice-host.ts';
import { reconnectQuietly } from './sign-in/quiet-sign-in.ts';
import { onlyToken, tokenSource } from './sign-in/token-source.ts';
import { type Signal, signal } from './signal.ts';
import { type ErrorList, errorList } from './store/error-list.ts';
import { factsUnderPolicy } from './store/facts-under-policy.ts';
import { openJournal } from './store/journal.ts';
import { notNowStore } from './store/not-now-store.ts';
import { patientCache } from './store/patient-cache.ts';
import { practiceFacts } from './store/practice-facts.ts';
import { memoryWithRoom } from './store/remembered-patients.ts';
import { type RequestBudget, requestBudget } from './store/request-budget.ts';
import { storeHealth } from './store/store-health.ts';
import {
  ALARM,
  type NamedMemory,
  type NamedSettings,
  QUESTION_NOTICE,
  SAVE_NOTICE,
  SESSION,
} from './store/stored-keys.ts';
import { wipe } from './store/wipe.ts';

/** The background's services, put together once per worker life. */
export interface BackgroundServices {
  patients: PatientServices;
  runner: Runner;
  act: ActPorts;
  cards: CardFrames;
  taken: TakenOverlays;
  lookUps: LookUpQuota;
  tabPatients: TabPatients;
  connection: ConnectionPorts;
  hosts: PracticeHosts;
  budget: RequestBudget;
  bulk: Bulk;
  worklist: HeldWorklist;
  names: NameFilling;
  settings: NamedSettings;
  tabs: PatientsOfTabs;
  panel: PanelServices;
  schedule: OpenedSchedule;
  screens: Screens;
  badge: Badge;
  errors: ErrorList;
  /** Something changed that concerns everybody, so whoever shows anything reads it again. */
  changed(): Promise<void>;
  /** Sign in without a press, where that is right (quiet-sign-in). */
  reconnect(): Promise<void>;
}

const { hasSiteAccess, hasNotices, redirectAddress, openSignIn, trySignIn, tabAddress } = ports;

/** `storageClosed`: whether the browser has closed our storage to content scripts. */
export async function openBackgroundServices(storageClosed: Promise<boolean>): Promise<BackgroundServices> {
  const { changed, everything } = news();
  const [connected, settled] = [signal(), signal<Operation>()];

  const { memory, vault, settings, uncounted, writes } = openStores();
  const clock = await openClock(memory, Date.now, settings);
  const journal = openJournal(vault, clock);
  const { policy, hosts } = underPolicy(settings, everything);
  const facts = factsUnderPolicy(practiceFacts(settings, policy), policy);
  const [budget, errors] = [requestBudget(uncounted, clock.now), errorList(settings, clock.now)];
  const store = storeHealth(vault, journal, settings, storeMark);

  const keys = credentials(vault, memory, settings, policy);
  const practiceBy = practiceOver(clock, budget);
  const tokens = {
    ...{ credentials: keys, budget, fetch: fetcher, now: clock.now, grantDied: everything },
    revived: () => everything().then(connected.tell),
  };
  const practice = practiceBy(tokenSource(tokens));
  const connection: ConnectionPorts = {
    ...{ credentials: keys, facts, practice, budget, clock, store, hosts, errors, fetch: fetcher, online },
    ...{ hasSiteAccess, hasNotices, redirectAddress, openSignIn, storageClosed, connected: connected.tell },
    wipe: () => hosts.forget().then(() => wipe(vault, memory, settings, storeMark)),
  };

  const [cache, notNow] = [patientCache(memory), notNowStore(vault)];
  const scheduled = scheduledIn(keptDays(memory));
  const patients: PatientServices = { clock, practice, cache, journal, facts, notNow, scheduled };
  const runner = operationRunner({
    ...{ journal, practice, now: clock.now, changed: changed.tell, ended: settled.tell },
    readAccess: (patientId, lane) => readAccess(patients, patientId, lane),
    asks: () => ports.notify(QUESTION_NOTICE, NEEDS_YOU_TITLE, NEEDS_YOU_MESSAGE),
    wakeAt: (when) => ring(clock, ALARM.operations, when),
    sendDelay: () => waitSendDelay(Math.random()),
    revokeTold: facts.learnRevokeTells,
  });
  const many = manyPatients({
    ...{ patients, runner, connection, memory, vault, settings, budget, writes, changed, connected },
    ring: (alarm, when) => ring(clock, alarm, when),
  });
  const overlays = overlayServices(memory, clock, runner, changed.tell);
  const badge = badgeOf(patients, many.schedule);
  whenChanged(changed, overlays.tabs, badge, [many.worklist, many.schedule]);
  // The list is told last, because it looks up how the operation ended.
  settled.heardBy((operation) => rememberEnded(patients, operation));
  settled.heardBy(many.bulk.ended);
  connected.heardBy(runner.resume);
  connected.heardBy(async () => unawaited('list', many.bulk.work()));

  const quiet = { ...connection, changed: everything, memory, trySignIn };
  await store.noticeLoss();
  return {
    ...{ patients, runner, budget, connection, hosts, settings, errors, changed: everything, ...overlays },
    ...{ screens: openScreens(sessionMemory), badge },
    panel: panelOf(patients, overlays.act, { memory, vault }, connected),
    ...{ ...many, tabPatients: tabPatients(patients, readTab) },
    reconnect: () => reconnectQuietly({ ...quiet, practiceWith: (access) => practiceBy(onlyToken(access)) }),
  };
}

/** The session memory, the vault and the settings, and how often anything was written to one of them. */
function openStores() {
  const { count, over } = countedWrites();
  const memory = over(memoryWithRoom(sessionMemory));
  const disk = openDisk();
  const vault = over(openVault(disk), ['names', 'made', 'trouble']);
  const settings = openSettings(disk, memory, oldSettings);
  // The count of the hour's requests changes with each of them, and nothing that is held is made from it.
  return { memory, vault, settings: over(settings), uncounted: settings, writes: count };
}

/** That something changed, and the same where it concerns everybody. */
function news() {
  const changed = signal<Concerned>();
  return { changed, everything: () => changed.tell('everybody') };
}

/** What the pages of the EHR and the cards over them need. */
function overlayServices(memory: NamedMemory, clock: Clock, runner: Runner, changed: ActPorts['changed']) {
  return {
    cards: cardFrames(memory),
    tabs: patientsOfTabs(memory),
    taken: takenOverlays(memory),
    lookUps: lookUpQuota(memory, Date.now),
    act: {
      ...{ runner, changed, tabAddress, hasSiteAccess },
      tokens: viewTokens(memory, clock.now),
    },
  };
}

/**
 * What the practice's IT may set: the application, and the practice's own host and the age of its minors, which staff may
 * set too.
 */
function underPolicy(settings: NamedSettings, changed: () => Promise<void>) {
  const policy = managedPolicy(readPolicy, settings, () =>
    unawaited('policy', hosts.policyChanged().then(changed)),
  );
  const { openHosts, bringDetectors, endOverlays } = ports;
  const hosts = practiceHosts(settings, policy, { openHosts, bringDetectors, endOverlays });
  return { policy, hosts };
}

/** What the panel needs. Its saves ring later, and tell of an end that nobody sees. */
function panelOf(
  patients: PatientServices,
  act: ActPorts,
  stores: Parameters<typeof panelServices>[2],
  connected: Signal<void>,
): PanelServices {
  const panel = panelServices(patients, act, stores, {
    wakeAt: (when) => ring(patients.clock, ALARM.saves, when),
    endedUnseen: () => ports.notify(SAVE_NOTICE, NOT_SAVED_TITLE, NOT_SAVED_MESSAGE),
  });
  // Nobody who has just signed in waits for it.
  connected.heardBy(async () => unawaited('saves', panel.runner.resume()));
  return panel;
}

/** Set an alarm. `when` is of the corrected clock, while the browser rings by the machine's own. */
function ring(clock: Clock, alarm: string, when: number): Promise<void> {
  return ports.setAlarm(alarm, when - clock.now() + Date.now());
}

/** Everybody whom it concerns reads the view again, and the badge is counted anew. Our own pages show many patients. */
function whenChanged(
  changed: Signal<Concerned>,
  tabs: PatientsOfTabs,
  badge: Badge,
  held: readonly { drop(): void }[],
): void {
  // The browser's policy may have changed, which is no write of ours by which lists would notice that they are old.
  changed.heardBy(async (whom) => {
    if (whom === 'everybody') for (const one of held) one.drop();
  });
  changed.heardBy(ports.tellOwnPages);
  changed.heardBy(async (whom) => {
    if (whom === 'ownPages') return;
    await ports.tellTabs(whom === 'everybody' ? () => true : await tabs.mayShow(whom));
  });
  changed.heardBy(badge.show);
}

/** The number on the toolbar button. When the day turns is noted in the memory whose writes nobody counts. */
function badgeOf(
  { clock, journal, facts }: PatientServices,
  schedule: Pick<OpenedSchedule, 'toDoToday'>,
): Badge {
  return toolbarBadge({
    ...{ toDo: schedule.toDoToday, setBadge: ports.setBadge, now: clock.now },
    ...{ countsToday: facts.showsBadge, zone: facts.zone },
    async asked() {
      const operations = await journal.openOperations();
      return operations.flatMap(({ phase, patientId }) => (phase.at === 'needsYou' ? [patientId] : []));
    },
    alarm: keptAlarm(sessionMemory, SESSION.dayTurns, clock.now, (when) => ring(clock, ALARM.day, when)),
  });
}
