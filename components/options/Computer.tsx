import type { ComputerKind } from '../../lib/messages/connection-view.ts';
import * as words from '../../lib/words/options.ts';

interface Props {
  chosen: ComputerKind | null;
  onChoose: (computer: ComputerKind) => void;
}

/** Ask whose computer this is, since a sign-in outlives the browser only where staff alone use it. */
export function Computer({ chosen, onChoose }: Props) {
  const choice = (value: ComputerKind, label: string, how: string) => (
    <label class="choice">
      <input type="radio" name="computer" checked={chosen === value} onChange={() => onChoose(value)} />
      <span>
        {label}
        <small>{how}</small>
      </span>
    </label>
  );
  return (
    <fieldset>
      <legend class="sr">{words.COMPUTER_TITLE}</legend>
      {choice('staffOnly', words.STAFF_ONLY, words.STAFF_ONLY_HOW)}
      {choice('shared', words.SHARED, words.SHARED_HOW)}
    </fieldset>
  );
}
