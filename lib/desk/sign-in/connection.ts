import { dateIn } from '../../invites/expiry.ts';
import type { ComputerKind, ConnectionState, ConnectionView } from '../../messages/connection-view.ts';
import type { Output } from '../../messages/contract.ts';
import type { NotWiped, Result } from '../../messages/failure.ts';
import type { SignInWindow } from '../../platform/browser-ports.ts';
import type { Practice } from '../../practice/endpoints.ts';
import { confirmedTooOften } from '../store/chart-counts.ts';
import type { ErrorList } from '../store/error-list.ts';
import type { PatientCache } from '../store/patient-cache.ts';
import type { PracticeFacts } from '../store/practice-facts.ts';
import type { StoreHealth } from '../store/store-health.ts';
import type { PracticeHosts } from './practice-host.ts';
import { redirectAddresses } from './redirect-addresses.ts';
import { endSignIn, type SignInPorts, signInWithCode } from './sign-in-with-code.ts';
import { aloneWithTokens } from './token-source.ts';
import { whyNotLoaded } from './try-application.ts';

export interface ConnectionPorts extends SignInPorts {
  facts: PracticeFacts;
  store: StoreHealth;
  practice: Practice;
  hosts: Pick<PracticeHosts, 'own'>;
  openSignIn(url: string): Promise<SignInWindow>;
  hasNotices(): Promise<boolean>;
  /** Forget all that disconnecting must not leave behind. Resolves to what could not be wiped. */
  wipe(): Promise<NotWiped[]>;
  /** Work that waited for a sign-in can go on. */
  connected(): Promise<void>;
  /** Whether the browser keeps its policy and our storage from content scripts; Firefox cannot. */
  storageClosed: Promise<boolean>;
  errors: Pick<ErrorList, 'view'>;
}

/** Sign in through DrChrono's own window, then find out who we are and what we may do. */
export async function connect(ports: ConnectionPorts, computer: ComputerKind): Promise<Output<'connect'>> {
  const failure = await signInWithCode<'storeUnavailable'>(ports, {
    open: ports.openSignIn,
    lane: 'click',
    mayExchange: async () => null,
    async mayKeep(pair) {
      if (await ports.credentials.chooseComputer(computer)) {
        // It may be somebody else. Should the checks fail, nothing must read as if it went out in the other's name.
        await ports.facts.forgetUser();
        return null;
      }
      const application = await ports.credentials.application();
      if (application) await endSignIn(ports, 'click', application, pair);
      return 'storeUnavailable';
    },
  });
  if (failure === 'windowNotLoaded') return { ok: false, failure: await whyNotLoaded(ports) };
  if (failure !== null) return { ok: false, failure };
  const checked = await runChecks(ports);
  await ports.connected();
  if (!checked.ok) return { ok: true, unchecked: checked.failure };
  return (await ports.facts.checks())?.mayInvite === 'no'
    ? { ok: false, failure: 'missingPermission' }
    : { ok: true, unchecked: null };
}

/**
 * Who is signed in, which practice, its zone, and whether this account may invite. Two or three requests, which follow
 * a press on Connect or on Check again.
 */
export async function runChecks(ports: ConnectionPorts): Promise<Result<null>> {
  const user = await ports.practice.currentUser('click');
  if (!user.ok) return user;
  const own = user.value.doctorId === null ? null : await ports.practice.doctor(user.value.doctorId, 'click');
  // A staff account may name no provider, or one that it cannot see. The time zone of the practice then comes from all
  // providers.
  const doctors = own?.ok ? { ok: true as const, value: [own.value] } : await ports.practice.doctors('click');
  const { username, mayInvite } = user.value;
  const said = { checkedAt: ports.clock.now(), signedInAs: username, mayInvite };
  if (!doctors.ok) {
    // What the same person's check list said of the practice still holds.
    const before = await ports.facts.checks();
    const { practice, zone, domain } = before?.signedInAs === username ? before : NOTHING_KNOWN;
    await ports.facts.rememberChecks({ ...said, practice, zone, domain });
    return doctors.failure.kind === 'forbidden' ? { ok: true, value: null } : doctors;
  }
  await ports.facts.rememberChecks({
    ...{ ...said, practice: doctors.value[0]?.practice ?? null },
    zone: oneOf(doctors.value.map((other) => other.zone)),
    domain: oneOf(doctors.value.map((other) => other.domain)),
  });
  return { ok: true, value: null };
}

const NOTHING_KNOWN = { practice: null, zone: null, domain: null };

/** What all providers share; null where they differ. Staff then choose the zone in the settings. */
function oneOf(said: readonly (string | null)[]): string | null {
  const named = [...new Set(said.filter((one) => one !== null))];
  return named.length === 1 ? (named[0] ?? null) : null;
}

/** Where the connection stands, as far as this computer knows. Costs no request. */
export async function connectionState(
  ports: Pick<ConnectionPorts, 'credentials' | 'facts' | 'hasSiteAccess'>,
): Promise<ConnectionState> {
  const { credentials } = ports;
  // Each of these waits for the disk or the browser, so they are asked at once.
  const [hasAccess, why, application, hasDied] = await Promise.all([
    ports.hasSiteAccess(),
    credentials.closed(),
    credentials.application(),
    credentials.grantDied(),
  ]);
  if (!hasAccess) return { kind: 'siteAccessWithdrawn', everGiven: (await ports.facts.checks()) !== null };
  if (why !== null) return { kind: 'storeUnavailable', why };
  if (application === null) return { kind: 'notSetUp' };
  if (hasDied) return { kind: 'reconnect', why: 'grantDead' };
  if ((await ports.credentials.tokens()) !== null) return { kind: 'connected' };
  return (await ports.facts.checks()) === null
    ? { kind: 'notConnected' }
    : { kind: 'reconnect', why: 'noSession' };
}

/**
 * The same for work that goes on with nobody there: a sign-in that DrChrono refuses for a while is tried again, since
 * nobody may be there to press.
 */
export async function triedConnection(
  ports: Pick<ConnectionPorts, 'credentials' | 'facts' | 'hasSiteAccess'>,
): Promise<ConnectionState> {
  const state = await connectionState(ports);
  const isDoubted = state.kind === 'reconnect' && (await ports.credentials.tokens()) !== null;
  return isDoubted ? { kind: 'connected' } : state;
}

export async function viewConnection(
  ports: ConnectionPorts,
  cache: Pick<PatientCache, 'charts'>,
): Promise<ConnectionView> {
  const { clock, credentials, facts, budget, store } = ports;
  const [entered, computer, state, checks, answerShape, room, storageClosed, practiceHost] =
    await Promise.all([
      credentials.entered(),
      credentials.computer(),
      connectionState(ports),
      facts.checks(),
      facts.shape(),
      budget.view(),
      ports.storageClosed,
      ports.hosts.own(),
    ]);
  const [iconOnly, asksToConfirm, minors, charts, day, notices, errors, locked, labelWords] =
    await Promise.all([
      facts.iconOnly(),
      facts.asksToConfirm(),
      facts.minors(),
      cache.charts(),
      Promise.all([facts.preparesSchedule(), facts.drChronoInvites(), facts.showsBadge()]),
      ports.hasNotices(),
      ports.errors.view(),
      facts.locked(),
      facts.labelWords(),
    ]);
  const [preparesSchedule, drChronoInvites, showsBadge] = day;
  // The store's view comes last: reading the other values is what finds a damaged record.
  const kept = await store.view();
  return {
    clock: { now: clock.now(), learned: clock.learned() },
    redirectAddresses: redirectAddresses(ports.redirectAddress()),
    ...entered,
    secretInReach: entered.managed && !storageClosed,
    ...{ computer, state, checks, answerShape, budget: room, store: kept, practiceHost },
    ...{ iconOnly, asksToConfirm, minors, preparesSchedule, drChronoInvites, showsBadge },
    ...{ notices, errors, locked, labelWords },
    charts: charts && { locked: charts.locked, toConfirm: charts.toConfirm },
    confirmedTooOften: confirmedTooOften(charts, dateIn(checks?.zone ?? null, clock.now())),
  };
}

/**
 * End the sign-in at DrChrono where DrChrono can be reached, and wipe what this computer keeps. Resolves to what could
 * not be wiped. Tokens that are being renewed are waited for: they would be stored after the wipe.
 */
export function disconnect(ports: ConnectionPorts): Promise<NotWiped[]> {
  return aloneWithTokens(async () => {
    const application = await ports.credentials.application();
    const tokens = await ports.credentials.tokens();
    if (application && tokens) await endSignIn(ports, 'click', application, tokens);
    return ports.wipe();
  });
}
