import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { ACTS_MIGRATIONS } from '../../../../lib/desk/store/acts-layout.ts';
import { openJournal } from '../../../../lib/desk/store/journal.ts';
import { type JournalRecord, journalSchema } from '../../../../lib/desk/store/journal-schema.ts';
import { NOT_NOW_MIGRATIONS, notNowStore } from '../../../../lib/desk/store/not-now-store.ts';
import { JOURNAL_MIGRATIONS, lift, type Migration } from '../../../../lib/desk/store/record-migrations.ts';
import { fakeVault, NOW } from '../fake-services.ts';

/** This folder holds a record as each version wrote it. They stay for ever, since some computer may still hold one. */
const FOLDER = join(import.meta.dirname, 'record-migrations');
const read = (file: string): unknown => JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));
const example = (version: number) => read(`v${version}.json`);
const upTo = (migrations: readonly Migration[]) =>
  Array.from({ length: migrations.length + 1 }, (_, index) => index + 1);
const versions = upTo(JOURNAL_MIGRATIONS);

test('every version has its example, and no example is of an unknown one', () => {
  const files = [
    ...versions.map((version) => `v${version}.json`),
    ...upTo(ACTS_MIGRATIONS).map((version) => `acts-v${version}.json`),
    ...upTo(NOT_NOW_MIGRATIONS).map((version) => `not-now-v${version}.json`),
  ];
  expect(readdirSync(FOLDER).toSorted()).toEqual(files.toSorted());
});

test.each(upTo(ACTS_MIGRATIONS))(
  'version %i of a record of acts is what the desk reads today',
  async (version) => {
    const vault = fakeVault();
    vault.disk.set('acts:000', JSON.stringify(read(`acts-v${version}.json`)));
    const journal = openJournal(vault, { now: () => NOW, learned: () => true });
    const at = (earliest: number) => ({ earliest, latest: earliest + 999 });
    expect((await journal.read()).acts).toEqual([
      {
        ...{ patientId: 4225, kind: 'revoke', precision: 'exact', at: at(1778598001000) },
        of: { earliest: 1777906800000, latest: 1777906859999 },
      },
      { patientId: 4225, kind: 'send', precision: 'exact', at: at(1778598003000) },
      { patientId: 4229, kind: 'revoke', precision: 'about', at: at(1778598001500) },
    ]);
    expect([...vault.disk.keys()]).toEqual(['acts:000']);
  },
);

test.each(upTo(NOT_NOW_MIGRATIONS))(
  'version %i of the record of who was put off is what the desk reads today',
  async (version) => {
    const vault = fakeVault();
    vault.disk.set('not-now', JSON.stringify(read(`not-now-v${version}.json`)));
    expect([...(await notNowStore(vault).all())]).toEqual([
      [4224, { reason: 'declined', until: { kind: 'never' }, at: 1778598000000, day: '2026-05-12' }],
      [
        4225,
        {
          ...{ reason: 'willAskAgain', at: 1778598060000, day: '2026-05-13' },
          until: { kind: 'date', date: '2026-06-01' },
        },
      ],
      [4226, { reason: 'noEmail', until: { kind: 'nextVisit' }, at: 1778598120000, day: '2026-05-14' }],
    ]);
    expect([...vault.disk.keys()]).toEqual(['not-now']);
  },
);

test.each(versions)('version %i: its example is lifted into what the desk reads today', async (version) => {
  const lifted = lift(example(version), JOURNAL_MIGRATIONS);
  expect(lifted.kind).toBe('lifted');
  const record = lifted.kind === 'lifted' ? lifted.record : null;
  expect(z.parse(journalSchema(), record)).toEqual(record);
  const vault = fakeVault();
  vault.disk.set('ledger', JSON.stringify(example(version)));
  const { operations, acts } = record as JournalRecord;
  expect(await openJournal(vault, { now: () => NOW, learned: () => true }).read()).toEqual({
    operations,
    acts,
  });
});

test.each(versions.slice(1))('the migrate to version %i makes its example of the one before', (version) => {
  expect(JOURNAL_MIGRATIONS[version - 2]?.(example(version - 1))).toEqual(example(version));
});

describe('the chain, with migrations that no release has', () => {
  const first = z.object({ version: z.literal(1), names: z.array(z.string()) });
  const second = z.object({ version: z.literal(2), names: z.array(z.object({ text: z.string() })) });
  const migrations: Migration[] = [
    (older) => {
      const { data } = z.safeParse(first, older);
      return data ? { version: 2, names: data.names.map((text) => ({ text })) } : null;
    },
    (older) => {
      const { data } = z.safeParse(second, older);
      return data ? { version: 3, count: data.names.length, names: data.names } : null;
    },
  ];
  const third = { version: 3, count: 1, names: [{ text: 'a' }] };

  test.each([
    ['the first', { version: 1, names: ['a'] }],
    ['the second', { version: 2, names: [{ text: 'a' }] }],
    ['the current', third],
  ])('%s version goes through the migrations it lacks', (_, record) => {
    expect(lift(record, migrations)).toEqual({ kind: 'lifted', record: third });
  });

  test('a later one is left alone', () => {
    expect(lift({ version: 4 }, migrations)).toEqual({ kind: 'newer' });
  });

  test.each([
    ['a first version of another shape', { version: 1, names: [7] }],
    ['a second version of another shape', { version: 2, names: ['a'] }],
    ['no version', { names: [] }],
    ['a version that is no number', { version: '1' }],
    ['version 0', { version: 0 }],
    ['half a version', { version: 1.5 }],
    ['nothing', null],
    ['a list', []],
  ])('%s is foreign', (_, record) => {
    expect(lift(record, migrations)).toEqual({ kind: 'foreign' });
  });
});
