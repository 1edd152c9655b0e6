import { render } from 'preact';
import { failureWords } from '../../lib/words/failures.ts';
import { progressSentence } from '../shared/Progress.tsx';
import { Card, type CardProps } from './Card.tsx';
import css from './card.css?inline';
import { addStyles } from './styles.ts';
import type { Support } from './support.ts';

export type DrawnCard = Omit<CardProps, 'support'>;

/**
 * The inside of the open card, behind three functions, so that it can be loaded apart from the shell. Nothing of
 * the renderer crosses this line but plain data and elements.
 */
export interface CardDrawer {
  draw(card: DrawnCard, slot: Element): void;
  clear(slot: Element): void;
  /** What a screen reader is told when it changes; '' for nothing. */
  announce(card: DrawnCard): string;
}

const styled = new WeakSet<Node>();

export function makeCardDrawer(support: Support): CardDrawer {
  return {
    draw(card, slot) {
      const root = slot.getRootNode();
      if (root instanceof ShadowRoot && !styled.has(root)) {
        styled.add(root);
        addStyles(root, css);
      }
      render(<Card {...card} support={support} />, slot);
    },
    clear(slot) {
      render(null, slot);
    },
    announce({ notice, view, when }) {
      if (notice) return failureWords(notice, when.zone).happened;
      return view?.operation ? progressSentence(view.operation, when) : '';
    },
  };
}
