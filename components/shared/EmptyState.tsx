import type { Plain } from '../../lib/words/plain.ts';
import { Icon, type IconName } from './Icon.tsx';

/** Show that a list is empty although nothing is wrong, what that means and what comes next. */
export function EmptyState({ words, icon = 'check' }: { words: Plain; icon?: IconName }) {
  const { happened, patient, next } = words;
  return (
    <div class="empty">
      <Icon name={icon} />
      <h2>{happened}</h2>
      <p>{patient}</p>
      <p>{next}</p>
    </div>
  );
}
