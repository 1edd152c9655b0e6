import { chartOf, OTHER, type Seat } from './seat.ts';
import type { Known, PressTrick } from './trick.ts';

/** The page is about one patient when the person looks, and about another one when the press is carried out. */

const press = (seat: Seat) => seat.press();
/** Nothing of the overlay is here. */
const ELSEWHERE = { x: 300, y: 660 };

/** The page can hear of a press in the card only where the focus comes from outside. */
const enter = async (seat: Seat) => {
  await seat.press(ELSEWHERE);
  await seat.look();
  await seat.press();
};

const other = new URL(chartOf(OTHER)).pathname;

const before = (name: string, page: (known: Known) => void | Promise<void>): PressTrick => ({
  name,
  page,
  detail: other,
  hands: press,
});

const during = (name: string, page: (known: Known) => void): PressTrick => ({
  name,
  page,
  detail: other,
  hands: enter,
  mayArrive: true,
  control: press,
});

export const addresses: PressTrick[] = [
  {
    ...before('pushState leads to another patient just before the press', ({ detail }) =>
      history.pushState(null, '', detail),
    ),
    sample: true,
  },
  before('replaceState leads to another patient just before the press', ({ detail }) =>
    history.replaceState(null, '', detail),
  ),
  before('an intercepted navigation leads to another patient just before the press', async ({ detail }) => {
    navigation.addEventListener('navigate', (event) => event.intercept(), { once: true });
    await navigation.navigate(detail).finished;
  }),
  before('the header names another patient just before the press', () => attacker.nameAnother()),
  before('address and header are another patient’s just before the press', ({ detail }) => {
    history.pushState(null, '', detail);
    attacker.nameAnother();
  }),
  before('the document is written anew with another patient in it', () => {
    const html = document.documentElement.outerHTML
      .replaceAll('Eleanor', 'Georgina')
      .replaceAll('Brightwater', 'Dunmallow');
    document.open();
    document.write(html);
    document.close();
  }),
  during('pushState leads to another patient as the press begins', ({ detail }) =>
    attacker.onEntered(() => history.pushState(null, '', detail)),
  ),
  during('pushState leads to another patient right after the press', ({ detail }) =>
    attacker.onEntered(() => setTimeout(() => history.pushState(null, '', detail), 60)),
  ),
  during('address and header are another patient’s as the press begins', ({ detail }) =>
    attacker.onEntered(() => {
      history.replaceState(null, '', detail);
      attacker.nameAnother();
    }),
  ),
  during('address and header are another patient’s for a moment at the press', ({ detail }) =>
    attacker.onEntered(() => {
      const here = location.pathname;
      history.replaceState(null, '', detail);
      setTimeout(() => history.replaceState(null, '', here), 120);
    }),
  ),
  during('the header names another patient as the press begins', () =>
    attacker.onEntered(() => attacker.nameAnother()),
  ),
  during('another patient’s chart is loaded as the press begins', ({ detail }) =>
    attacker.onEntered(() => location.assign(detail)),
  ),
];
