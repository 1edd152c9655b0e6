import { fatherAndSonPairs } from './father-and-son.ts';
import { markPairs } from './marks.ts';
import { middlePairs, suffixPairs } from './name-parts.ts';
import { nearPairs } from './near.ts';
import { newbornPairs } from './newborn.ts';
import { nicknamePairs } from './nickname.ts';
import { notLatinPairs } from './not-latin.ts';
import { otherPairs } from './other.ts';
import type { IdentityPair } from './pair.ts';
import { samePairs } from './same.ts';
import { swappedPairs } from './swapped.ts';
import { twinPairs } from './twins.ts';

/**
 * Pages beside records, judged as a clerk of health information would and without regard to the code. The tab's address
 * always names the record's patient. At least two of name, birth date and chart id that are the record's, and none that
 * says something else, are `locked`; exactly one is `toConfirm`; where one says something else, it is `refused`.
 */
export const identityPairs: readonly IdentityPair[] = [
  ...samePairs,
  ...twinPairs,
  ...fatherAndSonPairs,
  ...swappedPairs,
  ...notLatinPairs,
  ...suffixPairs,
  ...middlePairs,
  ...nicknamePairs,
  ...markPairs,
  ...newbornPairs,
  ...nearPairs,
  ...otherPairs,
];
