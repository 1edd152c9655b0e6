/** Visibility costs time, so it is asked for candidates only, and once per element and look. */
export function elementSight() {
  const rendered = new Map<Element, boolean>();
  const shown = new Map<Element, boolean>();
  const isRendered = (element: Element): boolean => {
    const known = rendered.get(element);
    if (known !== undefined) return known;
    const answer = isVisible(element);
    const parent = element.parentElement;
    // An element with `display: contents` has no box of its own, so its parent tells.
    const contents = !answer && parent && styleOf(element)?.display === 'contents';
    const result = contents ? isRendered(parent) : answer;
    rendered.set(element, result);
    return result;
  };
  const isShown = (element: Element): boolean => {
    const known = shown.get(element);
    if (known !== undefined) return known;
    const result = isRendered(element) && isPlaced(element);
    shown.set(element, result);
    return result;
  };
  const isSame = (): boolean => {
    const [before, placed] = [[...rendered], [...shown]];
    rendered.clear();
    shown.clear();
    return (
      before.every(([element, answer]) => isRendered(element) === answer) &&
      placed.every(([element, answer]) => isShown(element) === answer)
    );
  };
  return { isRendered, isShown, isSame };
}

/** Tell whether no style hides the element. */
export function isVisible(element: Element): boolean {
  return element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
}

function isPlaced(element: Element): boolean {
  const parent = element.parentElement;
  if (parent && styleOf(element)?.display === 'contents') return isPlaced(parent);
  const box = element.getBoundingClientRect();
  const view = element.ownerDocument.defaultView;
  const left = box.right + (view?.scrollX ?? 0);
  const top = box.bottom + (view?.scrollY ?? 0);
  return box.width > 1 && box.height > 1 && left > 0 && top > 0;
}

export function styleOf(element: Element): CSSStyleDeclaration | null {
  return element.ownerDocument.defaultView?.getComputedStyle(element) ?? null;
}
