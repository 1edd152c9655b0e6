/** The page's outline lies under this name in our own world of the page, until it is fetched. */
interface World {
  inviteDeskOutline?: string | undefined;
}

/** Leave the outline for the background, which fetches it at once. */
export function leaveOutline(outline: string): void {
  (globalThis as World).inviteDeskOutline = outline;
}

/** Take the outline that was left. The background runs this in the page, so it may use nothing from outside itself. */
export function takeOutline(): string | null {
  const world = globalThis as World;
  const outline = world.inviteDeskOutline ?? null;
  world.inviteDeskOutline = undefined;
  return outline;
}
