import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { type PressWatch, watchPresses } from '../../../components/card/press-watch.ts';
import type { Judgement } from '../../../lib/card/judge-press.ts';
import { SEEN_LEAST } from '../../../lib/page-timing.ts';
import { type MovedTime, movedTime } from './moved-time.ts';
import { addElement } from './page-of-ehr.ts';
import { keyDown, keyUp, pointerDown, pointerUp, press, pressKey } from './person.ts';

let time: MovedTime;

beforeEach(async () => {
  await page.viewport(900, 600);
  window.focus();
  time = movedTime();
});

interface Watched {
  watch: PressWatch;
  control: HTMLButtonElement;
  /** What was said of each press, in order. */
  judged: Judgement[];
  said(): string | undefined;
}

/** Show one control of a card, and judge each click on it. */
function show(): Watched {
  const watch = watchPresses(document);
  const section = addElement('section', 'position: fixed; left: 100px; top: 100px');
  const control = document.createElement('button');
  control.textContent = 'Send invite';
  control.style.cssText = 'width: 160px; height: 40px; margin: 0';
  section.append(control);
  watch.drawn(control, 'send');
  const judged: Judgement[] = [];
  control.addEventListener('click', (event) => judged.push(watch.judge(event)));
  onTestFinished(() => watch.gone(control));
  return { watch, control, judged, said: () => judged.at(-1)?.kind };
}

/** Show a control, and wait until the browser has said that it can be seen. It has been seen for long enough then. */
async function showSeen(): Promise<Watched> {
  const watched = show();
  await expect
    .poll(() => {
      time.goesOn(SEEN_LEAST);
      return watched.watch.judge(assistiveClick(watched.control)).kind;
    })
    .toBe('accepted');
  return watched;
}

/** Show a control that can be seen from this very moment on. */
async function showJustSeen(): Promise<Watched> {
  const watched = await showSeen();
  watched.watch.drawn(watched.control, 'resend');
  return watched;
}

/** A screen reader presses so, with neither pointer nor key. A page cannot, so the event is written down here. */
function assistiveClick(control: HTMLElement): MouseEvent {
  return { isTrusted: true, detail: 0, currentTarget: control } as unknown as MouseEvent;
}

describe('with the pointer', () => {
  test('a press on a control that was seen for half a second counts, and says how long it took', async () => {
    const { control, judged } = await showSeen();
    await pointerDown(control);
    time.goesOn(70);
    await pointerUp(control);
    expect(judged).toEqual([{ kind: 'accepted', press: { heldFor: 70, watched: true } }]);
  });

  test('one that came too early is told so, and the next one counts', async () => {
    const { control, said } = await showJustSeen();
    time.goesOn(SEEN_LEAST - 1);
    await press(control);
    expect(said()).toBe('tooSoon');
    time.goesOn(1);
    await press(control);
    expect(said()).toBe('accepted');
  });

  test('one that began too early does not ripen while it is held', async () => {
    const { control, said } = await showJustSeen();
    await pointerDown(control);
    time.goesOn(10 * SEEN_LEAST);
    await pointerUp(control);
    expect(said()).toBe('tooSoon');
  });

  test('one that is heard late began when it began', async () => {
    const { control, judged, said } = await showJustSeen();
    time.goesOn(SEEN_LEAST + 69);
    time.hearsLate(70);
    await press(control);
    expect(said()).toBe('tooSoon');
    time.goesOn(1);
    await press(control);
    expect(judged.at(-1)).toEqual({ kind: 'accepted', press: { heldFor: 70, watched: true } });
  });

  test('one before the browser has said anything of the control is too early, too', async () => {
    vi.stubGlobal(
      'IntersectionObserver',
      class extends IntersectionObserver {
        override observe(): void {}
      },
    );
    onTestFinished(() => void vi.unstubAllGlobals());
    const { control, said } = show();
    time.goesOn(10 * SEEN_LEAST);
    await press(control);
    expect(said()).toBe('tooSoon');
  });

  test('one on the glyph inside the button counts', async () => {
    const { control, said } = await showSeen();
    const glyph = document.createElement('i');
    glyph.style.cssText = 'display: inline-block; width: 20px; height: 20px';
    control.append(glyph);
    await press(glyph);
    expect(said()).toBe('accepted');
  });

  test('the second click of a double click counts for itself', async () => {
    const { control, judged } = await showSeen();
    await press(control);
    await pointerDown(control, 2);
    await pointerUp(control, 2);
    expect(judged.map(({ kind }) => kind)).toEqual(['accepted', 'accepted']);
  });

  test('one that begins elsewhere and ends on the control is no press', async () => {
    const { control, judged } = await showSeen();
    const other = addElement('button', 'position: fixed; left: 400px; top: 100px; width: 90px; height: 40px');
    await pointerDown(other);
    await pointerUp(control);
    await pointerDown(control);
    await pointerUp(other);
    expect(judged).toEqual([]);
  });

  test('one that was given up is no press', async () => {
    const { control, said } = await showSeen();
    await pointerDown(control);
    document.dispatchEvent(new PointerEvent('pointercancel'));
    await pointerUp(control);
    expect(said()).toBe('notAimed');
  });

  test('one during which the focus left the card is no press', async () => {
    const { control, said } = await showSeen();
    await pointerDown(control);
    window.dispatchEvent(new Event('blur'));
    await pointerUp(control);
    expect(said()).toBe('notAimed');
  });
});

describe('what changes the control begins the half second anew:', () => {
  const changes: [string, (watched: Watched) => void][] = [
    ['another meaning', ({ watch, control }) => watch.drawn(control, 'revoke')],
    ['a move', ({ control }) => control.style.setProperty('translate', '20px')],
    ['another size', ({ control }) => control.style.setProperty('width', '170px')],
    ['another window', () => window.dispatchEvent(new Event('resize'))],
    ['a tab that comes to the front', () => document.dispatchEvent(new Event('visibilitychange'))],
  ];

  test.each(changes)('%s before the press', async (_name, change) => {
    const watched = await showSeen();
    change(watched);
    await press(watched.control);
    expect(watched.said()).toBe('tooSoon');
    time.goesOn(SEEN_LEAST);
    await press(watched.control);
    expect(watched.said()).toBe('accepted');
  });

  test.each(changes)('%s during the press', async (_name, change) => {
    const watched = await showSeen();
    await pointerDown(watched.control);
    time.goesOn(1);
    change(watched);
    await pointerUp(watched.control);
    expect(watched.said()).toBe('tooSoon');
  });

  test('but not drawing it again as it is', async () => {
    const { watch, control, said } = await showSeen();
    watch.drawn(control, 'send');
    await press(control);
    expect(said()).toBe('accepted');
  });
});

describe('what hides the control is seen by the browser itself:', () => {
  const OVER = 'position: fixed; left: 0; top: 0; width: 900px; height: 600px; background: #fff';

  test.each<[string, (watched: Watched) => void]>([
    ['glass', () => addElement('div', `${OVER}; pointer-events: none`)],
    ['glass over a part', () => addElement('div', `${OVER}; left: 240px; pointer-events: none`)],
    [
      'the shadow of a speck',
      () =>
        addElement(
          'div',
          'position: fixed; left: 0; top: 0; width: 1px; height: 1px; box-shadow: 0 0 0 999px #fff',
        ),
    ],
    ['a page that fades', ({ control }) => control.parentElement?.style.setProperty('opacity', '0.5')],
    ['a filter', ({ control }) => control.parentElement?.style.setProperty('filter', 'blur(3px)')],
    ['a page that shrinks', ({ control }) => control.parentElement?.style.setProperty('scale', '0.5')],
    ['a blend', ({ control }) => control.parentElement?.style.setProperty('mix-blend-mode', 'difference')],
  ])('%s', async (_name, hide) => {
    const watched = await showSeen();
    hide(watched);
    // The background refuses what is doubted, with the sentence that something covers the card.
    await expect.poll(() => pressed(watched)).toBe('tooSoon');
    // The time of the test goes faster than the browser looks.
    await expect
      .poll(async () => {
        time.goesOn(SEEN_LEAST);
        await pressed(watched);
        return watched.judged.at(-1);
      })
      .toEqual({ kind: 'accepted', press: { heldFor: 0, watched: false, doubted: true } });
  });

  test('what was hidden must be seen anew', async () => {
    const watched = await showSeen();
    const cover = addElement('div', `${OVER}; pointer-events: none`);
    await expect.poll(() => pressed(watched)).toBe('tooSoon');
    time.goesOn(SEEN_LEAST);
    expect(await pressed(watched)).toBe('accepted');
    cover.remove();
    await expect.poll(() => pressed(watched)).toBe('tooSoon');
    time.goesOn(SEEN_LEAST);
    expect(await pressed(watched)).toBe('accepted');
    expect(watched.judged.at(-1)).toMatchObject({ press: { watched: true } });
  });

  test('a hidden tab is not seen', async () => {
    const watched = await showSeen();
    const state = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    onTestFinished(() => state.mockRestore());
    expect(await pressed(watched)).toBe('notVisible');
  });

  test('a control that is gone is not seen', async () => {
    const watched = await showSeen();
    watched.watch.gone(watched.control);
    expect(await pressed(watched)).toBe('notVisible');
  });

  async function pressed({ control, said }: Watched): Promise<string | undefined> {
    await press(control);
    return said();
  }
});

describe('in a browser that watches only where a control lies', () => {
  beforeEach(() => {
    vi.stubGlobal(
      'IntersectionObserver',
      class extends IntersectionObserver {
        constructor(callback: IntersectionObserverCallback, options?: IntersectionObserverInit) {
          super((entries, observer) => callback(entries.map(withoutVisibility), observer), options);
        }
      },
    );
    onTestFinished(() => void vi.unstubAllGlobals());
  });

  test('a press says that nobody watched for covers', async () => {
    const { control, judged } = await showSeen();
    await press(control);
    expect(judged).toEqual([{ kind: 'accepted', press: { heldFor: 0, watched: false } }]);
  });

  test('a control that is partly out of the window is not seen', async () => {
    const { control, said } = await showSeen();
    control.parentElement?.style.setProperty('left', '-60px');
    await expect
      .poll(async () => {
        await press({ x: 50, y: 120 });
        return said();
      })
      .toBe('notVisible');
  });

  function withoutVisibility(entry: IntersectionObserverEntry): IntersectionObserverEntry {
    const { isIntersecting, intersectionRatio, target } = entry;
    return { isIntersecting, intersectionRatio, target } as IntersectionObserverEntry;
  }
});

describe('by script', () => {
  test.each<[string, (control: HTMLElement) => void]>([
    ['a click', (control) => control.click()],
    ['a click event', (control) => control.dispatchEvent(new MouseEvent('click', { detail: 1 }))],
    [
      'a whole press',
      (control) => {
        const event = { bubbles: true, isPrimary: true, button: 0, detail: 1 };
        control.dispatchEvent(new PointerEvent('pointerdown', event));
        control.dispatchEvent(new PointerEvent('pointerup', event));
        control.dispatchEvent(new MouseEvent('click', event));
      },
    ],
    [
      'a key',
      (control) => {
        control.focus();
        control.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab', bubbles: true }));
        control.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
        control.click();
      },
    ],
  ])('%s is no press', async (_name, click) => {
    const { control, judged } = await showSeen();
    click(control);
    expect(judged).toEqual([{ kind: 'notAimed' }]);
  });

  test('a click while a person holds the button down is none, and spoils the press', async () => {
    const { control, judged } = await showSeen();
    await pointerDown(control);
    control.click();
    await pointerUp(control);
    expect(judged.map(({ kind }) => kind)).toEqual(['notAimed', 'notAimed']);
  });
});

describe('with the keyboard', () => {
  test.each(['Enter', ' '] as const)('"%s" on a control that Tab came to counts', async (key) => {
    const { control, judged } = await showSeen();
    await tabTo(control);
    await pressKey(key);
    expect(judged).toEqual([{ kind: 'accepted', press: { heldFor: 0, watched: true } }]);
  });

  test('right after the focus came into the card it does not, but half a second later', async () => {
    const { control, said } = await showSeen();
    await leaveWindow();
    control.focus();
    await pressKey('Enter');
    expect(said()).toBe('tooSoon');
    time.goesOn(SEEN_LEAST - 1);
    await pressKey(' ');
    expect(said()).toBe('tooSoon');
    time.goesOn(1);
    await pressKey('Enter');
    expect(said()).toBe('accepted');
  });

  test('nor does it after a Tab that goes on from where the focus came in', async () => {
    const { control, said } = await showSeen();
    await leaveWindow();
    await tabTo(control);
    await pressKey('Enter');
    expect(said()).toBe('tooSoon');
  });

  test('right after a letter it does not, since the person writes', async () => {
    const { control, said } = await showSeen();
    await tabTo(control);
    await pressKey('x');
    time.goesOn(SEEN_LEAST - 1);
    await pressKey(' ');
    expect(said()).toBe('tooSoon');
    time.goesOn(1);
    await pressKey(' ');
    expect(said()).toBe('accepted');
  });

  test('one that is heard late was not typed later than it was', async () => {
    const { control, said } = await showSeen();
    await leaveWindow();
    control.focus();
    time.goesOn(SEEN_LEAST);
    time.hearsLate(1);
    await pressKey('Enter');
    expect(said()).toBe('tooSoon');
  });

  test('Enter that is held is one press', async () => {
    const { control, judged } = await showSeen();
    await tabTo(control);
    await keyDown('Enter');
    for (let repeat = 0; repeat < 3; repeat += 1) await keyDown('Enter', { autoRepeat: true });
    await keyUp('Enter');
    expect(judged.map(({ kind }) => kind)).toEqual(['accepted', 'notAimed', 'notAimed', 'notAimed']);
  });

  test('a key that was held already when the focus came is no press', async () => {
    const { control, judged } = await showSeen();
    await tabTo(control);
    await keyDown('Enter', { autoRepeat: true });
    await keyUp('Enter');
    expect(judged).toEqual([{ kind: 'notAimed' }]);
  });

  test('a key that went down on another control is no press', async () => {
    const { control, judged } = await showSeen();
    const other = addElement('button', 'position: fixed; left: 400px; top: 100px');
    other.focus();
    await keyDown(' ');
    control.focus();
    await keyUp(' ');
    expect(judged.map(({ kind }) => kind).filter((kind) => kind !== 'notAimed')).toEqual([]);
  });

  /** Move the focus to the control by a key, from a field before it. */
  async function tabTo(control: HTMLElement): Promise<void> {
    const field = document.createElement('input');
    field.style.cssText = 'position: fixed; left: 100px; top: 200px';
    control.before(field);
    onTestFinished(() => field.remove());
    field.focus();
    await pressKey('Tab');
    expect(document.activeElement).toBe(control);
  }

  /** The focus goes to the page around the card. */
  async function leaveWindow(): Promise<void> {
    const frame = addElement('iframe', 'position: fixed; left: 500px; top: 300px');
    const left = new Promise((resolve) => window.addEventListener('blur', resolve, { once: true }));
    await press(frame);
    await left;
  }
});

describe('with neither pointer nor key, as a screen reader presses,', () => {
  test('a click counts on a control that was seen', async () => {
    const { watch, control } = await showSeen();
    expect(watch.judge(assistiveClick(control)).kind).toBe('accepted');
    watch.drawn(control, 'revoke');
    expect(watch.judge(assistiveClick(control)).kind).toBe('tooSoon');
  });

  test('no click counts in a window that has no focus', async () => {
    const { watch, control } = await showSeen();
    const hasFocus = vi.spyOn(document, 'hasFocus').mockReturnValue(false);
    onTestFinished(() => hasFocus.mockRestore());
    expect(watch.judge(assistiveClick(control)).kind).toBe('notFocused');
  });
});

test('what the browser presses by itself, for a label or a form, is no press', async () => {
  const { control, judged } = await showSeen();
  control.id = 'send';
  const label = addElement('label', 'position: fixed; left: 400px; top: 100px; width: 90px; height: 40px');
  label.htmlFor = 'send';
  await press(label);
  const form = addElement('form');
  form.id = 'form';
  form.addEventListener('submit', (event) => event.preventDefault());
  const field = document.createElement('input');
  form.append(field);
  control.setAttribute('form', 'form');
  control.type = 'submit';
  field.focus();
  await pressKey('Enter');
  expect(judged.map(({ kind }) => kind)).toEqual(['notAimed', 'notAimed']);
});
