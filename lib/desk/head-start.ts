/**
 * In a list, a send follows its revoke after this long. Other desks may work the same list, and revoke and send are
 * two requests: a desk that looked just before our revoke revokes before our send, so it meets a 404, or kills nothing
 * of ours; and of two desks that did revoke, the one that happens to wait longer sees the other's send in its last look.
 */
const LEAST = 2_000;
const SPREAD = 5_000;

/** Wait it; `chance` is in [0, 1). Short enough for the worker that waits to stay alive. */
export function headStart(chance: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, LEAST + chance * SPREAD);
  });
}
