import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Failure, PatientView, PlaceKey } from '../../lib/messages/view.ts';
import {
  BORN,
  FOLD,
  HELD_SHORT,
  LEFT,
  MOVE,
  NO_BIRTH_DATE,
  NO_PATIENT_YET,
  OPENING,
  PRODUCT,
  regionName,
} from '../../lib/words/overlay.ts';
import { calendarDate } from '../../lib/words/time.ts';
import { Icon } from '../shared/Icon.tsx';
import { useNow } from '../shared/use-now.ts';
import type { ActHandlers } from './Actions.tsx';
import type { CardDrawer, DrawnCard } from './card-drawer.tsx';
import { type Headline, headlineOf } from './headline.ts';
import type { Fractions, Rect } from './placement.ts';
import { useDock } from './use-dock.ts';

export interface ShellProps {
  /** Draws the inside of the open card; null until its code is here. */
  card: CardDrawer | null;
  /** null until the first answer. */
  view: PatientView | null;
  loading: boolean;
  page: PlaceKey;
  open: boolean;
  /** Where it was left on this page kind; null = the middle of the right edge. */
  place: Fractions | null;
  /** Rectangles to keep clear, e.g. the close button of the appointment window. Viewport pixels. */
  avoid: readonly Rect[];
  /** The EHR holds a native modal dialog open: nothing of ours can be clicked. */
  inert: boolean;
  /** Another layer keeps coming back above ours: buttons are off, and the card says so. */
  outranked: boolean;
  /** The extension was updated under this page. */
  staleExtension: boolean;
  /** Why the last click was not carried out. */
  notice: Failure | null;
  onToggle: (open: boolean) => void;
  onMove: (place: Fractions) => void;
  /** Called only for clicks that passed the trust check. */
  onAct: ActHandlers['onAct'];
  onOpenSettings: () => void;
}

/**
 * The overlay's outside: a pill while closed, the card's frame while open, one line for screen readers. It is all
 * most page views need, so the inside of the card and its sentences are a part of their own.
 */
export function Shell(props: ShellProps) {
  const { view, open, card } = props;
  const now = useNow(view?.clock ?? null);
  const when = { now, zone: view?.zone ?? null };
  const dock = useDock(props.place, props.avoid, props.onMove);
  const toggled = useRef(false);
  const toggle = (to: boolean) => {
    if (dock.endedDrag()) return;
    toggled.current = true;
    props.onToggle(to);
  };
  const headline = headlineOf({ ...props, now });
  return (
    <div class="desk overlay" ref={dock.frame}>
      <div
        ref={dock.box}
        class={open ? 'dock open' : 'dock'}
        style={
          dock.point ? { left: `${dock.point.left}px`, top: `${dock.point.top}px` } : { visibility: 'hidden' }
        }
      >
        {open ? (
          <section
            class="card"
            aria-label={regionName(props.page)}
            onKeyDown={foldOnEscape(() => toggle(false))}
          >
            <Header view={view} handle={dock.handle} focus={toggled.current} onFold={() => toggle(false)} />
            {card ? <Slot card={card} drawn={{ ...props, when }} /> : <div class="body">{OPENING}</div>}
          </section>
        ) : (
          <Pill
            headline={headline}
            inert={props.inert}
            handle={dock.handle}
            focus={toggled.current}
            onOpen={() => toggle(true)}
          />
        )}
      </div>
      <p class="sr" role="status">
        {card ? card.announce({ ...props, when }) : view?.operation && headline.word}
      </p>
    </div>
  );
}

/** The card's inside is drawn as a root of its own: its code may come later, with its own copy of the renderer. */
function Slot({ card, drawn }: { card: CardDrawer; drawn: DrawnCard }) {
  const slot = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (slot.current) card.draw(drawn, slot.current);
  });
  useLayoutEffect(() => {
    const element = slot.current;
    return () => {
      if (element) card.clear(element);
    };
  }, [card]);
  return <div class="body" ref={slot} />;
}

type Handle = ReturnType<typeof useDock>['handle'];

/** Focus goes along when a person folds or opens; a card that opens by itself leaves focus in the EHR. */
function useFocusOnMount(focus: boolean) {
  const element = useRef<HTMLButtonElement>(null);
  // Once, when it appears.
  useEffect(() => {
    if (focus) element.current?.focus({ preventScroll: true });
  }, []);
  return element;
}

interface PillProps {
  headline: Headline;
  inert: boolean;
  handle: Handle;
  focus: boolean;
  onOpen: () => void;
}

function Pill({ headline, inert, handle, focus, onOpen }: PillProps) {
  const element = useFocusOnMount(focus);
  return (
    <>
      <button
        ref={element}
        type="button"
        class={`pill ${headline.tone}`}
        aria-expanded={false}
        onClick={onOpen}
        {...handle}
      >
        <Icon name={headline.icon} />
        <span class="sr">{PRODUCT}: </span>
        <span>
          {headline.word}
          {headline.left && (
            <>
              <span aria-hidden="true"> · </span>
              <b>{headline.left}</b>
              <span class="sr"> {LEFT}</span>
            </>
          )}
        </span>
      </button>
      {inert && <p class="held">{HELD_SHORT}</p>}
    </>
  );
}

interface HeaderProps {
  view: PatientView | null;
  handle: Handle;
  focus: boolean;
  onFold: () => void;
}

function Header({ view, handle, focus, onFold }: HeaderProps) {
  const fold = useFocusOnMount(focus);
  const locked = view?.identity.kind === 'locked' ? view.identity : null;
  return (
    <header onPointerDown={handle.onPointerDown}>
      <div class="who">
        <h2>
          {locked ? <bdi>{locked.name}</bdi> : view?.identity.kind === 'open' ? NO_PATIENT_YET : PRODUCT}
        </h2>
        {locked && <p>{locked.birthDate ? `${BORN} ${calendarDate(locked.birthDate)}` : NO_BIRTH_DATE}</p>}
      </div>
      <button type="button" class="tool grip" aria-label={MOVE} title={MOVE} onKeyDown={handle.onKeyDown}>
        <Icon name="grip" />
      </button>
      <button
        ref={fold}
        type="button"
        class="tool"
        aria-label={FOLD}
        title={FOLD}
        aria-expanded={true}
        onPointerDown={keepPress}
        onClick={onFold}
      >
        <Icon name="fold" />
      </button>
    </header>
  );
}

/** The header captures a press to drag; a captured press would never become a click of the button. */
function keepPress(event: Event): void {
  event.stopPropagation();
}

function foldOnEscape(fold: () => void) {
  return (event: KeyboardEvent) => {
    if (event.key === 'Escape') fold();
  };
}
