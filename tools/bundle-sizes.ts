import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { moduleImports } from './module-imports.ts';

/**
 * A bundle begins with the files `roots` of the build folder. With all that these load at once it may weigh `gzip`
 * bytes after compression and `raw` bytes before (1 kB is 1,000 bytes).
 */
interface Budget {
  name: string;
  roots: string[];
  gzip: number;
  raw?: number;
}

const BUDGETS: Budget[] = [
  { name: 'detector', roots: ['detector.js'], gzip: 3_000, raw: 6_000 },
  // 400 B of it read labels by a practice's own words, and tell a screen reader how a deed has ended.
  { name: 'overlay', roots: ['overlay.js'], gzip: 31_000 },
  // Pages of the extension share chunks, so each carries some words of the others. They come from the disk.
  { name: 'card', roots: ['card.html'], gzip: 31_900 },
  // The popup shows the day in short, with the words of each row, and 4,700 B of it draw long lists only where they are seen.
  // 1,400 B keep the focus, tell a screen reader what came of a press, and fit the popup into what room the browser gives.
  { name: 'popup', roots: ['popup.html'], gzip: 49_600 },
  // Like the background it reads phones and addresses while they are typed, with the data that takes; the day with its keys is
  // as much again. 1,400 B keep the focus and tell a screen reader what came of each press.
  { name: 'panel', roots: ['panel.html'], gzip: 83_000 },
  // Of these, 10,000 B read phones and compare the domains of addresses, with all the data that takes, 5,700 B save a
  // chart's identifiers and answer the panel, 12,000 B read and judge the day, 3,000 B set up a second computer, 1,000 B find
  // the patient of a window that lies over the calendar, 2,000 B check how a practice's pages are read and take its own
  // words for labels, and 1,200 B hear what else stands in a title, in a relative's block and in a row of invites.
  { name: 'background', roots: ['background.js'], gzip: 105_800 },
];

/** A report says what the bundles of a build weigh: the table for a person, the claim line, and the problems. */
export interface BundleReport {
  table: string[];
  claim: string;
  problems: string[];
}

/** Weigh the bundles of a build folder. A missing file is a problem, and not a file of 0 bytes. */
export function weighBundles(build: string): BundleReport {
  const bundles = BUDGETS.map((budget) => weigh(build, budget));
  const said = bundles.map(({ name, gzip }) => `${name} ${gzip} B`).join(', ');
  return {
    table: bundles.map((bundle) => bundle.tableLine),
    claim: `bundles: ${said} gzip`,
    problems: bundles.flatMap((bundle) => bundle.problems),
  };
}

function weigh(build: string, budget: Budget) {
  const { name } = budget;
  const { files, missing } = reach(build, budget.roots);
  let raw = 0;
  let gzip = 0;
  for (const content of files.values()) {
    raw += content.length;
    gzip += gzipSync(content, { level: 9 }).length;
  }

  const problems = missing.map((file) => `${name}: ${file} is missing from the build`);
  if (gzip > budget.gzip) problems.push(`${name}: ${gzip} B gzip is over its budget of ${budget.gzip} B`);
  if (raw > (budget.raw ?? Infinity))
    problems.push(`${name}: ${raw} B is over its budget of ${budget.raw} B`);

  const rawBudget = budget.raw === undefined ? '' : ` of ${budget.raw}`;
  const tableLine = `${name.padEnd(14)} ${gzip} of ${budget.gzip} B gzip, ${raw}${rawBudget} B raw: ${[...files.keys()].join(', ')}`;
  return { name, gzip, problems, tableLine };
}

/** Collect the scripts and styles that `roots` (scripts or a page) load before they run, the roots included. */
function reach(build: string, roots: readonly string[]): { files: Map<string, Buffer>; missing: string[] } {
  const files = new Map<string, Buffer>();
  const missing: string[] = [];
  const waiting = [...roots];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (files.has(file) || missing.includes(file)) continue;
    const place = posix.join(build, file);
    if (!existsSync(place)) {
      missing.push(file);
      continue;
    }
    const content = readFileSync(place);
    if (/\.(js|css)$/.test(file)) files.set(file, content);
    waiting.push(...references(file, content.toString()).map((reference) => resolveIn(file, reference)));
  }
  return { files, missing };
}

function references(file: string, text: string): string[] {
  if (file.endsWith('.html')) {
    return [...text.matchAll(/<(?:script|link)\b[^>]*?\b(?:src|href)=["']?([^"'\s>]+)/g)]
      .map((match) => match[1] ?? '')
      .filter((reference) => /\.(js|css)$/.test(reference));
  }
  if (!file.endsWith('.js')) return [];
  // A module that is imported later, on demand, does not slow down the start and is not counted.
  return moduleImports(file, text)
    .filter(({ kind }) => kind !== 'dynamic')
    .map(({ specifier }) => specifier);
}

/** Turn a reference that is written in `from` into a path inside the build folder. */
function resolveIn(from: string, reference: string): string {
  return reference.startsWith('/') ? reference.slice(1) : posix.join(posix.dirname(from), reference);
}
