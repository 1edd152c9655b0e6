import { render } from 'preact';
import { failureWords } from '../../lib/words/failures.ts';
import { progressSentence } from '../shared/Progress.tsx';
import { Card } from './Card.tsx';
import css from './card.css?inline';
import { cardFace } from './card-frame.ts';
import type { Drawn, Face } from './face.ts';
import type { Handle } from './handle.ts';
import { addStyles } from './styles.ts';
import type { Support } from './support.ts';

/**
 * This draws the open card, which is loaded apart from the shell. Only plain data and elements pass between the two, so
 * that the shell does not need the renderer.
 */
export interface CardDrawer {
  face(handle: Handle, onFold: () => void): Face;
  /** Say what a screen reader is told when it changes; '' for nothing. */
  announce(card: Drawn): string;
}

const styled = new WeakSet<Node>();

export function makeCardDrawer(support: Support): CardDrawer {
  const inside = {
    draw(card: Drawn, slot: Element) {
      const root = slot.getRootNode();
      if (root instanceof ShadowRoot && !styled.has(root)) {
        styled.add(root);
        addStyles(root, css);
      }
      render(<Card {...card} support={support} />, slot);
    },
    clear: (slot: Element) => render(null, slot),
  };
  return {
    face: (handle, onFold) => cardFace(handle, onFold, inside),
    announce({ notice, view, when }) {
      if (notice) return failureWords(notice, when.zone).happened;
      return view?.operation ? progressSentence(view.operation, when) : '';
    },
  };
}
