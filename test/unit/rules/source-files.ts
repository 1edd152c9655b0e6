import { globSync, readFileSync } from 'node:fs';

/** This is a source file in the form in which the rules get it. Tests of the rules invent such files. */
export interface SourceFile {
  /** The path begins at the project's root and has forward slashes. */
  path: string;
  text: string;
}

/** Read the TypeScript files below the given folders of this project. */
export function readSources(...folders: string[]): SourceFile[] {
  return folders
    .flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`))
    .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(path, 'utf8') }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}
