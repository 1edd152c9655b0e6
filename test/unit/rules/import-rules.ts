import { posix } from 'node:path';
import { type ModuleImport, moduleImports } from '../../../tools/module-imports.ts';
import type { SourceFile } from './source-files.ts';

interface Direction {
  /** Code of these areas may be imported. An area may always import its own code. */
  code: string[];
  /** Only types of these areas may be imported. */
  types: string[];
  /** These packages may be imported, with everything below them. */
  packages: string[];
}

/** Both the background and the pages are built on these areas, which lie below their own services. */
const FOUNDATIONS = [
  'lib/invites',
  ...['lib/ehr', 'lib/ehr/page', 'lib/ehr/chart', 'lib/ehr/appointment', 'lib/ehr/history'],
  ...['lib/words', 'lib/practice', 'lib/messages', 'lib/platform'],
];
const BACKGROUND = ['idb', 'zod/mini'];

/** This says which area may import which; all else is forbidden. A room is an area inside another folder. */
const DIRECTIONS: Record<string, Direction> = {
  lib: { code: [], types: [], packages: [] },
  'lib/invites': { code: [], types: [], packages: ['libphonenumber-js/core/es6', 'email-misspelled'] },
  'lib/ehr': {
    code: ['lib/invites', 'lib/ehr/page', 'lib/ehr/chart', 'lib/ehr/appointment', 'lib/ehr/history'],
    types: [],
    packages: [],
  },
  'lib/ehr/chart': { code: ['lib/ehr/page'], types: ['lib/ehr/history'], packages: [] },
  'lib/ehr/appointment': { code: ['lib/ehr/page'], types: [], packages: [] },
  'lib/ehr/history': { code: ['lib/ehr/page'], types: [], packages: [] },
  'lib/ehr/page': { code: ['lib/invites'], types: [], packages: [] },
  'lib/words': {
    code: [],
    types: ['lib/invites', 'lib/messages', 'lib/platform', 'lib/card', 'lib/panel'],
    packages: [],
  },
  'lib/practice': { code: ['lib/invites'], types: ['lib/platform'], packages: ['zod/mini'] },
  'lib/messages': {
    code: ['lib/ehr/page'],
    types: ['lib/invites', 'lib/practice', 'lib/platform', 'lib/words'],
    packages: ['zod/mini'],
  },
  'lib/overlay': {
    code: ['lib/ehr', 'lib/ehr/page'],
    types: ['lib/messages', 'lib/platform'],
    packages: [],
  },
  'lib/card': { code: ['lib/invites'], types: ['lib/messages'], packages: [] },
  'lib/panel': {
    // Which verb a row has stands with its words, since the popup says the same.
    code: ['lib/invites', 'lib/ehr/page', 'lib/card', 'lib/words'],
    types: ['lib/messages', 'lib/platform'],
    packages: [],
  },
  'lib/platform': {
    code: ['lib/messages'],
    types: ['lib/invites'],
    packages: ['wxt/browser', 'idb', 'zod/mini'],
  },
  'lib/desk/store': { code: FOUNDATIONS, types: [], packages: BACKGROUND },
  'lib/desk/sign-in': { code: [...FOUNDATIONS, 'lib/desk/store'], types: [], packages: BACKGROUND },
  'lib/desk/operations': { code: [...FOUNDATIONS, 'lib/desk/store'], types: [], packages: BACKGROUND },
  'lib/desk/patient': {
    code: [...FOUNDATIONS, 'lib/desk/operations', 'lib/desk/sign-in', 'lib/desk/store'],
    types: [],
    packages: BACKGROUND,
  },
  'lib/desk/schedule': {
    code: [
      ...FOUNDATIONS,
      ...['lib/desk/patient', 'lib/desk/operations', 'lib/desk/sign-in', 'lib/desk/store'],
    ],
    types: [],
    packages: BACKGROUND,
  },
  'lib/desk/lists': {
    code: [
      ...FOUNDATIONS,
      ...['lib/desk/schedule', 'lib/desk/patient', 'lib/desk/operations'],
      ...['lib/desk/sign-in', 'lib/desk/store'],
    ],
    types: [],
    packages: BACKGROUND,
  },
  'lib/desk': {
    code: [
      ...FOUNDATIONS,
      ...['lib/desk/lists', 'lib/desk/schedule', 'lib/desk/patient', 'lib/desk/operations'],
      ...['lib/desk/sign-in', 'lib/desk/store'],
    ],
    types: [],
    packages: BACKGROUND,
  },
  components: {
    code: ['lib/invites', 'lib/words', 'lib/card', 'lib/panel'],
    types: ['lib/messages', 'lib/platform'],
    packages: ['preact', '@tanstack/virtual-core'],
  },
  entrypoints: {
    code: [
      ...FOUNDATIONS,
      'lib/desk',
      'lib/desk/store',
      'lib/overlay',
      'lib/card',
      'lib/panel',
      'components',
    ],
    types: [],
    packages: ['preact', 'wxt/utils'],
  },
};

/** List every import that goes against the directions, one sentence each. */
export function checkDirections(files: SourceFile[]): string[] {
  return files.flatMap(({ path, text }) => {
    const area = areaOf(path);
    const direction = DIRECTIONS[area];
    if (!direction) return [`${path}: ${area} has no import rule`];
    return moduleImports(path, text).flatMap((found) => {
      const problem = judge(path, area, direction, found);
      return problem ? [`${path}: ${problem}`] : [];
    });
  });
}

function judge(path: string, area: string, direction: Direction, found: ModuleImport): string | null {
  const { specifier, typeOnly } = found;
  if (/^[@~]{1,2}\//.test(specifier)) return `${specifier} is an alias; write a relative path`;
  if (!specifier.startsWith('.')) {
    const allowed = direction.packages.some((name) => specifier === name || specifier.startsWith(`${name}/`));
    return allowed ? null : `${area} may not import the package ${specifier}`;
  }
  if (!/\.(ts|tsx|css|json)(\?\w+)?$/.test(specifier)) return `${specifier} lacks its file extension`;
  const target = areaOf(resolve(path, specifier));
  // lib/timing.ts holds durations and limits, and imports nothing, so it may be used everywhere.
  if (target === 'lib') return null;
  if (target === area || direction.code.includes(target)) return null;
  if (direction.types.includes(target)) {
    return typeOnly ? null : `${area} may import only types from ${target} (${specifier})`;
  }
  return `${area} may not import ${target} (${specifier})`;
}

/** Tell what code the bundle that starts at `entry` holds: files of this project, and packages by name. */
export function reachedFrom(entry: string, files: SourceFile[]): { ours: string[]; packages: string[] } {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const ours = new Set<string>();
  const packages = new Set<string>();
  const waiting = [entry];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const text = texts.get(path);
    if (ours.has(path) || text === undefined) continue;
    ours.add(path);
    for (const { specifier, typeOnly } of moduleImports(path, text)) {
      if (typeOnly) continue;
      if (specifier.startsWith('.')) waiting.push(resolve(path, specifier));
      else packages.add(specifier);
    }
  }
  return { ours: [...ours].sort(), packages: [...packages].sort() };
}

function resolve(from: string, specifier: string): string {
  return posix.join(posix.dirname(from), specifier.replace(/\?.*$/, ''));
}

/**
 * Name the area whose rule counts for a file: `lib/desk/store` for `lib/desk/store/journal.ts`, `components` for
 * `components/Pill.tsx`.
 */
function areaOf(path: string): string {
  const [top = '', ...folders] = path.split('/').slice(0, -1);
  return top === 'lib' && folders.length > 0 ? `lib/${folders.join('/')}` : top;
}
