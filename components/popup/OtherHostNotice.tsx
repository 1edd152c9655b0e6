import type { OtherHost } from '../../lib/messages/worklist-view.ts';
import { CONFIRM_HOST, hostQuestion, notOurHost } from '../../lib/words/hosts.ts';
import { Icon } from '../shared/Icon.tsx';
import { Message } from '../shared/Message.tsx';

interface Props {
  other: OtherHost;
  onConfirm: (host: string) => void;
}

/** Show that the page in front is at a host where nothing is done. Where no host is named yet, staff can name this. */
export function OtherHostNotice({ other: { host, practiceHost }, onConfirm }: Props) {
  if (practiceHost !== null)
    return (
      <div class="notices">
        <Message words={notOurHost(host, practiceHost)} tone="quiet" icon="minus" />
      </div>
    );
  return (
    <div class="notices">
      <div class="words calm">
        <Icon name="question" />
        <div>
          <p class="happened">{hostQuestion.happened}</p>
          <p class="host">{host}</p>
          <p>
            {hostQuestion.patient} {hostQuestion.next}
          </p>
          <button type="button" class="button primary" onClick={() => onConfirm(host)}>
            {CONFIRM_HOST}
          </button>
        </div>
      </div>
    </div>
  );
}
