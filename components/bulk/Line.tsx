import type { BulkRow } from '../../lib/messages/bulk-view.ts';
import type { Action } from '../../lib/messages/offer.ts';
import * as words from '../../lib/words/bulk.ts';
import { skipWords } from '../../lib/words/left-out.ts';
import { answerWord, questionWords, SENT_TWICE, stepWord, waitingWords } from '../../lib/words/operation.ts';
import { CANCEL, OPEN_CHART } from '../../lib/words/shared.ts';
import type { When } from '../../lib/words/status.ts';
import type { Tone } from '../../lib/words/tone.ts';
import { Icon, type IconName } from '../shared/Icon.tsx';
import { Message } from '../shared/Message.tsx';
import type { Placed } from './Lines.tsx';
import { About, listedName } from './Person.tsx';

interface Props {
  row: BulkRow;
  placed: Placed;
  when: When;
  onCancel: (patientId: number) => void;
  onAnswer: (patientId: number, action: Action) => void;
  onOpenChart: (patientId: number) => void;
}

const marks: Record<BulkRow['state']['at'], { icon: IconName; tone: Tone }> = {
  needsYou: { icon: 'alert', tone: 'stop' },
  working: { icon: 'busy', tone: 'calm' },
  waiting: { icon: 'clock', tone: 'quiet' },
  skipped: { icon: 'minus', tone: 'warn' },
  done: { icon: 'check', tone: 'good' },
  cancelled: { icon: 'minus', tone: 'quiet' },
};

/** Show one patient of the list: where its invite stands, and what a person can do about it. */
export function Line({ row, placed, when, onCancel, onAnswer, onOpenChart }: Props) {
  const { icon, tone } = marks[row.state.at];
  const { operation } = row;
  return (
    <li class={`line ${tone}`} {...placed}>
      <Icon name={icon} />
      <About person={row} fact={factOf(row, when)} />
      {row.state.at === 'waiting' && (
        <button
          type="button"
          class="button plain"
          aria-label={words.cancelWord(listedName(row))}
          onClick={() => onCancel(row.patientId)}
        >
          {CANCEL}
        </button>
      )}
      {(row.state.at === 'needsYou' || row.state.at === 'skipped') && (
        <button type="button" class="button plain" onClick={() => onOpenChart(row.patientId)}>
          {OPEN_CHART}
        </button>
      )}
      {operation?.stage === 'needsYou' && (
        <div class="question">
          <Message words={questionWords(operation, operation.startedAt, when)} tone="stop" icon="alert">
            <span class="actions">
              {row.answers.map((action) => (
                <button
                  key={action}
                  type="button"
                  class="button"
                  onClick={() => onAnswer(row.patientId, action)}
                >
                  {answerWord(operation.question, action)}
                </button>
              ))}
            </span>
          </Message>
        </div>
      )}
    </li>
  );
}

function factOf({ state, operation, action }: BulkRow, when: When): string {
  switch (state.at) {
    case 'done':
      return [
        words.sentAt(state.sent.earliest, when),
        ...(state.twice ? [SENT_TWICE] : state.confirmed ? [] : [words.NOT_SHOWN_YET]),
      ].join(' ');
    case 'skipped':
      return skipWords(state.why, action);
    case 'working':
      if (operation?.stage === 'working') return stepWord[operation.step];
      return operation?.stage === 'waiting' ? waitingWords(operation, when.zone).next : words.STARTING;
    case 'waiting':
      return state.notBefore === null ? '' : words.SECOND_LOOK;
    default:
      return '';
  }
}
