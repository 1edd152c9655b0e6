import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import * as words from '../../lib/words/options.ts';
import { age, clockTime } from '../../lib/words/time.ts';
import type { Tone } from '../../lib/words/tone.ts';
import { Icon, type IconName } from '../shared/Icon.tsx';
import type { PageProps } from './props.ts';
import { Zone, zoneFits } from './Zone.tsx';

/**
 * Show the check list after connecting: who is signed in, which practice, which zone, what the account and the connection
 * may do and how many requests are left. `arrived`: this computer was connected just now, so this is what the press led to.
 */
export function Checks(props: PageProps & { arrived: boolean }) {
  const { view, busy, now, arrived } = props;
  const { checks, budget } = view;
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that was pressed is gone, and the focus with it.
  useLayoutEffect(() => void (arrived && heading.current?.focus()), [arrived]);
  return (
    <section class="checks">
      <h2 ref={heading} tabIndex={-1} data-next>
        {words.CHECKS_TITLE}
      </h2>
      {checks && (
        <dl>
          <Check title={words.SIGNED_IN_AS} good={checks.signedInAs !== null}>
            <bdi>{checks.signedInAs ?? words.OPTIONS_NOT_SAID}</bdi>
          </Check>
          <Check title={words.PRACTICE} good={checks.practice !== null}>
            <bdi>{checks.practice ?? words.PRACTICE_NOT_NAMED}</bdi>
          </Check>
          <Check title={words.ZONE} good={zoneFits(checks.zone, props)}>
            <Zone {...props} checks={checks} />
          </Check>
          <Check title={words.MAY_INVITE} good={checks.mayInvite === 'yes'} bad={checks.mayInvite === 'no'}>
            {words.mayInviteSentence[checks.mayInvite]}
          </Check>
          {/* A sign-in with less is not kept. */}
          <Check title={words.GRANTED} good>
            {words.GRANTED_ALL}
          </Check>
          <Check title={words.REQUESTS} good={budget.left > 0}>
            {words.requestsSentence(budget.left, budget.limit, clockTime(budget.resetsAt, checks.zone))}
          </Check>
        </dl>
      )}
      <div class="save">
        <button
          type="button"
          class="button"
          aria-disabled={busy !== null}
          onClick={() => busy === null && props.onRecheck()}
        >
          {busy === 'checking' ? words.CHECKING : words.RECHECK}
        </button>
        {checks && <span class="note">{words.checkedSentence(age(now - checks.checkedAt))}</span>}
      </div>
    </section>
  );
}

interface CheckProps {
  title: string;
  good: boolean;
  bad?: boolean;
  children: ComponentChildren;
}

function Check({ title, good, bad = false, children }: CheckProps) {
  const [tone, icon]: [Tone, IconName] = good
    ? ['good', 'check']
    : bad
      ? ['stop', 'blocked']
      : ['warn', 'question'];
  return (
    <div class={`check ${tone}`}>
      <dt>
        <Icon name={icon} />
        {title}
      </dt>
      <dd>{children}</dd>
    </div>
  );
}
