import { parseSync } from 'vite';

/** One import of a module, as written. */
export interface ModuleImport {
  specifier: string;
  /** Erased when compiled: `import type`, `export type`, or every name marked `type`. */
  typeOnly: boolean;
  kind: 'static' | 'dynamic' | 'reExport';
}

/** Lists what a TypeScript or JavaScript module imports. `file` only tells the language. */
export function moduleImports(file: string, text: string): ModuleImport[] {
  const { module, errors } = parseSync(file, text);
  const [error] = errors;
  if (error) throw new Error(`${file} does not parse: ${error.message}`);

  const imports: ModuleImport[] = module.staticImports.map(({ moduleRequest, entries }) => ({
    specifier: moduleRequest.value,
    typeOnly: entries.length > 0 && entries.every((entry) => entry.isType),
    kind: 'static',
  }));
  for (const { entries } of module.staticExports) {
    const specifier = entries[0]?.moduleRequest?.value;
    if (specifier === undefined) continue;
    imports.push({ specifier, typeOnly: entries.every((entry) => entry.isType), kind: 'reExport' });
  }
  for (const { moduleRequest } of module.dynamicImports) {
    const written = text.slice(moduleRequest.start, moduleRequest.end);
    imports.push({ specifier: written.replace(/^['"`]|['"`]$/g, ''), typeOnly: false, kind: 'dynamic' });
  }
  return imports;
}
