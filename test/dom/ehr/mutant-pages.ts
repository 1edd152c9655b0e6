/// <reference types="vite/client" />
import type { Truth } from './mutant-truth.ts';
import { load, newFrame } from './open-page.ts';

interface Expected {
  url: string;
  reading: Truth;
}

/** This is a fixture page with what is true of it, its body, and the same body as it would be for another patient. */
export interface Base {
  name: string;
  url: URL;
  truth: Truth;
  styles: Element[];
  own: Element;
  other: Element;
}

const pages = import.meta.glob<string>('./fixtures/*/page.html', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const expectations = import.meta.glob<Expected>('./fixtures/*/expected.json', {
  import: 'default',
  eager: true,
});

const swaps: [RegExp, string][] = [
  [/Jenny|Tim(?=<\/span>)|Michelle/g, 'Amy'],
  [/\(Jen\)/g, '(Ames)'],
  [/"Jen"/g, '"Ames"'],
  [/Harris|<span>Patient<\/span>/g, 'Pond'],
  [/Tim( |&nbsp;)Patient/g, 'Amy Pond'],
  [/HAJE000001|HAMI000004/g, 'POAM000002'],
  [/02\/11\/1980|06\/05\/2003|08\/17\/1997/g, '01/02/1990'],
  [/Feb\. 11, 1980/g, 'Jan. 2, 1990'],
  [/107000001|107000005/g, '107000002'],
  [/76000001/g, '76000002'],
  [/, 202\d, /g, ', 2019, '],
];

/** Write the same page for another patient. */
function ofAnother(html: string): string {
  return swaps.reduce((page, [from, to]) => page.replace(from, to), html);
}

/**
 * Tell whether the page is read as a whole. A page that is refused, or whose subject is in a frame, says nothing
 * certain that a mutation could falsify.
 */
function isWholePage(path: string, { reading }: Expected): boolean {
  const doubted = Object.values(reading).some(
    (field) =>
      typeof field === 'object' &&
      'kind' in field &&
      (field.kind === 'ambiguous' || field.kind === 'mismatch'),
  );
  return !path.includes('frame') && reading.name?.kind === 'found' && !doubted;
}

/** Load every page once, with its scripts done, and leave an empty page for the mutants. */
export async function loadBases(): Promise<{ bases: Base[]; frame: HTMLIFrameElement; document: Document }> {
  const frame = newFrame();
  const bases: Base[] = [];
  for (const [path, html] of Object.entries(pages)) {
    const expected = expectations[path.replace('page.html', 'expected.json')];
    if (!expected || !isWholePage(path, expected)) continue;
    const page = await load(frame, html);
    const own = copyOf(page.body);
    const styles = [...page.head.querySelectorAll('style')];
    const other = copyOf((await load(frame, ofAnother(html))).body);
    const name = path.split('/').at(-2) ?? path;
    bases.push({ name, url: new URL(expected.url), truth: expected.reading, styles, own, other });
  }
  return { bases, frame, document: await load(frame, '<!doctype html>') };
}

/** Put a fresh copy of the page into the document. */
export function show(document: Document, { styles, own }: Base): void {
  document.head.replaceChildren(...styles);
  document.body.replaceWith(document.importNode(own, true));
}

function copyOf(body: HTMLElement): Element {
  return body.cloneNode(true) as Element;
}
