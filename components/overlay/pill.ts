import { HELD_SHORT, LEFT, PRODUCT } from '../../lib/words/overlay.ts';
import type { Handle } from './dock.ts';
import { iconElement, make } from './elements.ts';
import type { Face, FaceContent } from './shell.ts';

/** The overlay while it is closed: one button that says the one most important thing. */
export function pillFace(handle: Handle, onOpen: () => void): Face {
  const button = make('button', { type: 'button', 'aria-expanded': 'false' });
  const held = make('p', { class: 'held' }, HELD_SHORT);
  button.addEventListener('click', onOpen);
  button.addEventListener('pointerdown', handle.onPointerDown);
  button.addEventListener('keydown', handle.onKeyDown);
  let said = '';
  return {
    parts: [button, held],
    focus: button,
    draw({ headline, props }: FaceContent) {
      held.hidden = !props.inert;
      if (said === JSON.stringify(headline)) return;
      said = JSON.stringify(headline);
      const { icon, tone, word, left } = headline;
      button.className = `pill ${tone}`;
      button.replaceChildren(
        iconElement(icon),
        make('span', { class: 'sr' }, `${PRODUCT}: `),
        make('span', {}, word, ...(left ? timeLeft(left) : [])),
      );
    },
    end() {},
  };
}

function timeLeft(left: string): Node[] {
  return [
    make('span', { 'aria-hidden': 'true' }, ' · '),
    make('b', {}, left),
    make('span', { class: 'sr' }, ` ${LEFT}`),
  ];
}
