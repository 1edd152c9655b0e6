import { useLayoutEffect, useRef } from 'preact/hooks';
import type { DayCounts, DayFilter, DayView } from '../../../lib/messages/day-view.ts';
import * as words from '../../../lib/words/day-page.ts';
import { SEARCH, SEARCH_SHORT } from '../../../lib/words/shared.ts';
import { Icon } from '../../shared/Icon.tsx';
import { Key } from './Key.tsx';
import type { DayProps } from './props.ts';

const OF_DAY: readonly DayFilter[] = ['toDo', 'toSend', 'toAsk', 'toCorrect', 'notChecked', 'all'];
const OF_ANYBODY: readonly ('pending' | 'oneStep')[] = ['pending', 'oneStep'];

/** No name is longer, and the background takes no more. */
const LONGEST_NAME = 100;

/** Filters that are counts at once, and the search. */
export function Filters(props: DayProps & { view: DayView }) {
  const { shown, day, view } = props;
  const isAnybody = OF_ANYBODY.some((filter) => view.counts[filter] > 0 || shown.ask.filter === filter);
  const search = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (shown.focus?.on === 'search') search.current?.focus();
  }, [shown.focus]);
  return (
    <section class="filters" aria-label={words.DAY_FILTERS}>
      <div class="chips">
        {OF_DAY.map((filter) => (
          <Chip key={filter} {...props} filter={filter} />
        ))}
        {isAnybody && (
          <span class="any">
            {words.EVERYBODY}
            {OF_ANYBODY.map((filter) => (
              <Chip key={filter} {...props} filter={filter} />
            ))}
          </span>
        )}
      </div>
      <label class="search">
        <Icon name="search" />
        <input
          ref={search}
          type="search"
          aria-label={SEARCH}
          placeholder={SEARCH_SHORT}
          value={shown.ask.query}
          maxlength={LONGEST_NAME}
          autocomplete="off"
          spellcheck={false}
          onInput={({ currentTarget: { value } }) => day.choose({ query: value })}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown' || event.key === 'Enter') {
              event.preventDefault();
              day.focus('list');
            } else if (event.key === 'Escape') {
              // The browser would empty the field and say nothing.
              event.preventDefault();
              if (shown.ask.query === '') day.focus('list');
              else day.choose({ query: '' });
            }
          }}
        />
        <Key keys={shown.keys} name="search" />
      </label>
    </section>
  );
}

function Chip({ filter, view, shown, day }: DayProps & { view: DayView; filter: DayFilter }) {
  const count = countOf(filter, view.counts);
  const isOn = shown.ask.filter === filter;
  const choose = ({ detail }: MouseEvent) => {
    day.choose({ filter });
    // Whoever pressed with the mouse goes on in the list; whoever came by keyboard may want another one.
    if (detail > 0) day.focus('list');
  };
  // A count of nobody is nothing to go to; the two that always stand there are the way back.
  if (count === 0 && !isOn && filter !== 'toDo' && filter !== 'all') return null;
  return (
    <button type="button" class="chip" aria-pressed={isOn} onClick={(event) => choose(event)}>
      <b>{count}</b> {words.filterWord[filter]}
    </button>
  );
}

function countOf(filter: DayFilter, counts: DayCounts): number {
  return filter === 'all' ? counts.patients : counts[filter];
}
