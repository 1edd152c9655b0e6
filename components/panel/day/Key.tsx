import type { DayKeys } from '../../../lib/messages/day-view.ts';

/** The letter that does the same as a button; nothing where letters are off. */
export function Key({ keys, name }: { keys: DayKeys | null; name: keyof DayKeys['letters'] }) {
  return keys?.on ? (
    <span class="key" aria-hidden="true">
      {keys.letters[name].toUpperCase()}
    </span>
  ) : null;
}
