import type { SignInWindow } from '../platform/browser-ports.ts';
import type { SessionMemory } from '../platform/storage.ts';
import type { Practice } from '../practice/endpoints.ts';
import { authorizeAddress, coverAllScopes, exchangeCode, readRedirect } from '../practice/oauth.ts';
import { type ConnectionPorts, connectionState } from './connection.ts';
import { pairOf, type TokenPair } from './credentials.ts';
import { aloneWithTokens } from './token-source.ts';

export interface QuietPorts extends ConnectionPorts {
  memory: Pick<SessionMemory, 'read' | 'write'>;
  /** The sign-in without a window. */
  trySignIn(url: string): Promise<SignInWindow>;
  /** The practice as seen with tokens that are not stored yet. */
  practiceWith(access: string): Practice;
  changed(): Promise<void>;
}

const TRIED = 'tried-quietly';
const LOCK = 'invite-desk-quiet-sign-in';

/**
 * On a shared computer the connection ends with the browser. Where the EHR's own session allows, it comes back
 * without anybody's press: once per browser start, never with a window, and never after a grant that died, since a
 * user has one grant and would take it from the other computer that has it now.
 */
export function reconnectQuietly(ports: QuietPorts): Promise<void> {
  return navigator.locks.request(LOCK, async () => {
    if (!(await mayTry(ports))) return;
    await ports.memory.write(TRIED, true);
    if (!(await signInQuietly(ports))) return;
    await ports.changed();
    await ports.connected();
  });
}

async function mayTry(ports: QuietPorts): Promise<boolean> {
  if ((await ports.memory.read(TRIED)) === true || !ports.online()) return false;
  if ((await ports.credentials.computer()) !== 'shared') return false;
  const state = await connectionState(ports);
  return state.kind === 'reconnect' && state.why === 'noSession';
}

async function signInQuietly(ports: QuietPorts): Promise<boolean> {
  const application = await ports.credentials.application();
  if (application === null) return false;
  const redirect = ports.redirectAddress();
  const state = crypto.randomUUID();
  const signIn = await ports.trySignIn(authorizeAddress(application.clientId, redirect, state));
  if (!signIn.ok) return false;
  const sentBack = readRedirect(signIn.address, state);
  if (sentBack.kind !== 'code' || !(await ports.budget.take('background')).ok) return false;
  return aloneWithTokens(async () => {
    // Somebody pressed Connect meanwhile: their sign-in stands, and the code is left to run out.
    if ((await ports.credentials.tokens()) !== null) return false;
    const outcome = await exchangeCode(ports.fetch, application, sentBack.code, redirect);
    if (!outcome.ok || !coverAllScopes(outcome.tokens)) return false;
    const pair = pairOf(outcome.tokens);
    if (!(await isSamePerson(ports, pair))) return false;
    await ports.credentials.storeTokens(pair);
    return true;
  });
}

/** Acting in another person's name needs their own press. */
async function isSamePerson(ports: QuietPorts, pair: TokenPair): Promise<boolean> {
  const before = (await ports.facts.checks())?.signedInAs ?? null;
  const user = await ports.practiceWith(pair.access).currentUser();
  return user.ok && before !== null && user.value.username === before;
}
