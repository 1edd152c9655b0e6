import { panelRefusalSentence } from '../../../lib/words/panel.ts';
import type { LastRefusal } from '../../shared/use-refusal.ts';

/** Why the last press was not taken. It stands below the list, where it covers no row. */
export function PressRefused({ refusal }: { refusal: LastRefusal | null }) {
  if (refusal === null) return null;
  return (
    <p class="refused" role="alert" key={refusal.nth}>
      {panelRefusalSentence[refusal.why]}
    </p>
  );
}
