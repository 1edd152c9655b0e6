import type { SignInWindow } from '../../platform/browser-ports.ts';
import type { Practice } from '../../practice/endpoints.ts';
import { LOCK, type NamedMemory, SESSION } from '../store/stored-keys.ts';
import { type ConnectionPorts, connectionState } from './connection.ts';
import { signInWithCode } from './sign-in-with-code.ts';
import type { TokenPair } from './tokens.ts';

/** The exchange of the code, and who signed in. */
const REQUESTS = 2;

export interface QuietPorts extends ConnectionPorts {
  memory: Pick<NamedMemory, 'read' | 'write'>;
  /** The sign-in without a window. */
  trySignIn(url: string): Promise<SignInWindow>;
  /** The practice API, called with tokens that are not stored yet. */
  practiceWith(access: string): Practice;
  changed(): Promise<void>;
}

/**
 * Sign in again without a press. On a shared computer the sign-in ends with the browser; where somebody is still signed
 * in to the EHR, DrChrono gives a new one without showing a window. This is tried once per browser start, and never
 * after DrChrono ended the sign-in by itself: a user has one sign-in per application, and a new one here would end the
 * one on another computer.
 */
export function reconnectQuietly(ports: QuietPorts): Promise<void> {
  return navigator.locks.request(LOCK.quietSignIn, async () => {
    if (!(await mayTry(ports))) return;
    await ports.memory.write(SESSION.triedQuietly, true);
    if (!(await signInQuietly(ports))) return;
    await ports.changed();
    await ports.connected();
  });
}

async function mayTry(ports: QuietPorts): Promise<boolean> {
  if ((await ports.memory.read(SESSION.triedQuietly)) === true || !ports.online()) return false;
  if ((await ports.credentials.computer()) !== 'shared') return false;
  const state = await connectionState(ports);
  if (state.kind !== 'reconnect' || state.why !== 'noSession') return false;
  // In a pause that DrChrono asked for, or with the hour used up, the code would run out: the one try is kept for
  // later.
  return (await ports.budget.fits('background', REQUESTS)).kind === 'fits';
}

async function signInQuietly(ports: QuietPorts): Promise<boolean> {
  const failure = await signInWithCode<'signedInMeanwhile' | 'anotherPerson'>(ports, {
    open: ports.trySignIn,
    lane: 'background',
    // Somebody pressed Connect meanwhile. Their sign-in stays, and this code is left to expire.
    mayExchange: async () => ((await ports.credentials.tokens()) === null ? null : 'signedInMeanwhile'),
    mayKeep: async (pair) => ((await isSamePerson(ports, pair)) ? null : 'anotherPerson'),
  });
  return failure === null;
}

/**
 * Is it the person who was signed in before? Invites go out in that person's name, so anybody else has to press
 * Connect.
 */
async function isSamePerson(ports: QuietPorts, pair: TokenPair): Promise<boolean> {
  const before = (await ports.facts.checks())?.signedInAs ?? null;
  const user = await ports.practiceWith(pair.access).currentUser('background');
  return user.ok && before !== null && user.value.username === before;
}
