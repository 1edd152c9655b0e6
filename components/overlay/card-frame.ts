import type { Sight } from '../../lib/messages/sight.ts';
import { CARD_PATIENCE } from '../../lib/page-timing.ts';
import { FOLD, MOVE, PRODUCT } from '../../lib/words/overlay.ts';
import { iconElement, make } from './elements.ts';
import { type Handle, hearPresses } from './handle.ts';
import { type SightWatch, watchSight } from './sight.ts';

const FOLD_SHAPE = 'M4 6l4 4 4-4';
const GRIP_SHAPE = 'M6 4v.1M10 4v.1M6 8v.1M10 8v.1M6 12v.1M10 12v.1';

export interface CardFramePorts {
  /** Get the address of a card for this page; null where there is none. */
  cardAddress(): Promise<string | null>;
  onFold(): void;
  /** The card has come, has another size, or did not come. */
  onArrival(): void;
}

export type CardState = 'none' | 'loading' | 'ready' | 'failed';

/**
 * The card is a page of the extension in a frame, which no script of the EHR's page can reach. Around it stands only a
 * bar to move and fold it, and nothing of a patient.
 */
export interface CardFrame {
  element: HTMLElement;
  state(): CardState;
  /** Load the card for what the page is about now, unless that was tried already. */
  load(): void;
  /** Take the card away, with everything that it shows. */
  drop(): void;
  /** There is news. A card that nobody has opened would be out of date, so it is dropped. True: an open one is there. */
  hears(isOpen: boolean): boolean;
  /** The card with this token says how high it is, so it is drawn. */
  size(token: string, height: number): void;
  focus(): void;
  fold: HTMLElement;
}

export function makeCardFrame(handle: Handle, ports: CardFramePorts): CardFrame {
  const { bar, fold } = makeBar(handle, ports.onFold);
  const element = make('section', { class: 'card', 'aria-label': PRODUCT }, bar);

  let state: CardState = 'none';
  let frame: HTMLIFrameElement | null = null;
  /** Cards are numbered, so that the answer for one that was dropped is not taken for the next. */
  let number = 0;

  const fail = (of: number) => {
    if (of !== number || state !== 'loading') return;
    drop();
    state = 'failed';
    ports.onArrival();
  };
  const load = async (of: number) => {
    const address = await ports.cardAddress();
    if (of !== number) return;
    if (address === null) return fail(of);
    // The clipboard is for the outline of a page that cannot be read, which a person hands to support. The star stands
    // for the card's origin, which is not the one in its address where the browser hides that.
    frame = make('iframe', { title: PRODUCT, src: address, allow: 'clipboard-write *' });
    element.append(frame);
  };
  function drop(): void {
    number += 1;
    state = 'none';
    frame?.remove();
    frame = null;
  }

  return {
    element,
    fold,
    state: () => state,
    load() {
      // After a failure a person is told, and must press. A pointer that comes near again is no press.
      if (state !== 'none') return;
      state = 'loading';
      number += 1;
      const of = number;
      setTimeout(() => fail(of), CARD_PATIENCE);
      void load(of);
    },
    drop,
    hears(isOpen) {
      if (!isOpen && state !== 'none') drop();
      return state === 'loading' || state === 'ready';
    },
    size(token, height) {
      // A card that was dropped may still be heard of.
      if (!frame?.src.endsWith(`#${token}`)) return;
      frame.style.height = `${height}px`;
      state = 'ready';
      ports.onArrival();
    },
    focus: () => frame?.focus({ preventScroll: true }),
  };
}

/** The bar by which a person moves and folds the card. */
function makeBar(handle: Handle, onFold: () => void) {
  const grip = make(
    'button',
    { type: 'button', class: 'tool grip', 'aria-label': MOVE, title: MOVE },
    iconElement(GRIP_SHAPE),
  );
  const fold = make(
    'button',
    { type: 'button', class: 'tool', 'aria-label': FOLD, title: FOLD, 'aria-expanded': 'true' },
    iconElement(FOLD_SHAPE),
  );
  const bar = make('header', {}, grip, make('span', { class: 'product' }, PRODUCT), fold);
  bar.addEventListener('pointerdown', handle.onPointerDown);
  grip.addEventListener('keydown', handle.onKeyDown);
  // The bar captures a press to drag; a captured press would never become a click of the button.
  fold.addEventListener('pointerdown', (event) => event.stopPropagation());
  hearPresses(fold, handle, onFold);
  return { bar, fold };
}

/** Watch whether the card can be seen, while it is open. */
export function makeSightKeeper(page: Document, host: HTMLElement, isIntact: () => boolean) {
  let watch: { sight: SightWatch; card: HTMLElement } | null = null;
  return {
    /** The card is open, or null: it is not. */
    watch(card: HTMLElement | null): void {
      if (watch?.card === card) return;
      watch?.sight.end();
      watch = card && { card, sight: watchSight(page, host, card, isIntact) };
    },
    answer(heldFor: number): Sight {
      return watch?.sight.answer(heldFor) ?? { kind: 'doubtful', why: 'hidden' };
    },
  };
}
