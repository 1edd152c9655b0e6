import type { Offer } from '../../lib/messages/offer.ts';
import type { PanelPatient } from '../../lib/messages/panel-view.ts';
import { changedFields, fieldsOf } from '../../lib/panel/typed-fields.ts';
import { panelRefusalSentence, SAVE_FIRST } from '../../lib/words/panel.ts';
import type { When } from '../../lib/words/status.ts';
import { Asides } from '../card/Asides.tsx';
import { Deeds, isLookAgain, LookAgain, Note, Trouble, useActing } from '../card/Deeds.tsx';
import { History } from '../card/History.tsx';
import { InviteStatus } from '../card/InviteStatus.tsx';
import { NeverGotIt } from '../card/NeverGotIt.tsx';
import { Warnings } from '../shared/Warnings.tsx';
import { Fields } from './Fields.tsx';
import type { PanelProps } from './props.ts';

interface Props extends PanelProps {
  patient: PanelPatient;
  when: When;
}

/** One patient: state and deed first, then what is needed for an invite, then the past. */
export function Patient(props: Props) {
  const { patient, when, shown } = props;
  const { view } = patient;
  const acting = useActing(view, shown.busy, props.onAct, panelRefusalSentence);
  const fields = fieldsOf(patient, shown.typed);
  const hasChanges = changedFields(fields).length > 0;
  const troubleOnly = view.status.kind === 'unknown' && view.trouble !== null;
  const lookAgain = troubleOnly ? undefined : view.offers.find(isLookAgain);
  // An invite that is sent now would go to the address that is about to be another one.
  const isHeld = hasChanges && view.offers.some(isInvite);
  const offers = view.offers.filter((offer) => offer !== lookAgain && !(isHeld && isInvite(offer)));
  return (
    <>
      <div class="part">
        {!troubleOnly && (
          <InviteStatus view={view} when={when}>
            {lookAgain && <LookAgain {...acting} />}
          </InviteStatus>
        )}
        {view.trouble && <Trouble {...props} failure={view.trouble} />}
        {view.withheld && <Trouble {...props} failure={view.withheld} />}
        {view.asides && <Asides asides={view.asides} />}
        <Deeds
          {...{ view, when, offers }}
          acting={hasChanges ? { ...acting, refusal: null } : acting}
          notice={hasChanges ? null : shown.notice}
          onOpenSettings={props.onOpenSettings}
        />
        {isHeld && (
          <div class="held">
            <Note icon="alert" text={SAVE_FIRST} />
          </div>
        )}
        {view.eligibility && view.status.kind !== 'active' && <Warnings {...view.eligibility} />}
      </div>
      <Fields {...props} fields={fields} acting={acting} />
      <div class="part">
        <NeverGotIt {...{ view, when, copy: props.copy, onRefused: acting.onRefused }} />
      </div>
      {view.history.length > 0 && (
        <div class="part">
          <History lines={view.history} status={view.status} when={when} />
        </div>
      )}
    </>
  );
}

function isInvite({ action }: Offer): boolean {
  return action === 'send' || action === 'resend';
}
