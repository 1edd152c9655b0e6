import { STAND_STILL } from '../../lib/timing.ts';

/**
 * May this click send an invite? The page around the overlay is not to be trusted: it can fade the overlay,
 * cover it, or move it under the pointer just before a click. Each way to fail has a name; over-refusal is
 * the safe direction, and a refused click is always answered with a sentence, never dropped.
 */
export type ClickRefusal = 'notTrusted' | 'hidden' | 'faded' | 'covered' | 'tooSoon';
export type Judgement = 'accepted' | ClickRefusal;

/** Our own styles never make a control see-through, so anything clearly below 1 is somebody else's doing. */
const OPAQUE = 0.9;
const SMALLEST = 16;
/** Where the control is tested, as fractions of its box: the centre, and points off both middles. */
const PROBES = [
  [0.5, 0.5],
  [0.2, 0.5],
  [0.8, 0.5],
  [0.35, 0.25],
  [0.65, 0.75],
] as const;

/**
 * Judge a click on `control`. Works on the control's box and not on the event's point, so a keyboard click
 * (which has no point) and a click on the icon inside the button get the same check.
 * `stoodStillSince` and `now` are on one clock, in milliseconds.
 */
export function judgeClick(
  event: Pick<Event, 'isTrusted'>,
  control: Element,
  stoodStillSince: number,
  now: number,
): Judgement {
  if (!event.isTrusted) return 'notTrusted';
  if (!isShown(control)) return 'hidden';
  if (isFaded(control)) return 'faded';
  if (isCovered(control)) return 'covered';
  return now - stoodStillSince < STAND_STILL ? 'tooSoon' : 'accepted';
}

function isShown(control: Element): boolean {
  if (!control.isConnected || !control.checkVisibility({ visibilityProperty: true })) return false;
  const box = control.getBoundingClientRect();
  return box.width >= SMALLEST && box.height >= SMALLEST;
}

/** The control and all it stands in, out through shadow roots to the html element. */
function* composedChain(control: Element): Generator<Element> {
  let element: Element | null = control;
  while (element) {
    yield element;
    if (element.parentElement) {
      element = element.parentElement;
    } else {
      const root: Node = element.getRootNode();
      element = root instanceof ShadowRoot ? root.host : null;
    }
  }
}

function isFaded(control: Element): boolean {
  let opacity = 1;
  for (const element of composedChain(control)) {
    const style = getComputedStyle(element);
    opacity *= Number(style.opacity);
    if (opacity < OPAQUE) return true;
    if (style.filter !== 'none' || style.clipPath !== 'none' || style.maskImage !== 'none') return true;
  }
  // The overlay is no child of body, but a page that fades its body is hiding something.
  const { body } = control.ownerDocument;
  return body !== null && Number(getComputedStyle(body).opacity) < OPAQUE;
}

function isCovered(control: Element): boolean {
  const box = control.getBoundingClientRect();
  const hit = PROBES.every(([x, y]) => isOnTop(control, box.left + box.width * x, box.top + box.height * y));
  return !hit || isUnderGlass(control, box);
}

/** The hit test, from the document inwards: a shadow root's own hit test does not see what lies outside it. */
function isOnTop(control: Element, x: number, y: number): boolean {
  let hit: Element | null = control.ownerDocument.elementFromPoint(x, y);
  while (hit && !control.contains(hit)) {
    const inner: Element | null = hit.shadowRoot?.elementFromPoint(x, y) ?? null;
    if (inner === hit) return false;
    hit = inner;
  }
  return hit !== null;
}

/**
 * Glass: a popover or dialog the page laid over the control that lets clicks through. A hit test looks through
 * it, a person does not. Which one is on top cannot be asked, so any that touches the control counts.
 */
function isUnderGlass(control: Element, box: DOMRect): boolean {
  const ours = new Set(composedChain(control));
  const open = control.ownerDocument.querySelectorAll(':popover-open, dialog[open]');
  return [...open].some((layer) => !ours.has(layer) && passesClicks(layer) && overlaps(layer, box));
}

function passesClicks(layer: Element): boolean {
  return getComputedStyle(layer).pointerEvents === 'none';
}

function overlaps(layer: Element, box: DOMRect): boolean {
  const other = layer.getBoundingClientRect();
  return other.left < box.right && other.right > box.left && other.top < box.bottom && other.bottom > box.top;
}
