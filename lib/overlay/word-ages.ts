import type { PageReading } from '../ehr/page/reading.ts';
import { CLOCK_DRIFT } from '../page-timing.ts';
import type { Moment } from '../platform/detector-ports.ts';
import { CLOCK_NOISE } from '../timing.ts';
import { identityOf } from './compare-readings.ts';

/** Of so many different words of one document it is known when they came. */
const MOST_WORDS = 200;

/** This knows for how long the page has said what it says of the invite. */
export interface WordAges {
  /** The page was read. What it did not say before is as old as this look, or older where nobody watched before it. */
  note(reading: PageReading): void;
  /** Tell for how many milliseconds the page has said just this; null where that is not certain. */
  ageOf(reading: PageReading): number | null;
  /** Tell for how many milliseconds the document has been there. */
  ofDocument(): number;
  /** Nobody watches the page any more until the next look. */
  unwatched(): void;
  /** The browser kept the document while it was away, so nothing in it can be dated any more. */
  kept(): void;
}

/** `arrived` is when the document came; null where that is not certain. */
export function wordAges(now: () => Moment, arrived: Moment | null): WordAges {
  const seen = new Map<string, Moment>();
  let isCertain = arrived !== null;
  /** The page said what it says up to this moment for certain. */
  let watchedUntil: Moment | null = arrived;
  let isWatched = false;
  return {
    note(reading) {
      const moment = now();
      const key = wordsOf(reading);
      const isContinuous = isWatched && watchedUntil !== null && since(watchedUntil, moment) !== null;
      if (!seen.has(key)) seen.set(key, isContinuous ? moment : (watchedUntil ?? moment));
      const [oldest] = seen.keys();
      if (seen.size > MOST_WORDS && oldest !== undefined) seen.delete(oldest);
      watchedUntil = moment;
      isWatched = true;
    },
    ageOf(reading) {
      const first = seen.get(wordsOf(reading));
      return isCertain && first ? since(first, now()) : null;
    },
    ofDocument() {
      const { wall, counted } = now();
      return Math.max(counted, arrived === null ? 0 : wall - arrived.wall);
    },
    unwatched() {
      if (isWatched) watchedUntil = now();
      isWatched = false;
    },
    kept() {
      isCertain = false;
    },
  };
}

/** How long ago it was (ms); null where the clocks disagree: the computer slept, or a clock was set. */
function since(then: Moment, now: Moment): number | null {
  const wall = now.wall - then.wall;
  const counted = now.counted - then.counted;
  return Math.abs(wall - counted) > CLOCK_NOISE + counted * CLOCK_DRIFT ? null : Math.max(0, wall, counted);
}

/**
 * The words that an age is about: Access History where the page shows it, otherwise what the header says. On a chart the
 * address says whose they are; elsewhere the page does. What was said before and is said again is no younger for that: the
 * page may have kept it.
 */
function wordsOf(reading: PageReading): string {
  const { page, header, accessHeading, history } = reading;
  const whose = page.kind === 'chart' ? page : identityOf(reading);
  return JSON.stringify([whose, history.kind === 'found' ? history : [header, accessHeading]]);
}
