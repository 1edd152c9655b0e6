import type { PatientView } from '../../lib/messages/view.ts';
import {
  BORN,
  CARD_NOT_LOADED,
  FOLD,
  LOADING,
  MOVE,
  NO_BIRTH_DATE,
  NO_PATIENT_YET,
  PRODUCT,
  REFRESH_WORD,
} from '../../lib/words/overlay.ts';
import { calendarDate } from '../../lib/words/time.ts';
import type { CardDrawer } from './card-drawer.tsx';
import type { Handle } from './dock.ts';
import { iconElement, make, setText } from './elements.ts';
import type { Face, ShellProps } from './shell.ts';

/** The open card without its inside: who it is about, the handles, and a place for what is drawn into it. */
export function cardFace(handle: Handle, onFold: () => void): Face {
  const name = make('bdi');
  const born = make('p');
  const grip = make(
    'button',
    { type: 'button', class: 'tool grip', 'aria-label': MOVE, title: MOVE },
    iconElement('grip'),
  );
  const fold = make(
    'button',
    { type: 'button', class: 'tool', 'aria-label': FOLD, title: FOLD, 'aria-expanded': 'true' },
    iconElement('fold'),
  );
  const header = make('header', {}, make('div', { class: 'who' }, make('h2', {}, name), born), grip, fold);
  const wait = make('p', { class: 'wait' });
  const body = make('div', { class: 'body' }, wait);
  const card = make('section', { class: 'card' }, header, body);
  header.addEventListener('pointerdown', handle.onPointerDown);
  grip.addEventListener('keydown', handle.onKeyDown);
  // The header captures a press to drag; a captured press would never become a click of the button.
  fold.addEventListener('pointerdown', (event) => event.stopPropagation());
  fold.addEventListener('click', onFold);
  card.addEventListener('keydown', (event) => event.key === 'Escape' && onFold());

  let drawer: CardDrawer | null = null;
  return {
    parts: [card],
    focus: fold,
    draw({ props, drawn, region }) {
      const { view, card: given } = props;
      card.setAttribute('aria-label', region);
      setText(name, nameOf(view));
      setText(born, birthDateOf(view));
      if (given) wait.remove();
      drawer = given;
      if (given) given.draw(drawn, body);
      else setText(wait, waitingFor(props));
    },
    end: () => drawer?.clear(body),
  };
}

/** What stands in the card until its code is here. */
function waitingFor({ staleExtension, cardFailed }: ShellProps): string {
  if (staleExtension) return REFRESH_WORD;
  return cardFailed ? CARD_NOT_LOADED : LOADING;
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
