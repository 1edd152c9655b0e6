import type { WorklistView } from '../../lib/messages/worklist-view.ts';
import { failureWords } from '../../lib/words/failures.ts';
import type { Plain } from '../../lib/words/plain.ts';
import * as words from '../../lib/words/popup.ts';
import { RECONNECT } from '../../lib/words/shared.ts';
import { Words } from '../shared/Words.tsx';

/** Tell whether the list cannot be filled at all. */
export function hasNoConnection(view: WorklistView): boolean {
  return view.connection.kind !== 'connected';
}

/** Show why the popup does not reach DrChrono, with the button that helps. Nothing is shown when all is well. */
export function ConnectionNotice({
  view,
  onOpenSettings,
}: {
  view: WorklistView;
  onOpenSettings: () => void;
}) {
  const notice = noticeFor(view);
  if (notice === null) return null;
  return (
    <div class="notices">
      <Words words={notice.words} tone="warn" icon="plug">
        {notice.button && (
          <button type="button" class="button primary" onClick={onOpenSettings}>
            {notice.button}
          </button>
        )}
      </Words>
    </div>
  );
}

function noticeFor(view: WorklistView): { words: Plain; button: string | null } | null {
  const { connection } = view;
  switch (connection.kind) {
    case 'notSetUp':
      return { words: words.notSetUp, button: words.SET_UP };
    case 'notConnected':
      return { words: failureWords(connection, view.zone), button: words.POPUP_CONNECT };
    case 'reconnect':
      return { words: failureWords(connection, view.zone), button: RECONNECT };
    case 'storeUnavailable':
      // StoreNotices shows this trouble.
      return null;
    case 'siteAccessWithdrawn':
      return { words: failureWords(connection, view.zone), button: null };
    case 'connected':
      return view.online ? null : { words: failureWords({ kind: 'offline' }, view.zone), button: null };
  }
}
