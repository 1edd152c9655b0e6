import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ONLY_WHOLE, planOf, SAMPLED } from '../../../tools/test-plan.ts';

const DAY = 86_400_000;
const TODAY = Date.UTC(2026, 8, 15, 14);

test('test:all leaves nothing out, whatever third somebody asked for', () => {
  const plan = planOf(true, '1', TODAY);
  expect(plan).toMatchObject({ third: null, alone: ['alone'], firefox: true, packages: true, notRun: [] });
});

test('npm test runs nothing that test:all does not', () => {
  const [whole, short] = [planOf(true, undefined, TODAY), planOf(false, undefined, TODAY)];
  expect([...whole.e2e, ...whole.alone]).toEqual(expect.arrayContaining([...short.e2e, ...short.alone]));
  expect(short.notRun.length).toBeGreaterThan(0);
});

test('npm test needs no Firefox, and says that there is a suite for it', () => {
  const short = planOf(false, undefined, TODAY);
  expect(short.firefox).toBe(false);
  expect(short.notRun.join('\n')).toContain('Firefox');
});

test('npm test says of each end-to-end test that it takes in part', () => {
  const folder = 'test/e2e';
  const sampled = readdirSync(folder)
    .filter((file) => file.endsWith('.spec.ts'))
    .filter((file) => readFileSync(`${folder}/${file}`, 'utf8').includes(`from '../third.ts'`))
    .map((file) => file.replace('.spec.ts', ''));
  expect(SAMPLED.toSorted()).toEqual(sampled.toSorted());
  const said = planOf(false, undefined, TODAY).notRun.join('\n');
  for (const name of sampled) expect(said).toContain(name);
});

test('npm test names each file that it leaves out, and there is such a file', () => {
  const said = planOf(false, undefined, TODAY).notRun.join('\n');
  for (const name of ONLY_WHOLE.e2e) {
    expect(existsSync(`test/e2e/${name}.spec.ts`), name).toBe(true);
    expect(said).toContain(name);
  }
  for (const name of ONLY_WHOLE.unit) {
    expect(existsSync(`test/unit/${name}.test.ts`), name).toBe(true);
    expect(said).toContain(name);
  }
});

test('npm test makes no archives, and says where they are made', () => {
  const short = planOf(false, undefined, TODAY);
  expect(short.packages).toBe(false);
  expect(short.notRun.join('\n')).toContain('npm run package');
});

test('three days in a row take the three thirds, one day always the same', () => {
  const thirds = [0, 1, 2].map((day) => planOf(false, undefined, TODAY + day * DAY).third);
  expect(thirds.toSorted()).toEqual([0, 1, 2]);
  expect(planOf(false, '', TODAY + 3_600_000).third).toBe(thirds[0]);
});

test('a third can be asked for', () => {
  expect(planOf(false, '2', TODAY).third).toBe(2);
});
