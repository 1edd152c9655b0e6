import { expect, test } from 'vitest';
import type { IdentityPair } from '../../identity/pair.ts';
import { identityPairs } from '../../identity/pairs.ts';

const SCRIPTS = [
  'Arabic',
  'Hebrew',
  'Han',
  'Hiragana',
  'Katakana',
  'Hangul',
  'Thai',
  'Devanagari',
  'Cyrillic',
  'Greek',
  'Armenian',
  'Georgian',
  'Ethiopic',
  'Tamil',
  'Bengali',
  'Gujarati',
  'Gurmukhi',
  'Telugu',
  'Kannada',
  'Malayalam',
  'Khmer',
];

const KINDS: Record<IdentityPair['kind'], number> = {
  same: 30,
  twins: 55,
  fatherAndSon: 55,
  swapped: 55,
  notLatin: 55,
  suffix: 30,
  middle: 30,
  nickname: 30,
  marks: 30,
  newborn: 30,
  near: 30,
  other: 30,
};

const count = (which: (pair: IdentityPair) => boolean) => identityPairs.filter(which).length;
const shown = ({ page }: IdentityPair) => Object.values(page).filter((value) => value !== null).length;
const told = ({ kind, page, record, right }: IdentityPair) =>
  `${kind}, ${right}: ${Object.values(page).join(' | ')} / ${Object.values(record).join(' | ')}`;

/** Read a date as people in the United States do. */
function readDay(text: string): string {
  const isoDay = /^\d{4}-\d\d-\d\d$/;
  if (isoDay.test(text)) return text;
  const day = new Date(`${text.replaceAll('.', '')} 00:00 UTC`);
  return day.toISOString().slice(0, 10);
}

/** Say whether a birth date or chart id on the page differs from the record's. */
function differs({ page, record }: IdentityPair): boolean {
  const otherDay = page.birthDate !== null && readDay(page.birthDate) !== record.birthDate;
  return otherDay || (page.chartId !== null && page.chartId !== record.chartId);
}

test('there are enough pairs of every kind and of every judgement', () => {
  expect(identityPairs.length).toBeGreaterThanOrEqual(460);
  for (const [kind, least] of Object.entries(KINDS))
    expect(
      count((pair) => pair.kind === kind),
      kind,
    ).toBeGreaterThanOrEqual(least);
  expect(count(({ right }) => right === 'refused') / identityPairs.length).toBeGreaterThanOrEqual(0.36);
  expect(count(({ right }) => right === 'toConfirm')).toBeGreaterThanOrEqual(40);
  const telling = count((pair) => pair.right === 'refused' || shown(pair) >= 2);
  expect(telling / identityPairs.length).toBeGreaterThanOrEqual(0.6);
});

test('the names are written in many scripts', () => {
  const names = identityPairs.filter(({ kind }) => kind === 'notLatin').map(({ page }) => page.name ?? '');
  const missing = SCRIPTS.filter(
    (script) => !names.some((name) => new RegExp(`\\p{Script=${script}}`, 'u').test(name)),
  );
  expect(missing).toEqual([]);
});

test('no pair is there twice', () => {
  const keys = identityPairs.map(({ page, record }) => JSON.stringify([page, record]));
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
});

test('no judgement contradicts what its own row shows', () => {
  const wrong = identityPairs.filter((pair) => {
    if (pair.right === 'refused') return shown(pair) === 0 || (pair.page.name === null && !differs(pair));
    return differs(pair) || (pair.right === 'locked' ? shown(pair) < 2 : shown(pair) !== 1);
  });
  expect(wrong.map(told)).toEqual([]);
});
