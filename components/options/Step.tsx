import type { ComponentChildren } from 'preact';
import * as words from '../../lib/words/options.ts';
import { Icon } from '../shared/Icon.tsx';

/** Where one step of the set-up stands. */
interface Props {
  number: number;
  title: string;
  done: boolean;
  /** The first step that is not done is the one to do now. */
  now: boolean;
  children: ComponentChildren;
}

/** Show one step of the set-up with its number, and whether it is done or the one to do now. */
export function Step({ number, title, done, now, children }: Props) {
  const state = done ? ' done' : now ? ' now' : '';
  return (
    <li class={`step${state}`} aria-current={now ? 'step' : undefined}>
      <span class="number" aria-hidden="true">
        {number}
      </span>
      <div>
        <h2>
          <span class="sr">{words.stepNumber(number)} </span>
          {title}
          {done && <Icon name="tick" />}
          {done && <span class="sr"> ({words.STEP_DONE})</span>}
        </h2>
        {children}
      </div>
    </li>
  );
}
