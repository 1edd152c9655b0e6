import type { PageReading } from './reading.ts';

/** A reading, and the elements it rests on: when one of them changes, the reading is out of date. */
export interface PageLook {
  reading: PageReading;
  identityElements: Element[];
}
