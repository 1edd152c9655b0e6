import { appendFileSync, mkdirSync, rmSync } from 'node:fs';
import { seeded } from '../seeded.ts';
import { expect, START, test } from './desk.ts';
import { newPatient, openBench } from './kills/bench.ts';
import { type Case, killCases, mixedCases, type Shape, troubleCases } from './kills/cases.ts';
import { runCase } from './kills/run-case.ts';

const SEED = Number(process.env['KILLS_SEED'] ?? 4);
const FOLDER = '.output/test/kills';

/** Cases dealt out to browsers, so that each has some of every kind. */
function deal(cases: readonly Case[], hands: number): Case[][] {
  return Array.from({ length: hands }, (_, hand) => cases.filter((_, nth) => nth % hands === hand));
}

function dealt(shape: Shape): Case[][] {
  const random = seeded(SEED + (shape === 'rows' ? 0 : 100));
  return deal([...killCases(random, 'worker'), ...troubleCases(random), ...mixedCases(random, 40)], 4);
}

const only = process.env['KILLS_ONLY'];

function run(name: string, shape: Shape, start: number, cases: readonly Case[]) {
  test.describe(name, () => {
    test.use({ practice: { accessShape: shape }, start });
    test('nothing is lost, doubled or revoked in silence', async ({ desk }) => {
      test.setTimeout(900_000);
      mkdirSync(FOLDER, { recursive: true });
      const file = `${FOLDER}/${name.replaceAll(' ', '-')}.jsonl`;
      rmSync(file, { force: true });
      const bench = await openBench(desk, shape);
      const bad: string[] = [];
      for (const [number, one] of cases.entries()) {
        if (only && !one.name.includes(only)) continue;
        const line = await runCase(bench, one, newPatient(number)).catch((error: Error) => {
          throw new Error(`${name} ${number} ${one.name}: ${error.message}`);
        });
        appendFileSync(file, `${JSON.stringify(line)}\n`);
        const mayMiss = one.kill !== null && one.trouble !== null;
        if (
          line.lost ||
          line.doubled ||
          line.silentlyRevoked ||
          line.wrong.length ||
          !(line.reached || mayMiss)
        )
          bad.push(JSON.stringify(line));
      }
      // At most a case or two may need it: more would mean that waking does not work.
      console.log(`${name}: came to rest only after the alarm: ${bench.rung.join('; ') || 'none'}`);
      expect(bench.rung.length).toBeLessThanOrEqual(2);
      expect(bad).toEqual([]);
    });
  });
}

for (const shape of ['rows', 'patient'] as const)
  for (const [hand, cases] of dealt(shape).entries()) run(`${shape} ${hand}`, shape, START, cases);

const browserDeaths = deal(killCases(seeded(SEED + 200), 'browser'), 4);
run('browser behind', 'rows', Date.now() + 10 * 60_000, browserDeaths[0] ?? []);
run('browser ahead', 'rows', Date.now() - 10 * 60_000, browserDeaths[2] ?? []);
