import { type Judgement, type PressJudge, pressJudge } from '../../lib/card/judge-press.ts';
import { LOOK_AT_CARD, SEEN_LEAST, WATCH_DELAY } from '../../lib/page-timing.ts';

/** What version 2 of the observer adds; Firefox has only version 1. */
type WatchedEntry = IntersectionObserverEntry & { isVisible?: boolean };
type WatchOptions = IntersectionObserverInit & { trackVisibility?: boolean; delay?: number };

interface Control {
  meaning: string;
  box: string;
  /** Elapsed ms; null while the browser says that it is out of sight. */
  seenSince: number | null;
  /** The browser says that something covers or changes it. */
  doubted: boolean;
}

/** The browser has not said yet whether a control can be seen. It is too soon to press, and nothing need cover it. */
const NOT_SAID = Number.POSITIVE_INFINITY;

/** Watches the card's controls and judges the presses on them. There is one for the card's document. */
export interface PressWatch {
  /** A control is drawn, or drawn anew with this meaning. A new meaning must be seen anew. */
  drawn(element: HTMLElement, meaning: string): void;
  gone(element: HTMLElement): void;
  judge(event: MouseEvent): Judgement;
}

const WATCHING: WatchOptions = { threshold: [0, 0.99], trackVisibility: true, delay: WATCH_DELAY };

/** Keys that press a button. */
const PRESSING = new Set(['Enter', ' ']);

export function watchPresses(page: Document): PressWatch {
  const view = page.defaultView ?? window;
  const now = () => performance.now();
  const { seenSince, isWatched, isDoubted, ...controls } = watchControls(page, view, now);
  const judge = pressJudge(seenSince);
  let lastKey = Number.NEGATIVE_INFINITY;

  hearFocus(page, view, judge, now);
  hearPointer(page, judge);
  for (const type of ['keydown', 'keypress', 'keyup'] as const)
    page.addEventListener(
      type,
      (event) => {
        lastKey = now();
        if (type === 'keydown') hearKey(event, judge, lastKey);
      },
      { capture: true },
    );

  return {
    ...controls,
    judge(event) {
      const at = now();
      const control = event.currentTarget as HTMLElement;
      const byKey = event.detail === 0 && at - lastKey < SEEN_LEAST;
      const byPointer = event.detail > 0;
      const how = byPointer ? 'pointer' : byKey ? 'key' : 'assistive';
      const visible = page.visibilityState === 'visible';
      return judge.click({ control, at, trusted: event.isTrusted }, how, {
        ...{ visible, focused: page.hasFocus(), watched: isWatched() && !isDoubted(control) },
        doubted: isDoubted(control),
      });
    },
  };
}

/** Know of each control since when it can be seen just as it is. */
function watchControls(page: Document, view: Window, now: () => number) {
  const controls = new Map<HTMLElement, Control>();
  let watched = false;

  const hear = (entries: WatchedEntry[]) => {
    for (const entry of entries) {
      watched = entry.isVisible !== undefined;
      const control = controls.get(entry.target as HTMLElement);
      if (control) noteSeen(control, entry, now);
    }
  };
  const observer = new IntersectionObserver(hear, WATCHING);

  const seeAnew = (control: Control) => {
    if (isSeenNow(control)) control.seenSince = now();
  };
  const restart = () => controls.forEach(seeAnew);
  const look = () => {
    for (const [element, control] of controls) {
      const box = boxOf(element);
      if (box === control.box) continue;
      control.box = box;
      seeAnew(control);
    }
  };
  page.addEventListener('visibilitychange', restart);
  view.addEventListener('resize', restart);
  setInterval(look, LOOK_AT_CARD);
  lookNowAndThen(() => controls.keys(), hear);

  return {
    isWatched: () => watched,
    isDoubted: (element: HTMLElement) => controls.get(element)?.doubted === true,
    seenSince(element: object): number | null {
      look();
      if (page.visibilityState !== 'visible') return null;
      return controls.get(element as HTMLElement)?.seenSince ?? null;
    },
    drawn(element: HTMLElement, meaning: string): void {
      const known = controls.get(element);
      if (known?.meaning === meaning) return;
      const box = boxOf(element);
      if (known) {
        Object.assign(known, { meaning, box });
        seeAnew(known);
      } else {
        controls.set(element, { meaning, box, seenSince: NOT_SAID, doubted: false });
        observer.observe(element);
      }
    },
    gone(element: HTMLElement): void {
      controls.delete(element);
      observer.unobserve(element);
    },
  };
}

/** Note what the browser says of a control. With a doubt, and without one again, it must be seen anew. */
function noteSeen(control: Control, entry: WatchedEntry, now: () => number): void {
  const doubted = entry.isVisible === false;
  const isSeen = entry.isVisible || entry.intersectionRatio > 0.99;
  if (!isSeen) control.seenSince = null;
  else if (!isSeenNow(control) || control.doubted !== doubted) control.seenSince = now();
  control.doubted = doubted;
}

/**
 * The observer looks at a steady pace, so a cover that comes and goes at that pace could stay unseen. Others look once, at
 * random times.
 */
function lookNowAndThen(elements: () => Iterable<Element>, hear: (entries: WatchedEntry[]) => void): void {
  const once = new IntersectionObserver((entries, self) => {
    self.disconnect();
    hear(entries);
  }, WATCHING);
  for (const element of elements()) once.observe(element);
  setTimeout(() => lookNowAndThen(elements, hear), LOOK_AT_CARD * (0.5 + Math.random()));
}

function isSeenNow({ seenSince }: Control): boolean {
  return seenSince !== null && seenSince !== NOT_SAID;
}

function hearFocus(page: Document, view: Window, judge: PressJudge, now: () => number): void {
  view.addEventListener('focus', () => judge.focusIn(now()));
  view.addEventListener('blur', () => judge.focusOut());
  if (page.hasFocus()) judge.focusIn(now());
}

/*
 * A press began when the browser says so. A slow card hears of it late, and would take the time in between for time in
 * which the person could see the button.
 */

function hearPointer(page: Document, judge: PressJudge): void {
  page.addEventListener(
    'pointerdown',
    (event) => {
      const control = controlAt(event.target);
      if (!control || !event.isPrimary || event.button !== 0) return judge.cancel();
      judge.pointerDown({ control, at: event.timeStamp, trusted: event.isTrusted });
    },
    { capture: true },
  );
  page.addEventListener('pointercancel', () => judge.cancel(), { capture: true });
}

function hearKey(event: KeyboardEvent, judge: PressJudge, heardAt: number): void {
  if (isLetter(event)) judge.letterTyped(heardAt);
  if (!PRESSING.has(event.key)) return;
  const control = controlAt(event.target);
  if (control) judge.keyDown({ control, at: event.timeStamp, trusted: event.isTrusted }, event.repeat);
  else judge.cancel();
}

/**
 * Keys with longer names write nothing, and with these three held a key is a command. What is written into a field of ours
 * was meant for it.
 */
function isLetter({ key, ctrlKey, altKey, metaKey, target }: KeyboardEvent): boolean {
  if (target instanceof HTMLInputElement) return false;
  return key.length === 1 && key !== ' ' && !ctrlKey && !altKey && !metaKey;
}

function controlAt(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest('button') : null;
}

function boxOf(element: Element): string {
  const { x, y, width, height } = element.getBoundingClientRect();
  return [x, y, width, height].map(Math.round).join(' ');
}
