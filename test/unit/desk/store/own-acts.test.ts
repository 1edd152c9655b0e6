import { beforeEach, describe, expect, test } from 'vitest';
import { openJournal } from '../../../../lib/desk/store/journal.ts';
import type { OwnAct } from '../../../../lib/desk/store/journal-schema.ts';
import { actsOf, allActs } from '../../../../lib/desk/store/own-acts.ts';
import type { Phase } from '../../../../lib/invites/operation.ts';
import { DAY, fakeVault, NOW, newLocks, operation } from '../fake-services.ts';

const settled: Phase = { at: 'settled', outcome: { kind: 'sent', confirmed: true } };
const send = (patientId: number, at = NOW): OwnAct => ({
  ...{ patientId, kind: 'send', precision: 'exact' },
  at: { earliest: at, latest: at + 999 },
});

beforeEach(newLocks);

function desk(clock = { now: () => NOW, learned: () => true }) {
  const vault = fakeVault();
  const journal = openJournal(vault, clock);
  const did = async (...acts: OwnAct[]) => {
    for (const act of acts) {
      const { patientId } = act;
      await journal.open(operation({ id: `of ${patientId}`, patientId }));
      expect(
        await journal.advance(operation({ id: `of ${patientId}`, patientId, phase: settled }), [act]),
      ).toBe(true);
    }
  };
  return { vault, journal, did };
}

const ids = (count: number, first = 1) => Array.from({ length: count }, (_, index) => first + index);
const names = (vault: ReturnType<typeof fakeVault>) =>
  [...vault.disk.keys()].filter((name) => name.startsWith('acts:')).sort();

test('what many patients were sent is found by patient and as a whole, by the next worker too', async () => {
  const { vault, journal, did } = desk();
  await did(...ids(100).map((id) => send(id)));
  await did(...ids(100).map((id) => send(id, NOW + 5_000)));
  expect(names(vault).length).toBeGreaterThan(10);
  const next = openJournal(vault, { now: () => NOW, learned: () => true });
  for (const one of [journal, next]) {
    expect(await one.ofPatient(42)).toEqual({ operation: null, acts: [send(42), send(42, NOW + 5_000)] });
    expect((await one.ofPatient(4_242)).acts).toEqual([]);
    const all = (await one.read()).acts;
    expect(all).toHaveLength(200);
    expect(all.filter(({ patientId }) => patientId === 7)).toEqual([send(7), send(7, NOW + 5_000)]);
  }
});

test('acts of several patients at once are found with each of them', async () => {
  const { journal, did } = desk();
  await did(...ids(40).map((id) => send(id)));
  await journal.open(operation());
  const more = ids(40, 30).map((id) => send(id, NOW + 1));
  expect(await journal.advance(operation({ phase: settled }), more)).toBe(true);
  expect((await journal.ofPatient(5)).acts).toEqual([send(5)]);
  expect((await journal.ofPatient(35)).acts).toEqual([send(35), send(35, NOW + 1)]);
  expect((await journal.ofPatient(69)).acts).toEqual([send(69, NOW + 1)]);
  expect((await journal.read()).acts).toHaveLength(80);
});

test('an act and the step that did it reach the disk together, or neither does', async () => {
  const { vault, journal } = desk();
  await journal.open(operation());
  const written: string[][] = [];
  const { writeAll } = vault;
  vault.writeAll = (changes) => {
    written.push([...changes.keys()]);
    return writeAll(changes);
  };
  vault.refuses = 'cannotWrite';
  expect(await journal.advance(operation({ phase: settled }), [send(4224)])).toBe(false);
  vault.refuses = null;
  expect(await journal.read()).toMatchObject({ operations: [{ id: 'one' }], acts: [] });
  expect(await journal.advance(operation({ phase: settled }), [send(4224)])).toBe(true);
  expect(written).toEqual([
    ['ledger', 'acts:000'],
    ['ledger', 'acts:000'],
  ]);
  expect(await journal.ofPatient(4224)).toEqual({ operation: null, acts: [send(4224)] });
});

describe('what release 0.1.0 noted', () => {
  const acts = [send(1), send(2, NOW - 46 * DAY), ...ids(40, 3).map((id) => send(id))];
  const young = acts.filter(({ at }) => at.latest > NOW - 45 * DAY);
  const first = JSON.stringify({ version: 1, operations: [operation({ id: 'open', patientId: 9 })], acts });

  test('is read where it lies, and moves with the first write, all at once', async () => {
    const { vault, journal } = desk();
    vault.disk.set('ledger', first);
    expect((await journal.ofPatient(1)).acts).toEqual([send(1)]);
    expect((await journal.read()).acts).toEqual(acts);
    expect([...vault.disk.entries()], 'reading moves nothing').toEqual([['ledger', first]]);

    vault.crashAt = 0;
    void journal.open(operation());
    newLocks();
    expect([...vault.disk.entries()], 'a worker that dies has moved nothing').toEqual([['ledger', first]]);

    vault.crashAt = Number.POSITIVE_INFINITY;
    const next = openJournal(vault, { now: () => NOW, learned: () => true });
    expect(await next.open(operation())).toMatchObject({ kind: 'opened' });
    expect(JSON.parse(vault.disk.get('ledger') ?? '')).toMatchObject({
      ...{ version: 2, acts: [] },
      operations: [{ id: 'open' }, { id: 'one' }],
    });
    expect(names(vault).length).toBeGreaterThan(1);
    expect((await next.read()).acts).toEqual(expect.arrayContaining(young));
    expect((await next.read()).acts).toHaveLength(young.length);
  });

  test('moves together with what is done first', async () => {
    const { vault, journal } = desk();
    vault.disk.set('ledger', first);
    await journal.advance(operation({ id: 'open', patientId: 9, phase: settled }), [send(9, NOW + 1)]);
    expect((await journal.ofPatient(9)).acts).toEqual([send(9), send(9, NOW + 1)]);
    expect(await journal.openOperations()).toEqual([]);
  });

  test('moves once: acts that lie in records already are laid out with it, and stay', async () => {
    const { vault, journal, did } = desk();
    await did(...ids(10, 500).map((id) => send(id)));
    // The record begins at a place where none begins afterwards.
    vault.disk.set('acts:001', vault.disk.get('acts:000') ?? '');
    vault.disk.delete('acts:000');
    vault.disk.set('ledger', first);
    await journal.open(operation());
    const { acts: all } = await journal.read();
    expect(all).toHaveLength(young.length + 10);
    expect((await journal.ofPatient(508)).acts).toEqual([send(508)]);
    expect(names(vault)).not.toContain('acts:001');
  });

  test('stays where the disk does not give the records beside it', async () => {
    const { vault, journal, did } = desk();
    await did(send(500));
    vault.disk.set('ledger', first);
    vault.disk.set('acts:000', '{"version":2}');
    expect(await journal.open(operation())).toEqual({ kind: 'notKept' });
    expect(await journal.advance(operation({ id: 'open', patientId: 9, phase: settled }), [])).toBe(false);
    expect(vault.disk.get('ledger')).toBe(first);
    expect(vault.disk.get('acts:000')).toBe('{"version":2}');
  });
});

describe('acts of more than 45 days', () => {
  const old = (id: number) => send(id, NOW - 46 * DAY);

  test('go with the next act near them', async () => {
    const { vault, journal, did } = desk();
    await did(send(1, NOW - 44 * DAY));
    vault.disk.set('acts:000', (vault.disk.get('acts:000') ?? '').replaceAll(String(NOW - 44 * DAY), '1'));
    await did(send(4224));
    expect(vault.disk.get('acts:000')).toContain('[4224,');
    expect((await journal.read()).acts.map(({ patientId }) => patientId)).toEqual([1, 4224]);
  });

  test('go when all are read, some records at a time, and a record without any goes whole', async () => {
    let now = NOW - 46 * DAY;
    const { vault, journal, did } = desk({ now: () => now, learned: () => true });
    await did(...ids(600).map((id) => old(id)));
    const before = names(vault).length;
    expect(before).toBeGreaterThan(40);
    now = NOW;
    expect((await journal.read()).acts).toHaveLength(600);
    expect(names(vault)).toHaveLength(before - 20);
    for (let times = 0; times < before / 20; times += 1) await journal.read();
    expect(names(vault)).toEqual([]);
    await did(send(7));
    expect(names(vault)).toEqual(['acts:000']);
    expect((await journal.ofPatient(7)).acts).toEqual([send(7)]);
  });

  test('stay while the clock was not compared with DrChrono’s: it may be far ahead', async () => {
    const learned = { now: false };
    let now = NOW - 46 * DAY;
    const { vault, journal, did } = desk({ now: () => now, learned: () => learned.now });
    await did(old(1));
    now = NOW;
    await journal.read();
    expect(names(vault)).toEqual(['acts:000']);
    learned.now = true;
    await journal.read();
    expect(names(vault)).toEqual([]);
  });
});

describe('a record of acts that cannot be read', () => {
  async function filled() {
    const fake = desk();
    await fake.did(...ids(60).map((id) => send(id)));
    const [first = '', second = '', third = ''] = names(fake.vault);
    return { ...fake, first, second, third };
  }

  test.each(['damaged', '{"version":1,"acts":[[1,"send"]]}', '[]'])(
    '%s is set aside, the others stay, and what is done next is noted beside it',
    async (text) => {
      const { vault, journal, did, second } = await filled();
      const lost = (JSON.parse(vault.disk.get(second) ?? '') as { acts: [number][] }).acts.map(([id]) => id);
      vault.disk.set(second, text);
      const { acts } = await journal.read();
      expect(acts.map(({ patientId }) => patientId).toSorted((a, b) => a - b)).toEqual(
        ids(60).filter((id) => !lost.includes(id)),
      );
      expect(vault.disk.get(`${second}:damaged-1`)).toBe(text);
      const [again = 0] = lost;
      await did(send(again, NOW + 7));
      expect((await journal.ofPatient(again)).acts).toEqual([send(again, NOW + 7)]);
      expect(names(vault)).not.toContain(second);
    },
  );

  test('is found damaged by who asks for its patient, though it stands beside another that is', async () => {
    const { vault, journal, second, third } = await filled();
    const [[id] = [0]] = (JSON.parse(vault.disk.get(third) ?? '') as { acts: [number][] }).acts;
    for (const name of [second, third]) vault.disk.set(name, 'damaged');
    expect((await journal.ofPatient(id)).acts).toEqual([]);
    expect(vault.disk.has(`${third}:damaged-1`)).toBe(true);
    expect(vault.disk.has(`${second}:damaged-1`)).toBe(true);
    await expect(actsOf(vault, id)).resolves.toEqual([]);
  });

  test('of a later release stays, and nothing begins for its patients', async () => {
    const { vault, journal, first } = await filled();
    const [[id] = [0]] = (JSON.parse(vault.disk.get(first) ?? '') as { acts: [number][] }).acts;
    vault.disk.set(first, '{"version":2}');
    expect(await journal.open(operation({ patientId: id }))).toEqual({ kind: 'notKept' });
    expect((await journal.ofPatient(id)).acts).toEqual([]);
    expect(await allActs(vault)).toMatchObject({ isWhole: false });
    expect(vault.disk.get(first)).toBe('{"version":2}');
  });

  test('because the disk does not answer: nothing begins, and what was under way waits', async () => {
    const { vault, journal } = await filled();
    await journal.open(operation());
    const { readLast } = vault;
    vault.readLast = async () => ({ name: null, record: { kind: 'unavailable' } });
    expect(await journal.open(operation({ id: 'two', patientId: 3 }))).toEqual({ kind: 'notKept' });
    expect(await journal.advance(operation({ phase: settled }), [send(4224)])).toBe(false);
    vault.readLast = readLast;
    expect((await journal.openOperations()).map(({ id }) => id)).toEqual(['one']);
    expect((await journal.ofPatient(4224)).acts).toEqual([]);
  });
});
