import { type ComponentChildren, createContext } from 'preact';
import { useContext, useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { PressRefusal } from '../../lib/card/judge-press.ts';
import type { Press } from '../../lib/messages/sight.ts';
import type { PressWatch } from './press-watch.ts';

/** Judges the presses of the card in which the buttons stand. */
export const Presses = createContext<PressWatch | null>(null);

interface Props {
  /** What a press would do, for whom and where to. A button of another meaning must be seen anew. */
  meaning: string;
  look: 'primary' | 'secondary' | 'danger' | 'link';
  busy: boolean;
  children: ComponentChildren;
  onAccepted: (press: Press) => void;
  onRefused: (reason: PressRefusal) => void;
}

/** A button whose press is judged before it counts: see lib/card/judge-press.ts. */
export function ActionButton({ meaning, look, busy, children, onAccepted, onRefused }: Props) {
  const presses = useContext(Presses);
  const element = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (element.current) presses?.drawn(element.current, `${meaning} ${element.current.textContent}`);
  });
  useEffect(() => {
    const drawn = element.current;
    return () => {
      if (drawn) presses?.gone(drawn);
    };
  }, [presses]);
  const onClick = (event: MouseEvent) => {
    const judgement = presses?.judge(event);
    if (busy || !judgement) return;
    if (judgement.kind === 'accepted') onAccepted(judgement.press);
    else onRefused(judgement.kind);
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
