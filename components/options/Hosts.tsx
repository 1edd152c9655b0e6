import * as words from '../../lib/words/hosts.ts';
import type { PageProps } from './props.ts';

/** List the hosts of the EHR at which Invite Desk works, with a way to remove the one that staff have confirmed. */
export function Hosts({ view, busy, onForgetHost }: PageProps) {
  const own = view.practiceHost;
  return (
    <section class="hosts">
      <h2>{words.HOSTS_TITLE}</h2>
      <p>{words.HOSTS_HOW}</p>
      <ul>
        <li>
          <code>{words.HOST_OF_ALL}</code>
          <span class="note">{words.OF_ALL}</span>
        </li>
        {own && (
          <li>
            <code>{own.host}</code>
            <span class="note">{own.setBy === 'it' ? words.SET_BY_IT : words.CONFIRMED_HERE}</span>
            {own.setBy === 'staff' && (
              <button
                type="button"
                class="button"
                aria-label={words.removeHost(own.host)}
                aria-disabled={busy !== null}
                onClick={() => busy === null && onForgetHost()}
              >
                {words.REMOVE_HOST}
              </button>
            )}
          </li>
        )}
      </ul>
      {own === null && <p class="note">{words.NO_OWN_HOST}</p>}
    </section>
  );
}
