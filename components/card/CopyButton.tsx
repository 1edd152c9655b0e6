import { useState } from 'preact/hooks';
import type { PressRefusal } from '../../lib/card/judge-press.ts';
import { COPIED } from '../../lib/words/shared.ts';
import { ActionButton } from './ActionButton.tsx';
import type { Support } from './support.ts';

interface Props {
  meaning: string;
  word: string;
  /** What the copied text holds, and what it does not. */
  how: string;
  /** Say how to copy by hand, where the clipboard is closed. */
  byHand: string;
  /** Name the text for a screen reader. */
  name: string;
  /** The text to copy; null where there is none any more. */
  text: () => Promise<string | null>;
  copy: Support['copy'];
  onRefused: (reason: PressRefusal) => void;
}

/** A button that puts a text on the clipboard; where that is closed, the text is shown to be selected by hand. */
export function CopyButton({ meaning, word, how, byHand, name, text, copy, onRefused }: Props) {
  const [result, setResult] = useState<{ copied: boolean; text: string } | null>(null);
  const press = async () => {
    const given = await text();
    if (given !== null) setResult({ text: given, copied: await copy(given) });
  };
  return (
    <div class="outline">
      <ActionButton
        meaning={meaning}
        look="secondary"
        busy={false}
        onAccepted={() => void press()}
        onRefused={onRefused}
      >
        {word}
      </ActionButton>
      <p class="source">{how}</p>
      <p role="status">{result && (result.copied ? COPIED : byHand)}</p>
      {result && !result.copied && <textarea readOnly rows={6} aria-label={name} value={result.text} />}
    </div>
  );
}
