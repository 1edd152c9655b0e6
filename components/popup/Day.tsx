import { useState } from 'preact/hooks';
import { statusAt } from '../../lib/invites/status-at.ts';
import type { DayChoice, DayRow, DayView } from '../../lib/messages/day-view.ts';
import type { Failure } from '../../lib/messages/failure.ts';
import { readinessWords, verbOf } from '../../lib/words/day.ts';
import { againAt, presenceWord } from '../../lib/words/day-page.ts';
import { endingTodaySentence, morningSentence, unreadSentence } from '../../lib/words/day-standing.ts';
import * as words from '../../lib/words/popup.ts';
import type { When } from '../../lib/words/status.ts';
import { visitTime } from '../../lib/words/time.ts';
import { Icon } from '../shared/Icon.tsx';
import type { PopupProps } from './props.ts';
import { quickRows } from './quick-day.ts';
import { Deed, Name, RowCautions } from './Row.tsx';
import { RowActions } from './RowActions.tsx';

interface Props
  extends Pick<PopupProps, 'notice' | 'onAct' | 'onOpenChart' | 'onOpenPatient' | 'onOpenDesk'> {
  day: DayView;
  /** Which day was chosen. */
  chosen: DayChoice;
  aside: string | null;
  /** These patients stand above the day already. */
  elsewhere: ReadonlySet<number>;
  when: When;
  onChoose: (day: DayChoice) => void;
}

/** The day in short: how many are ready, what is left to do, and the first who need somebody. */
export function Day({ day, chosen, aside, elsewhere, onChoose, onOpenDesk, ...rest }: Props) {
  const { date, today, counts, unread } = day;
  const { rows, more } = quickRows(day, elsewhere);
  const isToday = date === today;
  const left = words.leftToDo(counts);
  // The number of those who are ready today stands above this line already.
  const morningLine = day.morning ? (isToday ? endingTodaySentence : morningSentence)(day.morning) : '';
  return (
    <section class="day" aria-label={words.dayHeading(date, today)}>
      <div class="head">
        {chosen.kind === 'current' && !isToday && <p class="aside">{words.TODAY_IS_OVER}</p>}
        <div class="title">
          <h2 class="ready">
            {counts.patients === 0 ? (
              words.dayHeading(date, today)
            ) : (
              <>
                <strong>{counts.ready}</strong> {words.ofReady(day.meter, date, today)}
              </>
            )}
          </h2>
          <button
            type="button"
            class="button plain"
            onClick={() => onChoose({ kind: isToday ? 'nextWorkingDay' : 'today' })}
          >
            {isToday ? words.SHOW_NEXT_DAY : words.SHOW_TODAY}
          </button>
        </div>
        {morningLine !== '' && <p class="morning">{morningLine}</p>}
        {unread > 0 && <p class="unread">{unreadSentence(unread)}</p>}
        {counts.patients === 0 && unread === 0 && <p class="aside">{words.NOBODY_EXPECTED}</p>}
        {left !== '' && <p class="left-to-do">{left}</p>}
        {aside && <p class="aside">{aside}</p>}
        {counts.patients > 0 && unread === 0 && counts.toDo + counts.notChecked === 0 && (
          <p class="aside">{words.allDone(counts)}</p>
        )}
      </div>
      {rows.length > 0 && <Rows {...{ rows, ...rest }} />}
      <p class="desk-entry">
        <button type="button" class="button primary" onClick={onOpenDesk}>
          {words.TO_DESK}
        </button>
        {more > 0 && <span>{words.moreInDesk(more)}</span>}
      </p>
    </section>
  );
}

interface RowsProps extends Pick<Props, 'notice' | 'onAct' | 'onOpenChart' | 'onOpenPatient' | 'when'> {
  rows: readonly DayRow[];
}

/** The rows are one Tab stop, as those of the list. */
function Rows({ rows, notice, ...rest }: RowsProps) {
  const [used, setUsed] = useState<number | null>(null);
  const current = rows.find((row) => row.patientId === used) ?? rows[0];
  return (
    <ul class="quick-rows" aria-label={words.NEEDING_SOMEBODY}>
      {rows.map((row) => (
        <QuickRow
          key={row.patientId}
          {...{ row, ...rest }}
          tabIndex={row === current ? 0 : -1}
          failure={notice?.patientId === row.patientId ? notice.failure : null}
          onUse={() => setUsed(row.patientId)}
        />
      ))}
    </ul>
  );
}

interface RowProps extends Omit<RowsProps, 'rows' | 'notice'> {
  row: DayRow;
  tabIndex: number;
  failure: Failure | null;
  onUse: () => void;
}

/** Show one patient of the day with time, state and one verb. */
function QuickRow(props: RowProps) {
  const { row, when, tabIndex, failure } = props;
  const { tone, icon, word } = readinessWords({ ...row, status: statusAt(row.status, when.now) }, when);
  const beside = [
    row.visit ? presenceWord[row.visit.presence] : '',
    row.again.length === 0 ? '' : againAt(row.again),
  ].filter(Boolean);
  return (
    <li class={`row quick ${tone}`} data-row={row.patientId} onFocusCapture={props.onUse}>
      <time class="at">{row.visit && visitTime(row.visit.starts, true)}</time>
      <div class="who">
        <Name {...{ row, tabIndex }} onOpenChart={props.onOpenChart} />
        <p class="state">
          <Icon name={icon} />
          <span>
            {word}
            {beside.length > 0 && <small> · {beside.join(' · ')}</small>}
          </span>
        </p>
      </div>
      <Verb {...props} />
      <RowCautions row={row} />
      <Deed operation={row.operation} {...{ failure, when }} />
    </li>
  );
}

function Verb({ row, tabIndex, failure, onAct, onOpenPatient }: RowProps) {
  const verb = verbOf(row);
  switch (verb.kind) {
    case 'none':
    case 'inviteNow':
      // Whom DrChrono will invite by itself needs nobody today.
      return null;
    case 'act':
      return (
        <RowActions
          {...{ row, tabIndex, word: verb.word, answered: failure !== null }}
          offers={row.offers.filter(({ action }) => action === verb.action)}
          onAct={(action, accepted) => onAct(row.patientId, action, accepted)}
        />
      );
    case 'open':
      return (
        <button
          type="button"
          class="button"
          tabIndex={tabIndex}
          aria-label={`${verb.word}: ${row.name ?? words.namelessPatient(row.idEnding)}`}
          onClick={() => onOpenPatient(row.patientId, verb.field)}
        >
          {verb.word}
        </button>
      );
  }
}
