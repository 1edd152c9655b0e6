import { useState } from 'preact/hooks';
import type { OwnWords, TakenWords } from '../../lib/messages/check-view.ts';
import * as words from '../../lib/words/check-practice.ts';
import { Locked } from './Locked.tsx';
import type { PageProps } from './props.ts';

type Field = keyof OwnWords;
type Typed = Record<Field, string>;

const FIELDS = Object.keys(words.wordedField) as Field[];

/** Take the words that the practice's own pages have for four labels, where IT has not set them. */
export function LabelWordsForm({ view, onChooseLabelWords, isKnownWord }: PageProps) {
  const [typed, setTyped] = useState<Typed | null>(null);
  const [taken, setTaken] = useState<TakenWords | null>(null);
  const isLocked = view.locked.includes('labelWords');
  const shown = typed && !isLocked ? typed : typedOf(view.labelWords);
  const unused = FIELDS.flatMap((field) => view.labelWords[field] ?? []).filter(isKnownWord);
  const save = async (event: Event) => {
    event.preventDefault();
    const result = await onChooseLabelWords(wordsOf(shown));
    if (result.ok) setTyped(null);
    setTaken(result);
  };
  return (
    <details class="label-words">
      <summary>{words.WORDS_TITLE}</summary>
      <form class="application" onSubmit={save} noValidate>
        <p id="label-words-how" class="note">
          {words.WORDS_HOW}
        </p>
        {FIELDS.map((field) => (
          <label key={field}>
            {words.wordedField[field]}
            <input
              type="text"
              value={shown[field]}
              disabled={isLocked}
              maxLength={200}
              autocomplete="off"
              aria-describedby="label-words-how"
              onInput={(event) => setTyped({ ...shown, [field]: event.currentTarget.value })}
            />
          </label>
        ))}
        {unused.length > 0 && <p class="note">{words.unusedWordsSentence(unused)}</p>}
        <Locked view={view} choice="labelWords" />
        <p class="wrong" role="alert">
          {taken && !taken.ok && words.refusedWordSentence(taken)}
        </p>
        <p class="done-note" role="status">
          {taken?.ok && words.WORDS_SAVED}
        </p>
        {!isLocked && (
          <div class="save">
            <button type="submit" class="button">
              {words.SAVE_WORDS}
            </button>
          </div>
        )}
      </form>
    </details>
  );
}

function typedOf(own: OwnWords): Typed {
  const at = (field: Field) => (own[field] ?? []).join(', ');
  return {
    patient: at('patient'),
    birthDate: at('birthDate'),
    chartId: at('chartId'),
    onpatient: at('onpatient'),
  };
}

function wordsOf(typed: Typed): OwnWords {
  return Object.fromEntries(FIELDS.map((field) => [field, typed[field].split(',')]));
}
