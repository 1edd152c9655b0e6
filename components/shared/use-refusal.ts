import { useState } from 'preact/hooks';
import type { PressRefusal } from '../../lib/card/judge-press.ts';

/** Why the last press with the mouse was not taken. Each time `nth` is another, since each press is told of. */
export interface LastRefusal {
  why: PressRefusal;
  nth: number;
}

/** Null: a press or a key was taken since. */
export type OnRefused = (why: PressRefusal | null) => void;

/** The last press that was not taken, and the way to tell of it. It stands until the next press, whatever is drawn meanwhile. */
export function useRefusal(): [LastRefusal | null, OnRefused] {
  const [{ why, nth }, setLast] = useState<{ why: PressRefusal | null; nth: number }>({ why: null, nth: 0 });
  return [why && { why, nth }, (next) => setLast(({ nth: before }) => ({ why: next, nth: before + 1 }))];
}
