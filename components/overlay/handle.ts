import { LATE_CLICK } from '../../lib/page-timing.ts';
import { nudge, type Point } from './placement.ts';

/** Below this a press is a click with an unsteady hand, not a drag. */
const DRAG_STARTS = 4;

/** What makes an element the handle that drags the overlay or nudges it with arrow keys. */
export interface Handle {
  onPointerDown(event: PointerEvent): void;
  onKeyDown(event: KeyboardEvent): void;
  /** True for the click that ends a drag: it must not toggle or send anything. */
  endedDrag(): boolean;
}

/**
 * Make the handle. `from` tells where the overlay stands, once it stands somewhere. `drag` moves it along while a drag
 * goes on and is told null at the drag's end; `put` leaves it somewhere.
 */
export function makeHandle(
  from: () => Point | undefined,
  drag: (to: Point | null) => void,
  put: (to: Point) => void,
): Handle {
  let dragged = false;
  return {
    onPointerDown(event) {
      dragged = false;
      const handle = event.currentTarget;
      const start = from();
      if (event.button !== 0 || !start || !(handle instanceof HTMLElement)) return;
      follow(handle, event, start, (to) => {
        dragged = true;
        drag(to);
      }).then((end) => {
        drag(null);
        if (end) put(end);
        // The click of this press comes before the next task; later clicks and keys are no part of the drag.
        setTimeout(() => {
          dragged = false;
        });
      });
    },
    onKeyDown(event) {
      const start = from();
      const to = start && nudge(start, event.key);
      if (!to) return;
      event.preventDefault();
      put(to);
    },
    endedDrag: () => dragged,
  };
}

/**
 * A page may stop clicks on their way down, as a window does that keeps the focus. So a press without its click counts a
 * moment later. Where the page stops how it begins as well, the button's look tells of it: `:active` comes and goes. What
 * has ended as a click does not end once more where the look is told late, on a busy machine.
 */
export function hearPresses(button: HTMLElement, handle: Handle, onPress: () => void): void {
  let isDown = false;
  let late = 0;
  const ended = () => {
    if (!isDown) return;
    isDown = false;
    clearTimeout(late);
    if (button.matches(':hover') && !handle.endedDrag()) late = window.setTimeout(onPress, LATE_CLICK);
  };
  const hear = ({ type }: Event) => {
    if (type === 'pointerup') ended();
    isDown = type === 'pointerdown';
  };
  for (const type of ['pointerdown', 'pointerup']) button.addEventListener(type, hear);
  button.addEventListener('transitionrun', () => {
    if (button.matches(':active')) isDown = true;
    else ended();
  });
  button.addEventListener('click', (event) => {
    if (!event.isTrusted) return;
    hear(event);
    clearTimeout(late);
    onPress();
  });
}

/** Follow one press to its end. Resolves with the last point, or null when it never became a drag. */
function follow(
  handle: HTMLElement,
  press: PointerEvent,
  start: Point,
  onDrag: (to: Point) => void,
): Promise<Point | null> {
  return new Promise((resolve) => {
    const ended = new AbortController();
    const { signal } = ended;
    // The pointer is captured at once, because a quick hand is off the pill before its first move event.
    handle.setPointerCapture(press.pointerId);
    let last: Point | null = null;
    const end = () => {
      ended.abort();
      resolve(last);
    };
    const move = (event: PointerEvent) => {
      const dx = event.clientX - press.clientX;
      const dy = event.clientY - press.clientY;
      if (last === null && Math.hypot(dx, dy) < DRAG_STARTS) return;
      last = { left: start.left + dx, top: start.top + dy };
      onDrag(last);
    };
    handle.addEventListener('pointermove', move, { signal });
    for (const type of ['pointerup', 'pointercancel', 'lostpointercapture'])
      handle.addEventListener(type, end, { signal });
  });
}
