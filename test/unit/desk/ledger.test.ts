import { describe, expect, test } from 'vitest';
import { ledgerStore } from '../../../lib/desk/ledger.ts';
import type { OwnAct } from '../../../lib/desk/ledger-schema.ts';
import type { Phase } from '../../../lib/invites/operation.ts';
import { DAY, fakeVault, NOW, operation } from './fake-desk.ts';

const act = (at: number): OwnAct => ({
  patientId: 4224,
  kind: 'send',
  at: { earliest: at, latest: at + 999 },
  precision: 'exact',
});
const settled: Phase = { at: 'settled', outcome: { kind: 'sent', confirmed: true } };
const refusal = { kind: 'refused', words: ['mira@example.com is not an address'] } as const;

function opened() {
  const vault = fakeVault();
  return { vault, ledger: ledgerStore(vault, () => NOW) };
}

test('an operation is on disk when it is open', async () => {
  const { vault, ledger } = opened();
  expect(await ledger.open(operation())).toMatchObject({ opened: true });
  expect(vault.disk.get('ledger')).toContain('"ready"');
});

test('a second one for the same patient joins the first, also at the same moment', async () => {
  const { ledger } = opened();
  const results = await Promise.all(['one', 'two', 'three'].map((id) => ledger.open(operation({ id }))));
  expect(results.filter(({ opened }) => opened)).toHaveLength(1);
  expect(new Set(results.map((result) => result.operation.id)).size).toBe(1);
  expect((await ledger.read()).operations).toHaveLength(1);
  expect(await ledger.open(operation({ id: 'other', patientId: 4225 }))).toMatchObject({ opened: true });
});

test('a settled operation leaves, what it did stays', async () => {
  const { ledger } = opened();
  await ledger.open(operation());
  await ledger.advance(operation({ phase: settled }), [act(NOW)]);
  expect(await ledger.read()).toEqual({ version: 1, operations: [], acts: [act(NOW)] });
});

test('an operation that has settled does not come back', async () => {
  const { ledger } = opened();
  await ledger.open(operation());
  await ledger.advance(operation({ phase: settled }), [act(NOW)]);
  await ledger.advance(operation({ phase: { at: 'ready', next: 'enable' } }), []);
  expect((await ledger.read()).operations).toEqual([]);
});

test('acts are forgotten after 45 days', async () => {
  const { ledger } = opened();
  await ledger.open(operation());
  await ledger.advance(operation(), [act(NOW - 46 * DAY), act(NOW - 44 * DAY)]);
  expect((await ledger.read()).acts).toEqual([act(NOW - 44 * DAY)]);
});

test.each<[string, Phase]>([
  [
    'a question',
    { at: 'needsYou', question: 'revokedNotSent', refusal: { ...refusal, words: [...refusal.words] } },
  ],
  [
    'a refusal',
    { at: 'settled', outcome: { kind: 'refused', refusal: { ...refusal, words: [...refusal.words] } } },
  ],
])('DrChrono’s words of %s stay off the disk', async (_, phase) => {
  const { vault, ledger } = opened();
  await ledger.open(operation());
  await ledger.advance(operation({ phase }), []);
  expect([...vault.disk.values()].join()).not.toContain('example.com');
});

describe('a record that cannot be read', () => {
  test.each([
    ['cut off', '{"version":1,"oper'],
    ['of a newer version', '{"version":2,"operations":[],"acts":[]}'],
    ['of another shape', '{"version":1,"operations":[{"id":"one"}],"acts":[]}'],
  ])('%s is set aside, not lost', async (_, text) => {
    const { vault, ledger } = opened();
    vault.disk.set('ledger', text);
    expect(await ledger.read()).toEqual({ version: 1, operations: [], acts: [] });
    expect(vault.disk.get('ledger:damaged')).toBe(text);
    expect(await ledger.open(operation())).toMatchObject({ opened: true });
    expect((await ledger.read()).operations).toHaveLength(1);
  });
});

test('every phase survives the disk', async () => {
  const phases: Phase[] = [
    { at: 'ready', next: 'check' },
    { at: 'requesting', request: 'verify', since: NOW },
    { at: 'doubt', request: 'enable', since: NOW },
    { at: 'waiting', why: 'throttled', until: null, resumeWith: { at: 'ready', next: 'enable' } },
    {
      at: 'waiting',
      why: 'settling',
      until: NOW,
      resumeWith: { at: 'doubt', request: 'revoke', since: NOW },
    },
    { at: 'needsYou', question: 'didSendArrive', refusal: null },
  ];
  for (const phase of phases) {
    const { ledger } = opened();
    await ledger.open(operation({ phase }));
    expect((await ledger.read()).operations).toEqual([operation({ phase })]);
  }
});
