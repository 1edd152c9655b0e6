import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { readVersioned, writeVersioned } from '../../../../lib/desk/store/versioned-record.ts';
import { fakeVault } from '../fake-services.ts';

interface Note {
  version: 1;
  word: string;
}

/** A record with its schema, which counts how often something is held against it. */
function record() {
  const vault = fakeVault();
  const held = { times: 0 };
  const schema: z.ZodMiniType<Note> = z.object({
    version: z.literal(1),
    word: z.string().check(
      z.refine(() => {
        held.times += 1;
        return true;
      }),
    ),
  });
  return { vault, held, read: () => readVersioned(vault, 'ledger', schema, []) };
}

test('what was read is checked once, as long as it is what lies on the disk', async () => {
  const { vault, held, read } = record();
  const found = { kind: 'found', value: { version: 1, word: 'one' } };
  expect(await read()).toEqual({ kind: 'absent' });
  vault.disk.set('ledger', '{"version":1,"word":"one"}');
  expect([await read(), await read()]).toEqual([found, found]);
  expect(held.times).toBe(1);
  vault.disk.set('ledger', '{"version":1,"word":"other"}');
  expect(await read()).toMatchObject({ value: { word: 'other' } });
  expect(held.times).toBe(2);
});

test('what was written here has the shape it was given', async () => {
  const { vault, held, read } = record();
  expect(await writeVersioned<Note>(vault, 'ledger', { version: 1, word: 'mine' })).toBe(true);
  expect(await read()).toMatchObject({ value: { word: 'mine' } });
  expect(held.times).toBe(0);
  vault.refuses = 'cannotWrite';
  expect(await writeVersioned<Note>(vault, 'ledger', { version: 1, word: 'lost' })).toBe(false);
  expect(await read()).toMatchObject({ value: { word: 'mine' } });
});

test.each([
  'null',
  '7',
  '"text"',
  '[]',
  '{}',
  '{"version":0,"word":"a"}',
  '{"version":1.5}',
  '{"version":1,"word":7}',
  'cut o',
])('%s is no record of ours: it is set aside, and there is none', async (text) => {
  const { vault, read } = record();
  vault.disk.set('ledger', text);
  expect(await read()).toEqual({ kind: 'absent' });
  expect([...vault.disk.keys()]).toEqual(['ledger:damaged-1']);
});

test('what cannot be set aside, or is of a later release, closes the record', async () => {
  const { vault, read } = record();
  vault.disk.set('ledger', '{"version":2}');
  expect(await read()).toEqual({ kind: 'closed', why: 'newerVersion' });
  vault.disk.set('ledger', 'cut o');
  vault.refuses = 'cannotWrite';
  expect(await read()).toEqual({ kind: 'closed', why: 'cannotWrite' });
  vault.refuses = 'cannotOpen';
  expect(await read()).toEqual({ kind: 'closed', why: 'cannotOpen' });
});
