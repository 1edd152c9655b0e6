import { CARD_NOT_LOADED, HELD_SHORT, LEFT, PRODUCT } from '../../lib/words/overlay.ts';
import { pillShapes } from '../shared/icon-shapes.ts';
import type { CardState } from './card-frame.ts';
import { iconElement, make, setText } from './elements.ts';
import type { OverlayContent } from './face.ts';
import { type Handle, hearPresses } from './handle.ts';
import type { Headline } from './headline.ts';

export interface PillPorts {
  onPress(): void;
  /** A person is about to press: pointer or focus is on the pill. */
  onNear(): void;
}

/** The folded overlay: one button that says the one most important thing. */
export function makePill(handle: Handle, { onPress, onNear }: PillPorts) {
  const button = make('button', { type: 'button', 'aria-expanded': 'false', 'aria-describedby': 'held' });
  const held = make('p', { class: 'held', id: 'held' });
  hearPresses(button, handle, onPress);
  button.addEventListener('pointerdown', handle.onPointerDown);
  button.addEventListener('keydown', handle.onKeyDown);
  button.addEventListener('pointerenter', onNear);
  // The focus that comes back from a folded card is not on its way to the next one.
  let isComingBack = false;
  button.addEventListener('focus', () => isComingBack || onNear());
  let said = '';
  /** Without a view the pill stays as it was, so that no words flash up between two patients. */
  let bare = false;
  return {
    parts: [button, held] as const,
    focus() {
      isComingBack = true;
      button.focus({ preventScroll: true });
      isComingBack = false;
    },
    /** Gives what is to be told of a press that came to nothing; '' for nothing. */
    draw(headline: Headline, content: OverlayContent, card: CardState): string {
      const note = noteOf(content, card);
      setText(held, note);
      held.hidden = note === '';
      bare = content.view?.iconOnly ?? bare;
      const look = JSON.stringify([headline, bare]);
      const told = note === CARD_NOT_LOADED ? note : '';
      if (said === look) return told;
      said = look;
      const { icon, tone, word, left } = headline;
      button.className = `pill ${tone}${bare ? ' bare' : ''}`;
      button.replaceChildren(
        iconElement(pillShapes[icon], icon === 'busy' ? 'icon spin' : 'icon'),
        make('span', { class: 'sr' }, `${PRODUCT}: `),
        make('span', { class: bare ? 'sr' : '' }, word, ...(left ? timeLeft(left) : [])),
      );
      return told;
    },
  };
}

/** What stands below the pill: why nothing opens. */
function noteOf(content: OverlayContent, card: CardState): string {
  const { open, staleExtension, noAccess, inert, outranked } = content;
  if (staleExtension) return '';
  // The popup says what to do about the access.
  if (inert || outranked || noAccess) return HELD_SHORT;
  return open && card === 'failed' ? CARD_NOT_LOADED : '';
}

function timeLeft(left: string): Node[] {
  return [
    // The space is no part of what is hidden; without it a screen reader joins the words before and after.
    make('span', { 'aria-hidden': 'true' }, ' ·'),
    document.createTextNode(' '),
    make('b', {}, left),
    make('span', { class: 'sr' }, ` ${LEFT}`),
  ];
}
