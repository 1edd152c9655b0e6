import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { IdentityRefusal } from '../../lib/messages/failure.ts';
import type { PatientView } from '../../lib/messages/patient-view.ts';
import { refusalWords } from '../../lib/words/failures.ts';
import {
  BY_ADDRESS,
  COPY_OUTLINE,
  COPY_OUTLINE_HOW,
  OUTLINE,
  OUTLINE_NOT_COPIED,
} from '../../lib/words/overlay.ts';
import { COPIED } from '../../lib/words/shared.ts';
import type { When } from '../../lib/words/status.ts';
import { Words } from '../shared/Words.tsx';
import { ActionButton } from './ActionButton.tsx';
import { Standing } from './Standing.tsx';
import type { Support } from './support.ts';
import type { ClickRefusal } from './trusted-click.ts';

interface Props {
  view: PatientView;
  reason: IdentityRefusal;
  when: When;
  support: Support;
  trouble: ComponentChildren;
  onRefused: (reason: ClickRefusal) => void;
}

/** Why this page is not taken for one certain patient, and what can be said without knowing who it shows. */
export function Refused({ view, reason, when, support, trouble, onRefused }: Props) {
  const nobody = reason === 'appointmentIsBreak';
  const { status } = view;
  const isAsked = status.kind !== 'unknown' || (status.reason !== 'notChecked' && trouble === null);
  return (
    <>
      <Words
        words={refusalWords(reason)}
        tone={nobody ? 'quiet' : 'stop'}
        icon={nobody ? 'minus' : 'blocked'}
      />
      {reason === 'pageUnreadable' && (
        <>
          {isAsked && (
            <div>
              <p class="source">{BY_ADDRESS}</p>
              <Standing view={view} when={when} />
            </div>
          )}
          {trouble}
          <CopyOutline support={support} onRefused={onRefused} />
        </>
      )}
    </>
  );
}

/** The page's outline for support; where the clipboard is closed, to be selected by hand. */
function CopyOutline({ support, onRefused }: Pick<Props, 'support' | 'onRefused'>) {
  const [result, setResult] = useState<{ copied: boolean; outline: string } | null>(null);
  const copy = async () => {
    const outline = support.outline();
    setResult({ outline, copied: await support.copy(outline) });
  };
  return (
    <div class="outline">
      <ActionButton
        meaning="outline"
        look="secondary"
        busy={false}
        onAccepted={() => void copy()}
        onRefused={onRefused}
      >
        {COPY_OUTLINE}
      </ActionButton>
      <p class="source">{COPY_OUTLINE_HOW}</p>
      <p role="status">{result && (result.copied ? COPIED : OUTLINE_NOT_COPIED)}</p>
      {result && !result.copied && <textarea readOnly rows={6} aria-label={OUTLINE} value={result.outline} />}
    </div>
  );
}
