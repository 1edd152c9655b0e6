import { parseSync } from 'vite';
import type { SourceFile } from './source-files.ts';

/** List every name that two modules export, one sentence each. An exported name must mean one thing only. */
export function findSharedNames(files: SourceFile[]): string[] {
  const homes = new Map<string, string[]>();
  for (const { path, text } of files)
    for (const name of exportedNames(path, text)) homes.set(name, [...(homes.get(name) ?? []), path]);
  return [...homes]
    .filter(([, paths]) => paths.length > 1)
    .map(([name, paths]) => `${name} is exported by ${paths.join(' and ')}`);
}

/** A `default` export has no name of its own, so it is left out. */
function exportedNames(path: string, text: string): string[] {
  const { module } = parseSync(path, text);
  return module.staticExports
    .flatMap(({ entries }) => entries.map(({ exportName }) => exportName.name ?? 'default'))
    .filter((name) => name !== 'default');
}
