import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerShape } from '../../../lib/practice/answer-shape.ts';

test.each<[unknown, string]>([
  [[{ id: 1, email: 'mira@example.com', gone: null }], '[{id:number,email:string,gone:null}]'],
  [
    { count: 1, next: null, results: [{ state: 'Waiting' }] },
    '{count:number,next:null,results:[{state:string}]}',
  ],
  [[], '[]'],
  ['<html>', 'string'],
  [{ 'mira@example.com': { id: 1 } }, '{?:{id:number}}'],
  [{ 4224: { id: 1 }, '000-12-3456': 'x', Mira: 1 }, '{?:{id:number},?:string,?:number}'],
  // The keys are first names in small letters, so each looks like the name of a field.
  [{ mira: { sent: true }, tobin: { sent: false }, noor: { sent: true } }, '{?:{sent:boolean},…}'],
  [{ mira: { name: 'Mira Quillfeather' } }, '{?:{name:string}}'],
  [{ mira_quillfeather: 1, name: 'Quillfeather, Mira' }, '{?:number,name:string}'],
])('%j is %s', (body, shape) => expect(answerShape(body)).toBe(shape));

test('a long or a deep answer is cut off', () => {
  const wide = Object.fromEntries(
    Array.from({ length: 500 }, (_, n) => [`field_${'abcdefghij'[n % 10]}${'x'.repeat(n % 30)}`, n]),
  );
  expect(answerShape([wide, wide]).length).toBeLessThanOrEqual(2_001);
  let deep: unknown = 'Mira';
  for (let n = 0; n < 500; n += 1) deep = { inner: deep };
  expect(answerShape(deep)).toBe('{inner:{inner:{inner:{inner:{…}}}}}');
});

/** A report on any answer at all may hold these names of types and the signs around them. */
const GRAMMAR = /number|string|boolean|null/g;

test('no value is ever in the report, nor a key that is one', () => {
  const value = fc.oneof(
    fc.stringMatching(/^[A-Z][a-z]{3,9} [A-Z][a-z]{3,9}$/),
    fc.stringMatching(/^[a-z]{4,9}@[a-z]{4,9}\.example$/),
    fc.stringMatching(/^\d{3}-\d\d-\d{4}$/),
    fc.stringMatching(/^[a-z]{4,9}$/),
    fc.integer({ min: 1_000, max: 999_999_999 }),
    fc.constant('2026-05-10T09:00:00'),
  );
  const tree = fc.letrec((tie) => ({
    node: fc.oneof(
      { depthSize: 'small' },
      value,
      fc.array(tie('node'), { maxLength: 3 }),
      fc.dictionary(fc.oneof(fc.constantFrom('id', 'sent_at', 'results'), value.map(String)), tie('node')),
    ),
  })).node;
  fc.assert(
    fc.property(tree, (body) => {
      const report = answerShape(body);
      const told = new Set(report.replace(GRAMMAR, ' ').split(/[^\p{L}\p{N}_@.-]+/u));
      for (const said of valuesOf(body)) {
        const parts = [said, ...said.split(/[\s@.]+/)].map((part) => part.toLowerCase());
        for (const part of parts)
          if (part.replace(GRAMMAR, '') !== '') expect(told.has(part), part).toBe(false);
      }
      // No name of a field has digits, capitals or an at sign, so no key that has them is shown.
      expect(report).toMatch(/^[a-z_?:,{}[\]…]*$/);
    }),
    { numRuns: 3_000 },
  );
});

function valuesOf(body: unknown): string[] {
  if (typeof body === 'object' && body !== null) return Object.values(body).flatMap(valuesOf);
  return [String(body)];
}

test('a key is told as soon as one part of it is said by no value', () => {
  expect(answerShape({ sent_mira: 'Mira' })).toBe('{sent_mira:string}');
  expect(answerShape({ mira_tobin: 'Mira', other: 'tobin' })).toBe('{?:string,other:string}');
  expect(answerShape({ mira: 'MIRA' })).toBe('{?:string}');
});

test('values are looked for a hundred levels down, and keys told to the third', () => {
  const nested = (depth: number, inner: unknown): unknown =>
    depth === 0 ? inner : { a: nested(depth - 1, inner) };
  expect(answerShape({ mira: 1, b: nested(99, 'mira') })).toMatch(/^\{\?:number/);
  expect(answerShape({ mira: 1, b: nested(100, 'mira') })).toMatch(/^\{mira:number/);
  expect(answerShape([[[[[1]]]]])).toBe('[[[[[…]]]]]');
  expect(answerShape([[[[1]]]])).toBe('[[[[number]]]]');
});

test('of an answer sixty keys are told, and two thousand signs', () => {
  const keys = (count: number, key: (n: number) => string) =>
    Object.fromEntries(Array.from({ length: count }, (_, n) => [key(n), n]));
  const word = (n: number) => 'abcdefgh'[Math.floor(n / 8)] + ('abcdefgh'[n % 8] ?? '');
  expect(answerShape(keys(60, word)).split(',')).toHaveLength(60);
  expect(answerShape(keys(61, word)).split(',')).toHaveLength(60);
  const long = answerShape(keys(60, (n) => `${word(n)}${'x'.repeat(30)}`));
  expect(long).toHaveLength(2_001);
  expect(long.endsWith('…')).toBe(true);
});

test('one record under a key is no map, two that are built alike are', () => {
  expect(answerShape({ first: { id: 1 } })).toBe('{first:{id:number}}');
  expect(answerShape({ first: { id: 1 }, second: { id: 2 } })).toBe('{?:{id:number},…}');
  expect(answerShape({ first: { id: 1 }, second: { id: 'b' } })).toBe(
    '{first:{id:number},second:{id:string}}',
  );
  expect(answerShape({ first: 1, second: 2 })).toBe('{first:number,second:number}');
});
