import type { Mutation } from './mutations.ts';

/** A mutant that behaves as the code does, whatever it is given, and why. */
export interface EqualMutant {
  path: string;
  /** The line it changes, and what it makes of it, without the indentation. */
  line: string;
  becomes: string;
  reason: string;
}

export const EQUAL_MUTANTS: readonly EqualMutant[] = [];

/** Is it in the list? By the text of its line: numbers of lines move. */
export function isEqual(mutation: Mutation, text: string): boolean {
  const { line, becomes } = lineOf(mutation, text);
  return EQUAL_MUTANTS.some(
    (equal) => equal.path === mutation.path && equal.line === line && equal.becomes === becomes,
  );
}

/** The line that a mutation begins on, and that line in the mutant. */
export function lineOf(mutation: Mutation, text: string): { number: number; line: string; becomes: string } {
  const { start, end, after } = mutation;
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const rest = text.slice(end);
  const lineEnd = text.indexOf('\n', start);
  return {
    number: text.slice(0, start).split('\n').length,
    line: text.slice(from, lineEnd === -1 ? undefined : lineEnd).trim(),
    becomes: (text.slice(from, start) + after + rest.split('\n')[0]).trim(),
  };
}
