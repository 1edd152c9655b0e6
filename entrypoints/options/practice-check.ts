import type { OptionsProps } from '../../components/options/props.ts';
import { cleanWord, refusalOf, WORDED_LABELS } from '../../lib/ehr/page/label-words.ts';
import { labelOf } from '../../lib/ehr/page/labels.ts';
import type { OwnWords } from '../../lib/messages/check-view.ts';
import { ask } from '../../lib/platform/messaging.ts';

type PracticeCheck = Pick<OptionsProps, 'onCheckPage' | 'onChooseLabelWords' | 'isKnownWord'>;

const isKnownWord = (word: string) => labelOf(word) !== null;

/** What the part of the settings page does that checks how the practice's pages are read. */
export const practiceCheck: PracticeCheck = {
  isKnownWord,
  onCheckPage: (step) => ask('checkPage', { step }),
  async onChooseLabelWords(typed) {
    const words = cleaned(typed);
    const refused = refusalOf(words);
    if (refused !== null) return { ok: false, ...refused };
    const known = Object.values(words).flat().find(isKnownWord);
    if (known !== undefined) return { ok: false, word: known, why: 'known' };
    const kept = await ask('chooseLabelWords', { words });
    return kept.ok ? kept : { ok: false, word: '', why: 'notKept' };
  },
};

function cleaned(typed: OwnWords): OwnWords {
  return Object.fromEntries(
    WORDED_LABELS.map((label) => [label, (typed[label] ?? []).map(cleanWord).filter((word) => word !== '')]),
  );
}
