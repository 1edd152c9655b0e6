import type { SaveView } from '../../lib/messages/panel-view.ts';
import { SAVE_READ, saveWords } from '../../lib/words/panel.ts';
import type { When } from '../../lib/words/status.ts';
import type { Tone } from '../../lib/words/tone.ts';
import type { IconName } from '../shared/Icon.tsx';
import { Message } from '../shared/Message.tsx';
import { ResultPart } from '../shared/ResultPart.tsx';

interface Props {
  save: SaveView;
  when: When;
  onPutAway: () => void;
}

const LOOKS: Record<SaveView['state']['at'], { tone: Tone; icon: IconName }> = {
  saving: { tone: 'calm', icon: 'busy' },
  waiting: { tone: 'warn', icon: 'pause' },
  saved: { tone: 'good', icon: 'check' },
  changedMeanwhile: { tone: 'warn', icon: 'alert' },
  refused: { tone: 'stop', icon: 'blocked' },
  notSaved: { tone: 'stop', icon: 'alert' },
  unknown: { tone: 'warn', icon: 'question' },
};

/** How a save is going, or how it ended, until a person has read it. */
export function SaveNotice({ save, when, onPutAway }: Props) {
  const { at } = save.state;
  const look = at === 'saved' && save.halted ? LOOKS.unknown : LOOKS[at];
  return (
    <ResultPart>
      <Message {...look} words={saveWords(save, when.zone)}>
        {at !== 'saving' && at !== 'waiting' && !save.follows && (
          <button type="button" class="button" onClick={onPutAway}>
            {SAVE_READ}
          </button>
        )}
      </Message>
    </ResultPart>
  );
}
