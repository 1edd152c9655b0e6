import type { RefObject } from 'preact';
import type { WorklistRow, WorklistView } from '../../lib/messages/worklist-view.ts';
import * as words from '../../lib/words/popup.ts';
import type { When } from '../../lib/words/status.ts';
import { Day } from './Day.tsx';
import type { ListBelow } from './list-below.ts';
import { Pending, Skeleton } from './Pending.tsx';
import type { usePart } from './popup-part.ts';
import type { PopupProps } from './props.ts';
import { openQuestions, type QuickDay, quickDay } from './quick-day.ts';
import { Row } from './Row.tsx';
import type { StillRows } from './still-rows.ts';

/** What is drawn below header and search. */
export interface ContentProps extends PopupProps {
  list: ListBelow | null;
  onTop: WorklistRow | null;
  still: StillRows;
  shown: ReturnType<typeof usePart>;
  scroller: RefObject<HTMLElement | null>;
  when: When;
}

interface Props extends ContentProps {
  view: WorklistView;
  list: ListBelow;
}

/** What stands below the patient of the tab: what the search finds, the day, or every invite that is known. */
export function PopupBody(props: Props) {
  const { view, list, onTop, when, shown, scroller, notice } = props;
  const { part, change, see } = shown;
  const quick = quickDay(props.day, view);
  const isSearch = part.query !== '';
  const pending = (
    <Pending
      {...{ view, list, onTop, scroller, when, notice, query: part.query }}
      why={quick.kind === 'none' ? quick.why : null}
      onAct={(...press) => {
        // The day that comes in the place of this list would hide what becomes of the press.
        if (quick.kind === 'none') change({ shows: 'pending' });
        props.onAct(...press);
      }}
      onOpenChart={props.onOpenChart}
      onOpenBulk={props.onOpenBulk}
      onClear={() => change({ query: '', from: 0 })}
      onSeen={see}
    />
  );
  if (isSearch || quick.kind === 'none') return pending;
  return (
    <>
      <Choice {...{ quick, part, change }} all={list.all} />
      {part.shows === 'pending' ? pending : <Today {...props} quick={quick} />}
    </>
  );
}

/** The day, below the questions that wait for an answer. */
function Today({ quick, ...props }: Props & { quick: QuickDay }) {
  const { view, onTop, when, notice, shown, onAct, onOpenChart, onOpenPatient, onOpenDesk } = props;
  if (quick.kind !== 'shown') return <Skeleton words={words.READING_SCHEDULE} />;
  const questions = openQuestions(view, onTop);
  const above = new Set([...questions, ...(onTop ? [onTop] : [])].map(({ patientId }) => patientId));
  return (
    <>
      <Questions rows={questions} {...{ view, when, notice, onAct, onOpenChart }} />
      <Day
        {...{ when, notice, onAct, onOpenChart, onOpenPatient, onOpenDesk }}
        {...{ day: quick.day, aside: quick.aside, chosen: shown.part.day, elsewhere: above }}
        onChoose={(day) => shown.change({ day })}
      />
    </>
  );
}

type Given = Pick<Props, 'view' | 'when' | 'notice' | 'onAct' | 'onOpenChart'>;

function Questions({ rows, view, notice, ...rest }: Given & { rows: readonly WorklistRow[] }) {
  if (rows.length === 0) return null;
  return (
    <section class="questions" aria-label={words.QUESTIONS}>
      <h2>{words.QUESTIONS}</h2>
      <ul>
        {rows.map((row) => (
          <Row
            key={row.patientId}
            {...{ row, ...rest, tabIndex: 0, learned: view.clock.learned }}
            failure={notice?.patientId === row.patientId ? notice.failure : null}
          />
        ))}
      </ul>
    </section>
  );
}

/** Two buttons choose between the day and everybody whose invite is known. */
function Choice({
  quick,
  part,
  change,
  all,
}: Pick<Props['shown'], 'part' | 'change'> & { quick: QuickDay; all: number }) {
  const day = quick.kind === 'shown' ? words.dayName(quick.day.date, quick.day.today) : words.THE_DAY;
  const button = (shows: typeof part.shows, word: string, count: number | null) => (
    <button
      type="button"
      class="choice"
      aria-pressed={part.shows === shows}
      onClick={() => change({ shows, from: 0 })}
    >
      {count === null ? word : words.counted(word, count)}
    </button>
  );
  return (
    <fieldset class="choices" aria-label={words.WHAT_IS_LISTED}>
      {button('day', day, quick.kind === 'shown' ? quick.day.counts.toDo : null)}
      {button('pending', words.PENDING_INVITES, all)}
    </fieldset>
  );
}
