import type { PageLook } from './page/page-look.ts';
import { lookAtPage } from './read-page.ts';

/** The reader of one page, which does not read again what cannot have changed. */
export interface PageReader {
  look(url: URL): PageLook;
  /** The page changed. */
  stir(): void;
}

export function pageReader(document: Document): PageReader {
  let last: { address: string; sheets: number; look: PageLook } | null = null;
  return {
    look(url) {
      const sheets = document.styleSheets.length;
      if (last?.address === url.href && last.sheets === sheets && last.look.stillHolds()) return last.look;
      last = { address: url.href, sheets, look: lookAtPage(document, url) };
      return last.look;
    },
    stir() {
      last = null;
    },
  };
}
