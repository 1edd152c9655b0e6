import type { OwnWords } from '../messages/check-view.ts';

/** The practice's own words lie under this name in our own world of the page, for the scripts that read it. */
interface World {
  inviteDeskWords?: OwnWords | undefined;
}

/** Leave the words for the overlay that comes next. The background runs this in the page, so it may use nothing else. */
export function leaveWords(words: OwnWords): void {
  (globalThis as World).inviteDeskWords = words;
}

/** The words that were left here. Only the background leaves any, and it bounds them first. */
export function wordsLeft(): OwnWords {
  return (globalThis as World).inviteDeskWords ?? {};
}
