import { describe, expect, test } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import type { Rect } from '../../../components/overlay/placement.ts';
import { pillOf } from '../../../lib/desk/patient/pill-view.ts';
import { statusWord } from '../../../lib/words/status.ts';
import { addElement } from './page-of-ehr.ts';
import { press } from './person.ts';
import { button, card, frame, pill, shown, showShell } from './shell-stage.ts';
import { expectAccessible } from './stage.tsx';
import { operation, patientView, pillView, statuses } from './views.ts';

describe('the pill', () => {
  test.each(Object.entries(statuses))('says the status %s in words', async (_name, status) => {
    showShell({ view: pillOf(patientView({ status }), false) });
    await expect.element(pill()).toMatchTextContent(statusWord(status));
    await expectAccessible();
  });

  test('reads as one sentence, with the time left', async () => {
    showShell();
    await expect
      .element(button('Invite Desk: Pending 3 d 4 h left'))
      .toHaveAttribute('aria-expanded', 'false');
    expect(pill().element().textContent).toBe('Invite Desk: Pending · 3 d 4 h left');
  });

  test.each([
    ['before the first answer', { view: null, loading: true }, 'Looking…'],
    ['where no answer came', { view: null }, 'Not checked'],
    ['under an extension that was updated', { staleExtension: true }, 'Refresh this page'],
  ])('has its words %s', async (_name, change, word) => {
    showShell(change);
    await expect.element(pill()).toMatchTextContent(word);
    await expectAccessible();
  });

  test.each(['inert', 'outranked'] as const)('points to the toolbar while it is %s', async (flag) => {
    showShell({ [flag]: true });
    await expect.element(page.getByText('Use the toolbar button')).toBeVisible();
    await expectAccessible();
  });

  test('keeps its contrast in the dark, in every tone', async () => {
    await colours('dark');
    expect(matchMedia('(prefers-color-scheme: dark)').matches).toBe(true);
    const { again } = showShell({ inert: true });
    for (const tone of ['quiet', 'calm', 'good', 'warn', 'stop'] as const) {
      again({ view: pillView({ tone }) });
      await expectAccessible();
    }
    await colours('light');
  });

  test('tells a screen reader what is under way, and nothing else', async () => {
    const { again, cardArrives } = showShell();
    const status = page.getByRole('status');
    expect(status.element().textContent).toBe('');
    const under = {
      ...pillOf(patientView({ operation: operation({ stage: 'working', step: 'sending' }) }), false),
    };
    again({ view: under });
    await expect.element(status).toMatchTextContent('Resending…');
    // The card tells it itself.
    again({ open: true });
    await cardArrives();
    await expect.element(card()).toBeVisible();
    expect(status.element().textContent).toBe('');
  });

  test('is not pressed by a script', async () => {
    const { onToggle } = showShell();
    (await shown(pill())).click();
    expect(onToggle).not.toHaveBeenCalled();
    await press(await shown(pill()));
    expect(onToggle).toHaveBeenCalledExactlyOnceWith(true);
  });

  test('wraps its words in a narrow window', async () => {
    await page.viewport(200, 400);
    showShell({ view: pillView({ word: 'Can’t invite: no email address in the chart', until: null }) });
    const { left, right, height } = (await shown(pill())).getBoundingClientRect();
    expect(left).toBeGreaterThanOrEqual(8);
    expect(right).toBeLessThanOrEqual(192);
    expect(height).toBeGreaterThan(28);
    await page.viewport(900, 600);
  });

  test('says no more than its words', async () => {
    showShell({ view: pillOf(patientView(), false) });
    await shown(pill());
    expect(document.querySelector('.overlay')?.textContent).not.toMatch(/Harris|example\.com|1980/);
  });

  const colours = (value: string) =>
    cdp().send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] });
});

describe('the bar of the card', () => {
  test('has buttons with names, in the order in which they stand', async () => {
    const { cardArrives } = showShell({ open: true });
    await cardArrives();
    await expect.element(button('Fold')).toHaveAttribute('aria-expanded', 'true');
    expect(page.getByRole('button').elements()).toEqual([
      button('Move Invite Desk: drag, or use the arrow keys').element(),
      button('Fold').element(),
    ]);
  });
});

describe('moving', () => {
  test('the pill follows the pointer and does not open', async () => {
    const { onMove, onToggle } = showShell();
    const goal = addElement('div', 'position: fixed; left: 100px; top: 100px; width: 40px; height: 40px');
    const element = await shown(pill());
    await userEvent.dragAndDrop(element, goal);
    await expect.poll(() => onMove).toHaveBeenCalledOnce();
    const { left, top, width, height } = element.getBoundingClientRect();
    expect(Math.abs(left + width / 2 - 120)).toBeLessThanOrEqual(1);
    expect(Math.abs(top + height / 2 - 120)).toBeLessThanOrEqual(1);
    expect(onToggle).not.toHaveBeenCalled();
  });

  test('the card follows its bar', async () => {
    await page.viewport(900, 1000);
    const { onMove, cardArrives } = showShell({ open: true });
    const goal = addElement('div', 'position: fixed; left: 300px; top: 100px; width: 40px; height: 40px');
    await cardArrives();
    await expect.element(card()).toBeVisible();
    const before = card().element().getBoundingClientRect();
    await userEvent.dragAndDrop(page.getByText('Invite Desk', { exact: true }).element(), goal);
    await expect.poll(() => onMove).toHaveBeenCalledOnce();
    expect(card().element().getBoundingClientRect().left).toBeLessThan(before.left);
    await expect.element(card()).toBeVisible();
  });

  test.each([
    ['the pill', false],
    ['the card', true],
  ])('arrow keys move %s', async (_name, open) => {
    await page.viewport(900, 1000);
    const { onMove, cardArrives } = showShell({ open });
    if (open) await cardArrives();
    const handle = await shown(open ? button(/^Move/) : pill());
    const before = handle.getBoundingClientRect();
    handle.focus();
    await userEvent.keyboard('{ArrowUp}{ArrowLeft}');
    expect(onMove).toHaveBeenCalledTimes(2);
    await expect.poll(() => Math.round(handle.getBoundingClientRect().y - before.y)).toBe(-16);
  });

  test('a card that grows keeps its top, so nothing moves under a hand', async () => {
    await page.viewport(900, 1000);
    const { cardArrives } = showShell({ open: true });
    await cardArrives(200);
    await expect.element(card()).toBeVisible();
    const before = card().element().getBoundingClientRect();
    await cardArrives(320);
    expect(frame()?.getBoundingClientRect().height).toBe(320);
    expect(card().element().getBoundingClientRect().top).toBe(before.top);
  });

  test('a card that comes is placed anew, in the middle of its edge', async () => {
    await page.viewport(900, 1000);
    const { cardArrives } = showShell({ open: true });
    await cardArrives(400);
    await expect.element(card()).toBeVisible();
    const { top, bottom } = card().element().getBoundingClientRect();
    expect(Math.abs(1000 - bottom - top)).toBeLessThanOrEqual(1);
  });

  test('a card that is higher than the window fits, and scrolls inside', async () => {
    await page.viewport(900, 500);
    const { cardArrives } = showShell({ open: true });
    await cardArrives(900);
    await expect.poll(() => card().element().getBoundingClientRect().height).toBe(484);
    const { top, bottom } = frame()?.getBoundingClientRect() ?? new DOMRect();
    expect(bottom - top).toBeLessThan(484);
    expect(bottom).toBeLessThanOrEqual(492);
  });
});

describe('the close button of the window stays free', () => {
  const box = () => card().element().getBoundingClientRect();
  const overlaps = (rect: Rect) => {
    const { left, right, top, bottom } = box();
    return (
      left < rect.left + rect.width && rect.left < right && top < rect.top + rect.height && rect.top < bottom
    );
  };

  test('also when the card grows', async () => {
    await page.viewport(1280, 800);
    const avoid: Rect[] = [];
    const { cardArrives } = showShell({ open: true }, avoid);
    await cardArrives(160);
    const small = await settled();
    const close = { left: 1000, top: small.bottom + 20, width: 32, height: 32 };
    avoid.push(close);
    await cardArrives(161);
    expect(overlaps(close)).toBe(false);
    await cardArrives(400);
    await expect.poll(() => box().height).toBeGreaterThan(400);
    expect(overlaps(close)).toBe(false);
  });

  test('also when the window of the browser changes its size', async () => {
    await page.viewport(1400, 800);
    const close = { left: 600, top: 380, width: 32, height: 32 };
    const { cardArrives } = showShell({ open: true }, [close]);
    await cardArrives(400);
    await settled();
    await page.viewport(940, 700);
    await expect.poll(() => box().right).toBeLessThan(940);
    await expect.poll(() => overlaps(close)).toBe(false);
    Object.assign(close, { left: 700, top: 40 });
    await page.viewport(930, 700);
    await expect.poll(() => overlaps(close)).toBe(false);
  });

  test('also where nothing fits at its sides: the card gets shorter', async () => {
    await page.viewport(600, 700);
    const close = { left: 300, top: 120, width: 32, height: 32 };
    const { cardArrives } = showShell({ open: true }, [close]);
    await cardArrives(600);
    await expect.poll(() => box().top).toBeGreaterThanOrEqual(152);
    expect(box().bottom).toBeLessThanOrEqual(692);
    expect(overlaps(close)).toBe(false);
  });

  /** Give the card's box, once the card has its place. */
  async function settled(): Promise<DOMRect> {
    await expect.element(card()).toBeVisible();
    await expect.poll(() => box().left).toBeGreaterThan(8);
    return box();
  }
});
