import { appendFileSync, mkdirSync, rmSync } from 'node:fs';
import { expect, test } from './desk.ts';
import { newPatient, openBench } from './kills/bench.ts';
import { FOLDER, fileOf, type Hand, handsOfThisRun } from './kills/hands.ts';
import { runCase } from './kills/run-case.ts';

const only = process.env['KILLS_ONLY'];

function run(hand: Hand) {
  const { name, shape, start, cases } = hand;
  test.describe(name, () => {
    test.use({ practice: { accessShape: shape }, start });
    test('nothing is lost, doubled or revoked in silence', async ({ ownDesk: desk }) => {
      test.setTimeout(2_400_000);
      mkdirSync(FOLDER, { recursive: true });
      const file = `${FOLDER}/${fileOf(hand)}`;
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
      // One or two cases may need the alarm. More of them would mean that a worker does not wake as it should.
      console.log(`${name}: came to rest only after the alarm: ${bench.rung.join('; ') || 'none'}`);
      expect(bench.rung.length).toBeLessThanOrEqual(2);
      expect(bad).toEqual([]);
    });
  });
}

for (const hand of handsOfThisRun()) run(hand);
