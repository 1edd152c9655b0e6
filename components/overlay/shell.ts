import { REDRAW_TIMES } from '../../lib/page-timing.ts';
import { type CardFrame, type CardFramePorts, makeCardFrame } from './card-frame.ts';
import { makeDock } from './dock.ts';
import { make, setText } from './elements.ts';
import type { OverlayContent } from './face.ts';
import { headlineOf } from './headline.ts';
import { makePill } from './pill.ts';
import { pillSpeech } from './pill-speech.ts';
import type { Fractions, Rect } from './placement.ts';

export interface ShellPorts extends Pick<CardFramePorts, 'cardAddress'> {
  /** Rectangles to keep clear, e.g. the close button of the appointment window. Viewport pixels. */
  avoid(): readonly Rect[];
  onToggle(open: boolean): void;
  onMove(place: Fractions): void;
  /** This card is open and drawn; null where none is. It is told with each drawing. */
  onCard(card: HTMLElement | null): void;
}

export interface Shell {
  draw(content: OverlayContent): void;
  /** The card with this token says how high it is. */
  sizeCard(token: string, height: number): void;
  /** There is news. A card that nobody has opened is dropped, since it would be out of date. True: an open one is there. */
  cardHears(): boolean;
  /** A person folded the card from inside. */
  fold(): void;
  /** A person pressed the shortcut, wherever the focus is: it does what a press on the pill does, and folds. */
  press(): void;
  end(): void;
}

/**
 * The shell is all that is drawn in the EHR's page: a pill, and around an open card a bar to move and fold it. Most page
 * views need no more than the pill, so the shell is written without a renderer.
 */
export function makeShell(into: Element, ports: ShellPorts): Shell {
  const box = make('div', { class: 'dock' });
  const status = make('p', { class: 'sr', role: 'status' });
  const frame = into.appendChild(make('div', { class: 'desk overlay' }, box, status));
  const dock = makeDock(frame, box, ports);
  const nowOf = correctedClock();
  let last: OverlayContent | null = null;
  const speech = pillSpeech();

  const toggle = (open: boolean) => {
    if (dock.handle.endedDrag()) return;
    focus.toggled();
    ports.onToggle(open);
  };
  const card = makeCardFrame(dock.handle, {
    cardAddress: ports.cardAddress,
    onFold: () => toggle(false),
    onArrival: () => last && draw(last),
  });
  /** A press folds an open card that is on its way. Where the card did not come, or was covered, the press tries again. */
  const onPress = () => {
    const isFailed = card.state() === 'failed';
    if (isFailed) card.drop();
    toggle(isFailed || !last?.open || last.outranked);
  };
  const pill = makePill(dock.handle, { onPress, onNear: () => last && mayHaveCard(last) && card.load() });
  const focus = makeFocusKeeper(card.focus, pill.focus);
  box.append(...pill.parts, card.element);
  box.addEventListener('keydown', ({ key }) => key === 'Escape' && last?.open && toggle(false));

  const draw = (content: OverlayContent) => {
    followSubject(card, last, content);
    last = content;
    const headline = headlineOf({ ...content, now: nowOf(content.view?.clock ?? null) });
    const note = pill.draw(headline, content, card.state());
    const hadFocus = frame.matches(':focus-within');
    const showsCard = content.open && mayBeSeen(content) && card.state() === 'ready';
    box.className = showsCard ? 'dock open' : 'dock';
    dock.place(content.place, showsCard ? 'card' : '');
    setText(status, speech.of(content, headline.word, showsCard) || note);
    ports.onCard(showsCard ? card.element : null);
    focus.follow(hadFocus, showsCard, content.open);
  };

  const timer = setInterval(() => last && draw(last), REDRAW_TIMES);
  return {
    draw,
    ...{ sizeCard: card.size, cardHears: () => card.hears(last?.open === true) },
    fold: () => atPill(pill.focus, () => toggle(false)),
    press: () => atPill(pill.focus, onPress),
    end() {
      clearInterval(timer);
      dock.end();
      card.drop();
      frame.remove();
    },
  };
}

/** Do what a press on the pill does, with the focus there before and, where the pill was hidden until then, after it. */
function atPill(focus: () => void, press: () => void): void {
  focus();
  press();
  focus();
}

/**
 * The focus goes along when a person has opened or folded. Where a card opens by itself, or only after the person has
 * gone on to something else, the focus stays in the EHR.
 */
function makeFocusKeeper(focusCard: () => void, focusPill: () => void) {
  let isToggled = false;
  return {
    toggled(): void {
      isToggled = true;
    },
    follow(hadFocus: boolean, showsCard: boolean, open: boolean): void {
      if (isToggled && hadFocus && showsCard) focusCard();
      if (isToggled && hadFocus && !open) focusPill();
      if (showsCard || !open) isToggled = false;
    },
  };
}

/** A card of another patient, or one that was folded, leaves the page at once. An open one is loaded. */
function followSubject(card: CardFrame, before: OverlayContent | null, next: OverlayContent): void {
  const isAnother = before !== null && before.subject !== next.subject;
  const isFolded = before?.open === true && !next.open;
  if (isAnother || isFolded || isOver(next)) card.drop();
  if (next.open && mayHaveCard(next) && card.state() === 'none') card.load();
}

/** May a card be loaded? It needs somebody to be about, and a page that lets it be pressed. */
function mayHaveCard(content: OverlayContent): boolean {
  return !isOver(content) && !content.inert;
}

/** Nothing can be asked any more: the extension is gone, or may not use the EHR's site. */
function isOver({ staleExtension, noAccess }: OverlayContent): boolean {
  return staleExtension || noAccess === true;
}

/** May a card be seen? While the page may be about somebody else, it must not. */
function mayBeSeen(content: OverlayContent): boolean {
  return mayHaveCard(content) && !content.outranked && content.view !== null;
}

/**
 * The corrected clock: what the view said plus the time since the view came. The difference of two readings of
 * the local clock is right even where the clock itself is wrong.
 */
function correctedClock(): (clock: { now: number } | null) => number {
  let received: { clock: { now: number } | null; at: number } = { clock: null, at: Date.now() };
  return (clock) => {
    if (received.clock !== clock) received = { clock, at: Date.now() };
    return (clock?.now ?? 0) + Date.now() - received.at;
  };
}
