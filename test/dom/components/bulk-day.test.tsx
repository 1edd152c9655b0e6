import { beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { type PressWatch, watchPresses } from '../../../components/card/press-watch.ts';
import type { BulkOffer } from '../../../lib/messages/bulk-view.ts';
import { SEEN_LEAST } from '../../../lib/page-timing.ts';
import { done, leftOut, list, mount, offer, preview, row, sent, warned } from './bulk-stage.tsx';
import { type MovedTime, movedTime } from './moved-time.ts';
import { keyDown, keyUp, pressKey } from './person.ts';
import { expectAccessible } from './stage.tsx';
import { NOW } from './views.ts';

const DATE = '2026-12-01';
const button = (name: string | RegExp) => page.getByRole('button', { name });
const first = (index: number, visit: string): BulkOffer =>
  offer(index, { action: 'send', seenInvite: null, visit });
const mixed = () =>
  preview(
    [
      offer(0, { visit: `${DATE}T09:30` }),
      first(1, `${DATE}T08:00`),
      { ...warned(2, 'noCellPhone'), visit: `${DATE}T08:30` },
    ],
    {
      date: DATE,
      leftOut: [
        leftOut(3, 'otherComputer', { action: 'send', visit: `${DATE}T10:00` }),
        leftOut(4, 'notChecked', { action: null, visit: `${DATE}T07:45` }),
      ],
    },
  );

beforeEach(() => page.viewport(900, 700));

describe('a list for a day', () => {
  test('says what is sent for the first time, what again, who is left out and why, in the order of the visits', async () => {
    const { onStart } = mount({ preview: mixed() });
    await expect.element(page.getByRole('heading', { name: 'Invites for Tue, Dec 1' })).toBeVisible();
    await expect.element(page.getByText('1 first invite, 2 resends, 2 left out.')).toBeVisible();
    await expect
      .element(page.getByText(/opt-out and its own automatic invites cannot be seen/))
      .toBeVisible();
    const facts = [...document.querySelectorAll('.fact')].map((fact) => fact.textContent);
    expect(facts).toEqual([
      '2 of 3 chosen',
      '8:00 AM · First invite',
      expect.stringMatching(/^8:30 AM · Resend · old invite sent /),
      expect.stringMatching(/^9:30 AM · Resend · old invite sent /),
      expect.stringMatching(/^7:45 AM · Not checked yet\./),
      expect.stringMatching(/^10:00 AM · First invites in a list leave only from the computer/),
    ]);
    await expectAccessible();
    await button('Send 1 invite, resend 1').click();
    expect(onStart).toHaveBeenCalledExactlyOnceWith([
      { patientId: 61_000_001, action: 'send', seenInvite: null },
      { patientId: 61_000_000, action: 'resend', seenInvite: sent },
    ]);
  });

  test('counts a first invite with its looks: three requests', async () => {
    mount({ preview: preview([first(1, `${DATE}T08:00`)], { date: DATE }) });
    await expect.element(page.getByText(/^About 3 requests/)).toBeVisible();
  });

  test.each([
    [{ kind: 'reading' } as const, 'The schedule is still being read.'],
    [{ kind: 'emptySchedule' } as const, 'DrChrono listed no visits for this day.'],
    [{ kind: 'failed', failure: { kind: 'offline' } } as const, /offline/],
    [null, 'Nobody of this day can be sent to right now.'],
  ])('without anybody in it: %j', async (trouble, words) => {
    mount({ preview: preview([], { date: DATE, trouble }) });
    await expect.element(page.getByText(words).first()).toBeVisible();
    await expectAccessible();
  });

  test('goes back to the day at Escape, and at the button', async () => {
    const { onOpenDesk } = mount({ preview: mixed() });
    await expect.element(button(/^Back to the day/)).toBeVisible();
    window.focus();
    await pressKey('Escape');
    expect(onOpenDesk).toHaveBeenCalledOnce();
    await keyDown('Escape', { autoRepeat: true });
    expect(onOpenDesk).toHaveBeenCalledOnce();
    await button(/^Back to the day/).click();
    expect(onOpenDesk).toHaveBeenCalledTimes(2);
  });
});

describe('the press that begins a list', () => {
  let time: MovedTime;
  let presses: PressWatch;

  beforeEach(() => {
    window.focus();
    time = movedTime();
    presses = watchPresses(document);
  });

  const begin = () => button(/^Send 1 invite/).element() as HTMLElement;
  /** Wait until the browser has said that the button can be seen, and let half a second go by. */
  async function untilSeen(): Promise<void> {
    await expect.element(button(/^Send 1 invite/)).toBeVisible();
    const assistive = { isTrusted: true, detail: 0, currentTarget: begin() } as unknown as MouseEvent;
    await expect
      .poll(() => {
        time.goesOn(SEEN_LEAST);
        return presses.judge(assistive).kind;
      })
      .toBe('accepted');
  }

  test('is one more key: the button has the focus, and Enter begins once it was seen for half a second', async () => {
    const { onStart } = mount({ preview: mixed(), presses });
    await expect.element(button(/^Send 1 invite/)).toHaveFocus();
    await pressKey('Enter');
    expect(onStart).not.toHaveBeenCalled();
    await expect.element(page.getByText(/^One moment: .* nothing was sent/)).toBeVisible();
    await untilSeen();
    await pressKey('Enter');
    expect(onStart).toHaveBeenCalledOnce();
  });

  test('is no key that is still held from the page before', async () => {
    const { onStart } = mount({ preview: mixed(), presses });
    await untilSeen();
    begin().focus();
    for (let times = 0; times < 5; times += 1) await keyDown('Enter', { autoRepeat: true });
    await keyUp('Enter');
    expect(onStart).not.toHaveBeenCalled();
  });

  test('counts anew when somebody else is in the list', async () => {
    const { onStart, again } = mount({ preview: mixed(), presses });
    await untilSeen();
    const { lines, ...rest } = mixed();
    again({
      preview: {
        ...rest,
        lines: lines.map((line) => (line.patientId === 61_000_001 ? first(7, `${DATE}T08:00`) : line)),
      },
    });
    await expect.element(page.getByText('Patient 7')).toBeVisible();
    begin().focus();
    await pressKey('Enter');
    expect(onStart).not.toHaveBeenCalled();
    await untilSeen();
    await pressKey('Enter');
    expect(vi.mocked(onStart).mock.calls[0]?.[0].map(({ patientId }) => patientId)).toEqual([
      61_000_007, 61_000_000,
    ]);
  });

  test('is Enter on the button alone: elsewhere it begins nothing', async () => {
    const { onStart } = mount({ preview: mixed(), presses });
    await untilSeen();
    (page.getByRole('checkbox').first().element() as HTMLElement).focus();
    await pressKey('Enter');
    expect(onStart).not.toHaveBeenCalled();
  });
});

describe('the list before this one', () => {
  const over = list([row(0, done), row(1, { at: 'skipped', why: 'noProof' })], { endedAt: NOW });

  test('is over, and somebody wants a new one: the new one is shown, and the last a press away', async () => {
    mount({ view: over, preview: mixed(), isForNew: true });
    await expect.element(page.getByRole('heading', { name: 'Invites for Tue, Dec 1' })).toBeVisible();
    await expect.element(page.getByText(/^The last list is done: 1 sent, 1 skipped\./)).toBeVisible();
    await expectAccessible();
    await button('Show the last list').click();
    await expect.element(page.getByRole('heading', { name: 'This list is done' })).toBeVisible();
  });

  test('is under way: it comes first, and what came of it stays', async () => {
    const underWay = list([row(0, { at: 'waiting', notBefore: null })]);
    const { again } = mount({ view: underWay, preview: mixed(), isForNew: true });
    await expect.element(page.getByRole('heading', { name: 'Resending invites' })).toBeVisible();
    expect(document.querySelector('.deck')).toBeNull();
    again({ view: over });
    await expect.element(page.getByRole('heading', { name: 'This list is done' })).toBeVisible();
  });

  test('says how many still need a person, and leads to them', async () => {
    const skipped = (index: number, why: 'noProof' | 'someoneElseSent') => row(index, { at: 'skipped', why });
    const { onOpenDesk } = mount({
      view: list([row(0, done), skipped(1, 'noProof'), skipped(2, 'someoneElseSent')], { endedAt: NOW }),
    });
    await expect.element(page.getByText('1 patient of this list still needs a person.')).toBeVisible();
    await button('Walk through them in the day').click();
    expect(onOpenDesk).toHaveBeenCalledOnce();
  });
});

describe('a list of two thousand', () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => offer(index));
  const elements = () => document.querySelectorAll('.bulk *').length;

  test.each(['to confirm', 'under way'])('draws no more than one of a hundred: %s', async (kind) => {
    const props = (count: number) =>
      kind === 'to confirm'
        ? { preview: preview(many(count)) }
        : { view: list(many(count).map((_, index) => row(index, { at: 'waiting', notBefore: null }))) };
    const { again } = mount(props(100));
    await expect.element(page.getByText('Maren Fairholt')).toBeVisible();
    const ofHundred = elements();
    again(props(2_000));
    await expect.element(page.getByText(/\b2000\b/).first()).toBeVisible();
    expect(elements()).toBeLessThanOrEqual(ofHundred + 8);
    expect(document.querySelectorAll('li.line').length).toBeLessThan(60);
  });

  test('shows its end when somebody scrolls there, and the button stays in sight', async () => {
    mount({
      preview: preview(
        many(2_000).map((one, index) => ({ ...one, name: `Patient ${String(index).padStart(4, '0')}` })),
      ),
    });
    await expect.element(page.getByText('Patient 0000')).toBeVisible();
    const scroller = document.querySelector('.scroll');
    await expect
      .poll(() => {
        scroller?.scrollTo(0, scroller.scrollHeight);
        return document.querySelector('.lines')?.textContent?.includes('Patient 1999') ?? false;
      })
      .toBe(true);
    expect(document.querySelectorAll('li.line').length).toBeLessThan(60);
    await expect.element(button('Resend 2000 invites')).toBeInViewport();
  });
});

test('a line in a narrow window is as high as its words', async () => {
  await page.viewport(320, 600);
  mount({ preview: mixed() });
  await expect.element(page.getByText('Maren Fairholt')).toBeVisible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  await expect
    .poll(() => {
      const boxes = [...document.querySelectorAll('.sheet li')].map((line) => line.getBoundingClientRect());
      const inOrder = boxes.toSorted((a, b) => a.top - b.top);
      return inOrder.every(({ top }, nth) => nth === 0 || top >= (inOrder[nth - 1]?.bottom ?? 0) - 1);
    })
    .toBe(true);
});
