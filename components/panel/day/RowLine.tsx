// biome-ignore-all lint/a11y/useSemanticElements: rows lie where the window puts them, which the rows of a table cannot.
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus stays on the grid, which names its current row.
import type { PressRefusal } from '../../../lib/card/judge-press.ts';
import type { DayRow } from '../../../lib/messages/day-view.ts';
import { readinessWords } from '../../../lib/words/day.ts';
import * as words from '../../../lib/words/day-page.ts';
import { failureWords } from '../../../lib/words/failures.ts';
import type { When } from '../../../lib/words/status.ts';
import { calendarDate, visitTime } from '../../../lib/words/time.ts';
import { listedName } from '../../bulk/Person.tsx';
import { Icon } from '../../shared/Icon.tsx';
import { Message } from '../../shared/Message.tsx';
import { Progress } from '../../shared/Progress.tsx';
import { NotNowForm } from './NotNowForm.tsx';
import type { DayProps } from './props.ts';
import { askedIn, RowDeed, RowQuestion } from './RowDeed.tsx';

interface Props extends DayProps {
  row: DayRow;
  /** Its place among the rows that were found, and how far below the upper edge of the list it lies (px). */
  place: number;
  top: number;
  when: When;
  onRefused: (refusal: PressRefusal) => void;
}

export function rowId(key: string): string {
  return `row-${key.replaceAll(/\W/g, '-')}`;
}

/** One patient: time, person, one state in words and colour, one verb. */
export function RowLine(props: Props) {
  const { row, place, top, shown, day, when } = props;
  const isCurrent = shown.cursor.row?.key === row.key;
  const { tone, icon, word } = readinessWords(row, when);
  return (
    <div
      id={rowId(row.key)}
      class={`row ${tone}`}
      role="row"
      aria-rowindex={place + 1}
      aria-selected={isCurrent}
      aria-current={props.opened === row.patientId}
      data-index={place}
      style={{ transform: `translateY(${top}px)` }}
      onPointerDown={() => isCurrent || day.moveTo(place)}
    >
      <div class="time" role="gridcell">
        <VisitTime row={row} date={shown.view?.date ?? ''} />
      </div>
      <div class="about" role="gridcell">
        <Person row={row} onOpen={() => props.onOpenPatient(row.patientId)} />
        <p class="says">
          <Icon name={icon} />
          <span>
            {word}
            <Beside row={row} when={when} />
          </span>
        </p>
      </div>
      <div class="verb" role="gridcell">
        <RowDeed {...props} isCurrent={isCurrent} place="row" />
      </div>
      <Below {...props} />
    </div>
  );
}

function VisitTime({ row: { visit }, date }: { row: DayRow; date: string }) {
  if (visit === null) return null;
  if (!visit.starts.startsWith(date)) return <span>{words.visitDay(visit.starts)}</span>;
  return <time title={visitTime(visit.starts, true)}>{visitTime(visit.starts)}</time>;
}

/** The year stays beside the last word of the name, however narrow the panel is. */
function Person({ row, onOpen }: { row: DayRow; onOpen: () => void }) {
  const { name, birthDate } = row;
  const hint = name === null ? words.NAMELESS_HINT : birthDate ? calendarDate(birthDate) : undefined;
  return (
    <button type="button" class="person" tabIndex={-1} onClick={onOpen} title={hint}>
      <bdi>{listedName(row)}</bdi>
      {birthDate && <span class="year">{`\u00a0${birthDate.slice(0, 4)}`}</span>}
    </button>
  );
}

/** What else there is to know at a glance: another visit of the day, where the patient is, and who has just sent. */
function Beside({ row, when }: { row: DayRow; when: When }) {
  const more = [
    row.name === null ? words.NAME_LOADING : '',
    row.visit ? words.presenceWord[row.visit.presence] : '',
    row.again.length > 0 ? words.againAt(row.again) : '',
    row.lately && row.readiness.kind !== 'ready' ? words.latelySentence(row.lately, when) : '',
  ].filter(Boolean);
  return more.length === 0 ? null : <span class="more"> · {more.join(' · ')}</span>;
}

/** A second part of the row: what it asks, what came of a press, and the form for "not now". */
function Below(props: Props) {
  const { row, shown, day, when, onRefused } = props;
  const asked = askedIn(row, shown, 'row');
  const isDrafted = shown.draft?.patientId === row.patientId;
  const { pressed } = shown;
  const wasPressed = pressed?.patientId === row.patientId && pressed.isSent && pressed.at === 'row';
  const notice = shown.notice?.patientId === row.patientId ? shown.notice.failure : null;
  const progress = wasPressed && row.operation?.stage !== 'needsYou' ? row.operation : null;
  if (!asked && !isDrafted && !notice && !progress) return null;
  return (
    <div class="below" role="gridcell">
      {progress && <Progress operation={progress} when={when} />}
      {notice && <Message words={failureWords(notice, when.zone)} tone="warn" icon="alert" />}
      {asked && <RowQuestion {...props} offer={asked} onRefused={onRefused} />}
      {shown.draft && isDrafted && (
        <NotNowForm row={row} draft={shown.draft} today={shown.view?.today ?? ''} day={day} />
      )}
    </div>
  );
}
