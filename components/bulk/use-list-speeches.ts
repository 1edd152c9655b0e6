import type { BulkList } from '../../lib/messages/bulk-view.ts';
import * as words from '../../lib/words/bulk.ts';
import type { Speech } from '../shared/Spoken.tsx';
import { useAtChange } from '../shared/use-at-change.ts';
import type { BulkPageProps } from './props.ts';
import { countsOf, settledOf } from './Running.tsx';
import type { Choice } from './use-choice.ts';

/**
 * What the page of a list says to a screen reader: how many are chosen, and of a list under way each quarter, and what needs
 * a person. A list of hundreds that told of each line would not let anybody work beside it.
 */
export function useListSpeeches(
  { view }: BulkPageProps,
  list: BulkList | null,
  { chosen, possible }: Choice,
): readonly Speech[] {
  const counts = list && countsOf(list);
  const settled = list ? settledOf(list) : 0;
  const all = list?.lines.length ?? 0;
  const isOver = list !== null && list.endedAt !== null;
  const quarter = Math.floor((4 * settled) / Math.max(1, all));
  const hold = list?.hold?.why;
  const stage = [list?.id, isOver, list?.paused, hold, quarter, counts?.needsYou, counts?.cancelled].join();
  const going = () => {
    if (list === null || counts === null) return '';
    if (isOver) return `${words.SUMMARY}: ${words.summarySentence(counts)}`;
    if (list.paused) return words.PAUSED.happened;
    if (list.hold) return words.holdWords(list.hold, view?.zone ?? null).happened;
    return `${words.settledSentence(settled, all)}: ${words.summarySentence(counts)}`;
  };
  return [
    useAtChange(
      list === null && possible.length > 0 ? words.chosenSentence(chosen.length, possible.length) : '',
      list === null ? chosen.length : 0,
    ),
    useAtChange(going(), stage),
  ];
}
