import type { BulkRow } from '../../lib/messages/bulk-view.ts';
import type { Action } from '../../lib/messages/offer.ts';
import * as words from '../../lib/words/bulk.ts';
import { answerWord, questionWords, SENT_TWICE, stepWord, waitingWords } from '../../lib/words/operation.ts';
import { CANCEL, OPEN_CHART } from '../../lib/words/shared.ts';
import type { When } from '../../lib/words/status.ts';
import { Icon, type IconName } from '../shared/Icon.tsx';
import type { Tone } from '../shared/tone.ts';
import { Words } from '../shared/Words.tsx';
import { About, listedName } from './Person.tsx';

interface Props {
  row: BulkRow;
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

/** Show one patient of the list: where the resend stands, and what a person can do about it. */
export function Line({ row, when, onCancel, onAnswer, onOpenChart }: Props) {
  const { icon, tone } = marks[row.state.at];
  const { operation } = row;
  return (
    <li class={`line ${tone}`}>
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
          <Words words={questionWords(operation, operation.startedAt, when)} tone="stop" icon="alert">
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
          </Words>
        </div>
      )}
    </li>
  );
}

function factOf({ state, operation }: BulkRow, when: When): string {
  switch (state.at) {
    case 'done':
      return [
        words.sentAt(state.sent.earliest, when),
        ...(state.twice ? [SENT_TWICE] : state.confirmed ? [] : [words.NOT_SHOWN_YET]),
      ].join(' ');
    case 'skipped':
      return words.skipReason[state.why];
    case 'working':
      if (operation?.stage === 'working') return stepWord[operation.step];
      return operation?.stage === 'waiting' ? waitingWords(operation, when.zone).next : words.STARTING;
    case 'waiting':
      return state.notBefore === null ? '' : words.SECOND_LOOK;
    default:
      return '';
  }
}
