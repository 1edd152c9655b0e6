import { CARD_NOT_LOADED, HELD_SHORT, LEFT, OVERLAY_LOADING, PRODUCT } from '../../lib/words/overlay.ts';
import { shellShapes } from '../shared/icon-shapes.ts';
import { iconElement, make, setText } from './elements.ts';
import type { Face, OverlayContent } from './face.ts';
import type { Handle } from './handle.ts';

/** The overlay without its card: one button that says the one most important thing. */
export function pillFace(handle: Handle, onPress: () => void): Face {
  const button = make('button', { type: 'button', 'aria-expanded': 'false' });
  const held = make('p', { class: 'held' });
  button.addEventListener('click', onPress);
  button.addEventListener('pointerdown', handle.onPointerDown);
  button.addEventListener('keydown', handle.onKeyDown);
  let said = '';
  return {
    parts: [button, held],
    focus: button,
    draw(headline, drawn) {
      setText(held, noteOf(drawn));
      held.hidden = held.textContent === '';
      if (said === JSON.stringify(headline)) return;
      said = JSON.stringify(headline);
      const { icon, tone, word, left } = headline;
      button.className = `pill ${tone}`;
      button.replaceChildren(
        iconElement(shellShapes[icon], icon === 'busy' ? 'icon spin' : 'icon'),
        make('span', { class: 'sr' }, `${PRODUCT}: `),
        make('span', {}, word, ...(left ? timeLeft(left) : [])),
      );
    },
    end() {},
  };
}

/** What stands below the pill: that its card is on its way, or why nothing opens. */
function noteOf({ open, cardFailed, staleExtension, view, inert }: OverlayContent): string {
  if (open && cardFailed && !staleExtension) return CARD_NOT_LOADED;
  if (open && view && !staleExtension) return OVERLAY_LOADING;
  return inert ? HELD_SHORT : '';
}

function timeLeft(left: string): Node[] {
  return [
    make('span', { 'aria-hidden': 'true' }, ' · '),
    make('b', {}, left),
    make('span', { class: 'sr' }, ` ${LEFT}`),
  ];
}
