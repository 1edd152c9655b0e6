import { REDRAW_TIMES } from '../../lib/timing.ts';
import type { ActHandlers } from './Actions.tsx';
import type { CardDrawer } from './card-drawer.tsx';
import { makeDock } from './dock.ts';
import { make, setText } from './elements.ts';
import type { Drawn, Face, OverlayContent } from './face.ts';
import { headlineOf } from './headline.ts';
import { pillFace } from './pill.ts';
import type { Fractions, Rect } from './placement.ts';

export interface ShellProps extends OverlayContent {
  /** Draws the inside of the open card; null until its code is here. */
  card: CardDrawer | null;
}

export interface ShellPorts {
  /** Rectangles to keep clear, e.g. the close button of the appointment window. Viewport pixels. */
  avoid(): readonly Rect[];
  onToggle(open: boolean): void;
  onMove(place: Fractions): void;
  /** Called only for clicks that passed the trust check. */
  onAct: ActHandlers['onAct'];
  onOpenSettings(): void;
}

export interface Shell {
  draw(props: ShellProps): void;
  end(): void;
}

/**
 * The shell is the outside of the overlay: a pill, which also stands in for an open card until its code has come, and
 * one line for screen readers. Most page views need no more, so the shell is written without a renderer and the card is
 * a part of its own.
 */
export function makeShell(into: Element, ports: ShellPorts): Shell {
  const box = make('div');
  const status = make('p', { class: 'sr', role: 'status' });
  const frame = make('div', { class: 'desk overlay' }, box, status);
  into.append(frame);
  const dock = makeDock(frame, box, ports);
  const nowOf = correctedClock();
  const faceFor = faceIn(box, (card) =>
    card ? card.face(dock.handle, () => toggle(false)) : pillFace(dock.handle, press),
  );
  let face: Face | null = null;
  let toggled = false;
  let last: ShellProps | null = null;

  const toggle = (open: boolean) => {
    if (dock.handle.endedDrag()) return;
    toggled = true;
    ports.onToggle(open);
  };

  /** A press folds an open card whose code is on its way. Where the code could not be had, the press tries again. */
  const press = () => {
    const pressedOn = last;
    if (pressedOn?.open) toggle(false);
    if (!pressedOn?.open || pressedOn.cardFailed) toggle(true);
  };

  const draw = (props: ShellProps) => {
    const { view, card } = props;
    const now = nowOf(view?.clock ?? null);
    const headline = headlineOf({ ...props, now });
    const drawn = drawnAt(now, props, ports);
    const isFocused = box.matches(':focus-within');
    const before = face;
    face = faceFor(props.open ? card : null);
    face.draw(headline, drawn);
    // A card that was still looking has shown no button, so it may be placed anew for its real size.
    dock.place(props.place, card && view ? 'card' : '');
    setText(status, card ? card.announce(drawn) : view?.operation ? headline.word : '');
    if (face === before) return;
    // Focus goes along when a person folds or opens. Where a card opens by itself, or only after the person has gone on
    // to something else, focus stays in the EHR.
    if (toggled && isFocused) face.focus.focus({ preventScroll: true });
    toggled = false;
  };

  const timer = setInterval(() => last && draw(last), REDRAW_TIMES);
  return {
    draw(props) {
      last = props;
      draw(props);
    },
    end() {
      clearInterval(timer);
      dock.end();
      face?.end();
      frame.remove();
    },
  };
}

function drawnAt(now: number, props: ShellProps, { onAct, onOpenSettings }: ShellPorts): Drawn {
  return { ...props, when: { now, zone: props.view?.zone ?? null }, onAct, onOpenSettings };
}

/** Keep one face in the box: the card's, or the pill's where there is no card. The face before it is ended. */
function faceIn(
  box: HTMLElement,
  faceOf: (card: CardDrawer | null) => Face,
): (card: CardDrawer | null) => Face {
  let here: { face: Face; card: CardDrawer | null } | null = null;
  return (card) => {
    if (here?.card === card) return here.face;
    here?.face.end();
    here = { card, face: faceOf(card) };
    box.className = card ? 'dock open' : 'dock';
    box.replaceChildren(...here.face.parts);
    return here.face;
  };
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
