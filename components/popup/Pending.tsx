import { matching } from '../../lib/invites/match-person.ts';
import type { WorklistRow, WorklistView } from '../../lib/messages/worklist-view.ts';
import * as words from '../../lib/words/popup.ts';
import { LOADING_LIST } from '../../lib/words/shared.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { Icon } from '../shared/Icon.tsx';
import { hasNoConnection } from './Connection.tsx';
import { List } from './List.tsx';
import type { ListBelow } from './list-below.ts';

type ListProps = Parameters<typeof List>[0];

interface Props extends Omit<ListProps, 'learned'> {
  view: WorklistView;
  list: ListBelow;
  onTop: WorklistRow | null;
  /** Why the day is not shown; null where there is nothing to say about that. */
  why: string | null;
  onOpenBulk: () => void;
  onClear: () => void;
}

/** Every invite that is known to wait or to have ended, or those that the search finds. */
export function Pending({ view, list, onTop, why, onOpenBulk, onClear, ...rest }: Props) {
  const { query } = rest;
  const isOnTop = onTop !== null && matching([onTop], query).length > 0;
  const isEmpty = list.all === 0;
  return (
    <>
      {why !== null && query === '' && <p class="aside why">{why}</p>}
      <ResendExpired count={view.counts.resendable} onOpenBulk={onOpenBulk} />
      {isEmpty && !hasNoConnection(view) && <Nothing view={view} onTop={onTop} />}
      {!isEmpty && list.found === 0 && !isOnTop && <NoHits query={query} onClear={onClear} />}
      {list.found > 0 && list.rows.length > 0 && <List {...rest} list={list} learned={view.clock.learned} />}
    </>
  );
}

/**
 * Offer a list where two or more invites may be resent without a question. A single one has its own button in its row.
 */
function ResendExpired({ count, onOpenBulk }: { count: number; onOpenBulk: () => void }) {
  if (count < 2) return null;
  return (
    <div class="bulk-entry">
      <button type="button" class="button" onClick={onOpenBulk}>
        {words.resendExpired(count)}
      </button>
    </div>
  );
}

/** Nobody is listed, beside the patient of the tab. */
function Nothing({ view, onTop }: { view: WorklistView; onTop: WorklistRow | null }) {
  if (view.filling) return <Skeleton words={LOADING_LIST} />;
  return onTop === null ? (
    <EmptyState words={words.nothingPending} />
  ) : (
    <p class="no-other">{words.NO_OTHER}</p>
  );
}

function NoHits({ query, onClear }: { query: string; onClear: () => void }) {
  return (
    <div class="empty">
      <Icon name="search" />
      <h2>{words.noHits(query)}</h2>
      <p>{words.NO_HITS_NEXT}</p>
      <button type="button" class="button" onClick={onClear}>
        {words.CLEAR_SEARCH}
      </button>
    </div>
  );
}

/** What comes has this look, and `words` say what it is. */
export function Skeleton({ words: said }: { words: string }) {
  return (
    <div class="skeleton">
      <span class="sr">{said}</span>
      {[70, 52, 61, 45].map((width) => (
        <div key={width} aria-hidden="true">
          <span style={{ width: `${width}%` }} />
          <span style={{ width: '38%' }} />
        </div>
      ))}
    </div>
  );
}
