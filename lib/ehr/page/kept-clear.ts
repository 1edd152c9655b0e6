import { bodyOf, MOST_FRAMES } from './frames.ts';

/** A rectangle in pixels of the window, for the layout of the overlay, which works with sizes. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

const dialog = 'dialog, [role="dialog"], [role="alertdialog"], [aria-modal="true"]';
const buttons =
  'button, [role="button"], input:is([type="button"], [type="submit"]), a:is([class*="btn" i], [class*="button" i])';
/** Words of what closes something, and of the buttons in Access History. */
const kept = /^(?:[×✕✖✗⨯x]|close(?: (?:window|dialog|appointment|this))?|revoke (?:invite|access))$/i;
const mostBoxes = 60;
/** Of more buttons and links than this, those in the rows of long lists are not looked at. */
const mostControls = 300;
const notInLongList = ':not(:not(body) > :nth-child(n + 41), :not(body) > :nth-child(n + 41) *)';
/** What lies over a page is far above it. An entry of a calendar is placed absolutely too, and is a part of the page. */
const farAbove = 100;

/** A button that an open card must not cover, and the frame of the page in which it stands. */
export interface KeptButton {
  control: Element;
  frame: Element | null;
}

/**
 * Find what an open card must not cover: the buttons of the dialogs and windows that the EHR has open, and wherever it
 * stands what closes something or revokes an invite. Nobody needs to know their markup: a window is a dialog by its role,
 * or lies over the page.
 */
export function keptButtons(page: Document): KeptButton[] {
  const frames = [...page.getElementsByTagName('iframe')].slice(0, MOST_FRAMES);
  const isOver = overPage();
  return [
    ...keptIn(page.body, isOver).map((control) => ({ control, frame: null })),
    ...frames.flatMap((frame) => {
      const isInWindow = isOver(frame);
      const inside = keptIn(bodyOf(frame), (element) => isInWindow || isOver(element));
      return inside.map((control) => ({ control, frame }));
    }),
  ];
}

/** The same over time: looked for again only after the page has `stirred`. */
export function keptPlaces(page: Document): { boxes(): Box[]; stirred(): void } {
  let kept: KeptButton[] | null = null;
  return {
    boxes() {
      kept ??= keptButtons(page);
      return boxesOf(kept);
    },
    stirred() {
      kept = null;
    },
  };
}

/** Where these buttons are drawn now. */
export function boxesOf(kept: readonly KeptButton[]): Box[] {
  const boxes = kept
    .filter(({ control }) => control.isConnected && control.checkVisibility({ visibilityProperty: true }))
    .map(({ control, frame }) => {
      const [box, around] = [boxOf(control), frame && boxOf(frame)];
      return around ? { ...box, left: box.left + around.left, top: box.top + around.top } : box;
    })
    .filter(isDrawn);
  // What comes last in the page is drawn last, so it is what a person sees.
  return boxes.slice(-mostBoxes);
}

/** The smallest box around all of these elements, as far as they are drawn; [] where none is. */
export function boxAround(elements: readonly Element[]): Box[] {
  const boxes = elements
    .filter((element) => element.isConnected)
    .map(boxOf)
    .filter(isDrawn);
  if (boxes.length === 0) return [];
  const [left, top] = [Math.min(...boxes.map((box) => box.left)), Math.min(...boxes.map((box) => box.top))];
  const right = Math.max(...boxes.map((box) => box.left + box.width));
  const bottom = Math.max(...boxes.map((box) => box.top + box.height));
  return [{ left, top, width: right - left, height: bottom - top }];
}

function keptIn(body: Element | null, isOver: (element: Element) => boolean): Element[] {
  const all = body?.querySelectorAll(`a, ${buttons}`) ?? [];
  const some = all.length > mostControls ? body?.querySelectorAll(`:is(a, ${buttons})${notInLongList}`) : all;
  return [...(some ?? [])].filter(
    (control) => kept.test(nameOf(control)) || (control.matches(buttons) && isOver(control)),
  );
}

function nameOf(control: Element): string {
  const [label, value, title] = ['aria-label', 'value', 'title'].map((name) => control.getAttribute(name));
  return [label, control.textContent, value, title].map((words) => words?.trim()).find(Boolean) ?? '';
}

/** Tell of elements whether they stand in something that lies over the page. The ancestors are asked once. */
function overPage(): (element: Element) => boolean {
  const known = new Map<Element, boolean>();
  const isOver = (element: Element): boolean => {
    let answer = known.get(element);
    if (answer === undefined) {
      const { position, zIndex } = getComputedStyle(element);
      const { parentElement } = element;
      answer =
        element.matches(dialog) ||
        position === 'fixed' ||
        (position === 'absolute' && Number(zIndex) >= farAbove) ||
        (parentElement !== null && isOver(parentElement));
      known.set(element, answer);
    }
    return answer;
  };
  return isOver;
}

function boxOf(element: Element): Box {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { left, top, width, height };
}

function isDrawn({ width, height }: Box): boolean {
  return width > 0 && height > 0;
}
