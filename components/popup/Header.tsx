import type { WorklistView } from '../../lib/messages/worklist-view.ts';
import { PRODUCT } from '../../lib/words/overlay.ts';
import * as words from '../../lib/words/popup.ts';
import type { When } from '../../lib/words/status.ts';
import { clockTime } from '../../lib/words/time.ts';
import { ActsAs } from '../shared/ActsAs.tsx';
import { Icon } from '../shared/Icon.tsx';

interface Props {
  view: WorklistView | null;
  when: When;
  hasNews: boolean;
  onOpenSettings: () => void;
}

export function Header({ view, when, hasNews, onOpenSettings }: Props) {
  const settings = hasNews ? words.POPUP_SETTINGS_NEWS : words.POPUP_SETTINGS;
  return (
    <header>
      <div class="headline">
        <h1>{PRODUCT}</h1>
        {view?.connection.kind === 'connected' && (
          <>
            <Budget view={view} when={when} />
            <ActsAs name={view.actsAs} />
          </>
        )}
      </div>
      <button
        type="button"
        class={hasNews ? 'tool news' : 'tool'}
        aria-label={settings}
        title={settings}
        onClick={onOpenSettings}
      >
        <Icon name="gear" />
      </button>
    </header>
  );
}

/** Show the connection and the requests left. They are quiet, because nobody needs them until requests run low. */
function Budget({ view, when }: { view: WorklistView; when: When }) {
  const { left, limit, others, throttledUntil } = view.budget;
  if (!view.online) return <p class="budget">{words.OFFLINE}</p>;
  if (throttledUntil !== null && throttledUntil > when.now)
    return (
      <p class="budget low">
        {words.pausedUntil(clockTime(throttledUntil, when.zone))}
        {others > 0 && ` · ${words.othersUsed(others)}`}
      </p>
    );
  return (
    <p class={left < limit / 10 ? 'budget low' : 'budget'}>
      {words.CONNECTED} · {words.requestsLeft(left)}
      {view.filling && ` · ${words.FILLING}`}
    </p>
  );
}
