import { useLayoutEffect, useRef } from 'preact/hooks';
import type { RequirementLine } from '../../lib/invites/eligibility.ts';
import { dateIn } from '../../lib/invites/expiry.ts';
import type { PanelPatient } from '../../lib/messages/panel-view.ts';
import { type FieldShown, toSave } from '../../lib/panel/typed-fields.ts';
import { fixSentence } from '../../lib/words/eligibility.ts';
import { REQUIREMENTS } from '../../lib/words/overlay.ts';
import * as words from '../../lib/words/panel.ts';
import type { When } from '../../lib/words/status.ts';
import type { Acting } from '../card/Deeds.tsx';
import { Icon } from '../shared/Icon.tsx';
import { FieldLine } from './FieldLine.tsx';
import type { PanelProps } from './props.ts';
import { SaveNotice } from './SaveNotice.tsx';
import { SaveRow } from './SaveRow.tsx';

interface Props extends PanelProps {
  patient: PanelPatient;
  fields: readonly FieldShown[];
  acting: Acting;
  when: When;
}

/** What an invite needs, each field to be filled in or corrected in its place, and what a save would change. */
export function Fields(props: Props) {
  const { patient, fields, shown, when } = props;
  const { view, save } = patient;
  const part = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (shown.focus) part.current?.querySelector<HTMLElement>(`#field-${shown.focus.field}`)?.focus();
  }, [shown.focus]);
  const isUnderWay = save?.state.at === 'saving' || save?.state.at === 'waiting';
  // A field has the focus as soon as it is drawn, so a look-up that is still on its way must take no letter from it.
  const isSaving = (shown.busy && !shown.looksUp) || isUnderWay;
  const { eligibility } = view;
  const line = (requirement: RequirementLine['requirement']) =>
    eligibility?.lines.find((candidate) => candidate.requirement === requirement);
  const mayInvite = view.status.kind !== 'active';
  return (
    <section class="part fields" ref={part}>
      <h3>{REQUIREMENTS}</h3>
      {eligibility && mayInvite && eligibility.toFix.length > 0 && (
        <p class="fix">{fixSentence(eligibility)}</p>
      )}
      <ul>
        {fields.map((field) => (
          <FieldLine
            key={field.field}
            {...props}
            shown={field}
            line={line(field.field === 'cellPhone' ? 'phone' : field.field)}
            today={dateIn(view.zone, view.clock.now)}
            practiceDomain={patient.practiceDomain}
            readOnly={isSaving}
            onEnter={() => {
              if (!isSaving && toSave(fields)) props.onSave('nothing', { risksRead: [] });
            }}
          />
        ))}
        <Ssn line={line('ssn')} fields={fields} />
      </ul>
      {save && <SaveNotice save={save} when={when} onPutAway={props.onPutAway} />}
      {!isUnderWay && <SaveRow {...props} />}
    </section>
  );
}

/** The SSN is never asked for and never typed here. */
function Ssn({ line, fields }: { line: RequirementLine | undefined; fields: readonly FieldShown[] }) {
  if (!line) return null;
  const has = (name: FieldShown['field']) => {
    const field = fields.find((candidate) => candidate.field === name);
    return Boolean(field?.onFile) || field?.change != null;
  };
  const word =
    line.state === 'onFile'
      ? words.SSN_ON_FILE
      : line.state === 'notSaid'
        ? words.SSN_NOT_SAID
        : has('birthDate') && has('cellPhone')
          ? words.SSN_NOT_NEEDED
          : words.SSN_NOT_ON_FILE;
  const isOnFile = line.state === 'onFile';
  return (
    <li class={`field ${isOnFile ? 'good' : 'quiet'}`}>
      <div class={`line ${isOnFile ? 'good' : 'quiet'}`}>
        <Icon name={isOnFile ? 'tick' : line.state === 'notSaid' ? 'question' : 'minus'} />
        <span>{words.SSN_INSTEAD}</span>
        {isOnFile && <span class="value">{word}</span>}
      </div>
      {!isOnFile && <p class="hint">{word}</p>}
    </li>
  );
}
