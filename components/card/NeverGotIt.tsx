import type { PressRefusal } from '../../lib/card/judge-press.ts';
import { statusAt } from '../../lib/invites/status-at.ts';
import type { PatientView } from '../../lib/messages/patient-view.ts';
import * as words from '../../lib/words/never-got-it.ts';
import type { When } from '../../lib/words/status.ts';
import { CopyButton } from './CopyButton.tsx';
import type { Support } from './support.ts';

interface Props {
  view: PatientView;
  when: When;
  copy: Support['copy'];
  onRefused: (reason: PressRefusal) => void;
}

/** What to tell a patient who says that no invite came. It is folded, and stands where an invite is out or has expired. */
export function NeverGotIt({ view, when, copy, onRefused }: Props) {
  const status = statusAt(view.status, when.now);
  if (status.kind !== 'pending' && status.kind !== 'expired') return null;
  if (view.eligibility?.warnings.includes('deceased')) return null;
  return (
    <details class="never">
      <summary>{words.NEVER_GOT_IT}</summary>
      <ol>
        {words.neverGotItSteps(status, view.eligibility, when).map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <CopyButton
        meaning="steps"
        word={words.COPY_STEPS}
        how={words.COPY_STEPS_HOW}
        byHand={words.STEPS_NOT_COPIED}
        name={words.STEPS_TEXT}
        text={async () => words.STEPS_FOR_ALL}
        {...{ copy, onRefused }}
      />
    </details>
  );
}
