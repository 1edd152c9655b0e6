import type { Page } from '@playwright/test';
import { people } from '../sandbox/patients.ts';
import { type Desk, endWorker, expect, openOptions, openPending, overlayOf, seenText } from './desk.ts';
import { doorOf } from './put-back.ts';
import { test } from './same-computer.ts';
import { openRecord } from './sealed-records.ts';

/** This is what lies on a computer: all of `storage.local`, the settings, the keys and the sealed records by name. */
interface OnDisk {
  local: Record<string, unknown>;
  settings: Record<string, unknown>;
  keys: string[];
  /** The first bytes of a record, which are new at each write. */
  sealed: Record<string, string>;
}

function readDisk(door: Page): Promise<OnDisk> {
  return door.evaluate(async () => {
    const result = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await result(indexedDB.open('invite-desk'));
    const all = async (store: string): Promise<[string, unknown][]> => {
      const records = database.transaction(store).objectStore(store);
      const [names, values] = await Promise.all([result(records.getAllKeys()), result(records.getAll())]);
      return names.map((name, index) => [String(name), values[index]]);
    };
    const sealed = (await all('sealed')).map(([name, record]) => [
      name,
      String((record as { iv: unknown }).iv),
    ]);
    const found = {
      local: await (globalThis as unknown as { chrome: Apis }).chrome.storage.local.get(null),
      settings: Object.fromEntries(await all('settings')),
      keys: (await all('keys')).map(([name]) => name),
      sealed: Object.fromEntries(sealed),
    };
    database.close();
    return found;
  });
}

interface Apis {
  storage: {
    local: { get(all: null): Promise<Record<string, unknown>>; set(values: object): Promise<void> };
  };
}

/** The hour that requests are counted in, and how many of each kind were made in it. */
function requestsOf({ settings }: OnDisk): { hour: number; click: number; view: number } {
  const { hour, used } = settings['request-budget'] as {
    hour: number;
    used: { click: number; view: number };
  };
  return { hour, ...used };
}

/** Lay these records and settings out as release 0.1.0 did: sealed without their names, and in `storage.local`. */
async function layOutAsFirstRelease([records, settings]: readonly [
  Record<string, unknown>,
  Record<string, unknown>,
]): Promise<void> {
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  await done(indexedDB.deleteDatabase('invite-desk'));
  const opening = indexedDB.open('invite-desk', 1);
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore('keys');
    opening.result.createObjectStore('sealed');
  };
  const database = await done(opening);
  const use: KeyUsage[] = ['encrypt', 'decrypt'];
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, use);
  await done(database.transaction('keys', 'readwrite').objectStore('keys').put(key, 'aes-1'));
  for (const [name, value] of Object.entries(records)) {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const plain = new TextEncoder().encode(JSON.stringify(value));
    const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, plain);
    await done(database.transaction('sealed', 'readwrite').objectStore('sealed').put({ iv, data }, name));
  }
  database.close();
  await (globalThis as unknown as { chrome: Apis }).chrome.storage.local.set(settings);
}

/** Send an invite and settle some settings, so that there is something to lose. */
async function work(desk: Desk, options: Page): Promise<void> {
  const overlay = overlayOf(desk.page);
  // A page behind another one draws almost no frames.
  await desk.page.bringToFront();
  for (const [{ id }, state] of [
    [people.pendingFresh, 'Pending'] as const,
    [people.neverInvited, 'Not invited'] as const,
  ]) {
    await desk.page.goto(`https://app.drchrono.com/chart/${id}/summary`);
    await expect(overlay.pill).toContainText(state);
  }
  await overlay.open();
  await overlay.press(/^Send invite/);
  await expect(overlay.card).toContainText('valid until');
  await options.evaluate(`chrome.runtime.sendMessage({ name: 'chooseZone', input: { zone: 'US/Pacific' } })`);
}

/**
 * Let no worker run any more. The alarm that a send has set would wake one, which would take over what the test lays out
 * while it is half laid out.
 */
async function rest(desk: Desk, door: Page): Promise<void> {
  await door.evaluate(`chrome.alarms.clearAll()`);
  await endWorker(desk);
}

test('installed over release 0.1.0: nothing is lost, and each value ends up where it belongs', async ({
  connectedDesk: desk,
}) => {
  const options = await openOptions(desk.context, desk.extension);
  await work(desk, options);
  const door = await doorOf(desk);
  await Promise.all([options.close(), desk.page.goto('about:blank')]);
  await rest(desk, door);
  const before = await readDisk(door);
  const names = ['client-secret', 'ledger', 'tokens'];
  expect(Object.keys(before.sealed)).toEqual(['acts:000', ...names]);
  const { 'taken-over': _, ...settings } = before.settings;
  expect(Object.keys(settings)).toEqual(
    expect.arrayContaining(['chosen-zone', 'client-id', 'computer', 'place:chart', 'request-budget']),
  );
  const acts = (await openRecord(door, 'acts:000')) as {
    acts: [patientId: number, kind: string, precision: string, earliest: number, latest: number][];
  };
  expect(acts.acts).toHaveLength(1);
  // Release 0.1.0 had the acts in one record with the operations.
  const noted = acts.acts.map(([patientId, kind, precision, earliest, latest]) => ({
    ...{ patientId, kind, precision, at: { earliest, latest } },
  }));
  const ledger = { version: 1, operations: [], acts: noted };
  const records = await Promise.all(
    names.map(async (name) => [name, name === 'ledger' ? ledger : await openRecord(door, name)]),
  );
  await door.evaluate(layOutAsFirstRelease, [Object.fromEntries(records), settings] as const);

  const next = await openOptions(desk.context, desk.extension);
  await expect(next.getByRole('heading', { name: 'Connected' })).toBeVisible();
  await expect(next.getByLabel('Time zone')).toHaveValue('US/Pacific');
  const popup = await openPending(desk);
  await expect(
    seenText(popup, `${people.neverInvited.firstName} ${people.neverInvited.lastName}`),
  ).toBeVisible();
  await Promise.all([next.close(), popup.close()]);
  await rest(desk, door);

  const after = await readDisk(door);
  expect(after.local).toEqual({ 'store-made': true });
  // The popup opens on the day and reads it. That is noted, and counted on from the requests of the release before.
  const { 'day-used': _used, 'request-budget': _after, ...kept } = after.settings;
  const { 'request-budget': _before, ...keptBefore } = before.settings;
  expect(kept).toEqual(keptBefore);
  expect(requestsOf(before).click).toBeGreaterThan(0);
  expect(requestsOf(after)).toMatchObject({ hour: requestsOf(before).hour, click: requestsOf(before).click });
  expect(requestsOf(after).view).toBeGreaterThan(requestsOf(before).view);
  expect(after.keys).toEqual(['aes-2']);
  expect(Object.keys(after.sealed)).toEqual(names);
  for (const [name, value] of records)
    expect(await openRecord(door, String(name)), String(name)).toEqual(value);

  // With the first operation the acts move to records of their own.
  const own = await openOptions(desk.context, desk.extension);
  for (const action of ['check', 'resend']) {
    const input = { patientId: people.expired.id, action, risksRead: [] };
    const press = JSON.stringify({ name: 'actOnPatient', input });
    await own.evaluate(`chrome.runtime.sendMessage(${press})`);
  }
  // A resend is three requests, and on a busy machine each takes seconds.
  await expect
    .poll(() => openRecord(door, 'ledger'), { timeout: 120_000 })
    .toEqual({ version: 2, operations: [], acts: [] });
  const moved = (await openRecord(door, 'acts:000')) as typeof acts;
  expect(moved.acts[0]).toEqual(acts.acts[0]);
  expect(moved.acts.slice(1).map(([patientId, kind]) => [patientId, kind])).toEqual([
    [people.expired.id, 'revoke'],
    [people.expired.id, 'send'],
  ]);
});
