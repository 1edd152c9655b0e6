import { appendFileSync, mkdirSync, rmSync } from 'node:fs';
import { expect, test } from './desk.ts';
import { newPatient, openBench } from './kills/bench.ts';
import { FOLDER, fileOf } from './kills/hands.ts';
import { runSave } from './kills/run-save.ts';
import { everythingOnDisk, openSaveBench } from './kills/save-bench.ts';
import { type SaveHand, saveHandsOfThisRun } from './kills/save-hands.ts';
import { foundIn } from './search-disk.ts';

// A save of a chart's email, and what follows it, while workers and browsers die and DrChrono fails at each of its points.

const only = process.env['KILLS_ONLY'];

function run(hand: SaveHand) {
  test.describe(hand.name, () => {
    test.use({ practice: { accessShape: 'rows' } });
    test('nothing is lost unsaid, written twice, overwritten or on disk', async ({ ownDesk: desk }) => {
      test.setTimeout(1_200_000);
      mkdirSync(FOLDER, { recursive: true });
      const file = `${FOLDER}/${fileOf(hand)}`;
      rmSync(file, { force: true });
      const seat = await openSaveBench(await openBench(desk, 'rows'));
      const bad: string[] = [];
      const addresses: string[] = [];
      for (const [number, one] of hand.cases.entries()) {
        if (only && !one.name.includes(only)) continue;
        const patient = newPatient(number);
        const line = await runSave(seat, one, patient).catch((error: Error) => {
          throw new Error(`${hand.name} ${number} ${one.name}: ${error.message}`);
        });
        addresses.push(patient.email ?? '', `typed.${patient.id}@example.org`);
        appendFileSync(file, `${JSON.stringify(line)}\n`);
        const mayMiss = one.kill !== null && one.trouble !== null;
        const { lost, doubled, overwritten, onDisk, wrong, reached } = line;
        if (lost || doubled || overwritten || onDisk.length + wrong.length > 0 || !(reached || mayMiss))
          bad.push(JSON.stringify(line));
      }
      // The control of the search in the vault: what is written down of a save is found there.
      expect(JSON.stringify(await everythingOnDisk(seat))).toContain('"fields":["email"]');
      console.log(`${hand.name}: came to rest only after the alarm: ${seat.bench.rung.join('; ') || 'none'}`);
      expect(seat.bench.rung.length).toBeLessThanOrEqual(2);
      expect(bad).toEqual([]);
      await desk.restart();
      expect(foundIn(desk.profile, addresses)).toEqual([]);
    });
  });
}

for (const hand of saveHandsOfThisRun()) run(hand);
