/** Ends whatever an earlier run of the overlay left on this document (an update, a second injection). */
const RUNNING = Symbol.for('invite-desk-overlay');

/** The signal of this run: aborted when a later run takes over or the session ends. */
export function takeOver(page: Document, hostName: string): AbortController {
  const world = globalThis as { [RUNNING]?: AbortController };
  world[RUNNING]?.abort();
  // An older version runs in another world; all that can be reached of it is its element.
  for (const left of page.querySelectorAll(hostName)) left.remove();
  const run = new AbortController();
  world[RUNNING] = run;
  return run;
}
