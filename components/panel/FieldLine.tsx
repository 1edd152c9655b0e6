import type { RequirementLine } from '../../lib/invites/eligibility.ts';
import { hintOn } from '../../lib/invites/identifier-text.ts';
import { maskEmail, maskPhone } from '../../lib/invites/mask.ts';
import { readPhone } from '../../lib/invites/phone.ts';
import type { FieldShown } from '../../lib/panel/typed-fields.ts';
import { EDIT, fieldName, unusableWord } from '../../lib/words/eligibility.ts';
import { MISSING, NOT_ON_FILE, OVERLAY_NOT_SAID } from '../../lib/words/overlay.ts';
import * as words from '../../lib/words/panel.ts';
import { calendarDate } from '../../lib/words/time.ts';
import { Icon, type IconName } from '../shared/Icon.tsx';
import { FieldHint } from './FieldHint.tsx';
import type { PanelProps } from './props.ts';

interface Props extends Pick<PanelProps, 'onEdit' | 'onType' | 'onDrop' | 'onInsist'> {
  shown: FieldShown;
  /** What the check list says about this field's requirement. */
  line: RequirementLine | undefined;
  today: string;
  practiceDomain: string | null;
  readOnly: boolean;
  /** A person pressed Enter in the field, and what stands there can be saved. */
  onEnter: () => void;
}

/** One field: what is on file and a way to correct it, or the input. */
export function FieldLine(props: Props) {
  const { shown, line } = props;
  const isUnusable = isOfNoUse(shown, line);
  const isLacking = line?.state === 'missing' || isUnusable;
  const isChanged = shown.change !== null;
  const look = isChanged ? 'calm' : shown.onFile && !isUnusable ? 'good' : isLacking ? 'stop' : 'quiet';
  return (
    <li class={`field ${look}`}>
      <div class={`line ${look}`}>
        <Icon name={iconOf(shown, look)} />
        <label for={shown.text === null ? undefined : `field-${shown.field}`}>{fieldName[shown.field]}</label>
        <span class="value">
          {isChanged ? words.NOT_SAVED_YET : shownValueOf(shown, isUnusable, isLacking)}
        </span>
        {shown.text === null && shown.mayEdit && shown.field !== 'birthDate' && (
          <button type="button" class="link" onClick={() => props.onEdit(shown.field)}>
            {EDIT}
            <span class="sr"> {fieldName[shown.field]}</span>
          </button>
        )}
      </div>
      {shown.text !== null && <Input {...props} text={shown.text} />}
      {shown.field === 'cellPhone' && shown.onFile === null && line?.state === 'onFile' && (
        <p class="hint">{words.OTHER_PHONE_ON_FILE}</p>
      )}
    </li>
  );
}

/** Something stands there that cannot be what it should be, such as `none`. */
function isOfNoUse({ field, onFile }: FieldShown, line: RequirementLine | undefined): boolean {
  if (field !== 'cellPhone') return line?.state === 'unusable';
  return typeof onFile === 'string' && readPhone(onFile).kind === 'none';
}

function iconOf({ onFile }: FieldShown, look: 'calm' | 'good' | 'stop' | 'quiet'): IconName {
  if (look === 'calm') return 'pen';
  if (look === 'good') return 'tick';
  return onFile === undefined ? 'question' : look === 'stop' ? 'blocked' : 'minus';
}

function shownValueOf({ field, onFile }: FieldShown, isUnusable: boolean, isLacking: boolean): string {
  if (isUnusable) return unusableWord[field === 'cellPhone' ? 'phone' : field];
  if (onFile === undefined) return OVERLAY_NOT_SAID;
  if (onFile === null) return isLacking ? MISSING : NOT_ON_FILE;
  if (field === 'birthDate') return calendarDate(onFile);
  // A screen at a front desk can be read by patients. Who corrects a value sees all of it.
  return field === 'email' ? maskEmail(onFile) : maskPhone(onFile);
}

/** Types that browsers offer the right keys for; none that fills in what the browser has stored of others. */
const INPUT_MODE = { email: 'email', cellPhone: 'tel', birthDate: 'text' } as const;

function Input({
  shown,
  text,
  today,
  practiceDomain,
  readOnly,
  onType,
  onDrop,
  onInsist,
  onEnter,
}: Props & { text: string }) {
  const { field, judged, onFile } = shown;
  const hint =
    field === 'email' && judged.kind === 'good'
      ? hintOn(judged.value, practiceDomain)
      : ({ kind: 'none' } as const);
  const onKeyDown = (event: KeyboardEvent) => {
    if (readOnly || event.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      if (!event.repeat && event.isTrusted && judged.kind === 'good') onEnter();
    }
    if (event.key === 'Escape') onDrop(field);
    if (event.key === 'Tab' && !event.shiftKey && hint.kind === 'meant') {
      event.preventDefault();
      onType(field, hint.address);
    }
  };
  return (
    <div class="input">
      <input
        id={`field-${field}`}
        value={text}
        inputMode={INPUT_MODE[field]}
        placeholder={words.fieldExample[field]}
        aria-describedby={`hint-${field}`}
        aria-invalid={judged.kind === 'bad'}
        readOnly={readOnly}
        maxLength={254}
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        onInput={(event) => onType(field, event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {(onFile !== null || text !== '') && !readOnly && (
        <button type="button" class="link" onClick={() => onDrop(field)}>
          {words.CANCEL_EDIT}
          <span class="sr"> {fieldName[field]}</span>
        </button>
      )}
      <FieldHint
        {...{ shown, hint, today }}
        onUse={(address) => onType(field, address)}
        onInsist={() => onInsist(field)}
        onDrop={() => onDrop(field)}
      />
    </div>
  );
}
