import type { ConnectFailure } from '../../messages/connection-view.ts';
import type { SignInWindow } from '../../platform/browser-ports.ts';
import type { Clock } from '../../platform/clock.ts';
import { type Lane, throttleSeconds } from '../../practice/budget.ts';
import {
  type Application,
  authorizeAddress,
  coverAllScopes,
  exchangeCode,
  readRedirect,
  revokeGrant,
  type TokenOutcome,
} from '../../practice/oauth.ts';
import type { RequestBudget } from '../store/request-budget.ts';
import type { Credentials } from './credentials.ts';
import { aloneWithTokens } from './token-source.ts';
import { pairOf, type TokenPair } from './tokens.ts';

export interface SignInPorts {
  credentials: Credentials;
  budget: RequestBudget;
  clock: Clock;
  fetch: typeof fetch;
  online(): boolean;
  hasSiteAccess(): Promise<boolean>;
  redirectAddress(): string;
}

/** One try to sign in. `Refusal` names the caller's own reasons to give up. */
export interface SignInAttempt<Refusal extends string> {
  /** DrChrono's own sign-in page, in a window or without one. */
  open(url: string): Promise<SignInWindow>;
  /** Whose share of the hour's requests the exchange of the code is taken from. */
  lane: Lane;
  /** Asked last before the code is spent, while nobody else can renew or exchange; null: go on. */
  mayExchange(): Promise<Refusal | null>;
  /** Asked before the pair is stored; null: keep it. */
  mayKeep(pair: TokenPair): Promise<Refusal | null>;
}

/**
 * OAuth's authorization code flow: DrChrono's page, the code, the tokens. Null: signed in, and the tokens are stored.
 */
export async function signInWithCode<Refusal extends string = never>(
  ports: SignInPorts,
  attempt: SignInAttempt<Refusal>,
): Promise<ConnectFailure | Refusal | null> {
  const application = await ports.credentials.application();
  if (application === null)
    return (await ports.credentials.closed()) === null ? 'wrongSecret' : 'storeUnavailable';
  if (!(await ports.hasSiteAccess())) return 'siteAccessWithdrawn';
  const redirect = ports.redirectAddress();
  const state = crypto.randomUUID();
  const shown = await attempt.open(authorizeAddress(application.clientId, redirect, state));
  if (!shown.ok && shown.why === 'closed') return 'windowClosed';
  // The browser's word on the network is often wrong, so it only says why the window stayed empty.
  if (!shown.ok) return ports.online() ? 'windowNotLoaded' : 'offline';
  const sentBack = readRedirect(shown.address, state);
  if (sentBack.kind !== 'code') return REDIRECT_FAILURES[sentBack.kind];
  if (!(await ports.budget.take(attempt.lane)).ok) return 'throttled';
  return aloneWithTokens(async () => {
    const unwanted = await attempt.mayExchange();
    if (unwanted !== null) return unwanted;
    const outcome = await exchangeCode(ports.fetch, application, sentBack.code, redirect);
    if (!outcome.ok) return exchangeFailure(ports, outcome);
    const pair = pairOf(outcome.tokens);
    if (!coverAllScopes(outcome.tokens)) {
      await endSignIn(ports, attempt.lane, application, pair);
      return 'missingScope';
    }
    const refusal = await attempt.mayKeep(pair);
    if (refusal === null) await ports.credentials.storeTokens(pair);
    return refusal;
  });
}

/**
 * End a sign-in at DrChrono, so that nobody has a use for its tokens any more, where the hour still has a request for
 * it. Nobody is told where DrChrono does not hear of it: the sign-in then ends by itself when its tokens do.
 */
export async function endSignIn(
  { fetch, budget, online }: Pick<SignInPorts, 'fetch' | 'budget' | 'online'>,
  lane: Lane,
  application: Application,
  pair: TokenPair,
): Promise<void> {
  if (online() && (await budget.take(lane)).ok) await revokeGrant(fetch, application, pair.refresh);
}

const REDIRECT_FAILURES = {
  refused: 'consentRefused',
  badScope: 'scopeRefused',
  stateMismatch: 'stateMismatch',
  unreadable: 'unreadable',
} as const;

/** Say why DrChrono gave no tokens for a code, and heed the pause that it asks for. */
export async function exchangeFailure(
  { budget, clock, online }: SignInPorts,
  outcome: Extract<TokenOutcome, { ok: false }>,
): Promise<ConnectFailure> {
  switch (outcome.why) {
    case 'throttled':
      await budget.throttled(throttleSeconds(outcome.body, outcome.retryAfter, clock.now()));
      return 'throttled';
    case 'grantDead':
      return 'codeExpired';
    case 'offline':
      return online() ? 'unreachable' : 'offline';
    default:
      return outcome.why;
  }
}
