import type { ComponentChildren } from 'preact';
import type { Status } from '../../lib/invites/status.ts';
import type { PatientView } from '../../lib/messages/patient-view.ts';
import { LEFT } from '../../lib/words/overlay.ts';
import {
  groundsSentence,
  inviteSentence,
  sideSentence,
  statusSentence,
  statusWord,
  unknownWords,
  type When,
} from '../../lib/words/status.ts';
import { Icon } from '../shared/Icon.tsx';
import { leftOf, statusAt } from '../shared/time-left.ts';
import { markOf } from '../shared/tone.ts';
import { Words } from '../shared/Words.tsx';

interface Props {
  view: PatientView;
  when: When;
  /** The way to look again: stands beside the line that says how old this is. */
  children?: ComponentChildren;
}

/** Where the invite stands: state, time left, what it means, and who says so. */
export function Standing({ view, when, children }: Props) {
  const status = statusAt(view.status, when.now);
  const { tone, icon } = markOf(status, when.now);
  if (status.kind === 'unknown')
    return (
      <Words words={unknownWords(status.reason)} tone={tone} icon={icon}>
        {status.sides.length > 0 && (
          <ul class="sides">
            {status.sides.map((side) => (
              <li key={side.grounds.source + side.says}>{sideSentence(side, when.now)}</li>
            ))}
          </ul>
        )}
        {children && <p class="source">{children}</p>}
      </Words>
    );
  const left = leftOf(status, when.now, view.clock.learned);
  return (
    <div class={`standing ${tone}`}>
      <p class="state">
        <Icon name={icon} />
        <strong>{statusWord(status)}</strong>
        {left && (
          <span class="left">
            {left.words} {LEFT}
          </span>
        )}
      </p>
      {left && <Bar share={left.share} />}
      <p>{statusSentence(status, when)}</p>
      <Provenance status={status} when={when}>
        {children}
      </Provenance>
    </div>
  );
}

/** How much of the seven days is left. The words beside it say the same, so it is decoration. */
function Bar({ share }: { share: number }) {
  return (
    <span class="bar" aria-hidden="true">
      <span style={{ width: `${Math.max(3, share * 100)}%` }} />
    </span>
  );
}

interface ProvenanceProps {
  status: Exclude<Status, { kind: 'unknown' }>;
  when: When;
  children: ComponentChildren;
}

function Provenance({ status, when, children }: ProvenanceProps) {
  const invite = status.kind === 'pending' || status.kind === 'expired' ? status.invite : null;
  return (
    <p class="source">
      {invite && `${inviteSentence(invite, when)} `}
      {groundsSentence(status.grounds, invite, when.now)}.{children && <> {children}</>}
    </p>
  );
}
