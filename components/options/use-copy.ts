import { useState } from 'preact/hooks';
import { COPIED } from '../../lib/words/shared.ts';
import type { OptionsProps } from './props.ts';

/** Put a text on the clipboard at a press, and say what came of it: `byHand` where the browser refused. */
export function useCopy(
  text: string,
  byHand: string,
  { onCopy }: Pick<OptionsProps, 'onCopy'>,
): [said: string | null, copy: () => Promise<void>] {
  const [copied, setCopied] = useState<boolean | null>(null);
  return [copied === null ? null : copied ? COPIED : byHand, async () => setCopied(await onCopy(text))];
}
