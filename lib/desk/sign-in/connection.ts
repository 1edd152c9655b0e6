import type { ComputerKind, ConnectionState, ConnectionView } from '../../messages/connection-view.ts';
import type { Output, Result } from '../../messages/contract.ts';
import type { SignInWindow } from '../../platform/browser-ports.ts';
import type { Practice } from '../../practice/endpoints.ts';
import { revokeGrant } from '../../practice/oauth.ts';
import type { PracticeFacts } from '../store/practice-facts.ts';
import type { StoreHealth } from '../store/store-health.ts';
import { type SignInPorts, signInWithCode } from './sign-in-with-code.ts';

export interface ConnectionPorts extends SignInPorts {
  facts: PracticeFacts;
  store: StoreHealth;
  practice: Practice;
  openSignIn(url: string): Promise<SignInWindow>;
  /** Forget all that disconnecting must not leave behind. False: the encrypted store could not be wiped. */
  wipe(): Promise<boolean>;
  /** Work that waited for a sign-in can go on. */
  connected(): Promise<void>;
}

/** Sign in through DrChrono's own window, then find out who we are and what we may do. */
export async function connect(ports: ConnectionPorts, computer: ComputerKind): Promise<Output<'connect'>> {
  const failure = await signInWithCode<never>(ports, {
    open: ports.openSignIn,
    lane: 'click',
    mayExchange: async () => null,
    async mayKeep() {
      await ports.credentials.chooseComputer(computer);
      return null;
    },
  });
  if (failure !== null) return { ok: false, failure };
  const checked = await runChecks(ports);
  await ports.connected();
  if (!checked.ok) return { ok: true, unchecked: checked.failure };
  return (await ports.facts.checks())?.mayInvite === 'no'
    ? { ok: false, failure: 'missingPermission' }
    : { ok: true, unchecked: null };
}

/** Who is signed in, which practice, its zone, and whether this account may invite. Two or three requests. */
export async function runChecks(ports: ConnectionPorts): Promise<Result<null>> {
  const user = await ports.practice.currentUser();
  if (!user.ok) return user;
  const doctor = user.value.doctorId === null ? null : await ports.practice.doctor(user.value.doctorId);
  // A staff account may name no provider, or one that it cannot see. The time zone of the practice then comes from all
  // providers.
  const doctors = doctor?.ok ? [doctor.value] : await allDoctors(ports.practice);
  await ports.facts.rememberChecks({
    checkedAt: ports.clock.now(),
    signedInAs: user.value.username,
    practice: doctors[0]?.practice ?? null,
    zone: oneZone(doctors.map((other) => other.zone)),
    mayInvite: user.value.mayInvite,
  });
  return { ok: true, value: null };
}

async function allDoctors(practice: Practice) {
  const answer = await practice.doctors();
  return answer.ok ? answer.value : [];
}

/** The zone that all providers share; null where they differ. Staff then choose it in the settings. */
function oneZone(zones: readonly (string | null)[]): string | null {
  const named = [...new Set(zones.filter((zone) => zone !== null))];
  return named.length === 1 ? (named[0] ?? null) : null;
}

/** Where the connection stands, as far as this computer knows. Costs no request. */
export async function connectionState(
  ports: Pick<ConnectionPorts, 'credentials' | 'facts' | 'hasSiteAccess'>,
): Promise<ConnectionState> {
  if (!(await ports.hasSiteAccess())) return { kind: 'siteAccessWithdrawn' };
  const why = await ports.credentials.closed();
  if (why !== null) return { kind: 'storeUnavailable', why };
  if ((await ports.credentials.application()) === null) return { kind: 'notSetUp' };
  if ((await ports.credentials.tokens()) !== null) return { kind: 'connected' };
  if (await ports.credentials.grantDied()) return { kind: 'reconnect', why: 'grantDead' };
  return (await ports.facts.checks()) === null
    ? { kind: 'notConnected' }
    : { kind: 'reconnect', why: 'noSession' };
}

export async function viewConnection(ports: ConnectionPorts): Promise<ConnectionView> {
  const { clock, credentials, facts, budget, store } = ports;
  const [entered, computer, state, checks, answerShape, room] = await Promise.all([
    credentials.entered(),
    credentials.computer(),
    connectionState(ports),
    facts.checks(),
    facts.shape(),
    budget.view(),
  ]);
  // The store's view comes last: reading the other values is what finds a damaged record.
  const kept = await store.view();
  return {
    clock: { now: clock.now(), learned: clock.learned() },
    redirectAddress: ports.redirectAddress(),
    ...entered,
    ...{ computer, state, checks, answerShape, budget: room, store: kept },
  };
}

/**
 * End the sign-in at DrChrono where DrChrono can be reached, and wipe what this computer keeps. False: the encrypted
 * store could not be wiped.
 */
export async function disconnect(ports: ConnectionPorts): Promise<boolean> {
  const application = await ports.credentials.application();
  const tokens = await ports.credentials.tokens();
  if (application && tokens && ports.online() && (await ports.budget.take('click')).ok)
    await revokeGrant(ports.fetch, application, tokens.refresh);
  return ports.wipe();
}
