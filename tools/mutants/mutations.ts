import type { ClosedUnions } from './closed-unions.ts';
import { below, isNode, parsed, type SyntaxNode, stringOf } from './syntax.ts';

/** One token of a file, and what stands in its place in the mutant. */
export interface Mutation {
  path: string;
  start: number;
  end: number;
  before: string;
  after: string;
}

interface Place {
  path: string;
  text: string;
  unions: ClosedUnions;
  /** The node around the one looked at. */
  parent: SyntaxNode | null;
}

type Found = Omit<Mutation, 'path' | 'before'>;

const OPERATORS: Record<string, string[]> = {
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
  '&&': ['||'],
  '||': ['&&'],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '+=': ['-='],
  '-=': ['+='],
  '||=': ['&&='],
};

const METHODS: Record<string, string> = {
  some: 'every',
  every: 'some',
  find: 'findLast',
  findLast: 'find',
  min: 'max',
  max: 'min',
  floor: 'ceil',
  ceil: 'floor',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
};

/**
 * Types are erased and imports are names of files: no test can tell them apart. These have code of their own in them.
 */
const CODE_IN_TYPES = /^TS(As|Satisfies|NonNull)/;
const NO_CODE = /^(TS|Import|ExportAll)/;

/** Every one-token mutant of a file. */
export function mutationsOf(path: string, text: string, unions: ClosedUnions): Mutation[] {
  const program = parsed(path, text);
  if (!program) throw new Error(`${path} does not parse`);
  return visit(program, { path, text, unions, parent: null }).map((found) => ({
    ...found,
    path,
    before: text.slice(found.start, found.end),
  }));
}

/** The whole text of the mutant. */
export function mutated(text: string, { start, end, after }: Mutation): string {
  return text.slice(0, start) + after + text.slice(end);
}

function visit(node: SyntaxNode, place: Place): Found[] {
  if (NO_CODE.test(node.type) && !CODE_IN_TYPES.test(node.type)) return [];
  return [
    ...operators(node, place),
    ...guards(node),
    ...literals(node, place),
    ...methods(node),
    ...returns(node),
    ...below(node).flatMap((child) => visit(child, { ...place, parent: node })),
  ];
}

function operators(node: SyntaxNode, { text }: Place): Found[] {
  const { operator, left, right } = node;
  if (node.type === 'UnaryExpression' && operator === '!')
    return [{ start: node.start, end: node.start + 1, after: '' }];
  if (typeof operator !== 'string' || !isNode(left) || !isNode(right)) return [];
  if (operator === '??') return [{ start: left.end, end: node.end, after: '' }];
  // Text put together: with a minus it is no number, which says nothing about the tests.
  if (operator === '+' && [left, right].some(isText)) return [];
  const start = left.end + text.slice(left.end, right.start).indexOf(operator);
  return (OPERATORS[operator] ?? []).map((after) => ({ start, end: start + operator.length, after }));
}

function isText(node: SyntaxNode): boolean {
  return stringOf(node) !== null || node.type === 'TemplateLiteral';
}

function guards(node: SyntaxNode): Found[] {
  const isGuard = node.type === 'IfStatement' || node.type === 'ConditionalExpression';
  if (!isGuard || !isNode(node.test)) return [];
  const { start, end } = node.test;
  return ['true', 'false'].map((after) => ({ start, end, after }));
}

function literals(node: SyntaxNode, place: Place): Found[] {
  if (node.type !== 'Literal') return [];
  const { start, end, value } = node;
  if (typeof value === 'boolean') return [{ start, end, after: String(!value) }];
  if (typeof value === 'number') return [{ start, end, after: String(value + 1) }];
  if (typeof value !== 'string' || isName(node, place.parent)) return [];
  const others = place.unions.get(value) ?? (isCompared(place.parent) ? [`${value}?`] : []);
  return others.map((other) => ({ start, end, after: `'${other}'` }));
}

/** The key of an object, not a value. */
function isName(node: SyntaxNode, parent: SyntaxNode | null): boolean {
  return parent !== null && parent.key === node && parent.computed !== true;
}

function isCompared(parent: SyntaxNode | null): boolean {
  return parent?.type === 'SwitchCase' || parent?.operator === '===' || parent?.operator === '!==';
}

function methods(node: SyntaxNode): Found[] {
  if (node.type !== 'MemberExpression' || node.computed === true || !isNode(node.property)) return [];
  const { start, end, name } = node.property;
  const after = METHODS[String(name)];
  return after === undefined ? [] : [{ start, end, after }];
}

function returns(node: SyntaxNode): Found[] {
  if (node.type !== 'ReturnStatement' || !isNode(node.argument)) return [];
  const { start, end, type } = node.argument;
  return type === 'Literal' ? [] : [{ start, end, after: 'null' }];
}
