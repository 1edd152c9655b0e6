/** Ends whatever an earlier run of the overlay left on this document (an update, a second injection). */
const RUNNING = Symbol.for('invite-desk-overlay');

/** Where card.js leaves its part for overlay.js: both run in one isolated world, which the page cannot see. */
const CARD = Symbol.for('invite-desk-card');

interface World<Card = unknown> {
  [RUNNING]?: AbortController;
  [CARD]?: Card;
}

/** Hand the card's part over to the overlay. `Card` is the same type on both sides: they are one build. */
export function leaveCard<Card>(card: Card): void {
  (globalThis as World<Card>)[CARD] = card;
}

/** What card.js left; null until it ran. */
export function cardLeft<Card>(): Card | null {
  return (globalThis as World<Card>)[CARD] ?? null;
}

/** The signal of this run: aborted when a later run takes over or the session ends. */
export function takeOver(page: Document, hostName: string): AbortController {
  const world = globalThis as World;
  world[RUNNING]?.abort();
  // A card of the run before may be of an older build.
  delete world[CARD];
  // An older version runs in another world; all that can be reached of it is its element.
  for (const left of page.querySelectorAll(hostName)) left.remove();
  const run = new AbortController();
  world[RUNNING] = run;
  return run;
}
