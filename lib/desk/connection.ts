import type { Output, Result } from '../messages/contract.ts';
import type { ConnectFailure, ConnectionState, ConnectionView } from '../messages/view.ts';
import type { SignInWindow } from '../platform/browser-ports.ts';
import type { Clock } from '../platform/clock.ts';
import { throttleSeconds } from '../practice/budget.ts';
import type { Practice } from '../practice/endpoints.ts';
import {
  authorizeAddress,
  coverAllScopes,
  exchangeCode,
  readRedirect,
  revokeGrant,
  type TokenOutcome,
} from '../practice/oauth.ts';
import type { Budget } from './budget-gate.ts';
import { type Computer, type Credentials, pairOf } from './credentials.ts';
import type { PracticeFacts } from './practice-facts.ts';
import type { StoreState } from './store-state.ts';
import { aloneWithTokens } from './token-source.ts';

export interface ConnectionPorts {
  credentials: Credentials;
  facts: PracticeFacts;
  store: StoreState;
  practice: Practice;
  budget: Budget;
  clock: Clock;
  fetch: typeof fetch;
  hasSiteAccess(): Promise<boolean>;
  redirectAddress(): string;
  openSignIn(url: string): Promise<SignInWindow>;
  online(): boolean;
  /** Work that waited for a sign-in can go on. */
  connected(): Promise<void>;
}

type Connected = Output<'connect'>;

/** Sign in through DrChrono's own window, then find out who we are and what we may do. */
export async function connect(ports: ConnectionPorts, computer: Computer): Promise<Connected> {
  const application = await ports.credentials.application();
  if (application === null)
    return failed((await ports.credentials.closed()) === null ? 'wrongSecret' : 'storeUnavailable');
  if (!ports.online()) return failed('offline');
  if (!(await ports.hasSiteAccess())) return failed('siteAccessWithdrawn');
  const redirect = ports.redirectAddress();
  const state = crypto.randomUUID();
  const signIn = await ports.openSignIn(authorizeAddress(application.clientId, redirect, state));
  if (!signIn.ok) return failed(signIn.why === 'closed' ? 'windowClosed' : 'windowNotLoaded');
  const sentBack = readRedirect(signIn.address, state);
  if (sentBack.kind !== 'code') return failed(REDIRECT_FAILURES[sentBack.kind]);
  const admitted = await ports.budget.take('click');
  if (!admitted.ok) return failed('throttled');
  const failure = await aloneWithTokens(async () => {
    const outcome = await exchangeCode(ports.fetch, application, sentBack.code, redirect);
    if (!outcome.ok) return exchangeFailure(ports, outcome);
    if (!coverAllScopes(outcome.tokens)) return 'missingScope';
    await ports.credentials.chooseComputer(computer);
    await ports.credentials.storeTokens(pairOf(outcome.tokens));
    return null;
  });
  if (failure !== null) return failed(failure);
  const checked = await runChecks(ports);
  await ports.connected();
  if (!checked.ok) return { ok: true, unchecked: checked.failure };
  return (await ports.facts.checks())?.mayInvite === 'no'
    ? failed('missingPermission')
    : { ok: true, unchecked: null };
}

const REDIRECT_FAILURES = {
  refused: 'consentRefused',
  badScope: 'missingScope',
  stateMismatch: 'stateMismatch',
  unreadable: 'unreadable',
} as const;

/** Who is signed in, which practice, its zone, and whether this account may invite. Two or three requests. */
export async function runChecks(ports: ConnectionPorts): Promise<Result<null>> {
  const user = await ports.practice.currentUser();
  if (!user.ok) return user;
  const doctor = user.value.doctorId === null ? null : await ports.practice.doctor(user.value.doctorId);
  // A staff account may name no provider, or one it cannot see: the practice's first one has the zone too.
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

/** Providers in different zones leave the practice zone open: staff choose it, nobody guesses. */
function oneZone(zones: readonly (string | null)[]): string | null {
  const named = [...new Set(zones.filter((zone) => zone !== null))];
  return named.length === 1 ? (named[0] ?? null) : null;
}

/** Where the connection stands, without asking DrChrono. */
export async function connectionState(ports: ConnectionPorts): Promise<ConnectionState> {
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
  // Last: reading the others is what finds a record damaged.
  const kept = await store.view();
  return {
    clock: { now: clock.now(), learned: clock.learned() },
    redirectAddress: ports.redirectAddress(),
    ...entered,
    ...{ computer, state, checks, answerShape, budget: room, store: kept },
  };
}

/** Revoke the grant if it can be reached, and wipe everything: tokens, secret, memory, journal. False: it stayed. */
export async function disconnect(ports: ConnectionPorts): Promise<boolean> {
  const application = await ports.credentials.application();
  const tokens = await ports.credentials.tokens();
  if (application && tokens && ports.online() && (await ports.budget.take('click')).ok)
    await revokeGrant(ports.fetch, application, tokens.refresh);
  const wiped = await ports.credentials.forgetAll();
  await Promise.all([ports.facts.forgetAll(), ports.store.forgetAll()]);
  return wiped;
}

async function exchangeFailure(
  ports: ConnectionPorts,
  outcome: Extract<TokenOutcome, { ok: false }>,
): Promise<ConnectFailure> {
  switch (outcome.why) {
    case 'throttled':
      await ports.budget.throttled(throttleSeconds(outcome.body, outcome.retryAfter, ports.clock.now()));
      return 'throttled';
    case 'grantDead':
      return 'codeExpired';
    default:
      return outcome.why;
  }
}

function failed(failure: ConnectFailure): Connected {
  return { ok: false, failure };
}
