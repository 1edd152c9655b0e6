import { vi } from 'vitest';
import { page } from 'vitest/browser';
import { CardPage } from '../../../components/card/CardPage.tsx';
import css from '../../../components/card/card.css?inline';
import type { PressWatch } from '../../../components/card/press-watch.ts';
import type { Support } from '../../../components/card/support.ts';
import type { CardShown } from '../../../lib/card/card-session.ts';
import { show } from './stage.tsx';
import { patientView, support } from './views.ts';

/** Accepts each press that the browser calls a person's. How presses are judged is tested beside this. */
export const lenient: PressWatch = {
  drawn: () => undefined,
  gone: () => undefined,
  judge: ({ isTrusted }) =>
    isTrusted ? { kind: 'accepted', press: { heldFor: 40, watched: true } } : { kind: 'notAimed' },
};

interface Given {
  presses?: PressWatch;
  copy?: Support['copy'];
  outline?: Support['outline'];
}

/** Put the page of a card on the stage. */
export function showCard(change: Partial<CardShown> = {}, given: Given = {}) {
  const { presses = lenient, ...own } = given;
  const shown: CardShown = { view: patientView(), gone: false, busy: false, notice: null, ...change };
  const handlers = {
    onAct: vi.fn(),
    onOpenPanel: vi.fn(),
    onOpenSettings: vi.fn(),
    onFold: vi.fn(),
    onDrawn: vi.fn(),
  };
  const card = (next: Partial<CardShown>) => (
    <CardPage
      {...handlers}
      shown={{ ...shown, ...next }}
      presses={presses}
      support={{ ...support, ...own }}
    />
  );
  const again = show(card({}), css);
  return { ...handlers, again: (next: Partial<CardShown>) => again(card(next)) };
}

export const button = (name: string | RegExp) => page.getByRole('button', { name });
export const text = (words: string | RegExp) => page.getByText(words);
export const name = () => page.getByRole('heading', { level: 2 });
