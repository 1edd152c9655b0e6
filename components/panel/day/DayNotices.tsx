import type { DayView } from '../../../lib/messages/day-view.ts';
import { listed } from '../../../lib/panel/day-shown.ts';
import * as words from '../../../lib/words/day-page.ts';
import { morningSentence } from '../../../lib/words/day-standing.ts';
import { failureWords } from '../../../lib/words/failures.ts';
import type { Plain } from '../../../lib/words/plain.ts';
import { notSetUp, POPUP_CONNECT, SET_UP } from '../../../lib/words/popup.ts';
import { OPEN_SETTINGS, RECONNECT } from '../../../lib/words/shared.ts';
import type { When } from '../../../lib/words/status.ts';
import { clockTime } from '../../../lib/words/time.ts';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { Icon } from '../../shared/Icon.tsx';
import { Message } from '../../shared/Message.tsx';
import { SiteAccess } from '../../shared/SiteAccess.tsx';
import { StoreNotices } from '../../shared/StoreNotices.tsx';
import type { DayProps } from './props.ts';

interface Props extends DayProps {
  when: When;
}

/** Nothing is known of the day, and nothing can be read: there are no counts to show. */
export function isBlank(view: DayView): boolean {
  const isCut = view.connection.kind !== 'connected' || !view.online;
  return (
    view.readAt === null &&
    view.counts.patients === 0 &&
    view.counts.pending === 0 &&
    (isCut || view.trouble !== null)
  );
}

/** What stands above everything: the store, the connection, a read that failed, and the first look of the day. */
export function DayNotices(props: Props) {
  const { shown, when } = props;
  const { view, failure } = shown;
  const cut = view && connectionNotice(view, when);
  const closed = view?.connection.kind === 'siteAccessWithdrawn' ? view.connection : null;
  const trouble = failure ?? (view?.trouble?.kind === 'failed' ? view.trouble.failure : null);
  return (
    <>
      {view && <StoreNotices store={view.store} onDismiss={props.onDismissLost} />}
      {closed && (
        <div class="notices">
          <SiteAccess everGiven={closed.everGiven} onAllowSite={props.onAllowSite} />
        </div>
      )}
      {cut && (
        <div class="notices">
          <Message words={cut.words} tone="warn" icon={cut.button ? 'plug' : 'alert'}>
            {cut.button && (
              <button type="button" class="button primary" onClick={props.onOpenSettings}>
                {cut.button}
              </button>
            )}
          </Message>
        </div>
      )}
      {trouble && !cut && !closed && (
        <div class="notices">
          <Message words={failureWords(trouble, when.zone)} tone="warn" icon="alert">
            <button type="button" class="button" onClick={props.onLookAgain}>
              {words.TRY_AGAIN}
            </button>
          </Message>
        </div>
      )}
      {shown.morning && !cut && !closed && (
        <div class="morning">
          <p>{morningSentence(shown.morning)}</p>
          <button type="button" class="link" onClick={props.day.endMorning}>
            {words.GOT_IT}
          </button>
        </div>
      )}
    </>
  );
}

function connectionNotice(view: DayView, when: When): { words: Plain; button: string | null } | null {
  const { connection, budget } = view;
  switch (connection.kind) {
    case 'notSetUp':
      return { words: notSetUp, button: SET_UP };
    case 'notConnected':
      return { words: failureWords(connection, when.zone), button: POPUP_CONNECT };
    case 'reconnect':
      return { words: failureWords(connection, when.zone), button: RECONNECT };
    case 'siteAccessWithdrawn':
    case 'storeUnavailable':
      // Each has a notice of its own.
      return null;
    case 'connected':
      if (!view.online) return { words: failureWords({ kind: 'offline' }, when.zone), button: null };
      if (budget.throttledUntil !== null && budget.throttledUntil > when.now)
        return {
          words: failureWords({ kind: 'throttled', until: budget.throttledUntil }, when.zone),
          button: null,
        };
      return budget.left > 0
        ? null
        : { words: words.budgetSpentWords(clockTime(budget.resetsAt, when.zone)), button: null };
  }
}

/** Why there are no rows. */
export function NoRows(props: Props) {
  const { shown, day } = props;
  const { view, ask } = shown;
  if (view === null) return shown.failure ? null : <Skeleton />;
  if ((listed(shown)?.found ?? 0) > 0) return null;
  if (view.trouble?.kind === 'reading') return <Skeleton />;
  if (ask.query !== '') return <NoneFound query={ask.query} onClear={() => day.choose({ query: '' })} />;
  if (view.trouble?.kind === 'failed' || isBlank(view)) return null;
  if (view.trouble?.kind === 'emptySchedule') return <MayBeMissing onOpenSettings={props.onOpenSettings} />;
  const isOfDay = ask.filter !== 'pending' && ask.filter !== 'oneStep';
  // Appointments that could not be read may be somebody's, and the sentence above the list says so.
  if (view.counts.patients === 0 && isOfDay)
    return view.unread > 0 ? null : <EmptyState words={words.nobodyBooked} icon="minus" />;
  if (ask.filter !== 'toDo') return <EmptyState words={words.nobodyInFilter} />;
  if (view.counts.notChecked > 0) return <EmptyState words={words.nobodyToDoYet} icon="question" />;
  return <EmptyState words={words.nothingToDo} />;
}

/** An empty schedule may be a free day, or a right that is missing: DrChrono does not say which. */
function MayBeMissing({ onOpenSettings }: Pick<Props, 'onOpenSettings'>) {
  const { happened, patient, next } = words.emptySchedule;
  return (
    <div class="empty">
      <Icon name="question" />
      <h2>{happened}</h2>
      <p>{patient}</p>
      <p>{next}</p>
      <button type="button" class="button" onClick={onOpenSettings}>
        {OPEN_SETTINGS}
      </button>
    </div>
  );
}

function NoneFound({ query, onClear }: { query: string; onClear: () => void }) {
  return (
    <div class="empty">
      <Icon name="search" />
      <h2>{words.noneFound(query)}</h2>
      <p>{words.NONE_FOUND_NEXT}</p>
      <button type="button" class="button" onClick={onClear}>
        {words.CLEAR_DAY_SEARCH}
      </button>
    </div>
  );
}

function Skeleton() {
  return (
    <div class="skeleton">
      <p class="sr">{words.READING_DAY}</p>
      {[70, 52, 61, 45, 66].map((width) => (
        <div key={width} aria-hidden="true">
          <span class="time" />
          <span style={{ width: `${width}%` }} />
          <span style={{ width: '38%' }} />
        </div>
      ))}
    </div>
  );
}
