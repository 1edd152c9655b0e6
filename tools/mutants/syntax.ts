import { parseSync } from 'vite';

/** A node of the syntax tree, with the places of its text. */
export type SyntaxNode = Record<string, unknown> & { type: string; start: number; end: number };

/** What a TypeScript file consists of, or null where it does not parse. */
export function parsed(path: string, text: string): SyntaxNode | null {
  const { errors, program } = parseSync(path, text);
  return errors.length === 0 && isNode(program) ? program : null;
}

export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value && 'end' in value;
}

/** The nodes right below, in the order of the text. */
export function below(node: SyntaxNode): SyntaxNode[] {
  return Object.values(node)
    .flatMap((value) => (Array.isArray(value) ? value : [value]))
    .filter(isNode)
    .sort((one, other) => one.start - other.start);
}

/** The string that a node is, or null. */
export function stringOf(node: unknown): string | null {
  return isNode(node) && node.type === 'Literal' && typeof node.value === 'string' ? node.value : null;
}
