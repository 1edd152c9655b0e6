import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { BulkList } from '../../lib/messages/bulk-view.ts';
import * as words from '../../lib/words/bulk.ts';
import { failureWords } from '../../lib/words/failures.ts';
import { LOADING_LIST } from '../../lib/words/shared.ts';
import { Presses } from '../card/ActionButton.tsx';
import { useKeptFocus } from '../shared/kept-focus.ts';
import { Message } from '../shared/Message.tsx';
import { Spoken } from '../shared/Spoken.tsx';
import { useNow } from '../shared/use-now.ts';
import { Begin } from './Begin.tsx';
import { Confirm } from './Confirm.tsx';
import { Scroller } from './Lines.tsx';
import type { BulkPageProps } from './props.ts';
import { countsOf, Running } from './Running.tsx';
import { useChoice } from './use-choice.ts';
import { useListSpeeches } from './use-list-speeches.ts';

/**
 * Show a list of many invites: first the list to confirm, then its progress, then what came of it. Escape goes back to the
 * day.
 */
export function BulkPage(props: BulkPageProps) {
  const { view, preview, failure } = props;
  const when = { now: useNow(view?.clock ?? null), zone: view?.zone ?? null };
  const scroller = useRef<HTMLDivElement>(null);
  const [list, showLast] = useShownList(props);
  const choice = useChoice(preview);
  const root = useRef<HTMLElement>(null);
  const speeches = useListSpeeches(props, list, choice);
  useEscape(props.onOpenDesk);
  useKeptFocus(root);
  const last = view?.list && list === null ? view.list : null;
  return (
    <main class="desk bulk" ref={root}>
      <Scroller.Provider value={scroller}>
        <div class="scroll" ref={scroller}>
          <div class="column">
            <button type="button" class="button plain back" onClick={props.onOpenDesk}>
              <span class="link">{words.BACK_FROM_LIST}</span> <kbd>Esc</kbd>
            </button>
            {failure && (
              <div role="alert">
                <Message words={failureWords(failure, when.zone)} tone="warn" icon="alert" />
              </div>
            )}
            {last && <LastList list={last} onShow={showLast} />}
            {view && list && <Running {...props} view={view} list={list} when={when} />}
            {view && !list && preview && (
              <Confirm {...props} view={view} preview={preview} choice={choice} when={when} />
            )}
            {!failure && !(view && (list || preview)) && <p>{LOADING_LIST}</p>}
          </div>
        </div>
      </Scroller.Provider>
      {view && !list && preview && choice.possible.length > 0 && (
        <Presses.Provider value={props.presses}>
          <Begin {...props} view={view} preview={preview} chosen={choice.chosen} when={when} />
        </Presses.Provider>
      )}
      <Spoken from={speeches} />
    </main>
  );
}

/**
 * Choose the list to show: one that is under way always, and one that is over where this page saw it go on, or where nobody
 * wants a new one. Null: the new list is to be confirmed.
 */
function useShownList({ view, isForNew }: BulkPageProps): [BulkList | null, () => void] {
  const [wanted, setWanted] = useState<string | null>(null);
  const list = view?.list ?? null;
  const isUnderWay = list !== null && list.endedAt === null;
  useEffect(() => {
    if (isUnderWay) setWanted(list.id);
  }, [isUnderWay, list?.id]);
  const isShown = list !== null && (isUnderWay || list.id === wanted || !isForNew);
  return [isShown ? list : null, () => setWanted(list?.id ?? null)];
}

function LastList({ list, onShow }: { list: BulkList; onShow: () => void }) {
  return (
    <p class="last">
      {words.lastSentence(countsOf(list))}{' '}
      <button type="button" class="link" onClick={onShow}>
        {words.SHOW_LAST}
      </button>
    </p>
  );
}

function useEscape(onEscape: () => void): void {
  useLayoutEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.repeat && !event.defaultPrevented) onEscape();
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [onEscape]);
}
