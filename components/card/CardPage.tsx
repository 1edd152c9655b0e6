import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { CardShown } from '../../lib/card/card-session.ts';
import type { PatientView } from '../../lib/messages/patient-view.ts';
import { CARD_REGION, GONE_SENTENCE } from '../../lib/words/card.ts';
import { failureWords } from '../../lib/words/failures.ts';
import { BORN, NO_BIRTH_DATE, NO_PATIENT_YET, PRODUCT } from '../../lib/words/overlay.ts';
import { calendarDate } from '../../lib/words/time.ts';
import { useKeptFocus } from '../shared/kept-focus.ts';
import { progressSentence } from '../shared/Progress.tsx';
import { type Speech, Spoken } from '../shared/Spoken.tsx';
import { useNow } from '../shared/use-now.ts';
import { Presses } from './ActionButton.tsx';
import { Card, type CardHandlers } from './Card.tsx';
import type { PressWatch } from './press-watch.ts';
import { useStanding } from './use-standing.ts';

interface Props extends CardHandlers {
  shown: CardShown;
  presses: PressWatch;
  onFold: () => void;
  /** The card is drawn and so many pixels high. */
  onDrawn: (height: number) => void;
}

/** The page that stands in the card's frame: who it is about, where the invite stands, and the deeds. */
export function CardPage({ shown, presses, onFold, onDrawn, ...handlers }: Props) {
  const section = useRef<HTMLElement>(null);
  const { view } = shown;
  const when = { now: useNow(view?.clock ?? null), zone: view?.zone ?? null };
  const { standing, asked } = useStanding(view, shown.busy, when.now);
  const onAct: CardHandlers['onAct'] = (action, ...press) => {
    if (action === 'check') asked();
    handlers.onAct(action, ...press);
  };
  useKeptFocus(section);
  // Rounded down, the frame would be a part of a pixel too low, get a scrollbar, and wrap its words anew.
  const measure = () => section.current && onDrawn(Math.ceil(section.current.getBoundingClientRect().height));
  // A frame that is not seen yet reports no sizes by itself, so it is measured after each drawing, too.
  useLayoutEffect(() => void measure());
  useEffect(() => {
    const observer = new ResizeObserver(() => void measure());
    if (section.current) observer.observe(section.current);
    return () => observer.disconnect();
  });
  useLayoutEffect(() => {
    // A card that gets the focus is read out, and a key then goes on from its beginning.
    const onFocus = () => {
      if (document.activeElement === document.body) section.current?.focus({ preventScroll: true });
    };
    const onKeyDown = (event: KeyboardEvent) => event.key === 'Escape' && onFold();
    window.addEventListener('focus', onFocus);
    document.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('focus', onFocus);
      document.removeEventListener('keydown', onKeyDown);
    };
  }, [onFold]);
  return (
    <Presses.Provider value={presses}>
      <section ref={section} class="desk card" aria-label={CARD_REGION} tabIndex={-1}>
        <header class="who">
          <h2>
            <bdi>{nameOf(view)}</bdi>
          </h2>
          <p>{birthDateOf(view)}</p>
        </header>
        <div class="body">
          <Card {...handlers} {...{ shown, when, onAct }} />
        </div>
        <Spoken from={[...speechOf(shown, when), standing]} />
      </section>
    </Presses.Provider>
  );
}

/** What a screen reader is told when it changes. */
function speechOf(
  { notice, gone, view }: CardShown,
  when: { now: number; zone: string | null },
): readonly Speech[] {
  return [
    [notice ? failureWords(notice, when.zone).happened : gone ? GONE_SENTENCE : '', notice],
    [view?.operation ? progressSentence(view.operation, when) : '', view?.operation?.id],
  ];
}

function nameOf(view: PatientView | null): string {
  if (view?.identity.kind === 'locked') return view.identity.name;
  return view?.identity.kind === 'open' ? NO_PATIENT_YET : PRODUCT;
}

function birthDateOf(view: PatientView | null): string {
  if (view?.identity.kind !== 'locked') return '';
  const { birthDate } = view.identity;
  return birthDate ? `${BORN} ${calendarDate(birthDate)}` : NO_BIRTH_DATE;
}
