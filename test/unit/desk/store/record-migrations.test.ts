import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { openJournal } from '../../../../lib/desk/store/journal.ts';
import { journalSchema } from '../../../../lib/desk/store/journal-schema.ts';
import { JOURNAL_MIGRATIONS, lift, type Migration } from '../../../../lib/desk/store/record-migrations.ts';
import { fakeVault, NOW } from '../fake-services.ts';

/** This folder holds a record as each version wrote it. They stay for ever, since some computer may still hold one. */
const FOLDER = join(import.meta.dirname, 'record-migrations');
const example = (version: number): unknown =>
  JSON.parse(readFileSync(join(FOLDER, `v${version}.json`), 'utf8'));
const current = JOURNAL_MIGRATIONS.length + 1;
const versions = Array.from({ length: current }, (_, index) => index + 1);

test('every version has its example, and no example is of an unknown one', () => {
  expect(readdirSync(FOLDER).toSorted()).toEqual(versions.map((version) => `v${version}.json`).toSorted());
});

test.each(versions)('version %i: its example is lifted into what the desk reads today', async (version) => {
  const lifted = lift(example(version), JOURNAL_MIGRATIONS);
  expect(lifted.kind).toBe('lifted');
  const record = lifted.kind === 'lifted' ? lifted.record : null;
  expect(z.parse(journalSchema, record)).toEqual(record);
  const vault = fakeVault();
  vault.disk.set('ledger', JSON.stringify(example(version)));
  expect(await openJournal(vault, () => NOW).read()).toEqual(record);
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
