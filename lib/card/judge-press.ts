import type { Press } from '../messages/sight.ts';
import { SEEN_LEAST } from '../page-timing.ts';

/**
 * Why a press in the card was not taken. The page around the card is not to be trusted: it can put the card under a
 * finger that was meant for something else. Too many refusals are better than one press that nobody meant.
 */
export type PressRefusal = 'notAimed' | 'tooSoon' | 'notVisible' | 'notFocused';

export type Judgement = { kind: 'accepted'; press: Press } | { kind: PressRefusal };

/** One event in the card, as far as it matters here. Times are elapsed ms on one clock. */
export interface PressEvent {
  /** The control on which it happened. */
  control: object;
  at: number;
  /** The browser says that a person caused it. */
  trusted: boolean;
}

/** What the document says at the moment of the click. */
export interface DocumentNow {
  visible: boolean;
  focused: boolean;
  /** The browser watches that nothing covers or fades the control (IntersectionObserver v2). */
  watched: boolean;
  /** The browser says that something covers or changes the control. */
  doubted?: boolean;
}

/** Since when a control can be seen just as it is now (elapsed ms); null while it cannot. */
export type SeenSince = (control: object) => number | null;

interface Down {
  how: 'pointer' | 'key';
  control: object;
  at: number;
  /** The control could be seen since then when the press began. Another value at its end means that it changed. */
  seenSince: number | null;
  ready: boolean;
}

/**
 * Judge presses in one card. A press counts when pointer or key went down and up on the same control, and the control
 * could be seen for half a second before it went down. A key counts only half a second after the focus came in: a page
 * can bring the focus back to the card, by closing a popover, while somebody goes on with Tab and Enter. One press is one
 * click. A screen reader presses without pointer and key; the browser lets no page do that.
 */
export function pressJudge(seenSince: SeenSince) {
  let down: Down | null = null;
  /** Since then what is typed is meant for the card; null while the focus is elsewhere. */
  let typedHereSince: number | null = null;

  const wasSeen = (control: object, at: number) => {
    const since = seenSince(control);
    return since !== null && at - since >= SEEN_LEAST;
  };
  const begin = (how: Down['how'], { control, at }: PressEvent, ready: boolean) => {
    down = { how, control, at, seenSince: seenSince(control), ready };
  };

  return {
    /** The focus came into the card from outside. */
    focusIn(at: number): void {
      typedHereSince = at;
    },
    focusOut(): void {
      typedHereSince = null;
      down = null;
    },
    /** A letter was typed. Nothing in the card takes letters, so the person writes somewhere else, as far as they know. */
    letterTyped(at: number): void {
      if (typedHereSince !== null) typedHereSince = at;
    },
    pointerDown(event: PressEvent): void {
      if (event.trusted) begin('pointer', event, wasSeen(event.control, event.at));
    },
    /** A key that presses buttons went down. A key that is held repeats itself, and repeats mean nothing. */
    keyDown(event: PressEvent, repeat: boolean): void {
      down = null;
      if (!event.trusted || repeat) return;
      const isMeant = typedHereSince !== null && event.at - typedHereSince >= SEEN_LEAST;
      begin('key', event, isMeant && wasSeen(event.control, event.at));
    },
    /** The press was given up: the pointer was cancelled, or went up elsewhere. */
    cancel(): void {
      down = null;
    },
    click(event: PressEvent, how: Down['how'] | 'assistive', now: DocumentNow): Judgement {
      if (how === 'assistive') begin('pointer', event, wasSeen(event.control, event.at));
      const began = down;
      down = null;
      if (!event.trusted) return { kind: 'notAimed' };
      if (!now.visible) return { kind: 'notVisible' };
      if (!now.focused) return { kind: 'notFocused' };
      if (began === null || (began.how === 'key') !== (how === 'key') || began.control !== event.control)
        return { kind: 'notAimed' };
      const since = seenSince(event.control);
      if (since === null) return { kind: 'notVisible' };
      if (!began.ready || since !== began.seenSince) return { kind: 'tooSoon' };
      const press = { heldFor: event.at - began.at, watched: now.watched };
      return { kind: 'accepted', press: now.doubted ? { ...press, doubted: true } : press };
    },
  };
}

export type PressJudge = ReturnType<typeof pressJudge>;
