import type { SignInWindow } from '../../platform/browser-ports.ts';
import type { Practice } from '../../practice/endpoints.ts';
import { LOCK, type NamedMemory, SESSION } from '../store/stored-keys.ts';
import { type ConnectionPorts, connectionState } from './connection.ts';
import { signInWithCode } from './sign-in-with-code.ts';
import type { TokenPair } from './tokens.ts';

export interface QuietPorts extends ConnectionPorts {
  memory: Pick<NamedMemory, 'read' | 'write'>;
  /** The sign-in without a window. */
  trySignIn(url: string): Promise<SignInWindow>;
  /** The practice as seen with tokens that are not stored yet. */
  practiceWith(access: string): Practice;
  changed(): Promise<void>;
}

/**
 * On a shared computer the connection ends with the browser. Where the EHR's own session allows, it comes back
 * without anybody's press: once per browser start, never with a window, and never after a grant that died, since a
 * user has one grant and would take it from the other computer that has it now.
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
  return state.kind === 'reconnect' && state.why === 'noSession';
}

async function signInQuietly(ports: QuietPorts): Promise<boolean> {
  const failure = await signInWithCode<'signedInMeanwhile' | 'anotherPerson'>(ports, {
    open: ports.trySignIn,
    lane: 'background',
    // Somebody pressed Connect meanwhile: their sign-in stands, and the code is left to run out.
    mayExchange: async () => ((await ports.credentials.tokens()) === null ? null : 'signedInMeanwhile'),
    mayKeep: async (pair) => ((await isSamePerson(ports, pair)) ? null : 'anotherPerson'),
  });
  return failure === null;
}

/** Acting in another person's name needs their own press. */
async function isSamePerson(ports: QuietPorts, pair: TokenPair): Promise<boolean> {
  const before = (await ports.facts.checks())?.signedInAs ?? null;
  const user = await ports.practiceWith(pair.access).currentUser();
  return user.ok && before !== null && user.value.username === before;
}
