import { maskEmail } from '../../lib/invites/mask.ts';
import type { PanelPatient } from '../../lib/messages/panel-view.ts';
import { deedAfterSave } from '../../lib/panel/deed-after-save.ts';
import { changedFields, type FieldShown, toSave } from '../../lib/panel/typed-fields.ts';
import { fieldName } from '../../lib/words/eligibility.ts';
import * as words from '../../lib/words/panel.ts';
import { SAVE } from '../../lib/words/shared.ts';
import type { When } from '../../lib/words/status.ts';
import { calendarDate } from '../../lib/words/time.ts';
import { ActionButton } from '../card/ActionButton.tsx';
import { Actions } from '../card/Actions.tsx';
import { type Acting, Note, Trouble } from '../card/Deeds.tsx';
import type { PanelProps } from './props.ts';

interface Props extends PanelProps {
  patient: PanelPatient;
  fields: readonly FieldShown[];
  acting: Acting;
  when: When;
}

/** What a save changes, from what to what, and the buttons for it. Nothing is shown while nothing has changed. */
export function SaveRow(props: Props) {
  const { patient, fields, acting, shown } = props;
  const { view } = patient;
  const changed = changedFields(fields);
  if (changed.length === 0) return null;
  const isReady = toSave(fields) !== null;
  const deed = isReady ? deedAfterSave(view, changed) : null;
  const email = fields.find(({ field }) => field === 'email');
  const address = email?.change?.to ?? email?.onFile;
  const save: PanelProps['onSave'] = (then, accepted) => {
    acting.taken();
    props.onSave(then, accepted);
  };
  return (
    <div class="save">
      <h3>{words.TO_BE_SAVED}</h3>
      <dl>{fields.map((field) => field.change && <Change key={field.field} {...field} />)}</dl>
      {isReady ? (
        <div class="deeds">
          {deed && (
            <Actions
              {...acting}
              offers={[{ ...deed, emphasis: 'primary' }]}
              when={props.when}
              address={address ? maskEmail(address) : null}
              actsAs={view.actsAs}
              toConfirm={false}
              birthDate={null}
              wordFor={() => words.saveAndWord(deed.action)}
              onAct={(_, accepted) => save(deed.action, accepted)}
            />
          )}
          <ActionButton
            meaning={`save ${acting.patient}`}
            look={deed ? 'secondary' : 'primary'}
            busy={shown.busy}
            onAccepted={() => save('nothing', { risksRead: [] })}
            onRefused={acting.onRefused}
          >
            {SAVE}
          </ActionButton>
        </div>
      ) : (
        <p class="source">
          {fields.some(({ changedMeanwhile }) => changedMeanwhile) ? words.CHOOSE_FIRST : words.FINISH_FIRST}
        </p>
      )}
      {acting.refusal && (
        <Note key={acting.refusal.nth} icon="alert" text={acting.refusal.text} role="alert" />
      )}
      {shown.notice && (
        <Trouble failure={shown.notice} when={props.when} onOpenSettings={props.onOpenSettings} />
      )}
    </div>
  );
}

function Change({ field, change }: FieldShown) {
  if (change === null) return null;
  const written = (value: string) => (field === 'birthDate' ? calendarDate(value) : value);
  return (
    <div>
      <dt>{fieldName[field]}</dt>
      <dd>
        {change.from === null ? words.NOTHING_THERE : <s>{written(change.from)}</s>}{' '}
        <span class="sr">{words.CHANGED_TO}</span>
        <span aria-hidden="true">→</span> <strong>{written(change.to)}</strong>
      </dd>
    </div>
  );
}
