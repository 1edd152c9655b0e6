import { useState } from 'preact/hooks';
import type { Failure } from '../../lib/messages/failure.ts';
import type { WorklistRow } from '../../lib/messages/worklist-view.ts';
import { failureWords } from '../../lib/words/failures.ts';
import * as words from '../../lib/words/popup.ts';
import { OPEN_CHART } from '../../lib/words/shared.ts';
import { sourceLine, statusWord, type When } from '../../lib/words/status.ts';
import { age, calendarDate } from '../../lib/words/time.ts';
import { Icon } from '../shared/Icon.tsx';
import { Progress, progressSentence } from '../shared/Progress.tsx';
import { leftOf, statusAt } from '../shared/time-left.ts';
import { markOf, markOfOperation } from '../shared/tone.ts';
import { Words } from '../shared/Words.tsx';
import type { PopupProps } from './props.ts';
import { RowActions } from './RowActions.tsx';

interface Props extends Pick<PopupProps, 'notice' | 'onAct' | 'onOpenChart'> {
  rows: readonly WorklistRow[];
  learned: boolean;
  when: When;
}

/** The whole list is one Tab stop, which is the row last used. The arrow keys go from row to row. */
export function List({ rows, ...rest }: Props) {
  const [used, setUsed] = useState<number | null>(null);
  const current = rows.find((row) => row.patientId === used) ?? rows[0];
  return (
    <ul class="rows" aria-label={words.POPUP_LIST}>
      {rows.map((row) => (
        <Row
          key={row.patientId}
          row={row}
          {...rest}
          tabIndex={row === current ? 0 : -1}
          failure={rest.notice?.patientId === row.patientId ? rest.notice.failure : null}
          onUse={() => setUsed(row.patientId)}
        />
      ))}
    </ul>
  );
}

interface RowProps extends Omit<Props, 'rows' | 'notice'> {
  row: WorklistRow;
  tabIndex: number;
  failure: Failure | null;
  onUse: () => void;
}

function Row(props: RowProps) {
  const { row, when, tabIndex, failure } = props;
  const status = statusAt(row.status, when.now);
  const { tone, icon } = (row.operation && markOfOperation(row.operation)) ?? markOf(status, when.now);
  const isAsked = row.operation?.stage === 'needsYou';
  const actions = (
    <RowActions
      row={row}
      tabIndex={tabIndex}
      answered={failure !== null}
      onAct={(action, accepted) => props.onAct(row.patientId, action, accepted)}
    />
  );
  return (
    <li class={`row ${tone}`} onFocusCapture={props.onUse}>
      <div class="line">
        <Icon name={icon} />
        <button
          type="button"
          class="name"
          tabIndex={tabIndex}
          onClick={() => props.onOpenChart(row.patientId)}
        >
          {row.name === null ? words.namelessPatient(row.idEnding) : <bdi>{row.name}</bdi>}
          <span class={row.name === null ? 'hint' : 'sr'}>
            , {row.name === null ? words.OPEN_TO_SEE : OPEN_CHART}
          </span>
        </button>
        <TimeLeft {...props} status={status} />
      </div>
      <div class="line below">
        <span class="facts">
          {row.birthDate ? calendarDate(row.birthDate) : words.NO_DATE} · {statusWord(status)}
          <small>{sourceLine(status, when.now)}</small>
        </span>
        {!isAsked && actions}
      </div>
      {row.operation && (
        <div class="deed">
          <Progress operation={row.operation} when={when}>
            {actions}
          </Progress>
          <span class="sr" role="status">
            {progressSentence(row.operation, when)}
          </span>
        </div>
      )}
      {failure && (
        <div class="deed" role="status">
          <Words words={failureWords(failure, when.zone)} tone="warn" icon="alert" />
        </div>
      )}
    </li>
  );
}

function TimeLeft({ status, when, learned }: RowProps & { status: WorklistRow['status'] }) {
  const left = leftOf(status, when.now, learned);
  if (left)
    return (
      <span class="left">
        <span class="bar" aria-hidden="true">
          <span style={{ width: `${Math.max(6, left.share * 100)}%` }} />
        </span>
        {left.words}
      </span>
    );
  if (status.kind === 'expired')
    return <span class="left past">{age(when.now - status.expires.latest)}</span>;
  return null;
}
