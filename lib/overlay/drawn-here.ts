import { saysWho } from '../ehr/page/header-lines.ts';
import { pageKind } from '../ehr/page/page-kind.ts';
import type { PageReading } from '../ehr/page/reading.ts';

/**
 * An in-app link changes the address first and the page's words later. Make a test that tells, reading after reading,
 * whether the words belong to the address: the document was loaded there (`loadedAt`), or the words
 * have changed since the address did.
 */
export function drawnHere(loadedAt: URL): (reading: PageReading) => boolean {
  let page = JSON.stringify(pageKind(loadedAt));
  /** The words that may be those of the page before; null once the page has drawn others. */
  let before: string | null = null;
  let last: string | null = null;
  return (reading) => {
    const words = JSON.stringify([reading.name, reading.lines.filter(saysWho)]);
    const shown = JSON.stringify(reading.page);
    const isEmpty = reading.name.kind === 'absent' && reading.lines.length === 0;
    // A run that begins after such a link has not seen the words before, so it takes the first that it sees for them.
    if (shown !== page) before = last ?? words;
    else if (words !== before && !isEmpty) before = null;
    page = shown;
    last = words;
    return before === null;
  };
}
