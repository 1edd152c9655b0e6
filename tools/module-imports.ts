import { parseSync } from 'vite';

/** This is one import of a module, as it is written there. */
export interface ModuleImport {
  specifier: string;
  /** The import is erased when compiled: it is an `import type` or `export type`, or marks every name with `type`. */
  typeOnly: boolean;
  kind: 'static' | 'dynamic' | 'reExport';
}

/** List what a TypeScript or JavaScript module imports. `file` is not read; its name tells the language of `text`. */
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
