import type { Cautions } from '../../lib/invites/eligibility.ts';
import { warningWords } from '../../lib/words/eligibility.ts';
import { Icon } from './Icon.tsx';

/** What does not block an invite but may make it fail or go astray. */
export function Warnings(cautions: Cautions) {
  const { warnings } = cautions;
  if (warnings.length === 0) return null;
  return (
    <ul class="warnings">
      {warnings.map((warning) => (
        <li key={warning} class="warn">
          <Icon name="alert" />
          <span>{warningWords(warning, cautions)}</span>
        </li>
      ))}
    </ul>
  );
}
