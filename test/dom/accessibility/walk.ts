import { pressKey } from '../components/person.ts';

/** No state of ours has more stops. */
const MOST_STOPS = 60;

/** Go through a state with the Tab key, and tell each stop at which a person would not know where they are. */
export async function walk(root: Element): Promise<string[]> {
  const wrong: string[] = [];
  const seen = new Set<Element>();
  window.focus();
  stopsIn(root)[0]?.focus();
  let last = document.activeElement;
  if (last && last !== document.body) seen.add(last);
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await pressKey('Tab');
    const { activeElement } = document;
    // In a field with a suggestion the first Tab takes it, and the next one goes on.
    const isTaken = activeElement === last && activeElement instanceof HTMLInputElement;
    if (!activeElement || activeElement === document.body || (seen.has(activeElement) && !isTaken)) break;
    last = activeElement;
    seen.add(activeElement);
    // What Tab does not stop at got the focus from us, as a card does that has just been entered.
    if (isTaken || (activeElement as HTMLElement).tabIndex < 0) continue;
    const problem = problemAt(activeElement);
    if (problem) wrong.push(`${nameOf(activeElement)}: ${problem}`);
  }
  const missed = stopsIn(root).filter((stop) => !seen.has(stop));
  return [...wrong, ...missed.map((stop) => `${nameOf(stop)}: Tab does not come here`)];
}

function stopsIn(root: Element): HTMLElement[] {
  return [
    ...root.querySelectorAll<HTMLElement>('button, input, select, textarea, summary, [tabindex]'),
  ].filter(
    (one) =>
      one.tabIndex >= 0 &&
      one.checkVisibility({ visibilityProperty: true }) &&
      // Of a group of choices one is a stop, and a part of a date is one for itself.
      !one.matches(':disabled, [type=radio]'),
  );
}

function problemAt(element: Element): string | null {
  const { left, top, right, bottom, width } = element.getBoundingClientRect();
  if (bottom <= 0 || top >= innerHeight || right <= 0 || left >= innerWidth) return 'out of sight';
  // Something of it must lie on top, and not under a bar that stays where it is (2.4.11).
  const [low, high] = [Math.max(0, top), Math.min(innerHeight, bottom)];
  const spots = [0.15, 0.5, 0.85].flatMap((x) =>
    Array.from({ length: 9 }, (_, nth) => [left + x * width, low + ((nth + 0.5) / 9) * (high - low)]),
  );
  const isOnTop = spots.some(([x = 0, y = 0]) => {
    const hit = document.elementFromPoint(x, y);
    return hit !== null && (element.contains(hit) || hit.contains(element));
  });
  if (!isOnTop) return 'covered';
  return isMarked(element) ? null : 'nothing shows the focus';
}

/** The element, what frames it or the current row of a list shows that the focus is here. */
function isMarked(element: Element): boolean {
  const current = element.querySelector('[aria-selected=true]');
  return [element, element.parentElement, current].some((one) => {
    if (!one) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
  });
}

function nameOf(element: Element): string {
  return `${element.tagName} ${element.getAttribute('class') ?? ''} “${(element.textContent ?? '').trim().slice(0, 40)}”`;
}
