import type { PatientView } from '../../lib/messages/patient-view.ts';
import {
  BORN,
  FOLD,
  MOVE,
  NO_BIRTH_DATE,
  NO_PATIENT_YET,
  PRODUCT,
  regionName,
} from '../../lib/words/overlay.ts';
import { calendarDate } from '../../lib/words/time.ts';
import { iconElement, make, setText } from './elements.ts';
import type { Drawn, Face } from './face.ts';
import type { Handle } from './handle.ts';

const FOLD_SHAPE = 'M4 6l4 4 4-4';
const GRIP_SHAPE = 'M6 4v.1M10 4v.1M6 8v.1M10 8v.1M6 12v.1M10 12v.1';

/** What is drawn into the card's frame. */
interface CardInside {
  draw(card: Drawn, slot: Element): void;
  clear(slot: Element): void;
}

/** The open card: who it is about, the handles, and its inside. */
export function cardFace(handle: Handle, onFold: () => void, inside: CardInside): Face {
  const name = make('bdi');
  const born = make('p');
  const grip = make(
    'button',
    { type: 'button', class: 'tool grip', 'aria-label': MOVE, title: MOVE },
    iconElement(GRIP_SHAPE),
  );
  const fold = make(
    'button',
    { type: 'button', class: 'tool', 'aria-label': FOLD, title: FOLD, 'aria-expanded': 'true' },
    iconElement(FOLD_SHAPE),
  );
  const header = make('header', {}, make('div', { class: 'who' }, make('h2', {}, name), born), grip, fold);
  const body = make('div', { class: 'body' });
  const card = make('section', { class: 'card' }, header, body);
  header.addEventListener('pointerdown', handle.onPointerDown);
  grip.addEventListener('keydown', handle.onKeyDown);
  // The header captures a press to drag; a captured press would never become a click of the button.
  fold.addEventListener('pointerdown', (event) => event.stopPropagation());
  fold.addEventListener('click', onFold);
  card.addEventListener('keydown', (event) => event.key === 'Escape' && onFold());

  return {
    parts: [card],
    focus: fold,
    draw(_headline, drawn) {
      card.setAttribute('aria-label', regionName(drawn.page));
      setText(name, nameOf(drawn.view));
      setText(born, birthDateOf(drawn.view));
      inside.draw(drawn, body);
    },
    end: () => inside.clear(body),
  };
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
