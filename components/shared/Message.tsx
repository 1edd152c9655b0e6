import type { ComponentChildren } from 'preact';
import type { Plain } from '../../lib/words/plain.ts';
import type { Tone } from '../../lib/words/tone.ts';
import { Icon, type IconName } from './Icon.tsx';

interface Props {
  words: Plain;
  tone: Tone;
  icon: IconName;
  children?: ComponentChildren;
}

/** Show a message in three parts, with room for its buttons: what happened, what it means and what to do next. */
export function Message({ words, tone, icon, children }: Props) {
  return (
    <div class={`words ${tone}`}>
      <Icon name={icon} />
      <div>
        <p class="happened">{words.happened}</p>
        <p>
          {words.patient} {words.next}
        </p>
        {children}
      </div>
    </div>
  );
}
