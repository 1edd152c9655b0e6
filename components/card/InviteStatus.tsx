import type { ComponentChildren } from 'preact';
import type { Status } from '../../lib/invites/status.ts';
import { statusAt } from '../../lib/invites/status-at.ts';
import type { PatientView } from '../../lib/messages/patient-view.ts';
import { lapseSentence } from '../../lib/words/lapse.ts';
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
import { markOf } from '../../lib/words/tone.ts';
import { Icon } from '../shared/Icon.tsx';
import { Message } from '../shared/Message.tsx';
import { leftOf } from '../shared/time-left.ts';

interface Props {
  view: PatientView;
  when: When;
  /** The way to look again: stands beside the line that says how old this is. */
  children?: ComponentChildren;
}

/** Where the invite stands: state, time left, what it means, and who says so. */
export function InviteStatus({ view, when, children }: Props) {
  const status = statusAt(view.status, when.now);
  const { tone, icon } = markOf(status, when.now);
  if (status.kind === 'unknown')
    return (
      <Message words={unknownWords(status.reason)} tone={tone} icon={icon}>
        {status.sides.length > 0 && (
          <ul class="sides">
            {status.sides.map((side) => (
              <li key={side.grounds.source + side.says}>{sideSentence(side, when.now)}</li>
            ))}
          </ul>
        )}
        {children && <p class="source">{children}</p>}
      </Message>
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
      <BeforeVisit view={view} status={status} when={when} />
      <Provenance status={status} when={when}>
        {children}
      </Provenance>
    </div>
  );
}

/** Say that the invite ends before the visit, until it has ended or the visit is on. */
function BeforeVisit({ view: { lapse }, status, when }: { view: PatientView; status: Status; when: When }) {
  if (!lapse || status.kind !== 'pending' || status.expires === null || when.now >= lapse.until) return null;
  return (
    <p class="lapse">
      <Icon name="alert" />
      <span>{lapseSentence(lapse, status.expires, when)}</span>
    </p>
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
