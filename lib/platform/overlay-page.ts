import type { PartName } from '../messages/contract.ts';

/**
 * The page's world holds the controller of the running overlay under this key. A later run on the same document (after
 * an update or a second injection) ends the earlier one with it.
 */
const RUNNING = Symbol.for('invite-desk-overlay');

/**
 * Parts hand themselves over to overlay.js through the function under this key. All our scripts run in one isolated
 * world, which the page cannot see.
 */
const PARTS = Symbol.for('invite-desk-parts');

/** These are the parts of the overlay that have come into this page. */
export interface PartsHere {
  /** Give what a part handed over; null until it ran. `Part` is one type on both sides, because they are one build. */
  left<Part>(name: PartName): Part | null;
  /** Call back after each part that comes. */
  onArrival(callback: () => void): void;
}

interface World {
  [RUNNING]?: AbortController;
  [PARTS]?: (name: PartName, part: unknown) => void;
}

/** Lay out the functions that parts take from the overlay, under the name and in the order of tools/page-scripts.ts. */
export function lend(...lists: object[]): void {
  Object.assign(globalThis, { inviteDeskLent: lists.flatMap((list) => Object.values(list)) });
}

/** Hand a part over to the overlay. */
export function leavePart<Part>(name: PartName, part: Part): void {
  (globalThis as World)[PARTS]?.(name, part);
}

/**
 * End an earlier run of the overlay and begin this one. `run` is aborted when a later run takes over or when the
 * session ends; `parts` are those that come for this run.
 */
export function takeOver(page: Document, hostName: string): { run: AbortController; parts: PartsHere } {
  const world = globalThis as World;
  world[RUNNING]?.abort();
  // An older version runs in another world. Only its element can be reached from here, so that is removed.
  for (const left of page.querySelectorAll(hostName)) left.remove();
  const run = new AbortController();
  world[RUNNING] = run;
  // No part of the earlier run is taken over, because it may be of an older build.
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
