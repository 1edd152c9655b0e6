import { expect, test } from '@playwright/test';
import { recordClaim } from '../claims.ts';
import { third } from '../third.ts';
import { OTHER_BUILD } from './attacked-build.ts';
import { tricksOfThisRun } from './catalogue.ts';
import { type Verdict, verdictOf } from './verdicts.ts';

const FEWEST = 120;
const FEWEST_OF_ANOTHER_BUILD = 45;

test('every trick and every control, counted', () => {
  const tricks = tricksOfThisRun();
  const verdicts = tricks.map((trick) => verdictOf(trick));
  const tried = verdicts.filter((verdict) => verdict !== null);
  for (const verdict of tried) console.log(lineOf(verdict));
  const count = (fits: (verdict: Verdict) => boolean) => tried.filter(fits).length;
  const blocked = count(({ outcome }) => outcome === 'blocked');
  const claim = [
    `attacks: ${tricks.length} tricks`,
    `blocked ${blocked}`,
    `sent ${count(({ outcome }) => outcome === 'sent')}`,
    `controls ok ${count(({ control }) => control)}`,
  ].join(', ');
  console.log(claim);
  expect(new Set(tricks.map(({ kind, name }) => `${kind} ${name}`)).size, 'names').toBe(tricks.length);
  expect(tried.length, 'tricks that were tried').toBe(tricks.length);
  if (OTHER_BUILD !== null) {
    expect(tried.length - blocked, 'tricks that got through').toBeGreaterThanOrEqual(FEWEST_OF_ANOTHER_BUILD);
    return;
  }
  recordClaim('attacks', third === null ? claim : `${claim} (a sample)`);
  if (third === null) expect(tricks.length).toBeGreaterThanOrEqual(FEWEST);
  expect(blocked).toBe(tricks.length);
  expect(count(({ control }) => control)).toBe(tricks.length);
  expect(
    count(({ how, said }) => how === 'refused' && said === ''),
    'refused without a word',
  ).toBe(0);
});

function lineOf({ kind, name, outcome, how, said, control }: Verdict): string {
  const words = [how, said].filter((part) => part !== '').join(': ');
  return `${outcome.padEnd(8)} ${control ? '' : 'CONTROL FAILED '}${kind}: ${name}${words ? ` (${words.slice(0, 90)})` : ''}`;
}
