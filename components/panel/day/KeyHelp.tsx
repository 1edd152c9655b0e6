import { useLayoutEffect, useRef } from 'preact/hooks';
import type { DayKeys } from '../../../lib/messages/day-view.ts';
import * as words from '../../../lib/words/day-keys.ts';

interface Props {
  keys: DayKeys;
  onChoose: (keys: DayKeys) => void;
  onClose: () => void;
}

type Name = keyof DayKeys['letters'];

/** Which key does what. Letters can be changed, and switched off as a whole (WCAG 2.1.4). */
export function KeyHelp({ keys, onChoose, onClose }: Props) {
  const first = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => first.current?.focus(), []);
  const names = Object.keys(keys.letters) as Name[];
  const isTwice = new Set(Object.values(keys.letters)).size < names.length;
  const change = (name: Name, typed: string) => {
    const letter = typed.slice(-1).toLowerCase();
    if (/^[a-z0-9/.,;-]$/.test(letter)) onChoose({ ...keys, letters: { ...keys.letters, [name]: letter } });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onClose();
  };
  return (
    <section class="keys" aria-label={words.DAY_KEYS_TITLE} onKeyDown={onKeyDown}>
      <label>
        <input
          ref={first}
          type="checkbox"
          checked={keys.on}
          onChange={({ currentTarget: { checked } }) => onChoose({ ...keys, on: checked })}
        />{' '}
        {words.KEYS_ON}
      </label>
      <dl>
        {words.fixedKeys.map(([key, does]) => (
          <div key={key}>
            <dt>{does}</dt>
            <dd>
              <kbd>{key}</kbd>
            </dd>
          </div>
        ))}
        {names.map((name) => (
          <div key={name}>
            <dt id={`key-${name}`}>{words.keyWord[name]}</dt>
            <dd>
              <input
                class="letter"
                aria-labelledby={`key-${name}`}
                value={keys.letters[name]}
                disabled={!keys.on}
                onInput={({ currentTarget }) => {
                  change(name, currentTarget.value);
                  currentTarget.value = keys.letters[name];
                }}
              />
            </dd>
          </div>
        ))}
      </dl>
      {isTwice && <p role="alert">{words.KEYS_SAME}</p>}
      <button type="button" class="button" onClick={onClose}>
        {words.KEYS_CLOSE}
      </button>
    </section>
  );
}
