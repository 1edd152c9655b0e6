import type { PartName } from '../messages/contract.ts';

/** Ends whatever an earlier run of the overlay left on this document (an update, a second injection). */
const RUNNING = Symbol.for('invite-desk-overlay');

/** Where parts are left for overlay.js: all run in one isolated world, which the page cannot see. */
const PARTS = Symbol.for('invite-desk-parts');

/** The parts of the overlay that are in this page. */
export interface PartsHere {
  /** What a part left; null until it ran. `Part` is the same type on both sides: they are one build. */
  left<Part>(name: PartName): Part | null;
  /** Called after each part that comes. */
  onArrival(callback: () => void): void;
}

interface World {
  [RUNNING]?: AbortController;
  [PARTS]?: (name: PartName, part: unknown) => void;
}

/** Lay out what parts take from the overlay, under the name and in the order that tools/page-scripts.ts knows. */
export function lend(...lists: object[]): void {
  Object.assign(globalThis, { inviteDeskLent: lists.flatMap((list) => Object.values(list)) });
}

/** Hand a part over to the overlay. */
export function leavePart<Part>(name: PartName, part: Part): void {
  (globalThis as World)[PARTS]?.(name, part);
}

/** The run's controller, aborted when a later run takes over or the session ends, and the parts that came for it. */
export function takeOver(page: Document, hostName: string): { run: AbortController; parts: PartsHere } {
  const world = globalThis as World;
  world[RUNNING]?.abort();
  // An older version runs in another world; all that can be reached of it is its element.
  for (const left of page.querySelectorAll(hostName)) left.remove();
  const run = new AbortController();
  world[RUNNING] = run;
  // Anew: parts of the run before may be of an older build.
  return { run, parts: receiveParts(world) };
}

function receiveParts(world: World): PartsHere {
  const here = new Map<PartName, unknown>();
  const callbacks: (() => void)[] = [];
  world[PARTS] = (name, part) => {
    here.set(name, part);
    for (const callback of callbacks) callback();
  };
  return {
    left: <Part>(name: PartName) => (here.get(name) ?? null) as Part | null,
    onArrival: (callback) => void callbacks.push(callback),
  };
}
