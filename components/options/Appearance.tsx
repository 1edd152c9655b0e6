import * as words from '../../lib/words/options.ts';
import { Message } from '../shared/Message.tsx';
import { OnOffChoice } from './OnOffChoice.tsx';
import type { PageProps } from './props.ts';

/**
 * Let staff choose how much the pill says in DrChrono's own pages, where a screen may be seen by patients, and whether
 * they are asked to compare where a page says little.
 */
export function Appearance({ view, onIconOnly, onAskToConfirm }: PageProps) {
  return (
    <section class="appearance">
      <h2>{words.APPEARANCE_TITLE}</h2>
      <OnOffChoice
        {...{ view, choice: 'iconOnly', isOn: view.iconOnly, save: onIconOnly }}
        {...{ name: words.ICON_ONLY, how: words.ICON_ONLY_HOW }}
      />
      <OnOffChoice
        {...{ view, choice: 'askToConfirm', isOn: view.asksToConfirm, save: onAskToConfirm }}
        {...{ name: words.ASK_TO_CONFIRM, how: words.ASK_TO_CONFIRM_HOW }}
      />
      {view.confirmedTooOften && (
        <Message words={words.tooOftenWords(view.confirmedTooOften)} tone="warn" icon="alert" />
      )}
    </section>
  );
}
