type Colour = readonly [red: number, green: number, blue: number, alpha: number];

/** The contrast of two opaque colours (WCAG 2.2, 1.4.3), from 1 to 21. */
function contrastOf(one: Colour, other: Colour): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance([red, green, blue]: Colour): number {
  const linear = [red, green, blue].map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0);
}

const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
const read = new Map<string, Colour>();

/** Any colour that a style can compute to. */
function colourOf(written: string): Colour {
  const known = read.get(written);
  if (known) return known;
  if (!canvas) throw new Error('this browser draws no pictures');
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = written;
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
  const colour = [red, green, blue, alpha / 255] as const;
  read.set(written, colour);
  return colour;
}

function over([red, green, blue, alpha]: Colour, below: Colour): Colour {
  const mix = (one: number, other: number) => one * alpha + other * (1 - alpha);
  return [mix(red, below[0]), mix(green, below[1]), mix(blue, below[2]), 1];
}

/** What an element stands on; null where nothing of ours is opaque below it, as over a page of the EHR. */
function groundOf(element: Element): Colour | null {
  const layers: Colour[] = [];
  for (let one: Element | null = element; one; one = one.parentElement) {
    const layer = colourOf(getComputedStyle(one).backgroundColor);
    if (layer[3] > 0) layers.push(layer);
    if (layer[3] === 1) return layers.reverse().reduce((below, above) => over(above, below));
  }
  return null;
}

function opacityOf(element: Element): number {
  let opacity = 1;
  for (let one: Element | null = element; one; one = one.parentElement)
    opacity *= Number(getComputedStyle(one).opacity);
  return opacity;
}

interface Weak {
  what: string;
  contrast: number;
}

/** All words and icons that are drawn too weakly for their size: 4.5, and 3 for large letters and for icons. */
export function weakIn(root: Element): Weak[] {
  const texts = wordsIn(root).map((element) =>
    weak(element, getComputedStyle(element).color, leastOf(element)),
  );
  const icons = [...root.querySelectorAll('svg.icon')]
    .filter(isDrawn)
    .map((icon) => weak(icon, getComputedStyle(icon).stroke, 3));
  return [...texts, ...icons].filter((one) => one !== null);
}

function weak(element: Element, written: string, least: number): Weak | null {
  const what = `${element.tagName} ${element.getAttribute('class') ?? ''} “${(element.textContent ?? '').trim().slice(0, 40)}”`;
  const ground = groundOf(element);
  if (ground === null) return { what: `${what} stands on nothing of ours`, contrast: 0 };
  const [red, green, blue, alpha] = colourOf(written);
  const drawn = over([red, green, blue, alpha * opacityOf(element)], ground);
  const contrast = contrastOf(drawn, ground);
  // A control that cannot be used now is no text to be read (1.4.3, "inactive").
  const isOff = element.closest(':disabled, [aria-disabled=true]') !== null;
  return contrast >= least || isOff ? null : { what, contrast: Math.round(contrast * 100) / 100 };
}

function leastOf(element: Element): number {
  const { fontSize, fontWeight } = getComputedStyle(element);
  const size = Number.parseFloat(fontSize);
  return size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700) ? 3 : 4.5;
}

function wordsIn(root: Element): Element[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found = new Set<Element>();
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (node.textContent?.trim() && node.parentElement && isDrawn(node.parentElement))
      found.add(node.parentElement);
  return [...found];
}

/** Words for a screen reader alone are drawn nowhere. */
function isDrawn(element: Element): boolean {
  return element.checkVisibility({ visibilityProperty: true }) && element.closest('.sr, option') === null;
}
