import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { heldWorklist } from '../../../lib/desk/lists/held-worklist.ts';
import { takeSnapshotOf } from '../../../lib/desk/patient/snapshot.ts';
import type { OwnAct } from '../../../lib/desk/store/journal-schema.ts';
import type { PageReading } from '../../../lib/ehr/page/reading.ts';
import { ALL_RISKS } from '../../all-risks.ts';
import { recordClaim } from '../../claims.ts';
import { WHOLE_LIST } from '../../whole-list.ts';
import { fakeServices, mira, NOW, operation } from './fake-services.ts';
import {
  answered,
  around,
  chart,
  connected,
  ID,
  inCard,
  install,
  onChart,
  own,
  pill,
  remove,
  resendPress,
  rested,
  type Worker,
  wake,
} from './whole-background.ts';

vi.mock('../../../lib/platform/browser-ports.ts', async () => (await import('./fake-browser.ts')).fakePorts);
vi.mock('../../../lib/platform/storage.ts', async () => (await import('./fake-browser.ts')).fakeStorage);
vi.mock('../../../lib/platform/settings.ts', async (original) =>
  (await import('./fake-browser.ts')).fakeSettingsModule(original),
);
vi.mock('../../../lib/platform/vault.ts', async (original) =>
  (await import('./opened-vault.ts')).fakeVaultModule(original),
);

// What a view and a deed cost the stores must not grow with the patients who are known, nor with what was ever done from
// this computer. Reads and writes are counted, and the bytes of what is read, written and sealed.

const SIZES = [0, 500, 5_000];

beforeEach(install);
afterEach(remove);

/** Reads and writes of values, by how many keys they were; bytes as the JSON of what was handed over. */
interface Costs {
  memoryReads: number;
  memoryBytesRead: number;
  memoryWrites: number;
  memoryBytesWritten: number;
  memoryReadWhole: number;
  vaultReads: number;
  bytesOpened: number;
  transactions: number;
  recordsSealed: number;
  bytesSealed: number;
}

const size = (value: unknown) => JSON.stringify(value ?? null).length;

/** Count what the background asks of the memory and the vault of this browser from now on. `take` begins anew. */
function counting(): { take(): Costs } {
  const { memory, vault } = around.browser;
  const none = (): Costs => ({
    ...{ memoryReads: 0, memoryBytesRead: 0, memoryWrites: 0, memoryBytesWritten: 0, memoryReadWhole: 0 },
    ...{ vaultReads: 0, bytesOpened: 0, transactions: 0, recordsSealed: 0, bytesSealed: 0 },
  });
  let costs = none();
  const { read, readMany, readAll, write, writeMany } = memory;
  const sawRead = (keys: number, value: unknown) => {
    costs.memoryReads += keys;
    costs.memoryBytesRead += size(value);
  };
  const sawWrite = (values: Record<string, unknown>) => {
    costs.memoryWrites += Object.keys(values).length;
    costs.memoryBytesWritten += size(values);
  };
  memory.read = async (key) => {
    const value = await read(key);
    sawRead(1, value);
    return value;
  };
  memory.readMany = async (keys) => {
    const values = await readMany(keys);
    sawRead(keys.length, values);
    return values;
  };
  memory.readAll = async () => {
    costs.memoryReadWhole += 1;
    return readAll();
  };
  memory.write = (key, value) => {
    sawWrite({ [key]: value });
    return write(key, value);
  };
  memory.writeMany = (values) => {
    sawWrite(values);
    return writeMany(values);
  };
  const opened = (name: string | null) => {
    costs.vaultReads += 1;
    costs.bytesOpened += vault.disk.get(name ?? '')?.length ?? 0;
  };
  const { read: readRecord, readLast, readFamily, writeAll } = vault;
  vault.read = (name) => {
    opened(name);
    return readRecord(name);
  };
  vault.readLast = async (family, upTo) => {
    const found = await readLast(family, upTo);
    opened(found.name);
    return found;
  };
  vault.readFamily = async (family) => {
    const all = await readFamily(family);
    for (const { name } of all ?? []) opened(name);
    return all;
  };
  vault.writeAll = (changes) => {
    costs.transactions += 1;
    for (const change of changes.values()) {
      if (change === null) continue;
      costs.recordsSealed += 1;
      costs.bytesSealed += size(change.value);
    }
    return writeAll(changes);
  };
  return {
    take() {
      const taken = costs;
      costs = none();
      return taken;
    },
  };
}

/** A desk that knows so many other patients and has sent as many invites before this patient is looked at. */
async function deskThatKnows(others: number): Promise<Worker> {
  const { opening, handlers } = await connected();
  const { patients, act } = await opening;
  const now = patients.clock.now();
  const { today } = await takeSnapshotOf(patients, ID);
  const meets = async (id: number) => {
    await patients.cache.rememberRecord({ ...mira, id, email: `p${id}@example.com` }, now);
    await patients.cache.rememberEvidence(id, { source: 'answer', asOf: now, lines: [] });
    await patients.cache.countChart(today, id, true);
    await act.tokens.issue({ patientId: id, tabId: id, documentId: `of ${id}`, page: `chart ${id}` });
  };
  for (let nth = 0; nth < others; nth += 1) await meets(100_000 + nth);
  const at = { earliest: now - 86_400_000, latest: now - 86_400_000 + 999 };
  const acts = Array.from({ length: others }, (_, nth): OwnAct => {
    return { patientId: 100_000 + nth, kind: 'send', at, precision: 'exact' };
  });
  around.browser.vault.disk.set('ledger', JSON.stringify({ version: 1, operations: [], acts }));
  const settled = { at: 'settled', outcome: { kind: 'revoked' } } as const;
  await patients.journal.open(operation({ patientId: 100_001 }));
  await patients.journal.advance(operation({ patientId: 100_001, phase: settled }), []);
  // The patient stands among others who were looked at just before and after.
  await meets(200_001);
  await pill(handlers, withHeader);
  for (const id of [200_002, 200_003]) await meets(id);
  return wake();
}

const withHeader: PageReading = { ...chart, header: { kind: 'found', value: 'notEnabled' } };

/** What one look and one deed after the other cost a worker that has just started. */
async function costsAt(others: number): Promise<Record<string, Costs>> {
  // The background takes hold of the stores as it opens, so they are counted from before.
  const counts = counting();
  const { opening, handlers } = await deskThatKnows(others);
  const { patients } = await opening;
  around.browser.tabs.set(onChart.tabId, `https://app.drchrono.com/patients/${ID}/`);
  counts.take();
  const costs: Record<string, Costs> = {};
  await pill(handlers, withHeader);
  await rested(1);
  costs['a fresh view'] = counts.take();
  const { result, cost } = await deed(async () => handlers.act(await resendPress(handlers), inCard), counts);
  expect(result).toEqual({ ok: true, value: null });
  costs['a resend in a card'] = cost;
  for (const action of ['revoke', 'send'] as const) {
    const press = { patientId: ID, action, risksRead: ALL_RISKS };
    const { result: done, cost: spent } = await deed(() => handlers.actOnPatient(press, own), counts);
    expect(done, action).toEqual({ ok: true, value: null });
    costs[`a ${action} in the popup`] = spent;
  }
  const { acts, operation: open } = await patients.journal.ofPatient(ID);
  expect(acts.map(({ kind }) => kind)).toEqual(['revoke', 'send', 'revoke', 'send']);
  expect(open).toBeNull();
  return costs;
}

async function deed<T>(
  work: () => Promise<T>,
  counts: { take(): Costs },
): Promise<{ result: T; cost: Costs }> {
  const result = await answered(work());
  await rested(1);
  return { result, cost: counts.take() };
}

/** At most so many bytes, whatever is known: read of the memory, written to it, opened and sealed in the vault. */
const MOST: Record<string, readonly [read: number, written: number, opened: number, sealed: number]> = {
  'a fresh view': [4_000, 2_000, 3_000, 0],
  'a resend in a card': [11_000, 6_000, 20_000, 6_000],
  'a revoke in the popup': [4_500, 1_500, 9_000, 3_200],
  'a send in the popup': [4_500, 1_500, 7_000, 2_500],
};

describe('what the stores are asked for, with 0, 500 and 5,000 others known', () => {
  const all: Record<string, Costs>[] = [];

  afterAll(() => {
    const sealed = all.map((costs) => costs['a resend in a card']?.bytesSealed);
    const reads = all.map((costs) => costs['a fresh view']?.memoryReads);
    recordClaim('store-costs', `stores: a view reads ${reads} values, a resend seals ${sealed} bytes`);
  });

  test('is the same, and within its bounds', async () => {
    for (const others of SIZES) {
      install();
      all.push(await costsAt(others));
      remove();
    }
    for (const [what, [read, written, opened, sealed]] of Object.entries(MOST)) {
      const costs = all.flatMap((one) => one[what] ?? []);
      expect(costs).toHaveLength(SIZES.length);
      const counts = costs.map(({ memoryReads, memoryWrites, memoryReadWhole, vaultReads, transactions }) => {
        return { memoryReads, memoryWrites, memoryReadWhole, vaultReads, transactions };
      });
      for (const one of counts) expect(one, what).toEqual(counts[0]);
      expect(counts[0]?.memoryReadWhole, what).toBe(0);
      expect(counts[0]?.memoryReads, what).toBeGreaterThan(0);
      if (sealed > 0) expect(costs[0]?.bytesSealed, what).toBeGreaterThan(0);
      for (const one of costs) {
        expect(one.memoryBytesRead, what).toBeLessThanOrEqual(read);
        expect(one.memoryBytesWritten, what).toBeLessThanOrEqual(written);
        expect(one.bytesOpened, what).toBeLessThanOrEqual(opened);
        expect(one.bytesSealed, what).toBeLessThanOrEqual(sealed);
      }
    }
  }, 120_000);
});

describe('a list of what was done from here', () => {
  test.each([50, 500, 5_000])('of %i acts looks at each of them once to put it by patient', async (count) => {
    const { services } = await fakeServices();
    let looks = 0;
    const acts = Array.from({ length: count }, (_, nth): OwnAct => {
      const act: OwnAct = {
        patientId: 0,
        kind: 'send',
        at: { earliest: NOW, latest: NOW },
        precision: 'exact',
      };
      const patientId = () => {
        looks += 1;
        return 100_000 + nth;
      };
      return Object.defineProperty(act, 'patientId', { get: patientId });
    });
    services.journal.read = async () => ({ operations: [], acts });
    const { counts } = await heldWorklist(services, () => 0).page(WHOLE_LIST);
    expect(counts.all).toBe(count);
    expect(looks / count).toBeLessThanOrEqual(2);
  });
});
