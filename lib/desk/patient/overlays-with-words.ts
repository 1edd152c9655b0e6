import { type LabelWords, sameWords } from '../../ehr/page/label-words.ts';
import { bringOverlay } from '../../platform/browser-ports.ts';
import { unawaited } from '../../unawaited.ts';
import type { PracticeHosts } from '../sign-in/practice-host.ts';
import { pageOfTab } from './page-of-tab.ts';

/**
 * Bring the overlay into a tab at once. Which words the practice has of its own may not be known yet, in a worker that has
 * just started: then the overlay comes once more, with the words, and begins anew. False: the browser did not bring it.
 */
export function overlaysWithWords(words: () => Promise<LabelWords>): (tabId: number) => Promise<boolean> {
  let known: LabelWords = {};
  return async (tabId) => {
    const first = known;
    const isBrought = await bringOverlay(tabId, sameWords(first, {}) ? null : first);
    const withWords = async () => {
      known = await words();
      if (!sameWords(first, known)) await bringOverlay(tabId, known);
    };
    unawaited('overlay', withWords());
    return isBrought;
  };
}

/** Bring it anew into those of these tabs that show a page of the practice, since the words are others now. */
export async function bringWords(
  words: LabelWords,
  tabs: readonly number[],
  hosts: Pick<PracticeHosts, 'accepts'>,
): Promise<void> {
  const pages = await Promise.all(tabs.map((tabId) => pageOfTab(tabId, hosts)));
  const ours = tabs.filter((_, at) => pages[at] && pages[at].kind !== 'none');
  // A frozen tab never answers. The one that a person looked at last is awake, and is read next.
  const [last, ...others] = ours.map((tabId) => bringOverlay(tabId, words));
  void Promise.allSettled(others);
  await last;
}
