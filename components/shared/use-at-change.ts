import { useRef } from 'preact/hooks';
import type { Speech } from './Spoken.tsx';

/** These words as they were when `of` last became another one, so that what changes with the time is not told each time. */
export function useAtChange(words: string, of: unknown): Speech {
  const kept = useRef<Speech>(['', of]);
  if (kept.current[1] !== of) kept.current = [words, of];
  return kept.current;
}
