import type { PressRefusal } from '../../../lib/card/judge-press.ts';
import { panelRefusalSentence } from '../../../lib/words/panel.ts';

/** Why the last press with the mouse was not taken. */
export function PressRefused({ refusal }: { refusal: PressRefusal | null }) {
  if (refusal === null) return null;
  return (
    <p class="refused" role="alert">
      {panelRefusalSentence[refusal]}
    </p>
  );
}
