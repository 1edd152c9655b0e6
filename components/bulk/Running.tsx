import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { forecast, plannedOf } from '../../lib/invites/bulk-forecast.ts';
import { type BulkLineState, leavesWork } from '../../lib/invites/bulk-queue.ts';
import type { BulkList, BulkRow, BulkView } from '../../lib/messages/bulk-view.ts';
import * as words from '../../lib/words/bulk.ts';
import { OPEN_SETTINGS } from '../../lib/words/shared.ts';
import type { When } from '../../lib/words/status.ts';
import { ActsAs } from '../shared/ActsAs.tsx';
import { Message } from '../shared/Message.tsx';
import { Line } from './Line.tsx';
import { Lines } from './Lines.tsx';
import type { BulkPageProps } from './props.ts';

interface Props extends BulkPageProps {
  view: BulkView;
  list: BulkList;
  when: When;
}

const ORDER: readonly BulkLineState['at'][] = [
  'needsYou',
  'working',
  'waiting',
  'skipped',
  'done',
  'cancelled',
];

/**
 * Show a list under way, or what came of it: first the lines that need a person, then those that move, then those that
 * are over.
 */
export function Running(props: Props) {
  const { list, when } = props;
  const isOver = list.endedAt !== null;
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), [list.id, isOver]);
  const groups = useMemo(
    () => ORDER.map((at) => ({ at, rows: list.lines.filter(({ state }) => state.at === at) })),
    [list],
  );
  const count = (at: BulkLineState['at']) => groups.find((group) => group.at === at)?.rows.length ?? 0;
  const settled = settledOf(list);
  return (
    <>
      <header>
        <h1 tabIndex={-1} ref={heading}>
          {isOver ? words.SUMMARY : words.underWay(plannedOf(list.lines))}
        </h1>
        <p class="lead">
          {isOver ? words.summarySentence(countsOf(list)) : words.settledSentence(settled, list.lines.length)}
        </p>
        {!isOver && <p class="lead">{words.CANNOT_BE_SEEN}</p>}
        {!isOver && <ActsAs name={props.view.actsAs} />}
        {!isOver && <Meter {...props} settled={settled} />}
      </header>
      {!isOver && <Hold list={list} when={when} onOpenSettings={props.onOpenSettings} />}
      <Controls {...props} waiting={count('waiting')} />
      {groups
        .filter(({ rows }) => rows.length > 0)
        .map(({ at, rows }) => (
          <Group key={at} {...props} at={at} rows={rows} />
        ))}
    </>
  );
}

const OPEN: readonly BulkLineState['at'][] = ['needsYou', 'working', 'waiting'];

/** So many lines of a list are over, whatever came of them. One that waits for an answer is not. */
export function settledOf({ lines }: BulkList): number {
  return lines.filter(({ state }) => !OPEN.includes(state.at)).length;
}

/** Count what came of the lines of a list. */
export function countsOf({ lines }: BulkList): words.Counts {
  const count = (at: BulkLineState['at']) => lines.filter(({ state }) => state.at === at).length;
  return {
    ...{ done: count('done'), skipped: count('skipped') },
    ...{ needsYou: count('needsYou'), cancelled: count('cancelled') },
  };
}

function Group({ at, rows, ...props }: Props & { at: BulkLineState['at']; rows: readonly BulkRow[] }) {
  return (
    <section class="sheet">
      <h2>{words.groupTitle(at, rows.length)}</h2>
      <Lines
        rows={rows}
        draw={(row, placed) => (
          <Line
            key={row.patientId}
            {...{ row, placed, when: props.when }}
            onCancel={props.onCancelLine}
            onAnswer={props.onAnswer}
            onOpenChart={props.onOpenChart}
          />
        )}
      />
    </section>
  );
}

/** Show how far the list is, and when the rest of it is done as things stand now. */
function Meter({ view, list, when, settled }: Props & { settled: number }) {
  const rest = list.lines.filter(({ state }) => state.at === 'waiting' || state.at === 'working');
  const { finish } = forecast(
    rest.map(({ action }) => action),
    view.revokeTells,
    view.budget.bulk,
    Math.max(when.now, list.hold?.until ?? 0),
  );
  const share = (settled / Math.max(1, list.lines.length)) * 100;
  return (
    <div class="meter calm">
      <span class="bar" aria-hidden="true">
        <span style={{ width: `${share}%` }} />
      </span>
      {!list.paused && list.hold?.why !== 'signedOut' && <p>{words.finishSentence(finish, when)}</p>}
    </div>
  );
}

function Hold({ list, when, onOpenSettings }: { list: BulkList; when: When; onOpenSettings: () => void }) {
  const { hold, paused } = list;
  if (paused) return <Message words={words.PAUSED} tone="warn" icon="pause" />;
  if (hold === null || (hold.until !== null && hold.until <= when.now)) return null;
  return (
    <Message words={words.holdWords(hold, when.zone)} tone="warn" icon="pause">
      {hold.why === 'signedOut' && (
        <button type="button" class="button" onClick={onOpenSettings}>
          {OPEN_SETTINGS}
        </button>
      )}
    </Message>
  );
}

function Controls({ list, waiting, onSteer, onOpenDesk }: Props & { waiting: number }) {
  if (list.endedAt !== null) {
    const rest = list.lines.filter(leavesWork).length;
    return (
      <>
        {rest > 0 && <p>{words.restSentence(rest)}</p>}
        <div class="actions">
          {rest > 0 && (
            <button type="button" class="button primary" onClick={onOpenDesk}>
              {words.WALK_REST}
            </button>
          )}
          <button type="button" class="button" onClick={() => onSteer('putAway')}>
            {words.PUT_AWAY}
          </button>
        </div>
      </>
    );
  }
  return (
    <div class="actions">
      <button type="button" class="button" onClick={() => onSteer(list.paused ? 'goOn' : 'pause')}>
        {list.paused ? words.GO_ON : words.PAUSE}
      </button>
      {waiting > 0 && (
        <button type="button" class="button danger" onClick={() => onSteer('cancelAll')}>
          {words.CANCEL_ALL}
        </button>
      )}
    </div>
  );
}
