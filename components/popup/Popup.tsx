import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { PAST_THE_END } from '../../lib/page-timing.ts';
import { failureWords } from '../../lib/words/failures.ts';
import * as words from '../../lib/words/popup.ts';
import { LOADING_LIST, SEARCH, SEARCH_SHORT } from '../../lib/words/shared.ts';
import { Icon } from '../shared/Icon.tsx';
import { useKeptFocus } from '../shared/kept-focus.ts';
import { Message } from '../shared/Message.tsx';
import { Spoken } from '../shared/Spoken.tsx';
import { StoreNotices } from '../shared/StoreNotices.tsx';
import { useNow } from '../shared/use-now.ts';
import { ConnectionNotice } from './Connection.tsx';
import { Header } from './Header.tsx';
import { useKeys } from './keys.ts';
import { type ListBelow, listedBelow } from './list-below.ts';
import { OtherHostNotice } from './OtherHostNotice.tsx';
import { Skeleton } from './Pending.tsx';
import { type ContentProps, PopupBody } from './PopupBody.tsx';
import { usePart } from './popup-part.ts';
import type { PopupProps } from './props.ts';
import { useStillRows } from './still-rows.ts';
import { TabPatient } from './TabPatient.tsx';
import { useRoom } from './use-room.ts';
import { useSpeeches } from './use-speeches.ts';

/** No name is longer, and the background takes no more. */
const LONGEST_QUERY = 100;

/**
 * The quick view: the patient of the tab in front, then the day in short, or everybody whose invite is known, with a search
 * over them. Letters typed anywhere go into the search.
 */
export function Popup(props: PopupProps) {
  const { view } = props;
  const root = useRef<HTMLDivElement>(null);
  const main = useRef<HTMLElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const when = { now: useNow(view?.clock ?? null), zone: view?.zone ?? null };
  const onTop = props.tab?.kind === 'found' ? props.tab.row : null;
  const shown = usePart(props, () => main.current?.scrollTop ?? 0);
  const { query } = shown.part;
  const list = view && listedBelow(view, query, onTop);
  const hasRows = list !== null && list.all > 0;
  const still = useStillRows(onTop?.patientId);

  const { speeches, onAct, onLookAtTab } = useSpeeches(props, list, query, when);

  useKeptFocus(root);
  useRoom(root);
  useLayoutEffect(() => search.current?.focus(), [hasRows]);
  useScrolledTo(main, props.left?.scrolled ?? 0, view !== null && props.day !== null);
  useEnd(view?.counts.nextEnd ?? null, when.now, props.onEnd);
  useKeys(root, search);

  return (
    <div class="desk popup" ref={root}>
      <Header {...{ view, when, hasNews: props.hasNews }} onOpenSettings={props.onOpenSettings} />
      {hasRows && (
        <Search
          field={search}
          {...{ query, list }}
          onQuery={(next) => shown.change({ query: next, from: 0 })}
        />
      )}
      <main ref={main} onClickCapture={still.onClickCapture} onScroll={shown.keep}>
        {props.failure && (
          <div class="notices">
            <Message words={failureWords(props.failure, when.zone)} tone="warn" icon="alert" />
          </div>
        )}
        <Content {...props} {...{ list, onTop, when, still, shown, onAct, onLookAtTab, scroller: main }} />
      </main>
      {still.early > 0 && (
        <p class="early" role="alert" key={still.early}>
          {words.TOO_SOON}
        </p>
      )}
      <Spoken from={speeches} />
    </div>
  );
}

/** Scroll to where the popup was left, once what it showed is there again. */
function useScrolledTo(main: RefObject<HTMLElement | null>, scrolled: number, isThere: boolean): void {
  useLayoutEffect(() => {
    if (isThere && main.current && scrolled > 0) main.current.scrollTop = scrolled;
  }, [isThere]);
}

/** Tell when the next invite has ended: one more may be resent then, and the counts are others. */
function useEnd(nextEnd: number | null, now: number, onEnd: () => void): void {
  const isOver = nextEnd !== null && now > nextEnd + PAST_THE_END;
  useEffect(() => {
    if (isOver) onEnd();
  }, [isOver]);
}

interface SearchProps {
  field: RefObject<HTMLInputElement | null>;
  query: string;
  list: ListBelow;
  onQuery: (query: string) => void;
}

function Search({ field, query, list, onQuery }: SearchProps) {
  // A search that was left is there to be read, and the next letter begins another one.
  useLayoutEffect(() => field.current?.select(), []);
  return (
    <div class="search">
      <Icon name="search" />
      <input
        ref={field}
        type="search"
        aria-label={SEARCH}
        placeholder={SEARCH_SHORT}
        value={query}
        maxlength={LONGEST_QUERY}
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => onQuery(event.currentTarget.value)}
      />
      <span class="count">{words.countSentence(list.found, list.all)}</span>
    </div>
  );
}

function Content(props: ContentProps) {
  const { view, list, still } = props;
  if (view === null || list === null) return props.failure ? null : <Skeleton words={LOADING_LIST} />;
  return (
    <>
      <StoreNotices store={view.store} onDismiss={props.onDismissLost} />
      {view.otherHost && <OtherHostNotice other={view.otherHost} onConfirm={props.onConfirmHost} />}
      {view.overlayTaken && <Message words={words.overlayTaken} tone="warn" icon="alert" />}
      <ConnectionNotice {...props} view={view} />
      <div ref={still.top}>
        <TabPatient {...props} view={view} />
      </div>
      <PopupBody {...props} {...{ view, list }} />
    </>
  );
}
