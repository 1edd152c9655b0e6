import { afterAll, beforeAll, expect, test } from 'vitest';
import { commands } from 'vitest/browser';
import { seeded } from '../../seeded.ts';
import { A_THIRD, third } from '../../third.ts';
import { type Base, loadBases, show } from './mutant-pages.ts';
import { isUncovered, isWhole, wrongIn } from './mutant-truth.ts';
import { mutate, type Operator, operators, pick } from './mutate.ts';
import { readPage } from './read-page.ts';

/** A third of the test takes every third seed. */
const step = third === null ? 1 : 3;
const perOperator = 1200 / step;
const firstSeed = 20_240_101;
const mostShown = 20;
/** These operators often leave two patients on the page, or half a page. Most of such mutants must be refused. */
const mayRefuseMost: readonly Operator[] = ['splice', 'truncate'];

interface Count {
  right: number;
  refused: number;
  wrong: number;
  telling: number;
}

let bases: Base[] = [];
let frame: HTMLIFrameElement;
let document: Document;

beforeAll(async () => {
  ({ bases, frame, document } = await loadBases());
});
afterAll(() => frame.remove());

test('an unmutated page is never refused', () => {
  expect(bases.length).toBeGreaterThan(30);
  for (const base of bases) {
    show(document, base);
    expect(readPage(document, base.url), base.name).toMatchObject(base.truth);
  }
});

test('no mutant of a page is read as another patient, date or state', { timeout: 120_000 }, async () => {
  const failures: string[] = [];
  const counts = operators.map((operator, at) => ({
    operator,
    ...countMutants(operator, firstSeed + at * 100_000, failures),
  }));
  console.log(
    counts
      .map(({ operator, right, refused, wrong, telling }) =>
        [operator, `${right} right, ${refused} refused, ${wrong} wrong, ${telling} telling`].join(': '),
      )
      .join('\n'),
  );
  const sum = (field: keyof Count): number => counts.reduce((total, count) => total + count[field], 0);
  const [right, refused, wrong] = [sum('right'), sum('refused'), sum('wrong')];
  const line = `mutations${third === null ? '' : ` (${A_THIRD})`}: ${right} right, ${refused} refused, ${wrong} wrong`;
  console.log(line);
  expect(failures.slice(0, mostShown), line).toEqual([]);
  expect(wrong).toBe(0);
  const all = right + refused;
  expect(all).toBeGreaterThanOrEqual(10_000 / step);
  expect(refused / all).toBeLessThan(0.6);
  expect(sum('telling') / all, 'mutants that touch identity, dates or history').toBeGreaterThanOrEqual(0.5);
  for (const { operator, ...count } of counts) {
    expect(count.right + count.refused, operator).toBeGreaterThanOrEqual(500 / step);
    if (!mayRefuseMost.includes(operator)) expect(count.refused / perOperator, operator).toBeLessThan(0.6);
  }
  await commands.recordClaim('mutations', line);
});

/** Make and read mutants from `seed` on. A seed whose page offers nothing for the operator makes no mutant. */
function countMutants(operator: Operator, seed: number, failures: string[]): Count {
  const count: Count = { right: 0, refused: 0, wrong: 0, telling: 0 };
  for (
    let next = seed + (third ?? 0);
    count.right + count.refused + count.wrong < perOperator;
    next += step
  ) {
    const random = seeded(next);
    const base = pick(bases, random);
    const stranger = random() < 0.5 ? pick(bases, random) : base;
    if (!base || !stranger) continue;
    show(document, base);
    const mutation = mutate(document.body, document.importNode(stranger.other, true), operator, random);
    if (!mutation) continue;
    const reading = readPage(document, base.url);
    if (isUncovered(reading, base.truth, mutation)) continue;
    const wrong = wrongIn(reading, base.truth, mutation);
    if (mutation.telling) count.telling += 1;
    if (wrong.length > 0) {
      count.wrong += 1;
      failures.push(`seed ${next} ${operator} ${base.name}: ${wrong.join('; ')}`);
    } else if (isWhole(reading, base.truth)) count.right += 1;
    else count.refused += 1;
  }
  return count;
}
