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
  { name: 'overlay', roots: ['overlay.js'], gzip: 20_000 },
  { name: 'popup', roots: ['popup.html'], gzip: 25_000 },
  { name: 'background', roots: ['background.js'], gzip: 60_000 },
];

/**
 * A page of each kind parses the overlay and the readers that come with it. The goal is 20 kB for each kind. Where the
 * goal is not met yet, the budget may be lowered and never raised.
 */
const PAGES: Budget[] = [
  { name: 'chart', roots: ['overlay.js', 'chart.js'], gzip: 21_500 },
  { name: 'appointment', roots: ['overlay.js', 'appointment.js'], gzip: 20_000 },
  { name: 'access history', roots: ['overlay.js', 'chart.js', 'history.js'], gzip: 24_200 },
];

/** The card comes into a page only when someone opens it, so it is weighed apart from the overlay. */
const CARD: Budget = { name: 'card', roots: ['card.js'], gzip: 20_000 };

/** A report says what the bundles of a build weigh: the table for a person, the claim line, and the problems. */
export interface BundleReport {
  table: string[];
  claim: string;
  problems: string[];
}

/** Weigh the bundles of a build folder. A missing file is a problem, and not a file of 0 bytes. */
export function weighBundles(build: string): BundleReport {
  const bundles = BUDGETS.map((budget) => weigh(build, budget));
  const pages = PAGES.map((budget) => weigh(build, budget));
  const card = weigh(build, CARD);
  const said = (all: { name: string; gzip: number }[]) =>
    all.map(({ name, gzip }) => `${name} ${gzip} B`).join(', ');
  const all = [...bundles, ...pages, card];
  return {
    table: all.map((bundle) => bundle.tableLine),
    claim: `bundles: ${said(bundles)} gzip; with its parts: ${said(pages)}; card on demand ${card.gzip} B`,
    problems: all.flatMap((bundle) => bundle.problems),
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
