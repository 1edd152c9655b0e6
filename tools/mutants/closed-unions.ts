import { below, isNode, parsed, type SyntaxNode, stringOf } from './syntax.ts';

/** For each string that is one of a closed set, the others of the sets it is in. */
export type ClosedUnions = Map<string, string[]>;

/** Reads the closed sets of strings: unions of literals, tagged objects, and zod's enums. */
export function closedUnions(files: readonly { path: string; text: string }[]): ClosedUnions {
  const unions: ClosedUnions = new Map();
  for (const { path, text } of files) {
    const program = parsed(path, text);
    if (program) collect(program, unions);
  }
  return unions;
}

function collect(node: SyntaxNode, unions: ClosedUnions): void {
  if (node.type === 'TSUnionType') for (const set of setsOf(node)) note(set, unions);
  if (node.type === 'CallExpression' && isNode(node.callee) && nameOf(node.callee.property) === 'enum') {
    const [values] = Array.isArray(node.arguments) ? node.arguments : [];
    if (isNode(values)) note(below(values).flatMap(textOf), unions);
  }
  for (const child of below(node)) collect(child, unions);
}

/** The strings of a union itself, and those that each of its objects has under one key. */
function setsOf(union: SyntaxNode): string[][] {
  const members = below(union);
  const tags = new Map<string, string[]>();
  for (const member of members.filter(({ type }) => type === 'TSTypeLiteral')) {
    for (const property of below(member)) {
      const key = nameOf(property.key);
      const type = isNode(property.typeAnnotation) ? property.typeAnnotation.typeAnnotation : null;
      if (key === null || !isNode(type)) continue;
      const values = type.type === 'TSUnionType' ? below(type) : [type];
      tags.set(key, [...(tags.get(key) ?? []), ...values.flatMap(literalType)]);
    }
  }
  return [members.flatMap(literalType), ...tags.values()];
}

function note(set: readonly string[], unions: ClosedUnions): void {
  for (const value of set) {
    const others = [...(unions.get(value) ?? []), ...set.filter((other) => other !== value)];
    unions.set(value, [...new Set(others)].sort());
  }
}

function literalType(type: SyntaxNode): string[] {
  return type.type === 'TSLiteralType' ? textOf(type.literal) : [];
}

function textOf(node: unknown): string[] {
  const text = stringOf(node);
  return text === null ? [] : [text];
}

function nameOf(node: unknown): string | null {
  return isNode(node) && typeof node.name === 'string' ? node.name : null;
}
