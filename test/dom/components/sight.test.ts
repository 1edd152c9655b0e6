import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { make } from '../../../components/overlay/elements.ts';
import { HOST, type Mounted, mountOverlay } from '../../../components/overlay/mount.ts';
import { type SightWatch, watchSight } from '../../../components/overlay/sight.ts';
import type { Sight } from '../../../lib/messages/sight.ts';
import { SEEN_LEAST } from '../../../lib/page-timing.ts';
import { type MovedTime, movedTime } from './moved-time.ts';
import { addCss, addElement, showFullScreen } from './page-of-ehr.ts';
import { pictureOf, shareThatDiffers } from './picture.ts';

/*
 * The page tries to change what a person sees of the card. Pictures of the window say whether it did, and that is held
 * against what the checks from outside say. Nothing may look different while they say that the card is clear.
 */

const CARD = 'position: absolute; left: 300px; top: 100px; width: 320px; height: 300px; pointer-events: auto';
const OVER_ALL =
  'position: fixed; inset: 0; margin: 0; border: 0; width: 100%; height: 100%; background: #fff';
const SPECK = 'position: fixed; left: 0; top: 0; margin: 0; border: 0; padding: 0; width: 1px; height: 1px;';

let time: MovedTime;
const ends: (() => void)[] = [];
/** Its looks come while the time goes on. */
let newest: SightWatch | null = null;

beforeEach(async () => {
  await page.viewport(900, 600);
  window.focus();
  newest = null;
  time = movedTime(() => newest?.answer(0));
});

afterEach(() => {
  for (const end of ends.splice(0).reverse()) end();
});

interface Shown {
  host: HTMLElement;
  card: HTMLElement;
  watch: SightWatch;
}

/** Show a card in the overlay's own host, which has been seen long enough. */
function showCard(): Shown & { mounted: Mounted } {
  const mounted = mountOverlay(document);
  const card = drawCard();
  mounted.container.append(make('div', { class: 'desk overlay' }, card));
  const watch = watchSight(document, mounted.host, card, mounted.isIntact);
  newest = watch;
  ends.push(() => {
    watch.end();
    mounted.destroy();
  });
  time.goesOn(SEEN_LEAST);
  return { mounted, host: mounted.host, card, watch };
}

/** Show a card in a host that no rule of ours protects, so that whatever the page says of it counts. */
function showBareCard(): Shown {
  const host = addElement(
    'div',
    'all: initial; position: fixed; inset: 0; display: block; pointer-events: none',
  );
  host.popover = 'manual';
  host.className = 'bare';
  const card = drawCard();
  host.attachShadow({ mode: 'closed' }).append(card);
  host.showPopover();
  const watch = watchSight(document, host, card, () => true);
  newest = watch;
  ends.push(watch.end);
  time.goesOn(SEEN_LEAST);
  return { host, card, watch };
}

function drawCard(): HTMLElement {
  const card = make('section', {}, 'Send the invite to j•••@example.com. '.repeat(12));
  card.style.cssText = `${CARD}; background: repeating-linear-gradient(45deg, #124, #eee 30px); color: #000`;
  return card;
}

function said(sight: Sight): string {
  if (sight.kind === 'doubtful') return sight.why;
  return sight.glass ? 'glass' : 'clear';
}

/** What is said of the card once the page has had time to settle, and does a person see another picture by then? */
async function afterTrick(shown: Shown, trick: (host: HTMLElement) => unknown) {
  const box = shown.card.getBoundingClientRect();
  const before = await pictureOf(box);
  expect(said(shown.watch.answer(0))).toBe('clear');
  await trick(shown.host);
  const looksOther = shareThatDiffers(before, await pictureOf(box)) > 0.001;
  shown.watch.answer(0);
  time.goesOn(SEEN_LEAST);
  return { says: said(shown.watch.answer(0)), looksOther };
}

/** Lay a layer of the page over everything, and keep the overlay from hearing of it. */
function addLayer(style: string, into: ParentNode & Node = document.body): HTMLElement {
  const layer = document.createElement('div');
  layer.style.cssText = style;
  layer.className = 'layer';
  layer.popover = 'manual';
  into.append(layer);
  const stop = (event: Event) => event.stopImmediatePropagation();
  window.addEventListener('toggle', stop, { capture: true });
  layer.showPopover();
  ends.push(() => {
    layer.remove();
    window.removeEventListener('toggle', stop, { capture: true });
  });
  return layer;
}

function inClosedRoot(): ShadowRoot {
  return addElement('div').attachShadow({ mode: 'closed' });
}

test('a card that was seen for half a second is clear', async () => {
  const shown = showCard();
  expect(await afterTrick(shown, () => undefined)).toEqual({ says: 'clear', looksOther: false });
});

describe('what the page’s rules say of the host changes nothing', () => {
  test.each([
    'display: none',
    'visibility: hidden',
    'opacity: 0',
    'filter: opacity(0.02)',
    'backdrop-filter: blur(9px)',
    'mask-image: linear-gradient(transparent, transparent)',
    '-webkit-mask-box-image: linear-gradient(transparent, transparent)',
    'mix-blend-mode: difference',
    'transform: scaleX(-1)',
    'scale: 0.1',
    'rotate: 180deg',
    'translate: 400px',
    'perspective: 10px',
    'zoom: 0.2',
    'clip-path: inset(50%)',
    'clip: rect(0, 0, 0, 0)',
    'content-visibility: hidden',
    'inset: 100% 0 0 0',
    'overflow: hidden; height: 0',
    'contain: strict',
    'box-shadow: inset 0 0 0 999px #fff',
    'outline: 400px solid #fff; outline-offset: -400px',
    '-webkit-box-reflect: below',
    'animation: fade 1s both',
    'transition: all 100s',
    'interactivity: inert',
  ])('%s', async (declarations) => {
    const important = declarations.replaceAll(/(?=;|$)/g, ' !important');
    const trick = () => addCss(`@keyframes fade { to { opacity: 0 } } ${HOST} { ${important} }`);
    expect(await afterTrick(showCard(), trick)).toEqual({ says: 'clear', looksOther: false });
  });

  test.each(['before', 'after', 'backdrop'])('a ::%s over all', async (pseudo) => {
    const look = `content: '' !important; display: block !important; ${OVER_ALL.replaceAll(';', ' !important;')}`;
    const trick = () => addCss(`${HOST}::${pseudo} { ${look} !important; pointer-events: none !important }`);
    expect(await afterTrick(showCard(), trick)).toEqual({ says: 'clear', looksOther: false });
  });

  test('all of the page selected, in a colour that hides it', async () => {
    const trick = () => {
      addCss('::selection { background: #fff !important; color: #fff !important }');
      getSelection()?.selectAllChildren(document.documentElement);
      ends.push(() => getSelection()?.removeAllRanges());
    };
    expect(await afterTrick(showCard(), trick)).toEqual({ says: 'clear', looksOther: false });
  });

  test.each<[string, Keyframe[]]>([
    ['fades', [{ opacity: 0 }, { opacity: 0 }]],
    ['shrinks', [{ transform: 'scale(0.1)' }, { transform: 'scale(0.2)' }]],
  ])('an animation of the host that %s it', async (_name, frames) => {
    const trick = (host: HTMLElement) => {
      const animation = host.animate(frames, 1_000_000);
      ends.push(() => animation.cancel());
    };
    expect(await afterTrick(showCard(), trick)).toEqual({ says: 'clear', looksOther: false });
  });
});

describe('what the page’s rules say of html', () => {
  const OF_HTML: [string, { says: string; looksOther: boolean }][] = [
    ...[
      'opacity: 0.02',
      'filter: invert(1)',
      'transform: scale(0.3)',
      'rotate: 180deg',
      'scale: -1 1',
      'clip-path: inset(50%)',
      'mask-image: linear-gradient(transparent, transparent)',
      'mix-blend-mode: difference',
      'visibility: hidden',
      'overflow: hidden; height: 0',
      'position: fixed; left: -3000px',
      'animation: fade 1s both',
    ].map((declarations): [string, { says: string; looksOther: boolean }] => [
      declarations,
      // The top layer is not drawn through any of these.
      { says: 'clear', looksOther: false },
    ]),
    ['display: none', { says: 'hidden', looksOther: true }],
    ['content-visibility: hidden', { says: 'hidden', looksOther: true }],
    ['zoom: 0.5', { says: 'hidden', looksOther: true }],
    ['interactivity: inert', { says: 'covered', looksOther: false }],
  ];

  test.each(OF_HTML)('%s', async (declarations, expected) => {
    const important = declarations.replaceAll(/(?=;|$)/g, ' !important');
    const trick = () => addCss(`@keyframes fade { to { opacity: 0 } } :root { ${important} }`);
    expect(await afterTrick(showCard(), trick)).toEqual(expected);
  });

  test('inert', async () => {
    const trick = () => {
      document.documentElement.inert = true;
      ends.push(() => document.documentElement.removeAttribute('inert'));
    };
    expect(await afterTrick(showCard(), trick)).toEqual({ says: 'covered', looksOther: false });
  });
});

describe('what the page does to the host itself', () => {
  test.each<[string, (host: HTMLElement) => void]>([
    ['a style', (host) => host.style.setProperty('opacity', '0.01', 'important')],
    ['a class', (host) => host.classList.add('ng-hide')],
    ['hidden', (host) => host.toggleAttribute('hidden', true)],
    ['inert', (host) => host.toggleAttribute('inert', true)],
    ['no popover', (host) => host.removeAttribute('popover')],
    ['another popover', (host) => host.setAttribute('popover', 'auto')],
    ['out of the top layer', (host) => host.hidePopover()],
  ])('%s: is said at once, and until the card was seen anew', async (_name, change) => {
    const { host, watch, mounted } = showCard();
    change(host);
    expect(said(watch.answer(0))).toBe('taken');
    await expect.poll(mounted.isIntact).toBe(true);
    expect(said(watch.answer(0))).toBe('moved');
    time.goesOn(SEEN_LEAST);
    expect(said(watch.answer(0))).toBe('clear');
  });

  test.each<[string, (host: HTMLElement) => void]>([
    ['taken away', (host) => host.remove()],
    ['put elsewhere', (host) => document.body.append(host)],
  ])('%s', async (_name, take) => {
    const { host, watch } = showCard();
    take(host);
    expect(said(watch.answer(0))).toBe('taken');
  });
});

describe('over the card', () => {
  const white = (extra: string) => `${OVER_ALL}; ${extra}`;
  const css = (text: string) => {
    addCss(text);
    return SPECK;
  };

  test.each<[string, string, () => unknown]>([
    ['a layer', 'covered', () => addLayer(OVER_ALL)],
    ['a layer in a closed root', 'covered', () => addLayer(OVER_ALL, inClosedRoot())],
    [
      'a layer with a hole',
      'covered',
      () =>
        addLayer(
          white(
            'clip-path: polygon(evenodd, 0 0, 100% 0, 100% 100%, 0 100%, 0 0, 40% 40%, 60% 40%, 60% 60%, 40% 60%, 40% 40%)',
          ),
        ),
    ],
    [
      'a layer that spares the points of any even grid',
      'covered',
      () => addLayer(white(`clip-path: ${sieve()}`)),
    ],
    ['a layer of stripes', 'covered', () => addLayer(white(`clip-path: ${combOf(15)}`))],
    ['a layer that lets clicks through', 'glass', () => addLayer(white('pointer-events: none'))],
    ['the shadow of a speck', 'glass', () => addLayer(`${SPECK} box-shadow: 0 0 0 2000px #fff`)],
    ['the outline of a speck', 'glass', () => addLayer(`${SPECK} outline: 2000px solid #fff`)],
    [
      'the drop shadow of something beside it',
      'glass',
      () => addLayer(`${OVER_ALL}; left: -900px; overflow: visible; filter: drop-shadow(900px 0 0 #fff)`),
    ],
    [
      'the ::before of a speck',
      'glass',
      () =>
        addLayer(
          css(
            `.layer { overflow: visible } .layer::before { content: ''; ${white('pointer-events: none')} }`,
          ),
        ),
    ],
    ['a child of a speck', 'glass', () => addLayer(`${SPECK} overflow: visible`).append(glassChild())],
    ['a painted ::backdrop', 'glass', () => addLayer(css('.layer::backdrop { background: #fff }'))],
    [
      'a blurring ::backdrop',
      'glass',
      () => addLayer(css('.layer::backdrop { backdrop-filter: blur(20px) }')),
    ],
    [
      'a ::backdrop with a shadow',
      'glass',
      () => addLayer(css('.layer::backdrop { box-shadow: inset 0 0 0 900px #fff }')),
    ],
  ])('%s', async (_name, says, trick) => {
    expect(await afterTrick(showCard(), trick)).toEqual({ says, looksOther: true });
  });

  test('a layer elsewhere may be glass all the same', async () => {
    const trick = () => addLayer(SPECK);
    expect(await afterTrick(showCard(), trick)).toEqual({ says: 'glass', looksOther: false });
  });

  test.each<[string, () => unknown]>([
    ['an element with the highest z-index', () => addElement('div', white('z-index: 2147483647'))],
    ['an element after ours, beside the body', () => addBesideBody(white('z-index: 2147483647'))],
  ])('%s stays below it', async (_name, trick) => {
    expect(await afterTrick(showCard(), trick)).toEqual({ says: 'clear', looksOther: false });
  });

  test('a native modal makes it inert', async () => {
    const trick = () => addElement('dialog').showModal();
    expect((await afterTrick(showCard(), trick)).says).toBe('covered');
  });

  test.each(['auto', 'none'])(
    'a view transition that draws pictures of the page, with pointer events %s',
    async (events) => {
      addCss(`::view-transition { pointer-events: ${events} }
        ::view-transition-group(*), ::view-transition-new(*) { animation-duration: 100s }`);
      const trick = async () => {
        const transition = document.startViewTransition(() => undefined);
        ends.push(() => transition.skipTransition());
        await transition.ready;
      };
      expect((await afterTrick(showCard(), trick)).says).toBe('covered');
    },
  );

  test('a window of pictures that the page has opened', () => {
    const { watch } = showCard();
    const pictures: { window: Window | null } = { window };
    vi.stubGlobal('documentPictureInPicture', pictures);
    onTestFinished(() => void vi.unstubAllGlobals());
    expect(said(watch.answer(0))).toBe('covered');
    pictures.window = null;
    expect(said(watch.answer(0))).toBe('moved');
    time.goesOn(SEEN_LEAST);
    expect(said(watch.answer(0))).toBe('clear');
  });

  test('the list of a field', async () => {
    const { watch } = showCard();
    const list = addElement('select', 'position: fixed; left: 20px; top: 20px');
    list.append(...['one', 'two'].map((text) => new Option(text)));
    await userEvent.click(list);
    await expect.poll(() => said(watch.answer(0))).toBe('covered');
    list.remove();
    await expect.poll(() => said(watch.answer(0))).toBe('moved');
  });

  test('a view transition of the host alone', async () => {
    const { host, watch } = showCard();
    // The types do not know yet that an element can have one of its own.
    const start = (host as Partial<Pick<Document, 'startViewTransition'>>).startViewTransition;
    if (!start) throw new Error('this browser has no view transitions of elements');
    const transition = start.call(host as unknown as Document, () => undefined);
    ends.push(() => transition.skipTransition());
    await transition.ready;
    expect(said(watch.answer(0))).toBe('covered');
  });

  test.each([
    ['one element in full screen makes it inert', () => addElement('div', OVER_ALL), 'covered'],
    ['the page in full screen has a layer of its own', () => document.documentElement, 'glass'],
  ])('%s', async (_name, element, says) => {
    await showFullScreen(element());
    const { mounted, watch } = showCard();
    mounted.raise();
    watch.answer(0);
    time.goesOn(SEEN_LEAST);
    expect(said(watch.answer(0))).toBe(says);
  });

  /** A sieve covers the card but for a small hole in the middle of each cell of two grids. */
  function sieve(): string {
    const holes = [
      { columns: 3, rows: 4 },
      { columns: 7, rows: 9 },
    ].flatMap(({ columns, rows }) =>
      Array.from({ length: columns * rows }, (_, cell) => {
        const x = 310 + (300 * ((cell % columns) + 0.5)) / columns;
        const y = 110 + (280 * (Math.floor(cell / columns) + 0.5)) / rows;
        return `M${x - 3} ${y - 3}h6v6h-6z`;
      }),
    );
    return `path(evenodd, "M0 0H900V600H0z${holes.join('')}")`;
  }

  /** A comb covers half of the window in stripes of 20 pixels. */
  function combOf(teeth: number): string {
    const points = Array.from({ length: teeth }, (_, tooth) => {
      const [top, bottom] = [tooth * 40 + 20, tooth * 40 + 40];
      return `0 ${top}px, 100% ${top}px, 100% ${bottom}px, 0 ${bottom}px`;
    });
    return `polygon(${points.join(', ')})`;
  }

  function glassChild(): HTMLElement {
    const child = document.createElement('i');
    child.style.cssText = white('pointer-events: none');
    return child;
  }

  function addBesideBody(style: string): void {
    const element = document.createElement('div');
    element.style.cssText = style;
    document.documentElement.append(element);
    ends.push(() => element.remove());
  }
});

test('a filter of the whole page is told of, and must have been there as long as the card was seen', () => {
  const { watch } = showCard();
  addCss('html { filter: invert(92%) hue-rotate(180deg) }');
  expect(said(watch.answer(0))).toBe('moved');
  time.goesOn(SEEN_LEAST);
  expect(watch.answer(0)).toEqual({ kind: 'clear', glass: false, filter: 'invert(0.92) hue-rotate(180deg)' });
});

describe('a host that our rules do not protect', () => {
  test.each([
    'opacity: 0.9',
    'filter: blur(4px)',
    'clip-path: inset(0 0 0 400px)',
    'mask-image: linear-gradient(90deg, transparent 50%, #000)',
    '-webkit-mask-box-image: linear-gradient(transparent, transparent)',
    'mix-blend-mode: screen',
    'transform: scaleX(-1)',
    'scale: 0.9',
    'rotate: 3deg',
    'translate: 3px',
    'offset-path: path("M0 0L9 9")',
    'clip: rect(0, 400px, 400px, 0)',
  ])('%s: fades it', async (declaration) => {
    // What is mixed with its background needs one.
    addCss(':root { background: #2a6 }');
    const trick = () => addCss(`.bare { ${declaration} !important }`);
    expect(await afterTrick(showBareCard(), trick)).toEqual({ says: 'faded', looksOther: true });
  });

  test.each(['before', 'after'])('a ::%s: covers it', async (pseudo) => {
    const trick = () =>
      addCss(`.bare::${pseudo} { content: ''; z-index: 1; pointer-events: none; ${OVER_ALL} }`);
    expect(await afterTrick(showBareCard(), trick)).toEqual({ says: 'faded', looksOther: true });
  });

  test.each([
    ['display: none', 'hidden'],
    ['visibility: hidden', 'hidden'],
    ['opacity: 0', 'hidden'],
    ['content-visibility: hidden', 'hidden'],
    ['zoom: 0.5', 'hidden'],
    ['left: -900px; right: 900px', 'covered'],
    ['overflow: hidden; height: 200px', 'covered'],
  ])('%s', async (declarations, says) => {
    const important = declarations.replaceAll(/(?=;|$)/g, ' !important');
    const trick = () => addCss(`.bare { ${important} }`);
    expect(await afterTrick(showBareCard(), trick)).toEqual({ says, looksOther: true });
  });

  test('a card shrunk to a speck', async () => {
    const shown = showBareCard();
    const trick = () => shown.card.style.setProperty('width', '39px');
    expect((await afterTrick(shown, trick)).says).toBe('hidden');
  });
});

describe('in time', () => {
  test('a card that has just come was not seen yet', () => {
    const { watch } = showCard();
    time.goesOn(-1);
    expect(said(watch.answer(0))).toBe('moved');
    time.goesOn(1);
    expect(said(watch.answer(0))).toBe('clear');
  });

  test('it was seen before the press began', () => {
    const { watch } = showCard();
    expect(said(watch.answer(1))).toBe('moved');
    time.goesOn(300);
    expect(said(watch.answer(300))).toBe('clear');
  });

  test('time in which nobody could look does not count', () => {
    const { watch, card } = showCard();
    card.style.left = '310px';
    expect(said(watch.answer(0))).toBe('moved');
    newest = null;
    for (const _ of [1, 2, 3]) {
      time.goesOn(10 * SEEN_LEAST);
      expect(said(watch.answer(0))).toBe('moved');
    }
    newest = watch;
    time.goesOn(SEEN_LEAST);
    expect(said(watch.answer(0))).toBe('clear');
  });

  test('a card that moves or grows must be seen anew', () => {
    const { watch, card } = showCard();
    card.style.left = '310px';
    expect(said(watch.answer(0))).toBe('moved');
    time.goesOn(SEEN_LEAST);
    expect(said(watch.answer(0))).toBe('clear');
    card.style.height = '310px';
    expect(said(watch.answer(0))).toBe('moved');
  });

  test.each(['screenX', 'screenY'] as const)('a window that the page moves must be seen anew: %s', (side) => {
    const { watch } = showCard();
    const moved = vi.spyOn(window, side, 'get').mockReturnValue(window[side] + 40);
    onTestFinished(() => moved.mockRestore());
    expect(said(watch.answer(0))).toBe('moved');
    time.goesOn(SEEN_LEAST);
    expect(said(watch.answer(0))).toBe('clear');
  });

  test('glass that is gone by the end of the press was there before', () => {
    const { watch } = showCard();
    const layer = addLayer(`${OVER_ALL}; pointer-events: none`);
    expect(said(watch.answer(0))).toBe('glass');
    layer.remove();
    time.goesOn(SEEN_LEAST - 1);
    expect(said(watch.answer(0))).toBe('glass');
    time.goesOn(1);
    expect(said(watch.answer(0))).toBe('clear');
  });

  test('a page behind another window was not seen, nor is it just after', () => {
    const { watch } = showCard();
    const hasFocus = vi.spyOn(document, 'hasFocus').mockReturnValue(false);
    expect(said(watch.answer(0))).toBe('hidden');
    hasFocus.mockRestore();
    expect(said(watch.answer(0))).toBe('moved');
  });

  test('a hidden tab was not seen', () => {
    const { watch } = showCard();
    const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    expect(said(watch.answer(0))).toBe('hidden');
    hidden.mockRestore();
  });

  test('a cover that clears the card ten times a second, for a moment each, is seen between', () => {
    vi.useFakeTimers();
    ends.push(() => vi.useRealTimers());
    const { watch } = showCard();
    const cover = addLayer(OVER_ALL);
    let looks = 0;
    for (let moment = 1; moment <= 3 * SEEN_LEAST; moment += 1) {
      cover.style.display = moment % 100 < 2 ? 'none' : 'block';
      vi.advanceTimersByTime(1);
      if (moment % 100 === 1 && said(watch.answer(0)) === 'moved') looks += 1;
    }
    expect(looks).toBe(15);
  });

  test('a watch that ended looks no more', () => {
    vi.useFakeTimers();
    ends.push(() => vi.useRealTimers());
    const { watch } = showCard();
    watch.end();
    expect(vi.getTimerCount()).toBe(0);
  });
});
