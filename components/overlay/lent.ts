import { shellShapes } from '../shared/icon-shapes.ts';
import { leftOf, statusAt } from '../shared/time-left.ts';
import { markOf, markOfOperation } from '../shared/tone.ts';
import { iconElement, make, setText } from './elements.ts';
import { addStyles } from './styles.ts';

/** What the overlay lends to its card, as lib/overlay/lent.ts does to the readers. */
export const lentToCard = {
  ...{ shellShapes, leftOf, statusAt, markOf, markOfOperation },
  ...{ iconElement, make, setText, addStyles },
};
