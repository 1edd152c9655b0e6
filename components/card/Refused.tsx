import type { ComponentChildren } from 'preact';
import type { PressRefusal } from '../../lib/card/judge-press.ts';
import type { IdentityRefusal, SaidBySides } from '../../lib/messages/failure.ts';
import type { PatientView } from '../../lib/messages/patient-view.ts';
import {
  BY_ADDRESS,
  COPY_OUTLINE,
  COPY_OUTLINE_HOW,
  OUTLINE,
  OUTLINE_NOT_COPIED,
} from '../../lib/words/overlay.ts';
import { refusalWords } from '../../lib/words/refusals.ts';
import type { When } from '../../lib/words/status.ts';
import { Message } from '../shared/Message.tsx';
import { CopyButton } from './CopyButton.tsx';
import { InviteStatus } from './InviteStatus.tsx';
import type { Support } from './support.ts';

interface Props {
  view: PatientView;
  reason: IdentityRefusal;
  said: SaidBySides | undefined;
  when: When;
  support: Support;
  trouble: ComponentChildren;
  onRefused: (reason: PressRefusal) => void;
}

/** Why this page is not taken for one certain patient, and what can be said without knowing who it shows. */
export function Refused({ view, reason, said, when, support, trouble, onRefused }: Props) {
  const nobody = reason === 'appointmentIsBreak';
  const { status } = view;
  const isAsked = status.kind !== 'unknown' || (status.reason !== 'notChecked' && trouble === null);
  return (
    <>
      <Message
        words={refusalWords(reason, said)}
        tone={nobody ? 'quiet' : 'stop'}
        icon={nobody ? 'minus' : 'blocked'}
      />
      {reason === 'pageUnreadable' && (
        <>
          {isAsked && (
            <div>
              <p class="source">{BY_ADDRESS}</p>
              <InviteStatus view={view} when={when} />
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
export function CopyOutline({ support, onRefused }: Pick<Props, 'support' | 'onRefused'>) {
  return (
    <CopyButton
      meaning="outline"
      word={COPY_OUTLINE}
      how={COPY_OUTLINE_HOW}
      byHand={OUTLINE_NOT_COPIED}
      name={OUTLINE}
      text={support.outline}
      {...{ copy: support.copy, onRefused }}
    />
  );
}
