import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { recordClaim } from '../claims.ts';
import { A_THIRD, third } from '../third.ts';
import { countCases, FOLDER, fileOf, handsOfThisRun } from './kills/hands.ts';
import type { Line } from './kills/verdict.ts';

test('every case of every browser, counted', () => {
  const files = new Set(handsOfThisRun().map(fileOf));
  const lines = readdirSync(FOLDER)
    .filter((file) => files.has(file))
    .flatMap((file) =>
      readFileSync(`${FOLDER}/${file}`, 'utf8')
        .trim()
        .split('\n')
        .map((line): Line => JSON.parse(line)),
    );
  const { here, all } = countCases();
  writeFileSync('.output/test/kills.jsonl', `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`);
  for (const line of lines) console.log(JSON.stringify(line));
  console.log(tableOf(lines));
  const count = (fits: (line: Line) => boolean) => lines.filter(fits).length;
  const repeated = lines.reduce((sum, line) => sum + line.repeated, 0);
  const claim = [
    third === null ? `kills: ${lines.length} cases` : `kills: ${lines.length} of ${all} cases (${A_THIRD})`,
    `lost ${count(({ lost }) => lost)}`,
    `doubled ${count(({ doubled }) => doubled)}`,
    `silently revoked ${count(({ silentlyRevoked }) => silentlyRevoked)}`,
    `repeated by the browser ${repeated}`,
  ].join(', ');
  console.log(claim);
  recordClaim('kills', claim);
  const telling = lines.filter(({ shape, repeatedSends }) => shape === 'rows' && repeatedSends > 0);
  const told = telling.filter(({ toldTwice }) => toldTwice).length;
  // Only a few cases are of that kind, and one third of the cases may hold none of them.
  if (third === null || telling.length > 0)
    recordClaim(
      'kills-told',
      `kills${third === null ? '' : ` (${A_THIRD})`}, emails that the browser doubled where answers tell: ${telling.length}, told to staff ${told}`,
    );
  for (const { name, toldTwice } of telling) if (!toldTwice) console.log(`not told: ${name}`);
  expect(lines.length).toBe(here);
  expect(all).toBeGreaterThanOrEqual(300);
  // Browsers repeat a write whose used connection drops. If none was repeated, such cases tested nothing.
  expect(repeated).toBeGreaterThan(0);
  expect(count(({ lost, doubled, silentlyRevoked }) => lost || doubled || silentlyRevoked)).toBe(0);
});

/** Write the cases as a table by operation and point, with what went wrong. */
function tableOf(lines: readonly Line[]): string {
  const points = [...new Set(lines.map(({ point }) => point))].sort();
  const cell = (point: string, kind: string) => {
    const here = lines.filter((line) => line.point === point && line.kind === kind);
    const bad = here.filter(
      ({ lost, doubled, silentlyRevoked }) => lost || doubled || silentlyRevoked,
    ).length;
    return (here.length === 0 ? '-' : `${here.length}${bad > 0 ? ` (${bad} bad)` : ''}`).padStart(10);
  };
  const kinds = ['send', 'resend', 'revoke'];
  return [
    `${''.padEnd(36)}${kinds.map((kind) => kind.padStart(10)).join('')}`,
    ...points.map((point) => `${point.padEnd(36)}${kinds.map((kind) => cell(point, kind)).join('')}`),
  ].join('\n');
}
