import { useEffect, useRef, useState } from 'preact/hooks';
import type { WorklistView } from '../../lib/messages/worklist-view.ts';
import { resendExpired } from '../../lib/words/bulk.ts';
import { failureWords } from '../../lib/words/failures.ts';
import * as words from '../../lib/words/popup.ts';
import { LOADING_LIST } from '../../lib/words/shared.ts';
import { Icon } from '../shared/Icon.tsx';
import { Nothing } from '../shared/Nothing.tsx';
import { StoreNotices } from '../shared/StoreNotices.tsx';
import { statusAt } from '../shared/time-left.ts';
import { useNow } from '../shared/use-now.ts';
import { Words } from '../shared/Words.tsx';
import { ConnectionNotice, hasNoConnection } from './Connection.tsx';
import { Header } from './Header.tsx';
import { List } from './List.tsx';
import type { PopupProps } from './props.ts';
import { matching } from './search.ts';

/**
 * Show every pending and expired invite that is known, nearest expiry first, with a search. Letters typed anywhere go
 * into the search.
 */
export function Popup(props: PopupProps) {
  const { view } = props;
  const [query, setQuery] = useState('');
  const root = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const when = { now: useNow(view?.clock ?? null), zone: view?.zone ?? null };
  const rows = view ? matching(view.rows, query) : [];
  const hasRows = view !== null && view.rows.length > 0;

  useEffect(() => search.current?.focus(), [hasRows]);

  // The document listens, so that a key pressed while nothing has focus counts as well.
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (isArrow(event.key)) {
        if (moveFocus(root.current, event)) event.preventDefault();
      } else if (isLetter(event)) {
        search.current?.focus();
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);

  return (
    <div class="desk popup" ref={root}>
      <Header view={view} when={when} onOpenSettings={props.onOpenSettings} />
      {hasRows && (
        <div class="search">
          <Icon name="search" />
          <input
            ref={search}
            type="search"
            aria-label={words.SEARCH}
            placeholder={words.SEARCH}
            value={query}
            autocomplete="off"
            spellcheck={false}
            onInput={(event) => setQuery(event.currentTarget.value)}
          />
          <span class="count" role="status">
            {words.countSentence(rows.length, view.rows.length)}
          </span>
        </div>
      )}
      {view && <ResendExpired rows={view.rows} now={when.now} onOpenBulk={props.onOpenBulk} />}
      <main>
        {props.failure && (
          <div class="notices">
            <Words words={failureWords(props.failure, when.zone)} tone="warn" icon="alert" />
          </div>
        )}
        <Content {...props} query={query} rows={rows} when={when} onClear={() => setQuery('')} />
      </main>
    </div>
  );
}

/**
 * Offer a list where two or more invites may be resent without a question. A single one has its own button in its row.
 */
function ResendExpired(props: { rows: WorklistView['rows']; now: number; onOpenBulk: () => void }) {
  const expired = props.rows.filter(
    ({ status, operation, offers }) =>
      operation === null &&
      statusAt(status, props.now).kind === 'expired' &&
      offers.some(({ action, risk }) => action === 'resend' && risk === null),
  );
  if (expired.length < 2) return null;
  return (
    <div class="bulk-entry">
      <button type="button" class="button" onClick={props.onOpenBulk}>
        {resendExpired(expired.length)}
      </button>
    </div>
  );
}

interface ContentProps extends PopupProps {
  query: string;
  rows: WorklistView['rows'];
  when: { now: number; zone: string | null };
  onClear: () => void;
}

function Content(props: ContentProps) {
  const { view, rows, when } = props;
  if (view === null) return props.failure ? null : <Skeleton />;
  const isEmpty = view.rows.length === 0;
  return (
    <>
      <StoreNotices store={view.store} onDismiss={props.onDismissLost} />
      <ConnectionNotice view={view} onOpenSettings={props.onOpenSettings} />
      {isEmpty &&
        !hasNoConnection(view) &&
        (view.filling ? <Skeleton /> : <Nothing words={words.nothingPending} />)}
      {!isEmpty && rows.length === 0 && <NoHits query={props.query} onClear={props.onClear} />}
      {rows.length > 0 && (
        <List
          rows={rows}
          learned={view.clock.learned}
          when={when}
          notice={props.notice}
          onAct={props.onAct}
          onOpenChart={props.onOpenChart}
        />
      )}
    </>
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

function Skeleton() {
  return (
    <div class="skeleton" role="status">
      <span class="sr">{LOADING_LIST}</span>
      {[70, 52, 61, 45].map((width) => (
        <div key={width} aria-hidden="true">
          <span style={{ width: `${width}%` }} />
          <span style={{ width: '38%' }} />
        </div>
      ))}
    </div>
  );
}

function isArrow(key: string): boolean {
  return key === 'ArrowDown' || key === 'ArrowUp';
}

/**
 * Tell whether a key belongs into the search box: a letter or digit typed outside it. Space presses the button that has
 * focus, so it does not count.
 */
function isLetter(event: KeyboardEvent): boolean {
  if (event.target instanceof HTMLInputElement) return false;
  return /^\S$/u.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey;
}

/** Move focus from the search box into the list, and up and down its rows. False where there is nowhere to go. */
function moveFocus(root: HTMLElement | null, event: KeyboardEvent): boolean {
  const names = [...(root?.querySelectorAll<HTMLElement>('.row .name') ?? [])];
  const here = event.target instanceof Element ? event.target.closest('.row') : null;
  const index = names.findIndex((name) => here?.contains(name));
  const next = index + (event.key === 'ArrowDown' ? 1 : -1);
  const target = next < 0 ? root?.querySelector<HTMLElement>('input') : names[next];
  target?.focus();
  return target !== null && target !== undefined;
}
