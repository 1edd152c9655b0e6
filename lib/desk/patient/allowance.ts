/** So many of something at once; what was used comes back one by one, each after `every` milliseconds. */
export interface Allowance {
  burst: number;
  every: number;
}

/** This was left of an allowance at one time (epoch ms); parts of one count while it comes back. */
export interface Rest {
  left: number;
  at: number;
}

/** Tell what is left now. Null is an allowance that nothing was taken of. A clock that was set back gives nothing. */
export function refilled(rest: Rest | null, { burst, every }: Allowance, now: number): Rest {
  if (rest === null) return { left: burst, at: now };
  return { left: Math.min(burst, rest.left + Math.max(0, now - rest.at) / every), at: now };
}

/** Take one. Null where none is left; what comes back in the meantime is not lost by asking. */
export function spend(rest: Rest | null, allowance: Allowance, now: number): Rest | null {
  const { left, at } = refilled(rest, allowance, now);
  return left < 1 ? null : { left: left - 1, at };
}

/** Keep those allowances of which something is missing now. Of the others nothing needs to be remembered. */
export function withoutWhole<Key>(
  rests: readonly (readonly [Key, Rest])[],
  allowance: Allowance,
  now: number,
): (readonly [Key, Rest])[] {
  return rests.filter(([, rest]) => refilled(rest, allowance, now).left < allowance.burst);
}
