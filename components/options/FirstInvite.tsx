import * as words from '../../lib/words/options.ts';
import { TO_DESK } from '../../lib/words/popup.ts';
import type { PageProps } from './props.ts';

/** Say where invites are sent, once this computer is connected, with the way to the day. */
export function FirstInvite({ onOpenDesk }: PageProps) {
  return (
    <section class="first-invite">
      <h2>{words.FIRST_INVITE_TITLE}</h2>
      <p>{words.FIRST_INVITE_HOW}</p>
      <button type="button" class="button primary" onClick={onOpenDesk}>
        {TO_DESK}
      </button>
    </section>
  );
}
