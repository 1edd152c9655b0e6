import { useState } from 'preact/hooks';
import type { Eligibility } from '../../lib/invites/eligibility.ts';
import type { Status } from '../../lib/invites/status.ts';
import type { TabPatientView } from '../../lib/messages/tab-patient-view.ts';
import type { WorklistView } from '../../lib/messages/worklist-view.ts';
import { fixSentence } from '../../lib/words/eligibility.ts';
import { failureWords } from '../../lib/words/failures.ts';
import * as words from '../../lib/words/popup.ts';
import type { When } from '../../lib/words/status.ts';
import { Message } from '../shared/Message.tsx';
import type { PopupProps } from './props.ts';
import { Row } from './Row.tsx';

interface Props
  extends Pick<PopupProps, 'tab' | 'notice' | 'onAct' | 'onOpenChart' | 'onLookAtTab' | 'onOpenPanel'> {
  view: WorklistView;
  when: When;
}

/** Show the patient of the tab in front, above the list and with the same buttons as a row of it. */
export function TabPatient(props: Props) {
  const { tab, view } = props;
  if (tab?.kind === 'nobody') return null;
  const beside = <Beside onOpenPanel={props.onOpenPanel} />;
  // The panel is offered on every page of the EHR, also where nothing can be said of a patient.
  if (tab?.kind === 'noPatient' || (tab?.kind === 'failed' && isSaidAbove(tab, view)))
    return (
      <section class="on-tab" aria-label={words.ON_THIS_TAB}>
        {beside}
      </section>
    );
  return (
    <section class="on-tab" aria-label={words.ON_THIS_TAB}>
      <h2>{words.ON_THIS_TAB}</h2>
      {tab === null ? <p class="looking">{words.LOOKING}</p> : <Told {...props} tab={tab} />}
      {beside}
    </section>
  );
}

/** The way to all about this patient, with room, and to the fields of the chart that an invite needs. */
function Beside({ onOpenPanel }: Pick<Props, 'onOpenPanel'>) {
  const [refused, setRefused] = useState(false);
  const open = () => {
    const asked = onOpenPanel();
    // What is said again is drawn anew, so that it is spoken again.
    setRefused(false);
    void asked.then((opened) => setRefused(!opened));
  };
  return (
    <div class="beside">
      <button type="button" class="button plain" onClick={open}>
        {words.OPEN_PANEL}
      </button>
      {refused && <p role="alert">{words.PANEL_NOT_OPENED}</p>}
    </div>
  );
}

/** Without a connection or a network the popup says so once, above. */
function isSaidAbove(tab: Extract<TabPatientView, { kind: 'failed' }>, view: WorklistView): boolean {
  return view.connection.kind !== 'connected' || (!view.online && tab.failure.kind === 'offline');
}

function Told({ tab, ...props }: Props & { tab: TabPatientView }) {
  const look = (
    <button type="button" class="button" onClick={props.onLookAtTab}>
      {words.LOOK_UP}
    </button>
  );
  switch (tab.kind) {
    case 'nobody':
    case 'noPatient':
      return null;
    case 'notLooked':
      return (
        <div class="notices">
          <p>{words.NOT_LOOKED}</p>
          {look}
        </div>
      );
    case 'failed': {
      const { failure } = tab;
      const nobody = failure.kind === 'identityRefused' && failure.reason === 'appointmentIsBreak';
      return (
        <div class="notices">
          <Message
            words={failureWords(failure, props.when.zone)}
            tone={nobody ? 'quiet' : 'warn'}
            icon={nobody ? 'minus' : 'alert'}
          >
            {!nobody && look}
          </Message>
        </div>
      );
    }
    case 'found':
      return <Found {...props} tab={tab} />;
  }
}

function Found(props: Props & { tab: Extract<TabPatientView, { kind: 'found' }> }) {
  const { row, trouble, eligibility } = props.tab;
  const { when, notice } = props;
  const failure = notice?.patientId === row.patientId ? notice.failure : trouble;
  return (
    <ul>
      <Row
        key={row.patientId}
        {...{ row, when, failure, tabIndex: 0, learned: props.view.clock.learned }}
        onAct={props.onAct}
        onOpenChart={props.onOpenChart}
      >
        {eligibility && <Missing eligibility={eligibility} status={row.status.kind} />}
      </Row>
    </ul>
  );
}

/** Show what is missing for an invite. Who has joined needs none, and who has one waits for it. */
function Missing({ eligibility, status }: { eligibility: Eligibility; status: Status['kind'] }) {
  const { toFix } = eligibility;
  if (status === 'active' || status === 'pending' || toFix.length === 0) return null;
  return (
    <div class="deed">
      <p class="fix">{fixSentence(eligibility)}</p>
    </div>
  );
}
