import type { StoreView } from '../../lib/messages/store-view.ts';
import { I_KNOW, lostWords } from '../../lib/words/lost-records.ts';
import { storeWords } from '../../lib/words/store.ts';
import { Message } from './Message.tsx';

/** Show what was lost on this computer, until staff say that they know, and what its disk refuses. */
export function StoreNotices({ store, onDismiss }: { store: StoreView; onDismiss: () => void }) {
  if (store.trouble === null && store.lost.length === 0) return null;
  return (
    <div class="notices" role="alert">
      {store.trouble && <Message words={storeWords[store.trouble]} tone="stop" icon="alert" />}
      {store.lost.map((record, index) => (
        <Message key={record} words={lostWords[record]} tone="warn" icon="alert">
          {index === store.lost.length - 1 && (
            <button type="button" class="button" onClick={onDismiss}>
              {I_KNOW}
            </button>
          )}
        </Message>
      ))}
    </div>
  );
}
