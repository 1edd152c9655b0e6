import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { type ClickRefusal, judgeClick } from './trusted-click.ts';
import { useStoodStill } from './use-stood-still.ts';

interface Props {
  /** What a click would do and for whom; a change makes the button stand still anew. */
  meaning: string;
  look: 'primary' | 'secondary' | 'danger' | 'link';
  busy: boolean;
  children: ComponentChildren;
  onAccepted: () => void;
  onRefused: (reason: ClickRefusal) => void;
}

/** A button whose click is judged before it counts: see trusted-click.ts. */
export function ActionButton({ meaning, look, busy, children, onAccepted, onRefused }: Props) {
  const element = useRef<HTMLButtonElement>(null);
  const stoodStillSince = useStoodStill(element, meaning);
  const onClick = (event: Event) => {
    if (busy || !element.current) return;
    const judgement = judgeClick(event, element.current, stoodStillSince(), performance.now());
    if (judgement === 'accepted') onAccepted();
    else onRefused(judgement);
  };
  return (
    <button
      ref={element}
      type="button"
      class={look === 'link' ? 'link' : `button ${look}`}
      aria-disabled={busy}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
