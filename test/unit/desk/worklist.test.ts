import { expect, test, vi } from 'vitest';
import type { Budget } from '../../../lib/desk/budget-gate.ts';
import type { ConnectionPorts } from '../../../lib/desk/connection.ts';
import type { Desk } from '../../../lib/desk/desk.ts';
import { fillNames, hasNamelessRow, viewWorklist } from '../../../lib/desk/worklist.ts';
import type { WorklistView } from '../../../lib/messages/view.ts';
import { DAY, fakeParts, idle, MINUTE, mira, NOW, operation } from './fake-desk.ts';

vi.mock('../../../lib/platform/browser-ports.ts', () => ({}));
vi.mock('../../../lib/platform/storage.ts', () => ({ settings: {}, sessionMemory: {} }));

const budget: Budget = {
  take: async () => ({ ok: true }),
  throttled: async () => NOW,
  view: async () => ({
    ...{ left: 500, limit: 500, others: 0, resetsAt: NOW, throttledUntil: null },
    bulk: { left: 380, perHour: 380 },
  }),
  fits: async () => ({ kind: 'fits' }),
};

/** A desk that sent these invites before the browser was restarted: ids and times, no names. */
async function restarted(sent: Record<number, number>) {
  const fake = await fakeParts();
  for (const [id, at] of Object.entries(sent)) {
    const one = operation({ id, patientId: Number(id) });
    await fake.parts.ledger.open(one);
    await fake.parts.ledger.advance(
      { ...one, phase: { at: 'settled', outcome: { kind: 'sent', confirmed: true } } },
      [{ patientId: Number(id), kind: 'send', at: { earliest: at, latest: at + 999 }, precision: 'exact' }],
    );
  }
  const list = () => viewWorklist(fake.parts, fake.store, { kind: 'connected' }, budget, false, true);
  return { ...fake, list };
}

test('nearest expiry first, expired ones before, questions on top', async () => {
  const { parts, list } = await restarted({ 1: NOW - DAY, 2: NOW - 8 * DAY, 3: NOW - 6 * DAY });
  await parts.ledger.open(
    operation({
      id: 'open',
      patientId: 4,
      phase: { at: 'needsYou', question: 'revokedNotSent', refusal: null },
    }),
  );
  const { rows } = await list();
  expect(rows.map(({ patientId }) => patientId)).toEqual([4, 2, 3, 1]);
  expect(rows.map(({ status }) => status.kind).slice(1)).toEqual(['expired', 'pending', 'pending']);
});

test('a list of sixty reads disk and memory as often as a list of two', async () => {
  const readsOf = async (rows: number) => {
    const sent = Object.fromEntries(Array.from({ length: rows }, (_, index) => [index + 1, NOW - DAY]));
    const { list, parts, vault, memory } = await restarted(sent);
    await parts.memory.rememberRecord({ ...mira, id: 1 }, NOW);
    await parts.memory.rememberRecord({ ...mira, id: 2 }, NOW);
    const spies = [vi.spyOn(vault, 'read'), vi.spyOn(memory, 'readAll')];
    expect((await list()).rows).toHaveLength(rows);
    await hasNamelessRow(parts);
    return spies.map(({ mock }) => mock.calls.length);
  };
  expect(await readsOf(60)).toEqual(await readsOf(2));
});

test('without a record there is no name and no button', async () => {
  const { list } = await restarted({ 4224: NOW - DAY });
  expect((await list()).rows).toMatchObject([{ patientId: 4224, name: null, birthDate: null, offers: [] }]);
});

test('the nearest thirty get their names back, then nothing more is asked', async () => {
  const sent = Object.fromEntries(
    Array.from({ length: 40 }, (_, index) => [index + 1, NOW - DAY + index * MINUTE]),
  );
  const { parts, api, list } = await restarted(sent);
  api.practice.patient = async (id) => {
    api.requests.push(`GET patient ${id}`);
    return { ok: true, value: { ...mira, id }, status: 200, at: { earliest: NOW, latest: NOW } };
  };
  await fillNames(parts, async () => undefined);
  await fillNames(parts, async () => undefined);
  expect(api.count('GET patient')).toBe(30);
  expect((await list()).rows.filter(({ name }) => name !== null)).toHaveLength(30);
});

test('a name that did not come is asked for again later, and told only when it came', async () => {
  const { parts, api, clock } = await restarted({ 1: NOW - DAY, 2: NOW - DAY + MINUTE, 3: NOW - 2 * DAY });
  let hidden: number | null = 1;
  api.practice.patient = async (id) => {
    api.requests.push(`GET patient ${id}`);
    if (id === hidden) return { ok: false, failure: { kind: 'notFound' }, happened: 'no' };
    return { ok: true, value: { ...mira, id }, status: 200, at: { earliest: NOW, latest: NOW } };
  };
  let told = 0;
  const changed = async () => {
    told += 1;
  };
  await fillNames(parts, changed);
  expect(told).toBe(2);
  expect(api.count('GET patient')).toBe(3);
  expect(await hasNamelessRow(parts)).toBe(false);
  clock.now += 31 * MINUTE;
  hidden = null;
  expect(await hasNamelessRow(parts)).toBe(true);
  await fillNames(parts, changed);
  expect(told).toBe(3);
  expect(api.count('GET patient')).toBe(4);
});

test('a failure that the next name would meet too stops the rest until the time it names', async () => {
  const { parts, api, clock } = await restarted({ 1: NOW - DAY, 2: NOW - DAY });
  api.practice.patient = async (id) => {
    api.requests.push(`GET patient ${id}`);
    return { ok: false, failure: { kind: 'throttled', until: NOW + 5 * MINUTE }, happened: 'no' };
  };
  await fillNames(parts, async () => undefined);
  clock.now += 4 * MINUTE;
  await fillNames(parts, async () => undefined);
  expect(api.count('GET patient')).toBe(1);
  clock.now += 2 * MINUTE;
  expect(await hasNamelessRow(parts)).toBe(true);
});

test.each(['notFound', 'offline'] as const)(
  'a popup that reads its list at every change does not ask for ever for a name that is %s',
  async (kind) => {
    const { deskHandlers } = await import('../../../lib/desk/handlers.ts');
    const { parts, api, store } = await restarted({ 4224: NOW - DAY });
    api.practice.patient = async (id) => {
      api.requests.push(`GET patient ${id}`);
      return { ok: false, failure: { kind }, happened: 'no' };
    };
    let reads = 0;
    const changed = async () => {
      if (reads < 50) void read();
    };
    const connection = {
      hasSiteAccess: async () => true,
      online: () => true,
      store,
      credentials: { application: async () => ({}), tokens: async () => ({}), closed: async () => null },
    } as unknown as ConnectionPorts;
    const handlers = deskHandlers(Promise.resolve({ parts, changed, budget, connection } as unknown as Desk));
    const read = async (): Promise<WorklistView> => {
      reads += 1;
      return handlers.viewWorklist(null, { kind: 'own', tabId: -1, documentId: '', tabUrl: '' });
    };
    await read();
    for (let turn = 0; turn < 10; turn += 1) await idle();
    expect(api.count('GET patient')).toBeLessThanOrEqual(2);
    expect(reads).toBeLessThan(10);
  },
);
