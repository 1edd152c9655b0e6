import type { Plain } from '../../lib/words/plain.ts';
import { Icon } from './Icon.tsx';

/** Show that a list is empty although nothing is wrong, what that means and what comes next. */
export function Nothing({ words: { happened, patient, next } }: { words: Plain }) {
  return (
    <div class="empty">
      <Icon name="check" />
      <h2>{happened}</h2>
      <p>{patient}</p>
      <p>{next}</p>
    </div>
  );
}
