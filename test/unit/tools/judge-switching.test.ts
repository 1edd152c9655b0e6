import { expect, test } from 'vitest';
import { judgeSwitching } from '../../e2e/judge-switching.ts';
import { type CardMoment, type PageMoment, SAYS_NOTHING } from '../../e2e/switching-page.ts';

const watched = [
  { id: 1, lastName: 'Abelthorpe', pill: '' },
  { id: 2, lastName: 'Birchwick', pill: '' },
];
const page = (at: number, id: number, card: string | null): PageMoment => ({
  ...{ at, page: id, address: id, wrongPill: null, card, rightPill: false },
});
const shows = (at: number, card: string, name: string): CardMoment => ({ kind: 'shows', card, at, name });
const wrongOf = (moments: PageMoment[], cards: CardMoment[]) =>
  judgeSwitching({ frames: 1, moments, rests: [], droppedSteps: 0 }, cards, watched, SAYS_NOTHING).wrong;

test('an open card that names another patient than the page is wrong, and one that names nobody is not', () => {
  const moments = [page(10, 1, 'first'), page(20, 2, 'first')];
  expect(wrongOf(moments, [shows(5, 'first', 'Ilse Abelthorpe')])).toEqual([
    'card "Ilse Abelthorpe" over 2 at 2',
  ]);
  expect(wrongOf(moments, [shows(5, 'first', 'Ilse Abelthorpe'), shows(20, 'first', 'Invite Desk')])).toEqual(
    [],
  );
});

test('a card that was taken away is not judged for the next, which has painted nothing yet', () => {
  const moments = [page(10, 1, 'first'), page(15, 2, null), page(20, 2, 'second'), page(25, 1, null)];
  const cards = [shows(5, 'first', 'Ilse Abelthorpe'), shows(30, 'second', 'Jory Birchwick')];
  expect(wrongOf(moments, cards)).toEqual([]);
});

test('the card that stands is judged even where another one has come since', () => {
  const moments = [page(10, 2, 'first'), page(20, 1, 'second')];
  const cards = [shows(5, 'first', 'Ilse Abelthorpe'), shows(8, 'second', 'Ilse Abelthorpe')];
  expect(wrongOf(moments, cards)).toEqual(['card "Ilse Abelthorpe" over 2 at 2']);
});
