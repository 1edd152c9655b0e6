/**
 * What a screen reader would say, in order. It is taken more strictly than some are: a live region speaks when its words
 * change, whole; of a region that comes together with its words, an alert alone is spoken.
 */
export function listen(page: Document = document) {
  const said: string[] = [];
  /** The live regions that were in the page, and in its drawing, before the last change. */
  let known = new Set(regionsIn(page));
  const observer = new MutationObserver((records) => {
    const changed = new Set(records.flatMap(({ target }) => regionOf(target) ?? []));
    for (const region of regionsIn(page)) {
      const isNew = !known.has(region);
      if (!isNew && !changed.has(region)) continue;
      if (isNew && region.getAttribute('role') !== 'alert') continue;
      const words = wordsOf(region);
      if (words !== '') said.push(words);
    }
    known = new Set(regionsIn(page));
  });
  observer.observe(page.body, { childList: true, subtree: true, characterData: true });
  return { said, end: () => observer.disconnect() };
}

const LIVE = '[role=status], [role=alert], [aria-live=polite], [aria-live=assertive]';

function regionsIn(page: Document): Element[] {
  return [...page.querySelectorAll(LIVE)].filter((region) => region.getClientRects().length > 0);
}

function regionOf(node: Node): Element | null {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest(LIVE) ?? null;
}

function wordsOf(region: Element): string {
  return (region.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
}
