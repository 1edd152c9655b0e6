import type { Sight, SightProblem } from '../../lib/messages/sight.ts';
import { LOOK_AT_CARD, SEEN_LEAST } from '../../lib/page-timing.ts';

/** Watches from outside whether a person can see the card. */
export interface SightWatch {
  /** Look now. `heldFor`: the press in the card began so long ago (ms), and the card must have been clear before it. */
  answer(heldFor: number): Sight;
  end(): void;
}

interface Grid {
  columns: number;
  rows: number;
}

/** Our own styles never make the card see-through, so anything clearly below 1 is somebody else's doing. */
const OPAQUE = 0.99;
const SMALLEST = 40;
/**
 * The card is hit-tested at this many points across and down, each a little off, so that no cover can spare them. A
 * press is tested more closely than the looks before it.
 */
const LOOK_GRID = { columns: 3, rows: 4 };
const PRESS_GRID = { columns: 7, rows: 9 };
/** Two looks lie this far apart at most, unless the page has no time for us. */
const LONGEST_BETWEEN_LOOKS = 1.5 * LOOK_AT_CARD;
/** The card's corners are round, so nothing of it is at its very edge. */
const EDGE = 10;

/**
 * Look at the card about ten times a second while it is open, and again at each press: is it in place, as it was made,
 * not faded or covered, and has it stood still? The page cannot see these looks, and as they come at random times it
 * cannot clear the card just for them.
 */
export function watchSight(
  page: Document,
  host: HTMLElement,
  card: HTMLElement,
  isIntact: () => boolean,
): SightWatch {
  const watched = watchedTime();
  let clearSince = watched.upToNow();
  let glassAt = Number.NEGATIVE_INFINITY;
  let box = '';
  let timer = 0;
  const look = (grid: Grid): SightProblem | null => {
    const problem = problemOf(page, host, card, isIntact, grid);
    const [is, now] = [placeOf(card) + filterOf(page), watched.upToNow()];
    if (problem !== null || is !== box) clearSince = now;
    if (mayBeUnderGlass(page, host)) glassAt = now;
    box = is;
    return problem;
  };
  const keepLooking = () => {
    look(LOOK_GRID);
    timer = window.setTimeout(keepLooking, LOOK_AT_CARD * (0.5 + Math.random()));
  };
  keepLooking();
  return {
    answer(heldFor) {
      const problem = look(PRESS_GRID);
      if (problem !== null) return { kind: 'doubtful', why: problem };
      const isWithinPress = (at: number) => watched.upToNow() - at < heldFor + SEEN_LEAST;
      if (isWithinPress(clearSince)) return { kind: 'doubtful', why: 'moved' };
      return { kind: 'clear', glass: isWithinPress(glassAt), filter: filterOf(page) };
    },
    end: () => clearTimeout(timer),
  };
}

/**
 * Count the milliseconds in which the card was watched. A page can change the card and then stand still, and us with it,
 * until a press on it is old; so of a longer time between two looks only the usual one counts.
 */
function watchedTime() {
  let total = 0;
  let countedAt = performance.now();
  return {
    upToNow(): number {
      const now = performance.now();
      total += Math.min(now - countedAt, LONGEST_BETWEEN_LOOKS);
      countedAt = now;
      return total;
    },
  };
}

function problemOf(
  page: Document,
  host: HTMLElement,
  card: HTMLElement,
  isIntact: () => boolean,
  grid: Grid,
): SightProblem | null {
  if (!isIntact()) return 'taken';
  if (page.hidden || !page.hasFocus() || !isShown(page, card)) return 'hidden';
  if (isFaded(host)) return 'faded';
  return isCovered(page, host, card.getBoundingClientRect(), grid) ? 'covered' : null;
}

function isShown(page: Document, card: HTMLElement): boolean {
  if (!card.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
  const { width, height } = card.getBoundingClientRect();
  // The page's zoom reaches the top layer too, and would shrink the card to nothing.
  const zoom = 'currentCSSZoom' in card ? Number(card.currentCSSZoom) : 1;
  const isDrawn = getComputedStyle(page.documentElement).display !== 'none';
  return isDrawn && zoom > 0.7 && width >= SMALLEST && height >= SMALLEST;
}

/** Every property by which the page could fade, cut, bend or tint the host. */
const CHANGES = (
  'filter backdrop-filter clip-path mask-image -webkit-mask-box-image-source mask-border-source mix-blend-mode ' +
  'transform rotate scale translate perspective offset-path content-visibility clip'
).split(' ');
/** One of these is the value with which such a property does nothing; '' is that of one which this browser lacks. */
const PLAIN = ['', 'none', 'normal', 'visible', 'auto'];

function isFaded(host: HTMLElement): boolean {
  const style = getComputedStyle(host);
  if (Number(style.opacity) < OPAQUE) return true;
  if (CHANGES.some((property) => !PLAIN.includes(style.getPropertyValue(property)))) return true;
  return ['::before', '::after'].some((pseudo) => {
    return !PLAIN.includes(getComputedStyle(host, pseudo).content);
  });
}

/** The browser draws the pictures of a view transition, and the lists and pickers of fields, over all that can be hit. */
const DRAWN_OVER_ALL = ':active-view-transition, select:open, input:open';

/**
 * The page's window of pictures stays above this one without the focus, and knows when the pointer comes. So the page can
 * close it right before a press on it. The types do not know it yet, and Firefox has none.
 */
function hasWindowOnTop(): boolean {
  const pictures: { window: Window | null } | undefined = Reflect.get(window, 'documentPictureInPicture');
  return pictures?.window != null;
}

function isCovered(page: Document, host: Element, box: DOMRect, { columns, rows }: Grid): boolean {
  if (hasWindowOnTop() || page.querySelector(DRAWN_OVER_ALL)) return true;
  const [width, height] = [box.width - 2 * EDGE, box.height - 2 * EDGE];
  for (let column = 0; column < columns; column += 1)
    for (let row = 0; row < rows; row += 1) {
      const x = box.left + EDGE + (width * (column + Math.random())) / columns;
      const y = box.top + EDGE + (height * (row + Math.random())) / rows;
      // There is nothing at a point outside the window.
      if (page.elementFromPoint(x, y) !== host) return true;
    }
  return false;
}

/**
 * Glass is what the page lays over the card and lets clicks through: a hit test looks through it, a person does not.
 * Which layer is on top cannot be asked, and a layer paints far beyond its box (a shadow, an outline, a backdrop). So
 * each layer of the page counts, wherever it stands.
 */
function mayBeUnderGlass(page: Document, host: Element): boolean {
  return [...page.querySelectorAll(':popover-open, :fullscreen')].some((layer) => layer !== host);
}

/** A filter of the html element reaches the card too. The background judges whether it only changes colours. */
function filterOf(page: Document): string {
  return getComputedStyle(page.documentElement).filter;
}

/** Tell where the card stands in the window, and the window on the screen: a page may move a window that it has opened. */
function placeOf(card: Element): string {
  const { x, y, width, height } = card.getBoundingClientRect();
  return [x, y, width, height, window.screenX, window.screenY].map(Math.round).join(' ');
}
