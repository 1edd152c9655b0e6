import { type Asker, throttleSeconds } from '../../practice/budget.ts';
import type { BudgetGate, TokenResult, TokenSource } from '../../practice/client.ts';
import { refreshTokens, type TokenOutcome } from '../../practice/oauth.ts';
import { unawaited } from '../../unawaited.ts';
import { LOCK } from '../store/stored-keys.ts';
import type { Credentials } from './credentials.ts';
import { pairOf } from './tokens.ts';

/**
 * Run this work while nobody else renews or exchanges tokens. Two renewals at once would each make the other's tokens
 * invalid (seen in four clients).
 */
export function aloneWithTokens<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks.request(LOCK.tokenRenewal, work);
}

/** The tokens that requests are made with, renewed by one caller at a time across all pages. */
export function tokenSource(ports: {
  credentials: Credentials;
  budget: BudgetGate;
  fetch: typeof fetch;
  now(): number;
  /** DrChrono ended the sign-in. Whoever shows a list must hear of it. */
  grantDied(): Promise<void>;
  /** A sign-in that seemed to have ended works again. */
  revived(): Promise<void>;
}): TokenSource {
  const { credentials } = ports;
  /** A worker that has just started does not know what the last one met. */
  let mayBeDoubted = true;
  return {
    current: () => currentToken(credentials),
    renew: (refused: string, asker: Asker) =>
      aloneWithTokens(async (): Promise<TokenResult> => {
        const pair = await credentials.tokens();
        if (pair === null) return currentToken(credentials);
        if (pair.access !== refused) return { ok: true, token: pair.access };
        const application = await credentials.application();
        if (application === null) return currentToken(credentials);
        const admitted = await ports.budget.take(asker);
        if (!admitted.ok) return admitted;
        return storeRenewed(ports, await refreshTokens(ports.fetch, application, pair.refresh));
      }),
    ended: (refused) =>
      aloneWithTokens(async () => {
        // Somebody may have connected again meanwhile, and that sign-in stays.
        if ((await credentials.tokens())?.access !== refused) return;
        const isKnown = await credentials.grantDied();
        await credentials.doubtTokens();
        // Only now, because an answer that came meanwhile found no doubt written down and took this for settled.
        mayBeDoubted = true;
        // Whoever hears this asks again, and would meet the same refusal: it is told once.
        if (!isKnown) unawaited('signIn', ports.grantDied());
      }),
    async worked() {
      if (!mayBeDoubted) return;
      mayBeDoubted = false;
      if (!(await credentials.grantDied())) return;
      await credentials.trustTokens();
      unawaited('signIn', ports.revived());
    },
  };
}

/** A token that is not stored, and so cannot be renewed. */
export function onlyToken(access: string): TokenSource {
  return {
    current: async () => ({ ok: true, token: access }),
    renew: async () => ({ ok: false, failure: { kind: 'reconnect', why: 'noSession' } }),
    ended: async () => undefined,
    worked: async () => undefined,
  };
}

async function currentToken(credentials: Credentials): Promise<TokenResult> {
  // The application is asked for first: if IT has withdrawn it, the tokens that belong to it must not be used either.
  if ((await credentials.application()) === null) {
    const why = await credentials.closed();
    return { ok: false, failure: why ? { kind: 'storeUnavailable', why } : { kind: 'notConnected' } };
  }
  const pair = await credentials.tokens();
  if (pair !== null) return { ok: true, token: pair.access };
  const why = (await credentials.grantDied()) ? 'grantDead' : 'noSession';
  return { ok: false, failure: { kind: 'reconnect', why } };
}

async function storeRenewed(
  ports: { credentials: Credentials; budget: BudgetGate; now(): number; grantDied(): Promise<void> },
  outcome: TokenOutcome,
): Promise<TokenResult> {
  if (outcome.ok) {
    const pair = pairOf(outcome.tokens);
    // A sign-in that was in doubt stays so until an answer proves it, and then everybody is told.
    await ports.credentials.replaceTokens(pair);
    return { ok: true, token: pair.access };
  }
  switch (outcome.why) {
    case 'throttled': {
      const wait = throttleSeconds(outcome.body, outcome.retryAfter, ports.now());
      return { ok: false, failure: { kind: 'throttled', until: await ports.budget.throttled(wait) } };
    }
    case 'offline':
      // The network failed, which says nothing about the sign-in: the tokens stay.
      return { ok: false, failure: { kind: 'unreachable' } };
    case 'unreadable':
      return { ok: false, failure: { kind: 'answerUnreadable' } };
    case 'wrongSecret':
    case 'grantDead':
      await dropSignIn(ports);
      return { ok: false, failure: { kind: 'reconnect', why: 'grantDead' } };
  }
}

async function dropSignIn(ports: { credentials: Credentials; grantDied(): Promise<void> }): Promise<void> {
  await ports.credentials.dropTokens();
  unawaited('signIn', ports.grantDied());
}
