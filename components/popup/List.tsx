import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { WORKLIST_PAGE } from '../../lib/timing.ts';
import * as words from '../../lib/words/popup.ts';
import type { When } from '../../lib/words/status.ts';
import { useWindowedRows } from '../shared/windowed-rows.ts';
import type { ListBelow } from './list-below.ts';
import type { PopupProps } from './props.ts';
import { Row } from './Row.tsx';

interface Props extends Pick<PopupProps, 'notice' | 'onAct' | 'onOpenChart'> {
  list: ListBelow;
  /** Names what was found, so that another answer is drawn from its first row on. */
  query: string;
  scroller: RefObject<HTMLElement | null>;
  learned: boolean;
  when: When;
  /** These rows are needed, and are not all here. */
  onSeen: (part: { from: number; count: number }) => void;
}

/** A row with two lines and a source is so high (px), until it is measured. */
const ROW_HEIGHT = 73;
/** So many rows around those that are seen are asked for with them, so that the next turn of a wheel finds them. */
const AHEAD = 8;

/**
 * Only the rows that are seen are drawn and asked for, of however many there are. The whole list is one Tab stop, which
 * is the row last used. The arrow keys go from row to row.
 */
export function List({ list, query, scroller, onSeen, ...rest }: Props) {
  const { rows, from, found } = list;
  const [used, setUsed] = useState<number | null>(null);
  const element = useRef<HTMLUListElement>(null);
  const order = `${query}\n${from}\n${rows.map(({ patientId }) => patientId).join(' ')}`;
  const { places, height, topOf, seen } = useWindowedRows({
    ...{ count: found, scroller, list: element, rowHeight: ROW_HEIGHT, order },
    keyAt: (place) => rows[place - from]?.patientId,
  });
  const isMissing = seen !== null && (seen.first < from || seen.last >= from + rows.length);
  useEffect(() => {
    if (!isMissing) return;
    onSeen({ from: Math.max(0, seen.first - AHEAD), count: WORKLIST_PAGE + 2 * AHEAD });
  }, [isMissing, seen?.first, seen?.last, query]);
  const drawn = places.flatMap(({ index }) => rows[index - from] ?? []);
  const current = drawn.find((row) => row.patientId === used) ?? drawn[0];
  return (
    <ul ref={element} class="rows" aria-label={words.POPUP_LIST} style={{ height: `${height}px` }}>
      {places.map((place) => {
        const row = rows[place.index - from];
        const at = { index: place.index, of: found, top: topOf(place) };
        if (!row) return <Coming key={`place ${place.index}`} top={at.top} />;
        return (
          <Row
            key={row.patientId}
            {...{ row, place: at, ...rest }}
            tabIndex={row === current ? 0 : -1}
            failure={rest.notice?.patientId === row.patientId ? rest.notice.failure : null}
            onUse={() => setUsed(row.patientId)}
          />
        );
      })}
    </ul>
  );
}

/** A row that is on its way. */
function Coming({ top }: { top: number }) {
  return <li class="row coming" aria-hidden="true" style={{ transform: `translateY(${top}px)` }} />;
}
