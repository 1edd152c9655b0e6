import { useRef } from 'preact/hooks';
import * as words from '../../../lib/words/day-page.ts';
import { unreadSentence } from '../../../lib/words/day-standing.ts';
import { Presses } from '../../card/ActionButton.tsx';
import { useKeptFocus } from '../../shared/kept-focus.ts';
import { useNow } from '../../shared/use-now.ts';
import { useRefusal } from '../../shared/use-refusal.ts';
import { Arrivals } from './Arrivals.tsx';
import { DayFooter } from './DayFooter.tsx';
import { DayHeader } from './DayHeader.tsx';
import { DayNotices, isBlank, NoRows } from './DayNotices.tsx';
import { DayStanding } from './DayStanding.tsx';
import { Filters } from './Filters.tsx';
import { PressRefused } from './PressRefused.tsx';
import type { DayProps } from './props.ts';
import { Rows } from './Rows.tsx';
import { Told } from './Told.tsx';

/** The day: how many are ready, the presses that take most of the rest, and everybody who needs a person. */
export function DayPage(props: DayProps) {
  const { shown, presses } = props;
  const { view } = shown;
  const when = { now: useNow(view?.clock ?? null), zone: view?.zone ?? null };
  const scroller = useRef<HTMLElement>(null);
  const given = { ...props, when };
  const root = useRef<HTMLDivElement>(null);
  const [refusal, onRefused] = useRefusal();
  useKeptFocus(root, '[role="grid"]');
  return (
    <Presses.Provider value={presses}>
      <div class="desk day" ref={root} aria-busy={view === null}>
        <DayHeader {...props} />
        <main
          ref={scroller}
          aria-label={words.DAY_REGION}
          onScroll={({ currentTarget }) => view && props.onScrolled(currentTarget.scrollTop)}
        >
          <DayNotices {...given} />
          {view && !isBlank(view) && (
            <>
              <Arrivals {...given} {...{ view, onRefused }} />
              <DayStanding {...props} view={view} />
              {view.unread > 0 && <p class="unread">{unreadSentence(view.unread)}</p>}
              <Filters {...props} view={view} />
            </>
          )}
          <NoRows {...given} />
          <Rows {...given} {...{ scroller, onRefused }} />
        </main>
        <PressRefused refusal={refusal} />
        <Told {...given} />
        {view && <DayFooter {...given} view={view} />}
      </div>
    </Presses.Provider>
  );
}
