import type { AddressHint } from '../../lib/invites/identifier-text.ts';
import type { FieldShown } from '../../lib/panel/typed-fields.ts';
import { warningWords } from '../../lib/words/eligibility.ts';
import * as words from '../../lib/words/panel.ts';
import { calendarDate } from '../../lib/words/time.ts';
import { Icon } from '../shared/Icon.tsx';

interface Props {
  shown: FieldShown;
  hint: AddressHint;
  today: string;
  onUse: (address: string) => void;
  onInsist: () => void;
  onDrop: () => void;
}

/** What is to be said about what stands in the field, in words below it. */
export function FieldHint(props: Props) {
  const { shown, hint } = props;
  const warns = isAlarming(props);
  return (
    <div class={`hint ${warns ? 'warn' : 'quiet'}`} id={`hint-${shown.field}`} aria-live="polite">
      {warns && <Icon name="alert" />}
      <div>
        <p>{sentence(props)}</p>
        {hint.kind === 'meant' && !shown.changedMeanwhile && (
          <p>
            {words.DID_YOU_MEAN} <strong>{hint.address}</strong>?{' '}
            <button type="button" class="link" onClick={() => props.onUse(hint.address)}>
              {words.USE_IT}
            </button>{' '}
            <kbd>{words.BY_TAB}</kbd>
          </p>
        )}
        {shown.changedMeanwhile && (
          <div class="actions">
            <button type="button" class="button" onClick={props.onInsist}>
              {words.USE_MINE}
            </button>
            <button type="button" class="button" onClick={props.onDrop}>
              {words.KEEP_THEIRS}
            </button>
          </div>
        )}
      </div>
    </div>
  );
}

function isAlarming({ shown: { judged, changedMeanwhile }, hint }: Props): boolean {
  if (changedMeanwhile || hint.kind !== 'none') return true;
  return judged.kind === 'bad' && !words.isOnTheWay(judged.why);
}

function sentence({ shown, hint, today }: Props): string {
  const { field, judged, onFile, changedMeanwhile } = shown;
  if (changedMeanwhile)
    return words.conflictSentence(onFile && field === 'birthDate' ? calendarDate(onFile) : (onFile ?? null));
  switch (judged.kind) {
    case 'empty':
      return onFile ? words.EMPTY_KEEPS : '';
    case 'bad':
      return words.textProblem[judged.why];
    case 'good':
      if (field === 'birthDate') return words.understoodDate(judged.value, today);
      return [
        judged.cleaned ? words.cleanedSentence(judged.value) : '',
        hint.kind === 'doubt' ? warningWords('suspiciousAddress', { addressDoubt: hint.doubt }) : '',
      ]
        .filter(Boolean)
        .join(' · ');
  }
}
