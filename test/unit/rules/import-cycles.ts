import { posix } from 'node:path';
import { moduleImports } from '../../../tools/module-imports.ts';
import type { SourceFile } from './source-files.ts';

/** List every circle of modules that import each other, one sentence each. Imports of types alone count too. */
export function findCycles(files: SourceFile[]): string[] {
  const known = new Set(files.map(({ path }) => path));
  const imports = new Map(
    files.map(({ path, text }) => [
      path,
      moduleImports(path, text)
        .filter(({ specifier }) => specifier.startsWith('.'))
        .map(({ specifier }) => posix.join(posix.dirname(path), specifier.replace(/\?.*$/, '')))
        .filter((target) => known.has(target)),
    ]),
  );
  const reached = new Map([...known].map((path) => [path, reachedBy(path, imports)]));
  const circles = new Set(
    [...known].flatMap((path) => {
      const around = [...(reached.get(path) ?? [])].filter((other) => reached.get(other)?.has(path));
      return around.length > 0 ? [[...new Set([path, ...around])].sort().join(', ')] : [];
    }),
  );
  return [...circles].map((circle) => `these modules import each other: ${circle}`);
}

/** Give every module that this one imports, directly or not. Only where a circle leads back is it among them itself. */
function reachedBy(start: string, imports: ReadonlyMap<string, string[]>): Set<string> {
  const reached = new Set<string>();
  const waiting = [...(imports.get(start) ?? [])];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    waiting.push(...(imports.get(path) ?? []));
  }
  return reached;
}
