import { posix } from 'node:path';
import { parseSync } from 'vite';
import { moduleImports } from '../../../tools/module-imports.ts';
import type { SourceFile } from './source-files.ts';

const TEST = /^test\/.*\.(test|spec)\.tsx?$/;

/**
 * Lists every module that no test imports itself, and every entry of `exempt` (a module, and why it needs none) that
 * says nothing: its module is gone, has a test, or holds types alone. One sentence each.
 */
export function untestedModules(
  modules: readonly SourceFile[],
  tests: readonly SourceFile[],
  exempt: Readonly<Record<string, string>>,
): string[] {
  const imported = new Set(tests.filter(({ path }) => TEST.test(path)).flatMap(importedBy));
  const untested = modules
    .filter((module) => !imported.has(module.path) && !holdsTypesAlone(module))
    .map(({ path }) => path);
  return [
    ...untested
      .filter((path) => !Object.hasOwn(exempt, path))
      .map((path) => `${path}: no test imports it, and nothing says why it needs none`),
    ...Object.keys(exempt)
      .filter((path) => !untested.includes(path))
      .map((path) => `${path}: it is listed as a module without a test and is none`),
  ];
}

/** What is imported for its code: a test that needs a type of a module does not run it. */
function importedBy({ path, text }: SourceFile): string[] {
  return moduleImports(path, text)
    .filter(({ specifier, typeOnly }) => specifier.startsWith('.') && !typeOnly)
    .map(({ specifier }) => posix.join(posix.dirname(path), specifier));
}

/** Nothing of it is left when it is compiled. */
function holdsTypesAlone({ path, text }: SourceFile): boolean {
  return parseSync(path, text).program.body.every(
    (statement) =>
      statement.type === 'ImportDeclaration' ||
      statement.type === 'TSInterfaceDeclaration' ||
      statement.type === 'TSTypeAliasDeclaration' ||
      (statement.type === 'ExportNamedDeclaration' && statement.exportKind === 'type'),
  );
}
