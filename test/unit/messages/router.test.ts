import { describe, expect, test } from 'vitest';
import { inputs } from '../../../lib/messages/schemas.ts';
import { WHOLE_LIST } from '../../whole-list.ts';
import { examples, listening, names, reading, senders } from './examples.ts';

describe.each(names)('%s', (name) => {
  test.each([undefined, 7, 'text', [], { patientId: '4224' }, { __proto__: null, token: {} }])(
    'is not answered with %j as input',
    (input) => {
      const { calls, send } = listening();
      for (const sender of Object.values(senders)) expect(send({ name, input }, sender)).toBeUndefined();
      expect(calls).toEqual([]);
    },
  );
});

test.each<unknown>([
  null,
  undefined,
  'viewPill',
  7,
  [],
  {},
  { name: 'viewPill' },
  { input: null },
  { name: 'constructor', input: null },
  { name: '__proto__', input: null },
  { name: 'toString', input: null },
  { name: 'hasOwnProperty', input: null },
  { name: ['viewWorklist'], input: WHOLE_LIST },
  { name: 'nothing', input: null },
])('%j is nothing to us', (message) => {
  const { calls, send } = listening();
  for (const sender of Object.values(senders)) expect(send(message, sender)).toBeUndefined();
  expect(calls).toEqual([]);
});

describe('the address', () => {
  const page = { kind: 'chart', patientId: 4224 };
  const host = 'app.drchrono.com';

  test('of a page is the tab’s, not the stale one of the script', async () => {
    const { calls, send } = listening();
    await send({ name: 'viewPill', input: examples.viewPill }, senders.page);
    expect(calls[0]?.caller).toEqual({ kind: 'page', tabId: 7, documentId: 'doc', host, page });
  });

  test('of a card is that of the tab around it, and its document is its own', async () => {
    const { calls, send } = listening();
    await send({ name: 'viewCard', input: examples.viewCard }, senders.card);
    expect(calls[0]?.caller).toEqual({ kind: 'card', tabId: 7, frameId: 3, documentId: 'card', host, page });
  });

  test('of our own pages is of no matter, for they belong to no tab', async () => {
    const { calls, send } = listening();
    await send({ name: 'viewWorklist', input: WHOLE_LIST }, senders.settings);
    expect(calls[0]?.caller).toEqual({ kind: 'own' });
  });
});

test('a card cannot name a patient to act on', async () => {
  const { calls, send } = listening();
  const named = { ...(examples.act as object), patientId: 1, tabId: 2, documentId: 'other' };
  await send({ name: 'act', input: named }, senders.card);
  expect(calls[0]?.input).toEqual(examples.act);
});

describe('a press at the door', () => {
  const accepts = (press: unknown) => inputs.act().safeParse({ ...(examples.act as object), press }).success;

  test.each([
    { heldFor: 0, toldAt: 0, watched: false },
    { heldFor: 12_345.678, toldAt: 1_800_000_000_000, watched: true },
  ])('%j comes in', (press) => {
    expect(accepts(press)).toBe(true);
  });

  test.each([
    { heldFor: -1, toldAt: 0, watched: true },
    { heldFor: Number.NaN, toldAt: 0, watched: true },
    { heldFor: Number.POSITIVE_INFINITY, toldAt: 0, watched: true },
    { heldFor: '80', toldAt: 0, watched: true },
    { heldFor: 80, toldAt: 0, watched: 'yes' },
    { heldFor: 80, toldAt: 0 },
    { heldFor: 80, watched: true },
    { heldFor: 80, toldAt: -1, watched: true },
    null,
  ])('%o stays out', (press) => {
    expect(accepts(press)).toBe(false);
  });
});

describe('the height of a card at the door', () => {
  test.each<[number, boolean]>([
    [0, true],
    [10_000, true],
    [10_001, false],
    [-1, false],
    [Number.NaN, false],
  ])('%d comes in: %j', (height, comesIn) => {
    expect(inputs.sizeCard().safeParse({ frameToken: 'f', height }).success).toBe(comesIn);
  });
});

describe('readings at the door', () => {
  const accepts = (change: object) =>
    inputs.viewPill().safeParse({ reading: { ...reading, ...change }, age: 0, documentAge: 0 }).success;
  const row = {
    email: null,
    enabled: { by: null, at: '2026-05-10T09:00' },
    activated: { kind: 'pending' },
    disabled: { kind: 'no' },
  };
  const line = { text: 'Olive Pruitt', block: 0, as: 'plain' };

  test.each<[string, object]>([
    ['a history without rows', { history: { kind: 'found', value: [] } }],
    ['a history of 200 rows', { history: { kind: 'found', value: Array.from({ length: 200 }, () => row) } }],
    ['a linked patient', { linkedPatientId: { kind: 'found', value: 4224 } }],
    ['a name that is still loading', { name: { kind: 'ambiguous', reason: 'stillLoading' } }],
    ['lines of a header', { lines: Array.from({ length: 100 }, () => line) }],
  ])('%s comes in', (_, change) => {
    expect(accepts(change)).toBe(true);
  });

  test.each<[string, object]>([
    ['a negative id', { page: { kind: 'chart', patientId: -1 } }],
    ['half an id', { page: { kind: 'chart', patientId: 1.5 } }],
    ['an id in letters', { page: { kind: 'chart', patientId: '4224' } }],
    ['another form of a date', { birthDate: { kind: 'found', value: '02/11/1980' } }],
    ['a name of 301 signs', { name: { kind: 'found', value: { text: 'x'.repeat(301), parts: null } } }],
    ['101 lines of a header', { lines: Array.from({ length: 101 }, () => line) }],
    ['a line of 301 signs', { lines: [{ ...line, text: 'x'.repeat(301) }] }],
    ['a line of an unknown kind', { lines: [{ ...line, as: 'email' }] }],
    ['a header that says neither', { header: { kind: 'found', value: 'perhaps' } }],
    [
      'a row with another form of a time',
      { history: { kind: 'found', value: [{ ...row, enabled: { by: null, at: 'May 10' } }] } },
    ],
    ['a history of 201 rows', { history: { kind: 'found', value: Array.from({ length: 201 }, () => row) } }],
    ['a reason in the page’s words', { name: { kind: 'ambiguous', reason: 'a text of the page' } }],
  ])('%s stays out', (_, change) => {
    expect(accepts(change)).toBe(false);
  });

  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY, '0'])('age %s stays out', (age) => {
    expect(inputs.viewPill().safeParse({ reading, age }).success).toBe(false);
  });
});
