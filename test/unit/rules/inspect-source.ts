import { parseSync } from 'vite';
import type { SourceFile } from './source-files.ts';

/** A source file as the rules look at it. */
export interface Inspected extends SourceFile {
  /** The code with comments and the contents of strings blanked, so that words in prose break no rule. */
  code: string;
  /** The options that each call of `fetch` or `fetcher` states. A call that only passes on two names is none. */
  requests: Map<string, unknown>[];
}

type Node = Record<string, unknown> & { type: string; start: number; end: number };

/** Parses a file once for all rules. */
export function inspect({ path, text }: SourceFile): Inspected {
  const { comments, errors, program } = parseSync(path, text);
  if (errors[0]) throw new Error(`${path} does not parse: ${errors[0].message}`);
  const nodes = allNodes(program);
  let code = text;
  for (const { start, end } of [...comments, ...nodes.filter(isText)]) {
    code = code.slice(0, start) + code.slice(start, end).replace(/[^\n]/g, ' ') + code.slice(end);
  }
  return { path, text, code, requests: nodes.flatMap(requestOptions) };
}

function allNodes(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(allNodes);
  if (typeof value !== 'object' || value === null) return [];
  const below = Object.values(value).flatMap(allNodes);
  return isNode(value) ? [value, ...below] : below;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value && 'end' in value;
}

function isText({ type, value }: Node): boolean {
  return (
    (type === 'Literal' && typeof value === 'string') || type === 'TemplateElement' || type === 'JSXText'
  );
}

function requestOptions(node: Node): Map<string, unknown>[] {
  const { callee } = node;
  if (node.type !== 'CallExpression' || !isNode(callee)) return [];
  const called = callee.type === 'MemberExpression' ? callee.property : callee;
  if (!isNode(called) || !/^fetch(er)?$/.test(String(called.name))) return [];

  const [, options] = Array.isArray(node.arguments) ? node.arguments : [];
  if (!isNode(options)) return [new Map()];
  if (options.type !== 'ObjectExpression' || !Array.isArray(options.properties)) return [];
  return [new Map(options.properties.map(({ key, value }) => [key?.name, value?.value]))];
}
