import { parseSync } from 'vite';
import type { SourceFile } from './source-files.ts';

/** This is a source file in the form in which the rules look at it. */
export interface Inspected extends SourceFile {
  /** In this text comments and the contents of strings are blanked, so that words in prose break no rule. */
  code: string;
  /**
   * These are the options that each call of `fetch` or `fetcher` states; a call that only passes on two names is out.
   */
  requests: Map<string, unknown>[];
  /** This lists every function, methods and arrow functions too, with the number of its lines from first to last. */
  functions: { name: string; lines: number }[];
  /** Each store, lock and alarm is named in this way where it is used: this is the text of the argument. */
  storedNames: string[];
}

type Node = Record<string, unknown> & { type: string; start: number; end: number };

/** Parse a file once for all rules. */
export function inspect({ path, text }: SourceFile): Inspected {
  const { comments, errors, program } = parseSync(path, text);
  if (errors[0]) throw new Error(`${path} does not parse: ${errors[0].message}`);
  const nodes = allNodes(program);
  let code = text;
  for (const { start, end } of [...comments, ...nodes.filter(isText)]) {
    code = code.slice(0, start) + code.slice(start, end).replace(/[^\n]/g, ' ') + code.slice(end);
  }
  return {
    ...{ path, text, code },
    requests: nodes.flatMap(requestOptions),
    functions: nodes.flatMap((node) => functionLines(node, text)),
    storedNames: nodes.flatMap((node) => storedNames(node, text)),
  };
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

const FUNCTIONS = ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'];

function functionLines(node: Node, text: string): Inspected['functions'] {
  if (!FUNCTIONS.includes(node.type)) return [];
  const body = text.slice(node.start, node.end);
  const { id } = node;
  const name = isNode(id) ? String(id.name) : (body.split('\n')[0] ?? '').slice(0, 40);
  return [{ name, lines: body.split('\n').length }];
}

/** These are calls of a store's methods and of locks and alarms. Their first argument is a name or a list of names. */
const STORES = /^(settings|memory|sessionMemory|vault|locks)$/;
const STORING = /^(read|write|remove|setAside|request)$/;
const NAMED_SECOND = /^(readVersioned|writeVersioned|readUnversioned)$/;

function storedNames(node: Node, text: string): string[] {
  const { callee } = node;
  if (node.type !== 'CallExpression' || !isNode(callee) || !Array.isArray(node.arguments)) return [];
  const args = node.arguments.filter(isNode);
  const at = nameArgument(callee);
  const named = at === null ? undefined : args[at];
  if (!named) return [];
  const names = named.type === 'ArrayExpression' && Array.isArray(named.elements) ? named.elements : [named];
  return names.filter(isNode).map(({ start, end }) => text.slice(start, end));
}

/** Tell which argument of this call is a stored name; null where none is. */
function nameArgument(callee: Node): number | null {
  if (callee.type === 'Identifier') return NAMED_SECOND.test(String(callee.name)) ? 1 : null;
  if (callee.type !== 'MemberExpression' || !isNode(callee.property) || !isNode(callee.object)) return null;
  const { property, object } = callee;
  const owner = object.type === 'MemberExpression' && isNode(object.property) ? object.property : object;
  if (String(property.name) === 'setAlarm') return 0;
  return STORES.test(String(owner.name)) && STORING.test(String(property.name)) ? 0 : null;
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
