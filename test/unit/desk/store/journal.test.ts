import { describe, expect, test } from 'vitest';
import { openJournal } from '../../../../lib/desk/store/journal.ts';
import { type JournalRecord, type OwnAct, stopReasons } from '../../../../lib/desk/store/journal-schema.ts';
import type { Operation, Phase } from '../../../../lib/invites/operation.ts';
import { DAY, fakeVault, NOW, operation } from '../fake-services.ts';

const act = (at: number): OwnAct => ({
  patientId: 4224,
  kind: 'send',
  at: { earliest: at, latest: at + 999 },
  precision: 'exact',
});
const settled: Phase = { at: 'settled', outcome: { kind: 'sent', confirmed: true } };
const refusal = { kind: 'refused', words: ['mira@example.com is not an address'] } as const;

const CLOCK = { now: () => NOW, learned: () => true };

function opened() {
  const vault = fakeVault();
  return { vault, journal: openJournal(vault, CLOCK) };
}

test('an operation is on disk when it is open', async () => {
  const { vault, journal } = opened();
  expect(await journal.open(operation())).toMatchObject({ kind: 'opened' });
  expect(vault.disk.get('ledger')).toContain('"ready"');
});

test('a second one for the same patient joins the first, also at the same moment', async () => {
  const { journal } = opened();
  const results = await Promise.all(['one', 'two', 'three'].map((id) => journal.open(operation({ id }))));
  expect(results.map(({ kind }) => kind).toSorted()).toEqual(['joined', 'joined', 'opened']);
  expect(new Set(results.map((result) => result.kind !== 'notKept' && result.operation.id)).size).toBe(1);
  expect((await journal.read()).operations).toHaveLength(1);
  expect(await journal.open(operation({ id: 'other', patientId: 4225 }))).toMatchObject({ kind: 'opened' });
});

test('a settled operation leaves, what it did stays', async () => {
  const { journal } = opened();
  await journal.open(operation());
  await journal.advance(operation({ phase: settled }), [act(NOW)]);
  expect(await journal.read()).toEqual({ operations: [], acts: [act(NOW)] });
});

test('an operation that has settled does not come back', async () => {
  const { journal } = opened();
  await journal.open(operation());
  await journal.advance(operation({ phase: settled }), [act(NOW)]);
  // It is on disk as it should be: there is nothing to write, and nobody need wait for the disk.
  expect(await journal.advance(operation({ phase: { at: 'ready', next: 'enable' } }), [])).toBe(true);
  expect((await journal.read()).operations).toEqual([]);
});

test('acts are forgotten after 45 days', async () => {
  const { journal } = opened();
  await journal.open(operation());
  await journal.advance(operation(), [act(NOW - 45 * DAY - 999), act(NOW - 44 * DAY)]);
  expect((await journal.read()).acts).toEqual([act(NOW - 44 * DAY)]);
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
  const { vault, journal } = opened();
  await journal.open(operation());
  await journal.advance(operation({ phase }), []);
  expect([...vault.disk.values()].join()).not.toContain('example.com');
});

test('DrChrono’s words of a send that is about to be looked at stay off the disk', async () => {
  const { vault, journal } = opened();
  await journal.open(operation());
  const refusedSend = { ...refusal, words: [...refusal.words] };
  await journal.advance(operation({ refusedSend, phase: { at: 'ready', next: 'check' } }), []);
  expect([...vault.disk.values()].join()).toContain('refusedSend');
  expect([...vault.disk.values()].join()).not.toContain('example.com');
});

describe('a record that cannot be read', () => {
  const damaged = [
    ['cut off', '{"version":1,"oper'],
    ['of another shape', '{"version":1,"operations":[{"id":"one"}],"acts":[]}'],
    ['of somebody else', '{"theme":"dark"}'],
    ['no record at all', '42'],
  ] as const;

  test.each(damaged)('%s is set aside, not lost, and told', async (_, text) => {
    const { vault, journal } = opened();
    vault.disk.set('ledger', text);
    expect(await journal.read()).toEqual({ operations: [], acts: [] });
    expect(vault.disk.get('ledger:damaged-1')).toBe(text);
    expect(await journal.open(operation())).toMatchObject({ kind: 'opened' });
    expect((await journal.read()).operations).toHaveLength(1);
    expect(await journal.trouble()).toBeNull();
  });

  test('the next one is set aside beside it', async () => {
    const { vault, journal } = opened();
    for (const text of ['one', 'two']) {
      vault.disk.set('ledger', text);
      await journal.read();
    }
    expect([...vault.disk.entries()]).toEqual([
      ['ledger:damaged-1', 'one'],
      ['ledger:damaged-2', 'two'],
    ]);
  });

  test('is not written over where it cannot be set aside', async () => {
    const { vault, journal } = opened();
    vault.disk.set('ledger', '{"version":1,"oper');
    const { setAside } = vault;
    vault.setAside = async () => false;
    expect(await journal.open(operation())).toEqual({ kind: 'notKept' });
    expect(await journal.trouble()).toBe('cannotWrite');
    expect(vault.disk.get('ledger')).toBe('{"version":1,"oper');
    vault.setAside = setAside;
    expect(await journal.open(operation())).toMatchObject({ kind: 'opened' });
    expect(vault.disk.get('ledger:damaged-1')).toBe('{"version":1,"oper');
  });
});

describe('a record of a later release', () => {
  const newer = '{"version":3,"operations":[],"acts":[],"more":true}';

  test('stays where it is, and nothing starts beside it', async () => {
    const { vault, journal } = opened();
    vault.disk.set('ledger', newer);
    expect(await journal.read()).toEqual({ operations: [], acts: [] });
    expect(await journal.open(operation())).toEqual({ kind: 'notKept' });
    expect(await journal.advance(operation(), [act(NOW)])).toBe(false);
    expect(await journal.trouble()).toBe('newerVersion');
    expect([...vault.disk.entries()]).toEqual([['ledger', newer]]);
  });
});

describe('a disk that refuses', () => {
  test('to open: nothing is known, nothing is opened', async () => {
    const { vault, journal } = opened();
    await journal.open(operation());
    vault.refuses = 'cannotOpen';
    expect((await journal.read()).operations).toEqual([]);
    expect(await journal.open(operation({ id: 'other', patientId: 4225 }))).toEqual({ kind: 'notKept' });
    expect(await journal.trouble()).toBe('cannotOpen');
    vault.refuses = null;
    expect((await journal.read()).operations).toHaveLength(1);
    expect(await journal.trouble()).toBeNull();
  });

  test('to write: said, and known to be over as soon as it is', async () => {
    const { vault, journal } = opened();
    await journal.open(operation());
    vault.refuses = 'cannotWrite';
    expect(await journal.advance(operation({ phase: settled }), [act(NOW)])).toBe(false);
    expect(await journal.trouble()).toBe('cannotWrite');
    vault.refuses = null;
    expect(await journal.trouble()).toBeNull();
    expect((await journal.read()).operations).toHaveLength(1);
  });
});

type Found = Pick<JournalRecord, 'operations' | 'acts'>;

/** What the next worker reads: nothing of it was checked or written by this one. */
async function readByNext(record: Found): Promise<unknown> {
  const vault = fakeVault();
  vault.disk.set('ledger', JSON.stringify({ version: 2, ...record }));
  return openJournal(vault, CLOCK).read();
}

const requests = ['check', 'revoke', 'enable', 'verify'] as const;
const at = { earliest: NOW, latest: NOW + 999 };

describe('the next worker finds', () => {
  const phases: Phase[] = [
    ...requests.map((next): Phase => ({ at: 'ready', next })),
    ...requests.map((request): Phase => ({ at: 'requesting', request, since: NOW })),
    { at: 'doubt', request: 'enable', since: NOW },
    { at: 'doubt', request: 'revoke', since: NOW },
    ...(['throttled', 'offline', 'signedOut', 'settling'] as const).map(
      (why): Phase => ({ at: 'waiting', why, until: null, resumeWith: { at: 'ready', next: 'enable' } }),
    ),
    {
      ...{ at: 'waiting', why: 'settling', until: NOW },
      resumeWith: { at: 'doubt', request: 'revoke', since: NOW },
    },
    ...(['didSendArrive', 'didRevokeHappen', 'revokedNotSent'] as const).map(
      (question): Phase => ({ at: 'needsYou', question, refusal: null }),
    ),
    ...(['refused', 'forbidden', 'notFound'] as const).map(
      (kind): Phase => ({ at: 'needsYou', question: 'revokedNotSent', refusal: { kind, words: [] } }),
    ),
    { at: 'settled', outcome: { kind: 'sent', confirmed: true } },
    { at: 'settled', outcome: { kind: 'sent', confirmed: false, twice: true } },
    { at: 'settled', outcome: { kind: 'revoked' } },
    ...stopReasons.map((because): Phase => ({ at: 'settled', outcome: { kind: 'stopped', because } })),
    { at: 'settled', outcome: { kind: 'refused', refusal: { kind: 'forbidden', words: [] } } },
    { at: 'settled', outcome: { kind: 'closedByPerson' } },
  ];

  test.each(phases)('the phase %o', async (phase) => {
    const record: Found = { operations: [operation({ phase })], acts: [] };
    expect(await readByNext(record)).toEqual(record);
  });

  test.each<Partial<Operation>>([
    { kind: 'send' },
    { kind: 'resend', riskAccepted: true, seenInvite: at },
    { kind: 'revoke', revoked: at },
    { sent: { at, precision: 'exact' }, attempts: 1 },
    { sent: { at, precision: 'about' }, doubt: { since: NOW, gaveUpAt: NOW + 1 } },
    { lookedAt: NOW, pageProof: NOW - 1, refusedSend: { kind: 'refused', words: [] } },
    { bulk: { lookAgain: true, goneSeenAt: null } },
    { bulk: { lookAgain: false, goneSeenAt: NOW } },
  ])('an operation with %o', async (change) => {
    const record: Found = { operations: [operation(change)], acts: [] };
    expect(await readByNext(record)).toEqual(record);
  });

  test('what this desk did', async () => {
    const record: Found = {
      operations: [],
      acts: [
        { patientId: 4224, kind: 'revoke', at, precision: 'exact' },
        { patientId: 4224, kind: 'revoke', at, precision: 'exact', of: at },
        { patientId: 4224, kind: 'send', at, precision: 'about' },
      ],
    };
    expect(await readByNext(record)).toEqual(record);
  });
});
