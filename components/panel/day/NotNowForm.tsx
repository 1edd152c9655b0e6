import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { NotNowReason, NotNowUntil } from '../../../lib/invites/not-now.ts';
import type { DayRow } from '../../../lib/messages/day-view.ts';
import { dayAfter } from '../../../lib/panel/day-date.ts';
import type { NotNowDraft } from '../../../lib/panel/day-shown.ts';
import * as words from '../../../lib/words/day-page.ts';
import { CANCEL } from '../../../lib/words/shared.ts';
import { listedName } from '../../bulk/Person.tsx';
import type { DayDeeds } from './props.ts';

interface Props {
  row: DayRow;
  draft: NotNowDraft;
  today: string;
  day: DayDeeds;
}

const REASONS: readonly NotNowReason[] = ['declined', 'noEmail', 'willAskAgain', 'other'];
/** The day is last, so that its field stands beside it. */
const UNTIL: readonly NotNowUntil['kind'][] = ['nextVisit', 'never', 'date'];

/** Why one patient is not invited now, and until when. Digits choose a reason, Enter saves, Esc gives it up. */
export function NotNowForm({ row, draft, today, day }: Props) {
  const form = useRef<HTMLFormElement>(null);
  // Before anything is painted, so that the next key of a person who hurries is the form's and not the list's.
  useLayoutEffect(() => {
    form.current?.querySelector('input')?.focus({ preventScroll: true });
  }, []);
  // In the last row that is seen the form would begin below the edge.
  useEffect(() => form.current?.scrollIntoView({ block: 'nearest' }), [draft.until.kind]);
  const { readiness } = row;
  const isPutOff = readiness.kind === 'notInviting' && readiness.because === 'notNow';
  return (
    <form
      ref={form}
      class="not-now"
      aria-label={`${words.SAVE_NOT_NOW}: ${listedName(row)}`}
      onKeyDown={(event) => onKey(event, day)}
      onSubmit={(event) => event.preventDefault()}
    >
      <fieldset>
        <legend>{words.NOT_NOW_TITLE}</legend>
        {REASONS.map((reason, index) => (
          <label key={reason}>
            <input
              type="radio"
              name={`why-${row.patientId}`}
              checked={draft.reason === reason}
              onChange={() => day.changeNotNow({ reason })}
            />
            <span>{words.reasonWord[reason]}</span>{' '}
            <span class="key" aria-hidden="true">
              {index + 1}
            </span>
          </label>
        ))}
      </fieldset>
      <Until {...{ row, draft, today, day }} />
      <div class="actions">
        <button type="button" class="button primary" onClick={() => void day.saveNotNow()}>
          {words.SAVE_NOT_NOW}
        </button>
        {isPutOff && (
          <button type="button" class="button secondary" onClick={() => void day.endNotNow()}>
            {words.TAKE_BACK}
          </button>
        )}
        <button type="button" class="button secondary" onClick={day.dropNotNow}>
          {CANCEL}
        </button>
      </div>
    </form>
  );
}

/** The form's keys are its own: none of them reaches the list. */
function onKey(event: KeyboardEvent, day: DayDeeds): void {
  event.stopPropagation();
  const field = event.target instanceof HTMLInputElement ? event.target : null;
  if (event.key === 'Escape') day.dropNotNow();
  const reason = field?.type === 'radio' ? REASONS[Number(event.key) - 1] : undefined;
  if (reason && !event.repeat) day.changeNotNow({ reason });
  if (event.key !== 'Enter' || field === null) return;
  event.preventDefault();
  if (!event.repeat && event.isTrusted) void day.saveNotNow();
}

function Until({ row, draft, today, day }: Props) {
  const untilOf = (kind: NotNowUntil['kind']): NotNowUntil =>
    kind === 'date' ? { kind, date: dayAfter(today, IN_TWO_WEEKS) } : { kind };
  return (
    <fieldset>
      <legend>{words.NOT_NOW_UNTIL}</legend>
      {UNTIL.map((kind) => (
        <label key={kind}>
          <input
            type="radio"
            name={`until-${row.patientId}`}
            checked={draft.until.kind === kind}
            onChange={() => day.changeNotNow({ until: untilOf(kind) })}
          />
          <span>{words.untilWord[kind]}</span>
        </label>
      ))}
      {draft.until.kind === 'date' && (
        <input
          type="date"
          aria-label={words.UNTIL_DATE}
          min={dayAfter(today, 1)}
          value={draft.until.date}
          onChange={({ currentTarget: { value } }) =>
            value && day.changeNotNow({ until: { kind: 'date', date: value } })
          }
        />
      )}
    </fieldset>
  );
}

/** A day that is chosen begins as this one (days from today). */
const IN_TWO_WEEKS = 14;
