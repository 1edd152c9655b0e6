import { appendFileSync, mkdirSync, rmSync } from 'node:fs';
import { seeded } from '../seeded.ts';
import { expect, START, test } from './desk.ts';
import { newPatient, openBench } from './kills/bench.ts';
import {
  type Case,
  killCases,
  mixedCases,
  rememberedCases,
  type Shape,
  troubleCases,
} from './kills/cases.ts';
import { runCase } from './kills/run-case.ts';

const SEED = Number(process.env['KILLS_SEED'] ?? 4);
const everything = Boolean(process.env['KILLS_ALL']);
const only = process.env['KILLS_ONLY'];
const FOLDER = '.output/test/kills';

/** Cases dealt out to browsers, so that each has some of every kind. */
function deal(cases: readonly Case[], hands: number): Case[][] {
  return Array.from({ length: hands }, (_, hand) => cases.filter((_, nth) => nth % hands === hand));
}

/** Every death in both shapes; every trouble at every request in one of them, by turns (`KILLS_ALL`: in both). */
function dealt(shape: Shape): Case[][] {
  const turn = shape === 'rows' ? 0 : 1;
  const random = seeded(SEED + turn * 100);
  const troubles = troubleCases(random).filter((_, nth) => everything || (nth + SEED) % 2 === turn);
  const mixed = mixedCases(random, everything ? 40 : 12);
  return deal([...killCases(random, 'worker'), ...troubles, ...mixed, ...rememberedCases(random)], 2);
}

function run(name: string, shape: Shape, start: number, cases: readonly Case[]) {
  test.describe(name, () => {
    test.use({ practice: { accessShape: shape }, start });
    test('nothing is lost, doubled or revoked in silence', async ({ ownDesk: desk }) => {
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

// Every second point, by turns with the seed. They take the longest.
const browserDeaths = deal(killCases(seeded(SEED + 200), 'browser'), 4);
run('browser behind', 'rows', Date.now() + 10 * 60_000, browserDeaths[SEED % 2] ?? []);
run('browser ahead', 'rows', Date.now() - 10 * 60_000, browserDeaths[2 + (SEED % 2)] ?? []);

for (const shape of ['rows', 'patient'] as const)
  for (const [hand, cases] of dealt(shape).entries()) run(`${shape} ${hand}`, shape, START, cases);
