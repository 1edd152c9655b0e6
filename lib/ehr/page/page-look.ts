import type { PageReading } from './reading.ts';

/** This is a reading with the elements that it rests on. When one of them changes, the reading is out of date. */
export interface PageLook {
  reading: PageReading;
  identityElements: Element[];
  /** An open card must not cover these cells of Access History. */
  lastColumn?: Element[];
  /** As long as no change of the page was seen: would another look find the same? */
  stillHolds(): boolean;
}
