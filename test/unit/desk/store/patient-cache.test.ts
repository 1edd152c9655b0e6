import { expect, test } from 'vitest';
import { patientCache } from '../../../../lib/desk/store/patient-cache.ts';
import type { Evidence } from '../../../../lib/invites/evidence.ts';
import { fakeMemory, MINUTE, mira, NOW, operation, pendingSince } from '../fake-services.ts';

const page = (asOf: number, lines = [pendingSince(NOW)]): Evidence => ({
  source: 'accessHistory',
  asOf,
  lines,
});
const header = (asOf: number, says: 'enabled' | 'notEnabled'): Evidence => ({ source: 'header', asOf, says });
const blank = (asOf: number): Evidence => ({ source: 'answer', asOf, lines: null });
const answer = (asOf: number): Evidence => ({ source: 'answer', asOf, lines: [] });

test('of each kind the newest is kept, and a blank answer hides none that told', async () => {
  const memory = patientCache(fakeMemory());
  for (const item of [
    page(NOW),
    header(NOW, 'notEnabled'),
    answer(NOW),
    blank(NOW + 1),
    page(NOW + MINUTE, []),
  ])
    await memory.rememberEvidence(4224, item);
  const kept = await memory.evidence(4224);
  expect(kept).toHaveLength(4);
  expect(kept).toEqual(
    expect.arrayContaining([page(NOW + MINUTE, []), header(NOW, 'notEnabled'), answer(NOW), blank(NOW + 1)]),
  );
});

test.each<[Evidence, Evidence]>([
  [page(NOW, []), page(NOW - 60 * MINUTE)],
  [header(NOW, 'enabled'), header(NOW - 60 * MINUTE, 'notEnabled')],
  [answer(NOW), { source: 'answer', asOf: NOW - MINUTE, lines: [pendingSince(NOW)] }],
])('a look at an old page does not replace a newer one', async (news, old) => {
  const memory = patientCache(fakeMemory());
  await memory.rememberEvidence(4224, news);
  await memory.rememberEvidence(4224, old);
  expect(await memory.evidence(4224)).toEqual([news]);
});

test('looks at once from two tabs are both kept', async () => {
  const memory = patientCache(fakeMemory());
  await Promise.all([
    memory.rememberEvidence(4224, page(NOW)),
    memory.rememberEvidence(4224, header(NOW, 'enabled')),
  ]);
  expect(await memory.evidence(4224)).toHaveLength(2);
});

test('patients do not mix', async () => {
  const memory = patientCache(fakeMemory());
  await memory.rememberRecord(mira, NOW);
  await memory.rememberRecord({ ...mira, id: 42 }, NOW);
  await memory.rememberEvidence(42, page(NOW));
  await memory.rememberEnded({ operation: operation(), at: NOW, to: null });
  expect(await memory.evidence(4224)).toEqual([]);
  const known = await memory.known();
  expect([...known.records.keys()].sort()).toEqual([42, 4224]);
  expect([...known.evidence.keys()]).toEqual([42]);
  expect([...known.ended.keys()]).toEqual([4224]);
  await memory.forgetEnded(4224);
  expect(await memory.ended(4224)).toBeNull();
});

test('of what was never remembered there is nothing', async () => {
  const memory = patientCache(fakeMemory());
  expect(await memory.record(4224)).toBeNull();
  expect(await memory.evidence(4224)).toEqual([]);
  expect(await memory.ended(4224)).toBeNull();
  expect(await memory.searchHit('mira quillfeather 1980-02-11')).toBeNull();
  expect(await memory.nameWait(4224)).toBe(0);
  expect(await memory.nameWait('anybody')).toBe(0);
});

test('a search and a wait are remembered each under its own name', async () => {
  const memory = patientCache(fakeMemory());
  await memory.rememberSearchHit('mira quillfeather 1980-02-11', 4224, NOW);
  await memory.rememberNameWait(4224, NOW);
  await memory.rememberNameWait('anybody', NOW + MINUTE);
  await memory.rememberRecord(mira, NOW);
  await memory.rememberEnded({ operation: operation(), at: NOW, to: null });
  await memory.rememberEvidence(4224, answer(NOW));
  expect((await memory.record(4224))?.value).toEqual(mira);
  expect((await memory.ended(4224))?.at).toBe(NOW);
  expect(await memory.evidence(4224)).toEqual([answer(NOW)]);
  expect(await memory.searchHit('mira quillfeather 1980-02-11')).toEqual({ value: 4224, at: NOW });
  expect(await memory.searchHit('mira quillfeather 1980-02-12')).toBeNull();
  expect(await memory.nameWait(4224)).toBe(NOW);
  expect(await memory.nameWait('anybody')).toBe(NOW + MINUTE);
});

test('two looks of one moment: the later of them stands', async () => {
  const memory = patientCache(fakeMemory());
  await memory.rememberEvidence(4224, answer(NOW));
  const again: Evidence = { source: 'answer', asOf: NOW, lines: [pendingSince(NOW)] };
  await memory.rememberEvidence(4224, again);
  expect(await memory.evidence(4224)).toEqual([again]);
});

test('when a chart last had another address is remembered for as long as the chart is', async () => {
  const memory = patientCache(fakeMemory());
  const known = async () => (await memory.record(4224))?.hadOtherEmailAt;
  await memory.rememberRecord({ ...mira, email: null }, NOW);
  await memory.rememberRecord(mira, NOW + MINUTE);
  expect(await known()).toBeUndefined();
  await memory.rememberRecord({ ...mira, email: 'MIRA@example.com' }, NOW + 2 * MINUTE);
  await memory.rememberRecord({ ...mira, email: undefined }, NOW + 3 * MINUTE);
  await memory.rememberRecord(mira, NOW + 4 * MINUTE);
  expect(await known()).toBeUndefined();
  await memory.rememberRecord({ ...mira, email: 'mira@example.org' }, NOW + 5 * MINUTE);
  await memory.rememberRecord({ ...mira, email: 'mira@example.org' }, NOW + 6 * MINUTE);
  expect(await known()).toBe(NOW + 4 * MINUTE);
  await memory.rememberRecord({ ...mira, email: null }, NOW + 7 * MINUTE);
  expect(await known()).toBe(NOW + 6 * MINUTE);
  expect((await memory.known()).hadOtherEmailAt).toEqual(new Map([[4224, NOW + 6 * MINUTE]]));
});

test('a record that was asked for before the newest came in does not replace it', async () => {
  const memory = patientCache(fakeMemory());
  const corrected = { ...mira, email: 'mira@example.org' };
  const email = async () => (await memory.record(4224))?.value.email;
  await memory.rememberRecord(corrected, NOW);
  await memory.rememberRecord(mira, NOW + 1_000, NOW - 1_000);
  expect(await email()).toBe('mira@example.org');
  await memory.rememberRecord(mira, NOW + 2_000, NOW);
  expect(await email()).toBe('mira@example.com');
  // One that was noted by a clock that was ahead makes way.
  await memory.rememberRecord(corrected, NOW + MINUTE);
  await memory.rememberRecord(mira, NOW + 3_000, NOW + 2_500);
  expect(await email()).toBe('mira@example.com');
});

test('of the visits that appointments said the last word of each is kept, and a few of one patient', async () => {
  const memory = patientCache(fakeMemory());
  const visit = (id: string, starts: string) => ({
    ...{ id, patientId: 4224, providerId: null, officeId: null, starts, presence: 'expected' as const },
  });
  await memory.rememberVisit(visit('1', '2026-05-20T09:00'), NOW);
  await memory.rememberVisit(visit('1', '2026-05-20T10:00'), NOW + MINUTE);
  expect(await memory.visits(4224)).toEqual([{ value: visit('1', '2026-05-20T10:00'), at: NOW + MINUTE }]);
  for (const id of ['2', '3', '4', '5']) await memory.rememberVisit(visit(id, '2026-05-21T10:00'), NOW);
  expect((await memory.visits(4224)).map(({ value }) => value.id)).toEqual(['5', '4', '3', '2']);
  expect(await memory.visits(42)).toEqual([]);
});
