import { nativeRuntime } from './native.ts';

/**
 * One moment by two clocks of the computer: `wall` can be set and goes on while the computer sleeps, `counted` can not be
 * set and may stand still then. Where the two disagree about how long ago it was, nobody can say.
 */
export interface Moment {
  wall: number;
  counted: number;
}

/** The detector notes under this key, in the world of our scripts, when it began. */
const BEGUN = Symbol.for('invite-desk-begun');

export function thisMoment(): Moment {
  return { wall: Date.now(), counted: performance.now() };
}

/** Note that our first script runs in this document. A later run changes nothing. */
export function noteBegun(world: object = globalThis): void {
  if (!Reflect.has(world, BEGUN)) Reflect.set(world, BEGUN, thisMoment());
}

/** When our first script ran in this document; null where it left no word. */
export function begun(world: object = globalThis): Moment | null {
  // Only `noteBegun` writes under this key, so what is there is a moment.
  return (Reflect.get(world, BEGUN) as Moment | undefined) ?? null;
}

/** After so long (ms) the overlay is asked for once more, where it did not come: a page without it helps nobody. */
const ASK_AGAIN = [1_000, 5_000];

/**
 * Ask the background for the overlay, and again where the question was lost with a background that ended just then, or
 * where the browser did not bring it. After an update the detector of the older version has no runtime any more, so nothing
 * is asked; the detector of the new version has a runtime of its own.
 */
export async function askForOverlay(): Promise<void> {
  for (const wait of [0, ...ASK_AGAIN]) {
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const brought = await nativeRuntime()
      ?.sendMessage({ name: 'pageRecognised', input: null })
      .catch(() => false);
    if (brought !== false) return;
  }
}

/**
 * Call back once a person sees this page, which is at once for most. The browser may draw a page ahead of time, while its
 * tab still shows another; what is asked for then would come to that other page. (Firefox draws none ahead.)
 */
export function onceShown(page: Document, callback: () => void): void {
  const { prerendering } = page as { prerendering?: boolean };
  if (prerendering) page.addEventListener('prerenderingchange', callback, { once: true });
  else callback();
}
