import { useRef } from 'preact/hooks';
import { dayRowOf } from '../../../lib/panel/day-shown.ts';
import { saidSentence } from '../../../lib/words/day-keys.ts';
import * as words from '../../../lib/words/day-page.ts';
import { unreadSentence } from '../../../lib/words/day-standing.ts';
import { failureWords } from '../../../lib/words/failures.ts';
import type { When } from '../../../lib/words/status.ts';
import { listedName } from '../../bulk/Person.tsx';
import { Presses } from '../../card/ActionButton.tsx';
import { progressSentence } from '../../shared/Progress.tsx';
import { useNow } from '../../shared/use-now.ts';
import { Arrivals } from './Arrivals.tsx';
import { DayFooter } from './DayFooter.tsx';
import { DayHeader } from './DayHeader.tsx';
import { DayNotices, isBlank, NoRows } from './DayNotices.tsx';
import { DayStanding } from './DayStanding.tsx';
import { Filters } from './Filters.tsx';
import type { DayProps } from './props.ts';
import { Rows } from './Rows.tsx';

/** The day: how many are ready, the presses that take most of the rest, and everybody who needs a person. */
export function DayPage(props: DayProps) {
  const { shown, presses } = props;
  const { view } = shown;
  const when = { now: useNow(view?.clock ?? null), zone: view?.zone ?? null };
  const scroller = useRef<HTMLElement>(null);
  const given = { ...props, when };
  return (
    <Presses.Provider value={presses}>
      <div class="desk day" aria-busy={view === null}>
        <DayHeader {...props} />
        <main
          ref={scroller}
          aria-label={words.DAY_REGION}
          onScroll={({ currentTarget }) => view && props.onScrolled(currentTarget.scrollTop)}
        >
          <DayNotices {...given} />
          {view && !isBlank(view) && (
            <>
              <Arrivals {...given} view={view} />
              <DayStanding {...props} view={view} />
              {view.unread > 0 && <p class="unread">{unreadSentence(view.unread)}</p>}
              <Filters {...props} view={view} />
            </>
          )}
          <NoRows {...given} />
          <Rows {...given} scroller={scroller} />
        </main>
        <Told {...given} />
        {view && <DayFooter {...given} view={view} />}
      </div>
    </Presses.Provider>
  );
}

/** What the last key or press came to. It stands at one place, and a screen reader is told once. */
function Told({ shown, when }: DayProps & { when: When }) {
  const { said, pressed, notice } = shown;
  const about = said && 'patientId' in said ? said.patientId : (pressed?.isSent && pressed.patientId) || null;
  const row = dayRowOf(shown, about);
  const name = row ? listedName(row) : '';
  const seen = said ? saidSentence(said, name) : '';
  const result = row?.operation && !said ? `${name}: ${progressSentence(row.operation, when)}` : '';
  const refused = notice ? failureWords(notice.failure, when.zone).happened : '';
  return (
    <div class="told" role="status">
      {seen && <p>{seen}</p>}
      <span class="sr">{seen ? '' : refused || result}</span>
    </div>
  );
}
