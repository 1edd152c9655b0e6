import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { recordClaim } from '../claims.ts';
import { A_THIRD, third } from '../third.ts';
import { FOLDER, fileOf } from './kills/hands.ts';
import { countSaveCases, saveHandsOfThisRun } from './kills/save-hands.ts';
import type { SaveLine } from './kills/save-verdict.ts';

test('every save of every browser, counted', () => {
  const lines = saveHandsOfThisRun().flatMap((hand) =>
    readFileSync(`${FOLDER}/${fileOf(hand)}`, 'utf8')
      .trim()
      .split('\n')
      .map((line): SaveLine => JSON.parse(line)),
  );
  const { here, all } = countSaveCases();
  for (const line of lines) console.log(JSON.stringify(line));
  const count = (fits: (line: SaveLine) => boolean) => lines.filter(fits).length;
  const bad = {
    lost: count(({ lost }) => lost),
    doubled: count(({ doubled }) => doubled),
    overwritten: count(({ overwritten }) => overwritten),
  };
  const onDisk = lines.reduce((sum, line) => sum + line.onDisk.length, 0);
  const many = third === null ? `${lines.length} cases` : `${lines.length} of ${all} cases (${A_THIRD})`;
  const repeated = lines.reduce((sum, line) => sum + line.repeated, 0);
  const claim = [
    `kills of saves: ${many}, lost ${bad.lost}, doubled ${bad.doubled}, overwritten ${bad.overwritten}`,
    `values on disk ${onDisk}, repeated by the browser ${repeated}`,
  ].join(', ');
  console.log(claim);
  recordClaim('kills-of-saves', claim);
  expect(lines.length).toBe(here);
  // Saves must have ended in each of these ways, or the cases tested nothing.
  const ways = new Set(lines.map(({ said }) => said.split(' ')[0]));
  if (third === null)
    for (const way of ['saved', 'notSaved', 'changedMeanwhile', 'unknown']) expect([...ways]).toContain(way);
  expect({ ...bad, onDisk }).toEqual({ lost: 0, doubled: 0, overwritten: 0, onDisk: 0 });
});
