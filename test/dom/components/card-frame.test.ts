import { afterEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { CARD_PATIENCE } from '../../../lib/page-timing.ts';
import { addElement } from './page-of-ehr.ts';
import { pointerMove, press, pressKey } from './person.ts';
import { button, card, frame, pill, shown, showShell } from './shell-stage.ts';
import { expectAccessible } from './stage.tsx';
import { pillView } from './views.ts';

const NOT_LOADED = 'The card could not be opened. Press again, or use the toolbar button.';

/** Nothing of ours is here. */
const AWAY = { x: 5, y: 300 };

afterEach(async () => {
  vi.useRealTimers();
  await pointerMove(AWAY);
});

describe('the card is loaded', () => {
  test('not before a person comes near', async () => {
    const { cardAddress } = showShell();
    await shown(pill());
    expect(cardAddress).not.toHaveBeenCalled();
    expect(frame()).toBeNull();
  });

  test('when the pointer comes to the pill, once, and is not seen yet', async () => {
    const { cardAddress, cardArrives, onCard } = showShell();
    await pointerMove(await shown(pill()));
    await expect.poll(() => cardAddress).toHaveBeenCalledOnce();
    await cardArrives();
    await pointerMove(AWAY);
    await pointerMove(await shown(pill()));
    expect(cardAddress).toHaveBeenCalledOnce();
    await expect.element(pill()).toBeVisible();
    expect(card().elements()).toEqual([]);
    expect(onCard).not.toHaveBeenCalledWith(expect.any(HTMLElement));
  });

  test('when the focus comes to the pill', async () => {
    const { cardAddress } = showShell();
    await shown(pill());
    await pressKey('Tab');
    await expect.element(pill()).toHaveFocus();
    expect(cardAddress).toHaveBeenCalledOnce();
  });

  test('when it is open from the start, and then it is shown once it is drawn', async () => {
    const { cardAddress, cardArrives, onCard } = showShell({ open: true });
    expect(cardAddress).toHaveBeenCalledOnce();
    await expect.element(pill()).toBeVisible();
    await cardArrives();
    await expect.element(card()).toBeVisible();
    expect(pill().elements()).toEqual([]);
    expect(onCard).toHaveBeenLastCalledWith(card().element());
    expect(frame()?.getBoundingClientRect()).toMatchObject({ width: 318, height: 240 });
    await expectAccessible();
  });

  test('in a frame that says what it is', async () => {
    const { cardArrives } = showShell({ open: true });
    await cardArrives();
    expect(frame()?.title).toBe('Invite Desk');
    expect(frame()?.src).toMatch(/#token-1$/);
    expect(frame()?.allow).toBe('clipboard-write *');
  });

  test.each(['inert', 'staleExtension'] as const)('never while the page is %s', async (flag) => {
    const { cardAddress, again } = showShell({ [flag]: true });
    await pointerMove(await shown(pill()));
    again({ open: true });
    expect(cardAddress).not.toHaveBeenCalled();
  });
});

describe('the card leaves the page', () => {
  test('as soon as the page is about somebody else, and the next one is another', async () => {
    const { cardArrives, again, onCard } = showShell({ open: true });
    await cardArrives();
    again({ subject: 2, view: null, loading: true });
    expect(frame()).toBeNull();
    expect(onCard).toHaveBeenLastCalledWith(null);
    await cardArrives();
    expect(frame()?.src).toMatch(/#token-2$/);
  });

  test('when it is folded', async () => {
    const { cardArrives, again, onCard } = showShell({ open: true });
    await cardArrives();
    again({ open: false });
    expect(frame()).toBeNull();
    expect(onCard).toHaveBeenLastCalledWith(null);
    await expect.element(pill()).toBeVisible();
  });

  test('when the extension is gone', async () => {
    const { cardArrives, again } = showShell({ open: true });
    await cardArrives();
    again({ staleExtension: true });
    expect(frame()).toBeNull();
    await expect.element(pill()).toMatchTextContent('Refresh this page');
  });

  test('with the overlay', async () => {
    const { cardArrives, shell } = showShell({ open: true });
    await cardArrives();
    shell.end();
    expect(frame()).toBeNull();
  });

  test('an address that comes for a card that was dropped is not used', async () => {
    const late = Promise.withResolvers<string | null>();
    const { cardAddress, again } = showShell();
    cardAddress.mockReturnValueOnce(late.promise);
    again({ open: true });
    again({ open: false });
    late.resolve('about:blank#late');
    await late.promise;
    expect(frame()).toBeNull();
  });

  test('a size that a card told before it was dropped is not the next one’s', async () => {
    const { cardArrives, shell, again } = showShell({ open: true });
    await cardArrives();
    again({ subject: 2 });
    await expect.poll(frame).not.toBeNull();
    shell.sizeCard('token-1', 900);
    expect(card().elements()).toEqual([]);
    await cardArrives(200);
    expect(frame()?.style.height).toBe('200px');
  });
});

describe('the card is hidden, with the pill in its place,', () => {
  test.each([
    ['while the page may be about somebody else', { view: null, loading: true }, 'Looking…'],
    ['while the page takes no clicks', { inert: true }, 'Pending'],
    ['while something keeps covering it', { outranked: true }, 'Pending'],
  ])('%s', async (_name, change, word) => {
    const { cardArrives, again, onCard } = showShell({ open: true });
    await cardArrives();
    const [before] = onCard.mock.lastCall ?? [];
    const drawn = frame();
    again(change);
    await expect.element(pill()).toMatchTextContent(word);
    expect(card().elements()).toEqual([]);
    expect(drawn?.checkVisibility({ visibilityProperty: true })).toBe(false);
    expect(onCard).toHaveBeenLastCalledWith(null);
    again({ ...change, ...{ view: pillView(), loading: false, inert: false, outranked: false } });
    await expect.element(card()).toBeVisible();
    expect(frame()).toBe(drawn);
    expect(onCard).toHaveBeenLastCalledWith(before);
  });
});

describe('a card that does not come', () => {
  test('says so, and a press tries again', async () => {
    const { cardAddress, cardArrives, again, onToggle } = showShell();
    cardAddress.mockResolvedValueOnce(null);
    again({ open: true });
    await expect.element(page.getByText(NOT_LOADED).first()).toBeVisible();
    await expectAccessible();
    // A hand that comes near again is no press.
    await pointerMove(AWAY);
    await pointerMove(await shown(pill()));
    expect(cardAddress).toHaveBeenCalledOnce();
    await press(await shown(pill()));
    expect(onToggle).toHaveBeenCalledExactlyOnceWith(true);
    await cardArrives();
    await expect.element(card()).toBeVisible();
    expect(cardAddress).toHaveBeenCalledTimes(2);
  });

  test.each<[string, () => Promise<string | null>]>([
    ['has no answer from the background', () => new Promise(() => undefined)],
    ['does not draw itself', async () => 'about:blank#token-1'],
  ])('because it %s: is waited for, and then given up', async (_name, address) => {
    vi.useFakeTimers();
    const { cardAddress, again, shell } = showShell();
    cardAddress.mockImplementationOnce(address);
    again({ open: true });
    await vi.advanceTimersByTimeAsync(CARD_PATIENCE - 1);
    expect(page.getByText(NOT_LOADED).elements()).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(page.getByText(NOT_LOADED).elements()).toHaveLength(2);
    expect(frame()).toBeNull();
    shell.sizeCard('token-1', 200);
    expect(card().elements()).toEqual([]);
  });

  test('a press while it is on its way folds', async () => {
    const { onToggle } = showShell({ open: true });
    await press(await shown(pill()));
    expect(onToggle).toHaveBeenCalledExactlyOnceWith(false);
    await expect.poll(frame).toBeNull();
  });
});

describe('the focus', () => {
  test('goes into the card that a person opened', async () => {
    const { cardArrives } = showShell();
    await press(await shown(pill()));
    await cardArrives();
    await expect.poll(() => document.activeElement).toBe(frame());
  });

  test('goes into a card that is there already', async () => {
    const { cardArrives } = showShell();
    await pointerMove(await shown(pill()));
    await cardArrives();
    await press(await shown(pill()));
    await expect.poll(() => document.activeElement).toBe(frame());
  });

  test('goes there by keyboard, too', async () => {
    const { cardArrives } = showShell();
    (await shown(pill())).focus();
    await pressKey('Enter');
    await cardArrives();
    await expect.poll(() => document.activeElement).toBe(frame());
  });

  test('stays with a person who has gone on before the card came', async () => {
    const { cardArrives } = showShell();
    const input = addElement('input');
    await press(await shown(pill()));
    input.focus();
    await cardArrives();
    await expect.element(card()).toBeVisible();
    expect(document.activeElement).toBe(input);
  });

  test('stays in the page where a card opens by itself', async () => {
    const { cardArrives, again } = showShell({ open: true });
    const input = addElement('input');
    input.focus();
    await cardArrives();
    await expect.element(card()).toBeVisible();
    expect(document.activeElement).toBe(input);
    again({ open: false });
    expect(document.activeElement).toBe(input);
  });

  test('does not go into such a card from the pill either', async () => {
    const { cardArrives } = showShell({ open: true });
    (await shown(pill())).focus();
    await cardArrives();
    await expect.element(card()).toBeVisible();
    expect(document.activeElement).not.toBe(frame());
  });

  test.each(['fold', 'Escape', 'the card itself'])('goes back to the pill at %s', async (way) => {
    const { cardArrives, shell, onToggle, cardAddress } = showShell();
    await press(await shown(pill()));
    await cardArrives();
    await expect.poll(() => document.activeElement).toBe(frame());
    if (way === 'fold') await press(await shown(button('Fold')));
    if (way === 'the card itself') shell.fold();
    if (way === 'Escape') {
      // A pill that appears under the pointer would begin to load the next card.
      await pointerMove(AWAY);
      (await shown(button('Fold'))).focus();
      await pressKey('Escape');
    }
    expect(onToggle).toHaveBeenLastCalledWith(false);
    await expect.element(pill()).toHaveFocus();
    // It is not on its way to the next card.
    expect(cardAddress).toHaveBeenCalledOnce();
  });
});
