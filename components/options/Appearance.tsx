import * as words from '../../lib/words/options.ts';
import { Message } from '../shared/Message.tsx';
import { Locked } from './Locked.tsx';
import type { PageProps } from './props.ts';

/**
 * Let staff choose how much the pill says in DrChrono's own pages, where a screen may be seen by patients, and whether
 * they are asked to compare where a page says little.
 */
export function Appearance({ view, onIconOnly, onAskToConfirm }: PageProps) {
  return (
    <section class="appearance">
      <h2>{words.APPEARANCE_TITLE}</h2>
      <label class="choice">
        <input
          type="checkbox"
          checked={view.iconOnly}
          disabled={view.locked.includes('iconOnly')}
          onChange={(event) => onIconOnly(event.currentTarget.checked)}
        />
        <span>
          {words.ICON_ONLY}
          <small>{words.ICON_ONLY_HOW}</small>
          <Locked view={view} choice="iconOnly" />
        </span>
      </label>
      <label class="choice">
        <input
          type="checkbox"
          checked={view.asksToConfirm}
          disabled={view.locked.includes('askToConfirm')}
          onChange={(event) => onAskToConfirm(event.currentTarget.checked)}
        />
        <span>
          {words.ASK_TO_CONFIRM}
          <small>{words.ASK_TO_CONFIRM_HOW}</small>
          <Locked view={view} choice="askToConfirm" />
        </span>
      </label>
      {view.confirmedTooOften && (
        <Message words={words.tooOftenWords(view.confirmedTooOften)} tone="warn" icon="alert" />
      )}
    </section>
  );
}
