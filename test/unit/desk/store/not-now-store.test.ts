import { beforeEach, describe, expect, test } from 'vitest';
import { takeSnapshot, takeSnapshotOf } from '../../../../lib/desk/patient/snapshot.ts';
import { MOST_PUT_OFF, notNowStore } from '../../../../lib/desk/store/not-now-store.ts';
import type { NotNow } from '../../../../lib/invites/not-now.ts';
import { fakeServices, fakeVault, NOW, newLocks } from '../fake-services.ts';

beforeEach(newLocks);

const declined: NotNow = { reason: 'declined', until: { kind: 'never' }, at: NOW, day: '2026-05-12' };
const asks: NotNow = {
  ...{ reason: 'willAskAgain', at: NOW + 1, day: '2026-05-13' },
  until: { kind: 'date', date: '2026-06-01' },
};
const later: NotNow = { reason: 'other', until: { kind: 'nextVisit' }, at: NOW + 2, day: '2026-05-14' };

describe('whom a person puts off', () => {
  test('is known to the next worker, the last decision of each patient', async () => {
    const vault = fakeVault();
    const store = notNowStore(vault);
    expect((await store.all()).size).toBe(0);
    expect(await store.putOff(1, declined)).toBe(true);
    expect(await store.putOff(2, declined)).toBe(true);
    expect(await store.putOff(1, asks)).toBe(true);
    expect(await store.putOff(3, later)).toBe(true);
    expect([...(await notNowStore(vault).all())].toSorted(([a], [b]) => a - b)).toEqual([
      [1, asks],
      [2, declined],
      [3, later],
    ]);
  });

  test('is forgotten once it is taken back, and nothing is written where nothing is kept', async () => {
    const vault = fakeVault();
    const store = notNowStore(vault);
    await store.putOff(1, declined);
    vault.crashAt = 1;
    expect(await store.takeUp(2)).toBe(true);
    expect(await store.takeUp(1)).toBe(true);
    expect((await store.all()).size).toBe(0);
  });

  test('holds ids, codes, days and times alone', async () => {
    const vault = fakeVault();
    await notNowStore(vault).putOff(1, asks);
    expect(vault.disk.get('not-now')).toBe(
      `{"version":1,"entries":[[1,"willAskAgain","2026-06-01",${NOW + 1},"2026-05-13"]]}`,
    );
  });

  test('two decisions at once are both kept', async () => {
    const store = notNowStore(fakeVault());
    await Promise.all([store.putOff(1, declined), store.putOff(2, asks)]);
    expect([...(await store.all()).keys()].toSorted()).toEqual([1, 2]);
  });
});

describe('a disk that refuses', () => {
  test('says so, and nobody is put off', async () => {
    const vault = fakeVault();
    const store = notNowStore(vault);
    await store.putOff(1, declined);
    vault.refuses = 'cannotWrite';
    expect(await store.putOff(2, declined)).toBe(false);
    expect(await store.takeUp(1)).toBe(false);
    expect([...(await store.all()).keys()]).toEqual([1]);
    vault.refuses = 'cannotOpen';
    expect((await store.all()).size).toBe(0);
    expect(await store.putOff(2, declined)).toBe(false);
  });

  test.each([
    ['no list', { version: 1, entries: 'none' }],
    ['an unknown reason', { version: 1, entries: [[1, 'tired', 'never', NOW, '2026-05-12']] }],
  ])('a record with %s is set aside', async (_, record) => {
    const vault = fakeVault();
    vault.disk.set('not-now', JSON.stringify(record));
    const store = notNowStore(vault);
    expect((await store.all()).size).toBe(0);
    expect(await store.putOff(1, declined)).toBe(true);
    expect([...vault.disk.keys()]).toEqual(['not-now:damaged-1', 'not-now']);
  });

  test('a record of a later release stays as it is', async () => {
    const vault = fakeVault();
    const newer = JSON.stringify({ version: 2, entries: [] });
    vault.disk.set('not-now', newer);
    expect(await notNowStore(vault).putOff(1, declined)).toBe(false);
    expect(vault.disk.get('not-now')).toBe(newer);
  });
});

describe('where too many are put off', () => {
  test('the oldest goes first, and whoever said never goes last', async () => {
    const vault = fakeVault();
    const entries = Array.from({ length: MOST_PUT_OFF }, (_, nth) => {
      const until = nth === 0 ? 'never' : 'nextVisit';
      return [nth, 'other', until, NOW + nth, '2026-05-12'];
    });
    vault.disk.set('not-now', JSON.stringify({ version: 1, entries }));
    const store = notNowStore(vault);
    await store.putOff(99_999, { ...later, at: NOW + MOST_PUT_OFF });
    const kept = await store.all();
    expect(kept.size).toBe(MOST_PUT_OFF);
    expect([kept.has(0), kept.has(1), kept.has(2), kept.has(99_999)]).toEqual([true, false, true, true]);
    expect(vault.disk.get('not-now')?.length).toBeLessThan(110_000);
  });
});

test('a snapshot knows who is put off, and opens one record for all of them', async () => {
  const { services, vault } = await fakeServices();
  await services.notNow.putOff(4224, declined);
  await services.notNow.putOff(4225, asks);
  const read: string[] = [];
  const { read: readRecord } = vault;
  vault.read = (name) => {
    read.push(name);
    return readRecord(name);
  };
  expect([...(await takeSnapshot(services)).notNow.keys()]).toEqual([4224, 4225]);
  expect((await takeSnapshotOf(services, 4224)).notNow.get(4224)).toEqual(declined);
  expect(read.filter((name) => name === 'not-now')).toHaveLength(2);
});
