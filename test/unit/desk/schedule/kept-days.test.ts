import { expect, test } from 'vitest';
import { keptDays, scheduledIn } from '../../../../lib/desk/schedule/kept-days.ts';
import type { Visit } from '../../../../lib/invites/visit.ts';
import { fakeMemory, MINUTE, NOW } from '../fake-services.ts';

const visit = (id: string, starts: string, change: Partial<Visit> = {}): Visit => ({
  ...{ id, patientId: Number(id), providerId: 7, officeId: 1, starts, presence: 'expected' },
  ...change,
});
const read = (...visits: Visit[]) => ({ visits, notVisits: [] as string[], unread: 0 });
const [MONDAY, TUESDAY] = ['2026-11-30', '2026-12-01'];

function kept() {
  const memory = fakeMemory();
  const days = keptDays(memory);
  const idsOn = async (date: string) => (await days.all()).days.get(date)?.visits.map(({ id }) => id);
  return { memory, days, idsOn };
}

test('a day is kept by its start, without who will not come', async () => {
  const { days, idsOn } = kept();
  await days.keepDay(
    MONDAY,
    read(
      visit('2', `${MONDAY}T10:00`),
      visit('1', `${MONDAY}T09:00`),
      visit('3', `${MONDAY}T08:00`, { presence: 'gone' }),
      visit('4', `${TUESDAY}T08:00`),
    ),
    NOW,
  );
  expect(await idsOn(MONDAY)).toEqual(['1', '2']);
  expect(await idsOn(TUESDAY)).toBeUndefined();
  expect((await days.all()).days.get(MONDAY)).toMatchObject({ readAt: NOW, hasEntries: true });
});

test('a change moves a visit between kept days, and takes it off where its day is not kept', async () => {
  const { days, idsOn } = kept();
  await days.keepDay(MONDAY, read(visit('1', `${MONDAY}T09:00`), visit('2', `${MONDAY}T10:00`)), NOW);
  await days.keepDay(TUESDAY, read(visit('3', `${TUESDAY}T09:00`)), NOW);
  await days.keepChanges(
    {
      visits: [visit('1', `${TUESDAY}T08:00`), visit('2', '2026-12-09T08:00'), visit('9', `${MONDAY}T11:00`)],
      notVisits: ['3'],
    },
    NOW + MINUTE,
  );
  expect([await idsOn(MONDAY), await idsOn(TUESDAY)]).toEqual([['9'], ['1']]);
  expect((await days.all()).changesAt).toBe(NOW + MINUTE);
});

test('a day that is read whole takes its visits from the day on which they were before', async () => {
  const { days, idsOn } = kept();
  await days.keepDay(MONDAY, read(visit('1', `${MONDAY}T09:00`)), NOW);
  await days.keepDay(TUESDAY, read(visit('1', `${TUESDAY}T09:00`)), NOW + MINUTE);
  expect([await idsOn(MONDAY), await idsOn(TUESDAY)]).toEqual([[], ['1']]);
});

test('since when somebody is there is kept from the first that was seen of it', async () => {
  const { days } = kept();
  const here = (presence: Visit['presence']) => read(visit('1', `${MONDAY}T09:00`, { presence }));
  const arrivedAt = async () => (await days.all()).days.get(MONDAY)?.visits[0]?.arrivedAt;
  await days.keepDay(MONDAY, here('expected'), NOW);
  expect(await arrivedAt()).toBeUndefined();
  await days.keepChanges(here('arrived'), NOW + MINUTE);
  await days.keepDay(MONDAY, here('withProvider'), NOW + 5 * MINUTE);
  expect(await arrivedAt()).toBe(NOW + MINUTE);
  await days.keepChanges(here('expected'), NOW + 6 * MINUTE);
  expect(await arrivedAt()).toBeUndefined();
});

test('a day on which nothing stands is told from one on which everybody has cancelled', async () => {
  const { days } = kept();
  await days.keepDay(MONDAY, read(), NOW);
  await days.keepDay(TUESDAY, { ...read(), notVisits: ['lunch'] }, NOW);
  const all = (await days.all()).days;
  expect([all.get(MONDAY)?.hasEntries, all.get(TUESDAY)?.hasEntries]).toEqual([false, true]);
});

test('how many entries could not be read stays with the day, and one with nothing else is not empty', async () => {
  const { days } = kept();
  await days.keepDay(MONDAY, { ...read(visit('1', `${MONDAY}T09:00`)), unread: 2 }, NOW);
  await days.keepDay(TUESDAY, { ...read(), unread: 1 }, NOW);
  await days.keepChanges(read(visit('1', `${MONDAY}T10:00`)), NOW + MINUTE);
  const all = (await days.all()).days;
  expect(all.get(MONDAY)).toMatchObject({ unread: 2, hasEntries: true });
  expect(all.get(TUESDAY)).toMatchObject({ unread: 1, hasEntries: true });
  await days.keepDay(MONDAY, read(visit('1', `${MONDAY}T10:00`)), NOW + MINUTE);
  expect((await days.all()).days.get(MONDAY)?.unread).toBe(0);
});

test('the eight days that were read last are kept, with ids and times alone', async () => {
  const { days, memory } = kept();
  for (let day = 10; day < 22; day += 1)
    await days.keepDay(`2026-12-${day}`, read(visit(String(day), `2026-12-${day}T09:00`)), NOW + day);
  expect([...(await days.all()).days.keys()]).toEqual(
    [21, 20, 19, 18, 17, 16, 15, 14].map((day) => `2026-12-${day}`),
  );
  expect([...memory.all.keys()]).toEqual(['schedule']);
});

test('after a pause changes begin anew, and what another release kept counts for nothing', async () => {
  const { days, memory } = kept();
  await days.keepDay(MONDAY, read(), NOW);
  await days.keepDay(TUESDAY, read(), NOW + 29 * MINUTE);
  expect((await days.all()).changesAt).toBe(NOW);
  await days.keepDay(TUESDAY, read(), NOW + 30 * MINUTE);
  expect((await days.all()).changesAt).toBe(NOW + 30 * MINUTE);
  await memory.write('schedule', { version: 0, days: [{ date: MONDAY }] });
  expect(await days.all()).toEqual({ days: new Map(), changesAt: null });
});

test('of one patient the days tell the visits, and until when each day is known', async () => {
  const { days } = kept();
  const scheduled = scheduledIn(days);
  expect((await scheduled(1)).visits).toEqual([]);
  expect((await scheduled(1)).knownAt(MONDAY)).toBeNull();
  const again = visit('8', `${TUESDAY}T09:00`, { patientId: 1 });
  await days.keepDay(MONDAY, read(visit('1', `${MONDAY}T09:00`), visit('2', `${MONDAY}T10:00`)), NOW);
  await days.keepDay(TUESDAY, read(again), NOW + MINUTE);
  const found = await scheduled(1);
  expect(found.visits.map(({ id }) => id).sort()).toEqual(['1', '8']);
  expect([found.knownAt(MONDAY), found.knownAt(TUESDAY), found.knownAt('2026-12-09')]).toEqual([
    ...[NOW, NOW + MINUTE, null],
  ]);
  await days.keepChanges(read(), NOW + 5 * MINUTE);
  expect((await scheduled(1)).knownAt(MONDAY)).toBe(NOW + 5 * MINUTE);
});

test('a day is known up to the last question for changes, unless some were missed since it was read', async () => {
  const { days } = kept();
  const knownTo = async () =>
    [...(await days.all()).days.values()].map(({ date, knownTo: to }) => [date, to]);
  await days.keepDay(MONDAY, read(), NOW);
  await days.keepDay(TUESDAY, read(), NOW + MINUTE);
  await days.keepChanges(read(), NOW + 3 * MINUTE);
  expect(await knownTo()).toEqual([
    [TUESDAY, NOW + 3 * MINUTE],
    [MONDAY, NOW + 3 * MINUTE],
  ]);
  // Hours later only one of the two is read again, and changes are asked for from then on.
  await days.keepDay(TUESDAY, read(), NOW + 90 * MINUTE);
  await days.keepChanges(read(), NOW + 93 * MINUTE);
  expect(await knownTo()).toEqual([
    [TUESDAY, NOW + 93 * MINUTE],
    [MONDAY, NOW + 3 * MINUTE],
  ]);
});
