import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBrowser } from '../../tools/ensure-browser.ts';
import { DESK } from './browsers.ts';
import { type Bench, type Result, type Row, resultsOf, type Sample, tableOf } from './figures.ts';
import { closeAll } from './opened.ts';
import { longListRows } from './rows/long-list-rows.ts';
import { pageRows } from './rows/page-rows.ts';
import { popupRows } from './rows/popup-rows.ts';
import { requestRows } from './rows/request-rows.ts';
import { switchRows } from './rows/switch-rows.ts';
import { workerRows } from './rows/worker-rows.ts';

// `npm run bench` measures what Invite Desk costs, on the production build over the sandbox practice. README.md says how
// to read it. `-- --only NAME` takes the rows with this in their name, `-- --runs N` so many runs, and `-- --against DIR`
// any unpacked extension as a further column.

const OUT = '.output/bench';
const ROWS: readonly Row[] = [
  ...pageRows,
  ...switchRows,
  ...workerRows,
  ...popupRows,
  ...longListRows,
  ...requestRows,
];

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [''] },
    runs: { type: 'string', default: '5' },
    against: { type: 'string', multiple: true, default: [] },
  },
  allowPositionals: true,
});
const rows = ROWS.filter(({ name }) => values.only.some((part) => name.includes(part)));
if (rows.length === 0) stop(`No row of that name. There are: ${ROWS.map(({ name }) => name).join(', ')}`);

const browser = ensureBrowser((line) => console.log(line));
if (!browser.ok) stop(browser.sentence);
const build = spawnSync(process.execPath, ['node_modules/wxt/bin/wxt.mjs', 'build'], { encoding: 'utf8' });
if (build.status !== 0) stop(`The extension does not build.\n${build.stdout}${build.stderr}`);

const machine = `${browser.version}, ${cpus().length} x ${cpus()[0]?.model ?? 'unknown processor'}`;
console.log(machine);
const bench: Bench = {
  runs: Number(values.runs),
  against: values.against.map((folder) => resolve(folder)),
  say: (line) => console.log(line),
};
const samples: Sample[] = [];
for (const row of rows) {
  const note = (figure: string, column: string, value: number) =>
    void samples.push({ row: row.name, figure, column, value });
  // A row that fails is told and leaves the others alone.
  await row.measure(bench, note).catch((error: unknown) => {
    console.error(`${row.name}: ${error instanceof Error ? error.stack : error}`);
    process.exitCode = 1;
  });
  await closeAll();
  keep(resultsOf(rows, samples));
}
console.log(`\n${tableOf(resultsOf(rows, samples), DESK)}\n\nThe table and each run are in ${OUT}.`);

function keep(results: readonly Result[]): void {
  mkdirSync(OUT, { recursive: true });
  writeFileSync(
    join(OUT, 'bench.json'),
    `${JSON.stringify({ machine, at: new Date(), results }, null, 2)}\n`,
  );
  writeFileSync(join(OUT, 'bench.md'), `${machine}\n\n${tableOf(results, DESK)}\n`);
}

function stop(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}
