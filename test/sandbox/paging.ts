/** Real answers say `results`, the spec says `data`; every recording has this shape (docs/drchrono.md §6). */
export interface Page {
  previous: string | null;
  results: object[];
  next: string | null;
}

const cursorOf = (offset: number) => Buffer.from(`p=${offset}`).toString('base64url');

function offsetOf(cursor: string | null): number {
  const offset = Number(/^p=(\d+)$/.exec(Buffer.from(cursor ?? '', 'base64url').toString())?.[1]);
  return Number.isSafeInteger(offset) ? offset : 0;
}

/**
 * Give the page that a request asks for. Links carry the bare host `drchrono.com`, as one recorded link does
 * (DrChrono’s article on bulk endpoints).
 */
export function pageOf(items: object[], url: URL, defaultSize: number, largest = 250): Page {
  const asked = Number(url.searchParams.get('page_size') ?? defaultSize);
  const size = Number.isSafeInteger(asked) && asked > 0 ? Math.min(asked, largest) : defaultSize;
  const offset = offsetOf(url.searchParams.get('cursor'));
  const link = (start: number) => {
    const other = new URL(url.pathname + url.search, 'https://drchrono.com');
    other.searchParams.set('cursor', cursorOf(start));
    return other.href;
  };
  return {
    previous: offset > 0 ? link(Math.max(0, offset - size)) : null,
    results: items.slice(offset, offset + size),
    next: offset + size < items.length ? link(offset + size) : null,
  };
}
