import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { cdp, page } from 'vitest/browser';
import { HOST } from '../../../components/overlay/mount.ts';
import { overlayInPage } from '../../../components/overlay/overlay-in-page.ts';
import type { ShellPorts } from '../../../components/overlay/shell.ts';
import type { Shown } from '../../../lib/overlay/session-ports.ts';
import { CARD_PATIENCE, LATE_CLICK, MOST_RAISES, SEEN_LEAST } from '../../../lib/page-timing.ts';
import { watchClosedRoots } from './closed-root.ts';
import { movedTime } from './moved-time.ts';
import { addElement } from './page-of-ehr.ts';
import { pointerDown, pointerMove, pointerUp, press } from './person.ts';
import { pillView } from './views.ts';

const shown: Shown = {
  ...{ view: pillView(), loading: false, page: 'chart', subject: 1 },
  ...{ open: false, place: null, staleExtension: false },
};

beforeEach(async () => {
  await page.viewport(900, 600);
  window.focus();
});

/** Begin an overlay whose session opens and folds as asked. */
function begin(avoid: ShellPorts['avoid'] = () => []) {
  const root = watchClosedRoots();
  const onTaken = vi.fn();
  const onUncovered = vi.fn();
  let now = shown;
  const onToggle = vi.fn((open: boolean) => show({ open }));
  const overlay = overlayInPage(document, {
    ...{ avoid, onMove: vi.fn(), onTaken, onToggle, onUncovered },
    cardAddress: async () => 'about:blank#token',
  });
  const show = (change: Partial<Shown> | null) => {
    if (change) now = { ...now, ...change };
    overlay.show(change && now);
  };
  onTestFinished(() => {
    overlay.show(null);
    overlay.end();
  });
  const part = (selector: string) => {
    const element = root().querySelector<HTMLElement>(selector);
    if (!element) throw new Error(`the overlay has no ${selector}`);
    return element;
  };
  return {
    overlay,
    show,
    onTaken,
    onToggle,
    onUncovered,
    pill: () => part('.pill'),
    note: () => part('.held').textContent,
    card: () => part('.card'),
    frame: () => root().querySelector('iframe'),
    async openCard() {
      show({ open: true });
      await expect.poll(() => root().querySelector('iframe')).not.toBeNull();
      overlay.sizeCard('token', 200);
    },
  };
}

type Show = ReturnType<typeof begin>['show'];

const host = () => document.querySelector<HTMLElement>(HOST);
const isSeen = (element: HTMLElement) => element.checkVisibility({ visibilityProperty: true });

test('is in the page only while there is something to show', () => {
  const { show, pill } = begin();
  expect(host()).toBeNull();
  show({});
  expect(pill().textContent).toContain('Pending');
  expect(isSeen(pill())).toBe(true);
  show(null);
  expect(host()).toBeNull();
});

test('a press on the pill opens the card', async () => {
  const { overlay, show, pill, card, frame } = begin();
  show({});
  await press(pill());
  await expect.poll(frame).not.toBeNull();
  expect(isSeen(card())).toBe(false);
  overlay.sizeCard('token', 200);
  expect(isSeen(card())).toBe(true);
  overlay.foldCard();
  expect(frame()).toBeNull();
  expect(isSeen(pill())).toBe(true);
});

test('tells when a card stands in the pill’s place, and when it leaves it', async () => {
  const { overlay, show, openCard, onUncovered } = begin();
  show({});
  expect(overlay.isCovered()).toBe(false);
  await openCard();
  expect(overlay.isCovered()).toBe(true);
  show({ view: pillView() });
  expect(onUncovered).not.toHaveBeenCalled();
  overlay.foldCard();
  expect(overlay.isCovered()).toBe(false);
  expect(onUncovered).toHaveBeenCalledTimes(1);
  show({});
  expect(onUncovered).toHaveBeenCalledTimes(1);
});

test.each([
  ['has nobody left to be about', (show: Show) => show(null)],
  ['may be about somebody else', (show: Show) => show({ view: null })],
  ['is about somebody else', (show: Show) => show({ subject: 2 })],
  ['may not use the site', (show: Show) => show({ noAccess: true })],
  ['was taken away', () => host()?.remove()],
  ['is held by a dialog', () => addElement('dialog').showModal()],
])('a pill whose page %s is not covered any more', async (_, happens) => {
  const { overlay, show, openCard, onUncovered } = begin();
  show({});
  await openCard();
  expect(overlay.isCovered()).toBe(true);
  happens(show);
  await expect.poll(() => overlay.isCovered()).toBe(false);
  expect(onUncovered).toHaveBeenCalledTimes(1);
});

test('a card that came near a pointer, and that nobody opened, leaves at the next news; an open one hears it', async () => {
  const { overlay, show, pill, frame, openCard } = begin();
  show({});
  expect(overlay.cardHears()).toBe(false);
  pill().dispatchEvent(new PointerEvent('pointerenter'));
  await expect.poll(frame).not.toBeNull();
  overlay.sizeCard('token', 200);
  expect(overlay.cardHears()).toBe(false);
  expect(frame()).toBeNull();
  await openCard();
  expect(overlay.cardHears()).toBe(true);
  expect(frame()).not.toBeNull();
});

test('under an extension that is gone it asks for a refresh and shows nothing of a patient', async () => {
  const { overlay, openCard, show, pill, frame } = begin();
  await openCard();
  show({ staleExtension: true });
  overlay.end();
  expect(pill().textContent).toContain('Refresh this page');
  expect(frame()).toBeNull();
  show({ open: false });
  expect(pill().textContent).toContain('Refresh this page');
  expect(pill().textContent).not.toContain('Pending');
});

test('after its end nothing is left, and nothing that is shown late brings it back', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { overlay, show } = begin();
  show({ open: true });
  await vi.advanceTimersByTimeAsync(0);
  overlay.sizeCard('token', 200);
  overlay.end();
  expect(host()).toBeNull();
  show({ loading: false });
  expect(host()).toBeNull();
  // Nothing looks at a card that is gone, or draws.
  await vi.advanceTimersByTimeAsync(CARD_PATIENCE);
  expect(vi.getTimerCount()).toBe(0);
});

test('without site access the card leaves, and the pill says what to do', async () => {
  const { openCard, show, pill, note, frame } = begin();
  await openCard();
  show({ noAccess: true });
  expect(pill().textContent).toContain('No site access');
  expect(note()).toBe('Use the toolbar button');
  expect(frame()).toBeNull();
});

test('nothing of it is on paper', async () => {
  const { show } = begin();
  show({});
  onTestFinished(async () => void (await cdp().send('Emulation.setEmulatedMedia', { media: '' })));
  await cdp().send('Emulation.setEmulatedMedia', { media: 'print' });
  await expect.poll(() => host() && isSeen(host() as HTMLElement)).toBe(false);
});

test('a card that is open makes way for what the page puts under it', async () => {
  const boxes: { left: number; top: number; width: number; height: number }[] = [];
  const { overlay, openCard, card } = begin(() => boxes);
  await openCard();
  const before = card().getBoundingClientRect();
  boxes.push({ left: before.left + 50, top: before.top + 50, width: 40, height: 20 });
  overlay.settle();
  const after = card().getBoundingClientRect();
  expect(
    after.left + after.width <= before.left + 50 ||
      after.top >= before.top + 70 ||
      after.bottom <= before.top + 50,
  ).toBe(true);
  boxes.length = 0;
  addElement('div', 'height: 3000px');
  window.scrollTo(0, 50);
  await expect.poll(() => card().getBoundingClientRect().top).toBe(before.top);
  window.scrollTo(0, 0);
});

describe('where the page stops clicks on their way', () => {
  const all = 'click mousedown mouseup pointerdown pointerup touchstart touchend'.split(' ');

  test.each([
    ['a click alone', ['click']],
    ['a click and its beginning', ['click', 'mousedown', 'pointerdown']],
    ['everything', all],
  ])('a press on the pill counts once all the same: %s', async (_, types) => {
    const { show, pill, onToggle } = begin();
    show({});
    stopOnTheirWay(types);
    await slowPress(pill());
    await expect.poll(() => onToggle).toHaveBeenCalledOnce();
    await lateIsOver();
    expect(onToggle).toHaveBeenCalledOnce();
  });

  test('a press that ends elsewhere does not count, nor does a drag', async () => {
    const { show, pill, onToggle } = begin();
    show({});
    stopOnTheirWay(['click']);
    await pointerDown(pill());
    await pointerMove({ x: 40, y: 60 });
    await pointerUp({ x: 40, y: 60 });
    await lateIsOver();
    expect(onToggle).not.toHaveBeenCalled();
  });

  test('a page that stops nothing hears of one press as ever', async () => {
    const { show, pill, onToggle } = begin();
    show({});
    await slowPress(pill());
    await lateIsOver();
    expect(onToggle).toHaveBeenCalledOnce();
  });

  function stopOnTheirWay(types: readonly string[]): void {
    const ended = new AbortController();
    onTestFinished(() => ended.abort());
    for (const type of types)
      window.addEventListener(
        type,
        (event) => {
          event.preventDefault();
          event.stopImmediatePropagation();
        },
        { capture: true, signal: ended.signal },
      );
  }

  /** A hand takes a tenth of a second for a press, in which the browser draws. */
  async function slowPress(element: HTMLElement): Promise<void> {
    await pointerMove(element);
    await pointerDown(element);
    await passed(LATE_CLICK);
    await pointerUp(element);
  }

  /** Whatever would count late has counted. */
  const lateIsOver = () => passed(3 * LATE_CLICK);

  async function passed(milliseconds: number): Promise<void> {
    const start = performance.now();
    await expect.poll(() => performance.now() - start).toBeGreaterThan(milliseconds);
  }
});

describe('where the page draws itself anew', () => {
  test('it comes back with the new document element', async () => {
    const { show, pill, onTaken } = begin();
    show({});
    // The overlay hears of its own coming first.
    await Promise.resolve();
    const [old, lost] = [document.documentElement, host()];
    onTestFinished(() => document.documentElement.replaceWith(old));
    document.documentElement.replaceWith(newPage());
    await expect.poll(host).not.toBeNull();
    expect(host()).not.toBe(lost);
    expect(host()?.parentElement).toBe(document.documentElement);
    expect(isSeen(pill())).toBe(true);
    expect(onTaken).not.toHaveBeenCalled();
  });

  test('it comes back with a body that comes later', async () => {
    const { overlay, show } = begin();
    show({});
    const old = document.documentElement;
    onTestFinished(() => document.documentElement.replaceWith(old));
    const next = document.createElement('html');
    old.replaceWith(next);
    await Promise.resolve();
    expect(host()).toBeNull();
    next.append(document.createElement('head'), document.createElement('body'));
    overlay.settle();
    expect(host()).not.toBeNull();
  });

  test('it comes into a page that has no body yet as soon as there is one', () => {
    const { overlay, show } = begin();
    const old = document.body;
    old.remove();
    onTestFinished(() => document.body.replaceWith(old));
    show({});
    expect(host()).toBeNull();
    document.documentElement.append(document.createElement('body'));
    overlay.settle();
    expect(host()).not.toBeNull();
  });

  test('it comes back whenever there is another body', async () => {
    const { show, onTaken } = begin();
    show({});
    const old = document.body;
    onTestFinished(() => document.body.replaceWith(old));
    for (let time = 0; time < 3; time += 1) {
      const lost = host();
      lost?.remove();
      document.body.replaceWith(document.createElement('body'));
      await expect.poll(() => host() !== null && host() !== lost).toBe(true);
    }
    expect(onTaken).not.toHaveBeenCalled();
  });

  test('it stays with a new body beside it', () => {
    const { show } = begin();
    show({});
    const [old, before] = [document.body, host()];
    onTestFinished(() => document.body.replaceWith(old));
    document.body.replaceWith(document.createElement('body'));
    show({});
    expect(host()).toBe(before);
  });

  function newPage(): HTMLElement {
    const html = document.createElement('html');
    html.append(document.createElement('head'), document.createElement('body'));
    return html;
  }
});

describe('where the page takes it away', () => {
  test('it comes back once; then it stays away, and says so once', async () => {
    const { show, onTaken } = begin();
    show({});
    const first = host();
    first?.remove();
    await expect.poll(host).not.toBeNull();
    expect(host()).not.toBe(first);
    expect(onTaken).not.toHaveBeenCalled();
    host()?.remove();
    await expect.poll(() => onTaken).toHaveBeenCalledOnce();
    show({ subject: 2 });
    expect(host()).toBeNull();
    expect(onTaken).toHaveBeenCalledOnce();
  });

  test('it is back in a body that the page draws anew after that', async () => {
    const { show, onTaken } = begin();
    show({});
    host()?.remove();
    await expect.poll(host).not.toBeNull();
    host()?.remove();
    await expect.poll(() => onTaken).toHaveBeenCalledOnce();
    const old = document.body;
    onTestFinished(() => document.body.replaceWith(old));
    document.body.replaceWith(document.createElement('body'));
    show({});
    expect(host()).not.toBeNull();
  });

  test('it is the same where the page changes it over and over', async () => {
    const { show, onTaken } = begin();
    show({});
    for (let life = 1; life <= 2; life += 1) {
      const now = host();
      for (let time = 0; time <= MOST_RAISES; time += 1) {
        if (now) now.hidden = true;
        await Promise.resolve();
      }
      expect(now?.isConnected).toBe(false);
    }
    await expect.poll(() => onTaken).toHaveBeenCalledOnce();
    expect(host()).toBeNull();
  });

  test('a card that was open is loaded anew', async () => {
    const { openCard, frame, card, overlay } = begin();
    await openCard();
    const lost = frame();
    host()?.remove();
    await expect.poll(frame).not.toBeNull();
    expect(frame()).not.toBe(lost);
    expect(isSeen(card())).toBe(false);
    overlay.sizeCard('token', 200);
    expect(isSeen(card())).toBe(true);
  });
});

describe('where the page holds or covers it', () => {
  test('the card is off while a native modal is open, and the pill points to the toolbar', async () => {
    const { openCard, card, note } = begin();
    await openCard();
    const dialog = addElement('dialog');
    dialog.showModal();
    await expect.poll(note).toBe('Use the toolbar button');
    expect(isSeen(card())).toBe(false);
    dialog.close();
    await expect.poll(note).toBe('');
    expect(isSeen(card())).toBe(true);
  });

  test('it gives up the fight for the top, says so, and begins anew at a press', async () => {
    const { openCard, card, note, pill } = begin();
    await openCard();
    const rival = addElement('div', 'position: fixed; left: 0; top: 0; width: 10px; height: 10px');
    rival.popover = 'manual';
    for (let fight = 0; fight <= MOST_RAISES; fight += 1) {
      rival.hidePopover();
      rival.showPopover();
      await new Promise((resolve) => rival.addEventListener('toggle', resolve, { once: true }));
    }
    await expect.poll(note).toBe('Use the toolbar button');
    expect(isSeen(card())).toBe(false);
    await press(pill());
    expect(note()).toBe('');
    expect(isSeen(card())).toBe(true);
  });
});

describe('the checks from outside', () => {
  test('say that the card is seen while it is open, and only then', async () => {
    const { overlay, openCard, show } = begin();
    const time = movedTime(() => overlay.sight(0));
    show({});
    expect(overlay.sight(0)).toEqual({ kind: 'doubtful', why: 'hidden' });
    await openCard();
    expect(overlay.sight(0)).toEqual({ kind: 'doubtful', why: 'moved' });
    time.goesOn(SEEN_LEAST);
    expect(overlay.sight(0)).toEqual({ kind: 'clear', glass: false, filter: 'none' });
    show({ view: null });
    expect(overlay.sight(0)).toEqual({ kind: 'doubtful', why: 'hidden' });
    show({ view: shown.view });
    expect(overlay.sight(0)).toEqual({ kind: 'doubtful', why: 'moved' });
    show(null);
    expect(overlay.sight(0)).toEqual({ kind: 'doubtful', why: 'hidden' });
  });

  test('say it where the page has changed the host', async () => {
    const { overlay, openCard } = begin();
    const time = movedTime(() => overlay.sight(0));
    await openCard();
    time.goesOn(SEEN_LEAST);
    host()?.setAttribute('style', 'opacity: 0 !important');
    expect(overlay.sight(0)).toEqual({ kind: 'doubtful', why: 'taken' });
  });
});
