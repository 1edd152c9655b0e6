import type { PageReading } from './reading.ts';

/** This is a reading with the elements that it rests on. When one of them changes, the reading is out of date. */
export interface PageLook {
  reading: PageReading;
  identityElements: Element[];
}
