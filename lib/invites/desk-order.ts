/**
 * The order in which one desk works a list: shuffled by the desk's own random id, so that desks which work the same
 * list at once begin in different places and seldom meet. The same desk takes the same list in the same order.
 */
export function deskOrder<T>(lines: readonly T[], deskId: string): T[] {
  const order = [...lines];
  let state = seedOf(deskId);
  for (let last = order.length - 1; last > 0; last -= 1) {
    state = (state + 0x6d2b79f5) | 0;
    const other = Math.floor((scramble(state) / 2 ** 32) * (last + 1));
    const [a, b] = [order[last], order[other]];
    if (a === undefined || b === undefined) continue;
    order[last] = b;
    order[other] = a;
  }
  return order;
}

/** FNV-1a: any text to 32 bits. */
function seedOf(text: string): number {
  let hash = 2_166_136_261;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619);
  return hash >>> 0;
}

/** A number below 2^32 that is even enough for an order (mulberry32). */
function scramble(state: number): number {
  let mixed = Math.imul(state ^ (state >>> 15), state | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return (mixed ^ (mixed >>> 14)) >>> 0;
}
