import type { WorklistView } from '../../lib/messages/worklist-view.ts';
import { failureWords } from '../../lib/words/failures.ts';
import type { Plain } from '../../lib/words/plain.ts';
import * as words from '../../lib/words/popup.ts';
import { RECONNECT } from '../../lib/words/shared.ts';
import { Message } from '../shared/Message.tsx';
import { SiteAccess } from '../shared/SiteAccess.tsx';
import type { PopupProps } from './props.ts';

/** Tell whether the list cannot be filled at all. */
export function hasNoConnection(view: WorklistView): boolean {
  return view.connection.kind !== 'connected';
}

interface Props extends Pick<PopupProps, 'onOpenSettings' | 'onAllowSite'> {
  view: WorklistView;
}

/** Show why the popup does not reach DrChrono, with the button that helps. Nothing is shown when all is well. */
export function ConnectionNotice({ view, onOpenSettings, onAllowSite }: Props) {
  if (view.connection.kind === 'siteAccessWithdrawn')
    return (
      <div class="notices">
        <SiteAccess everGiven={view.connection.everGiven} onAllowSite={onAllowSite} />
      </div>
    );
  const notice = noticeFor(view);
  if (notice === null) return null;
  return (
    <div class="notices">
      <Message words={notice.words} tone="warn" icon="plug">
        {notice.button && (
          <button type="button" class="button primary" onClick={onOpenSettings}>
            {notice.button}
          </button>
        )}
      </Message>
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
    case 'siteAccessWithdrawn':
      // StoreNotices and SiteAccess show this trouble.
      return null;
    case 'connected':
      return view.online ? null : { words: failureWords({ kind: 'offline' }, view.zone), button: null };
  }
}
