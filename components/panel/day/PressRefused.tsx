import { useState } from 'preact/hooks';
import type { PressRefusal } from '../../../lib/card/judge-press.ts';
import { panelRefusalSentence } from '../../../lib/words/panel.ts';

/** Why the last press with the mouse was not taken. Each time it is another object, since each press is told of. */
export interface LastRefusal {
  why: PressRefusal;
  nth: number;
}

/** Null: a press or a key was taken since. */
export type OnRefused = (why: PressRefusal | null) => void;

/** The last press that was not taken, and the way to tell of it. */
export function useRefusal(): [LastRefusal | null, OnRefused] {
  const [{ why, nth }, setLast] = useState<{ why: PressRefusal | null; nth: number }>({ why: null, nth: 0 });
  return [why && { why, nth }, (next) => setLast(({ nth: before }) => ({ why: next, nth: before + 1 }))];
}

/** It stands below the list, where it covers no row. */
export function PressRefused({ refusal }: { refusal: LastRefusal | null }) {
  if (refusal === null) return null;
  return (
    <p class="refused" role="alert" key={refusal.nth}>
      {panelRefusalSentence[refusal.why]}
    </p>
  );
}
