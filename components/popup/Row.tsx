import type { ComponentChildren } from 'preact';
import type { Cautions } from '../../lib/invites/eligibility.ts';
import { statusAt } from '../../lib/invites/status-at.ts';
import type { Failure } from '../../lib/messages/failure.ts';
import type { OperationView } from '../../lib/messages/operation-view.ts';
import type { ListedPerson, WorklistRow } from '../../lib/messages/worklist-view.ts';
import { warningWords } from '../../lib/words/eligibility.ts';
import { failureWords } from '../../lib/words/failures.ts';
import { markOfOperation } from '../../lib/words/operation-mark.ts';
import * as words from '../../lib/words/popup.ts';
import { OPEN_CHART } from '../../lib/words/shared.ts';
import { sourceLine } from '../../lib/words/source-line.ts';
import { statusWord, type When } from '../../lib/words/status.ts';
import { age, calendarDate } from '../../lib/words/time.ts';
import { markOf } from '../../lib/words/tone.ts';
import { Icon } from '../shared/Icon.tsx';
import { Message } from '../shared/Message.tsx';
import { Progress } from '../shared/Progress.tsx';
import { leftOf } from '../shared/time-left.ts';
import type { PopupProps } from './props.ts';
import { RowActions } from './RowActions.tsx';

interface Props extends Pick<PopupProps, 'onAct' | 'onOpenChart'> {
  row: WorklistRow;
  learned: boolean;
  when: When;
  tabIndex: number;
  failure: Failure | null;
  /** The place of the row in a list of which only a part is drawn, the length of that list, and how far down it stands (px). */
  place?: { index: number; of: number; top: number };
  onUse?: () => void;
  children?: ComponentChildren;
}

/** Show one patient with state, time left and buttons. `children` stand below, before what is under way. */
export function Row(props: Props) {
  const { row, when, tabIndex, failure, place } = props;
  const status = statusAt(row.status, when.now);
  const { tone, icon } = (row.operation && markOfOperation(row.operation)) ?? markOf(status, when.now);
  const isAsked = row.operation?.stage === 'needsYou';
  const actions = (
    <RowActions
      {...{ row, tabIndex, offers: row.offers.filter(belongsInRow) }}
      answered={failure !== null}
      onAct={(action, accepted) => props.onAct(row.patientId, action, accepted)}
    />
  );
  return (
    <li
      class={`row ${tone}`}
      data-row={row.patientId}
      onFocusCapture={props.onUse}
      {...(place && {
        ...{ 'data-index': place.index, 'aria-posinset': place.index + 1, 'aria-setsize': place.of },
        style: { transform: `translateY(${place.top}px)` },
      })}
    >
      <div class="line">
        <Icon name={icon} />
        <Name {...{ row, tabIndex }} onOpenChart={props.onOpenChart} />
        <TimeLeft {...props} status={status} />
      </div>
      <div class="line below">
        <span class="facts">
          {birthDateOf(row)} · {statusWord(status)}
          <small>{sourceLine(status, when.now)}</small>
        </span>
        {!isAsked && actions}
      </div>
      <RowCautions row={row} />
      {props.children}
      <Deed operation={row.operation} {...{ failure, when }}>
        {actions}
      </Deed>
    </li>
  );
}

/**
 * Tell whether a button stands in the row. "Check now" is for the card; in a row it stands only where nothing else can
 * be done.
 */
function belongsInRow({ action, emphasis }: WorklistRow['offers'][number]): boolean {
  return action !== 'check' || emphasis === 'primary';
}

/** The name of a row, which opens the chart. */
export function Name({
  row,
  tabIndex,
  onOpenChart,
}: { row: ListedPerson; tabIndex: number } & Pick<PopupProps, 'onOpenChart'>) {
  return (
    <button type="button" class="name" tabIndex={tabIndex} onClick={() => onOpenChart(row.patientId)}>
      {row.name === null ? words.namelessPatient(row.idEnding) : <bdi>{row.name}</bdi>}
      <span class={row.name === null ? 'hint' : 'sr'}>
        , {row.name === null ? words.OPEN_TO_SEE : OPEN_CHART}
      </span>
    </button>
  );
}

/** A row has its name from the record, so where the name is there, the record was read and holds no birth date. */
function birthDateOf({ name, birthDate }: WorklistRow): string {
  if (birthDate !== null) return calendarDate(birthDate);
  return name === null ? words.NO_DATE : words.NO_DATE_ON_FILE;
}

/** What the card would warn of. */
export function RowCautions({ row }: { row: Cautions }) {
  return row.warnings.map((warning) => (
    <p key={warning} class="caution warn">
      {warningWords(warning, row)}
    </p>
  ));
}

interface DeedProps {
  operation: OperationView | null;
  failure: Failure | null;
  when: When;
  /** The answers of an open question. */
  children?: ComponentChildren;
}

/** What is under way for the patient of a row or has just ended, and why the last press was not carried out. */
export function Deed({ operation, failure, when, children }: DeedProps) {
  return (
    <>
      {operation && (
        <div class="deed">
          <Progress operation={operation} when={when}>
            {children}
          </Progress>
        </div>
      )}
      {failure && (
        <div class="deed">
          <Message words={failureWords(failure, when.zone)} tone="warn" icon="alert" />
        </div>
      )}
    </>
  );
}

function TimeLeft({ status, when, learned }: Pick<Props, 'when' | 'learned'> & Pick<WorklistRow, 'status'>) {
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
