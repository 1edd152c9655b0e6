import { useState } from 'preact/hooks';
import * as words from '../../lib/words/options.ts';
import type { PageProps } from './props.ts';

/**
 * Disconnect after a second question, because what is wiped is gone: everything remembered of patients, and the client
 * secret unless the practice's IT has set it.
 */
export function Disconnect({ view, busy, onDisconnect }: PageProps) {
  const [asking, setAsking] = useState(false);
  const [how, ask] = view.managed
    ? [words.DISCONNECT_HOW_MANAGED, words.DISCONNECT_ASK_MANAGED]
    : [words.DISCONNECT_HOW, words.DISCONNECT_ASK];
  const disconnect = () => {
    if (busy !== null) return;
    setAsking(false);
    onDisconnect();
  };
  return (
    <section class="disconnect">
      <h2>{words.DISCONNECT}</h2>
      <p>{asking ? ask : how}</p>
      <div class="save">
        {asking ? (
          <>
            <button type="button" class="button danger" aria-disabled={busy !== null} onClick={disconnect}>
              {words.DISCONNECT_YES}
            </button>
            <button type="button" class="button" onClick={() => setAsking(false)}>
              {words.DISCONNECT_NO}
            </button>
          </>
        ) : (
          <button type="button" class="button danger" onClick={() => setAsking(true)}>
            {words.DISCONNECT}…
          </button>
        )}
      </div>
    </section>
  );
}
