import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { moduleImports } from './module-imports.ts';

/** A bundle, where it starts in the build folder, and what it may weigh in bytes (1 kB is 1,000 bytes). */
interface Budget {
  name: string;
  root: string;
  gzip: number;
  raw?: number;
}

const BUDGETS: Budget[] = [
  { name: 'detector', root: 'detector.js', gzip: 3_000, raw: 6_000 },
  // The goal is 20 kB; the page readers alone are 15 kB. A ratchet until they are lighter: lower it, never raise it.
  { name: 'overlay', root: 'overlay.js', gzip: 25_500 },
  { name: 'popup', root: 'popup.html', gzip: 25_000 },
  { name: 'background', root: 'background.js', gzip: 60_000 },
];

/** Comes into a page only when someone opens the overlay's card, so it is weighed apart from the overlay. */
const CARD: Budget = { name: 'card', root: 'card.js', gzip: 20_000 };

/** What the bundles of a build weigh: the table a person reads, the claim line, and what is wrong. */
export interface BundleReport {
  table: string[];
  claim: string;
  problems: string[];
}

/** Weighs the bundles of a build folder. A file that is not there is a problem, not a file of 0 bytes. */
export function weighBundles(build: string): BundleReport {
  const bundles = BUDGETS.map((budget) => weigh(build, budget));
  const card = weigh(build, CARD);
  const sizes = bundles.map(({ name, gzip }) => `${name} ${gzip} B`).join(', ');
  return {
    table: [...bundles, card].map((bundle) => bundle.tableLine),
    claim: `bundles: ${sizes} gzip; card on demand ${card.gzip} B`,
    problems: [...bundles, card].flatMap((bundle) => bundle.problems),
  };
}

function weigh(build: string, budget: Budget) {
  const { name } = budget;
  const { files, missing } = reach(build, budget.root);
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
  const tableLine = `${name.padEnd(10)} ${gzip} of ${budget.gzip} B gzip, ${raw}${rawBudget} B raw: ${[...files.keys()].join(', ')}`;
  return { name, gzip, problems, tableLine };
}

/** The scripts and styles that `root` (a script or a page) loads before it runs, itself included. */
function reach(build: string, root: string): { files: Map<string, Buffer>; missing: string[] } {
  const files = new Map<string, Buffer>();
  const missing: string[] = [];
  const waiting = [root];
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
  // What is loaded later, on demand, does not weigh on the start.
  return moduleImports(file, text)
    .filter(({ kind }) => kind !== 'dynamic')
    .map(({ specifier }) => specifier);
}

/** A reference written in `from`, as a path inside the build folder. */
function resolveIn(from: string, reference: string): string {
  return reference.startsWith('/') ? reference.slice(1) : posix.join(posix.dirname(from), reference);
}
