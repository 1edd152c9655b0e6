// biome-ignore-all lint/a11y/useSemanticElements: rows lie where the window puts them, which the rows of a table cannot.
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus stays on the grid, which names its current row.
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { listed } from '../../../lib/panel/day-shown.ts';
import * as words from '../../../lib/words/day-page.ts';
import type { When } from '../../../lib/words/status.ts';
import type { OnRefused } from '../../shared/use-refusal.ts';
import { useWindowedRows, type WindowedRows } from '../../shared/windowed-rows.ts';
import type { DayProps } from './props.ts';
import { RowLine, rowId } from './RowLine.tsx';

interface Props extends DayProps {
  when: When;
  scroller: RefObject<HTMLElement | null>;
  onRefused: OnRefused;
}

/** Most rows have two lines. */
const ROW_HEIGHT = 64;

/**
 * The list is one Tab stop. The focus stays on the list itself and the current row is named by it, so no row takes the
 * focus away with it when it is drawn no more, or stands elsewhere. Only the rows that are seen are drawn.
 */
export function Rows(props: Props) {
  const { shown, day, scroller, onRefused } = props;
  const list = listed(shown);
  const rows = list?.rows ?? [];
  const from = list?.from ?? 0;
  const element = useRef<HTMLDivElement>(null);
  const windowed = useWindowedRows({
    ...{ count: list?.found ?? 0, scroller, list: element, rowHeight: ROW_HEIGHT },
    order: `${from} ${rows.map(({ key }) => key).join(' ')}`,
    keyAt: (place) => rows[place - from]?.key,
  });
  const { cursor } = shown;
  useSight(windowed, day);
  useFocus(props, element);
  useScroll(props);
  const moved = useRef(cursor.moves);
  useLayoutEffect(() => {
    if (moved.current !== cursor.moves) windowed.bringIntoView(cursor.place);
    moved.current = cursor.moves;
  }, [cursor.moves]);
  if (list === null || list.found === 0) return null;
  const current = windowed.places.some(({ index }) => rows[index - from]?.key === cursor.row?.key);
  return (
    <div
      ref={element}
      class="rows"
      role="grid"
      aria-label={words.DAY_REGION}
      aria-rowcount={list.found}
      aria-activedescendant={current && cursor.row ? rowId(cursor.row.key) : undefined}
      tabIndex={0}
      style={{ height: `${windowed.height}px` }}
      onKeyDown={(event) => onKey(event, windowed, day, () => onRefused(null))}
    >
      {windowed.places.map((place) => {
        const row = rows[place.index - from];
        const at = { place: place.index, top: windowed.topOf(place) };
        return row ? (
          <RowLine key={row.key} {...props} {...at} row={row} />
        ) : (
          <Loading key={`place ${place.index}`} {...at} />
        );
      })}
    </div>
  );
}

function Loading({ place, top }: { place: number; top: number }) {
  return (
    <div
      class="row loading"
      role="row"
      aria-rowindex={place + 1}
      data-index={place}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div role="gridcell">
        <span class="sr">{words.ROW_LOADING}</span>
      </div>
    </div>
  );
}

/** The rows that are seen are asked for. */
function useSight({ seen }: WindowedRows, day: DayProps['day']): void {
  useLayoutEffect(() => {
    if (seen) day.see(seen.first, seen.last);
  }, [seen?.first, seen?.last]);
}

/** With the first rows the list is where it was when it was closed. */
function useScroll({ shown, scroller }: Props): void {
  const isThere = shown.view !== null && shown.view.found > 0;
  useLayoutEffect(() => {
    if (isThere && shown.scrolled > 0) scroller.current?.scrollTo({ top: shown.scrolled });
  }, [isThere]);
}

/** The list takes the focus when it is wanted there, and when it comes while nothing else has it. */
function useFocus({ shown }: Props, element: RefObject<HTMLDivElement | null>): void {
  const isThere = shown.view !== null && shown.view.found > 0;
  useLayoutEffect(() => {
    if (shown.focus?.on === 'list') element.current?.focus({ preventScroll: true });
  }, [shown.focus]);
  useLayoutEffect(() => {
    // The part that holds the list has the focus where it waits for one (`useKeptFocus`).
    if (isThere && document.activeElement?.contains(element.current))
      element.current?.focus({ preventScroll: true });
  }, [isThere]);
}

/** Keys of fields and of what asks in a row are their own, and Enter on a button presses that button. */
function onKey(
  event: KeyboardEvent,
  { seen, page }: WindowedRows,
  day: DayProps['day'],
  taken: () => void,
): void {
  const { target } = event;
  if (!(target instanceof HTMLElement) || target.closest('input, select, textarea, form, fieldset')) return;
  const isPress = event.key === 'Enter' || event.key === ' ';
  if (isPress && target.closest('button')) return;
  const press = {
    ...{
      key: event.key,
      at: event.timeStamp,
      repeat: event.repeat,
      trusted: event.isTrusted,
      shift: event.shiftKey,
    },
    isCommand: event.ctrlKey || event.metaKey || event.altKey || event.isComposing,
  };
  if (!day.key(press, { first: seen?.first ?? 0, last: seen?.last ?? -1, page: page() })) return;
  taken();
  event.preventDefault();
  event.stopPropagation();
}
