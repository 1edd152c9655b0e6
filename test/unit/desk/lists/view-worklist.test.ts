import { expect, test, vi } from 'vitest';
import { fillNames, hasNamelessRow, nameFilling } from '../../../../lib/desk/lists/name-filling.ts';
import { viewWorklist } from '../../../../lib/desk/lists/view-worklist.ts';
import type { ActPorts } from '../../../../lib/desk/patient/act.ts';
import type { ConnectionPorts } from '../../../../lib/desk/sign-in/connection.ts';
import type { RequestBudget } from '../../../../lib/desk/store/request-budget.ts';
import type { WorklistView } from '../../../../lib/messages/worklist-view.ts';
import { DAY, fakeServices, idle, MINUTE, mira, NOW, operation, pendingSince } from '../fake-services.ts';

vi.mock('../../../../lib/platform/browser-ports.ts', () => ({}));
vi.mock('../../../../lib/platform/storage.ts', () => ({ settings: {}, sessionMemory: {} }));

const budget: RequestBudget = {
  take: async () => ({ ok: true }),
  throttled: async () => NOW,
  view: async () => ({
    ...{ left: 500, limit: 500, others: 0, resetsAt: NOW, throttledUntil: null },
    bulk: { left: 380, perHour: 380 },
  }),
  fits: async () => ({ kind: 'fits' }),
};

/** This desk sent these invites before the browser was restarted, so it knows ids and times but no names. */
async function restarted(sent: Record<number, number>) {
  const fake = await fakeServices();
  for (const [id, at] of Object.entries(sent)) {
    const one = operation({ id, patientId: Number(id) });
    await fake.services.journal.open(one);
    await fake.services.journal.advance(
      { ...one, phase: { at: 'settled', outcome: { kind: 'sent', confirmed: true } } },
      [{ patientId: Number(id), kind: 'send', at: { earliest: at, latest: at + 999 }, precision: 'exact' }],
    );
  }
  const list = () => viewWorklist(fake.services, fake.store, { kind: 'connected' }, budget, false, true);
  return { ...fake, list };
}

test('nearest expiry first, expired ones before, questions on top', async () => {
  const { services, list } = await restarted({ 1: NOW - DAY, 2: NOW - 8 * DAY, 3: NOW - 6 * DAY });
  await services.journal.open(
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
    const { list, services, vault, memory } = await restarted(sent);
    await services.cache.rememberRecord({ ...mira, id: 1 }, NOW);
    await services.cache.rememberRecord({ ...mira, id: 2 }, NOW);
    const spies = [vi.spyOn(vault, 'read'), vi.spyOn(memory, 'readAll')];
    expect((await list()).rows).toHaveLength(rows);
    await hasNamelessRow(services);
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
  const { services, api, list } = await restarted(sent);
  api.practice.patient = async (id) => {
    api.requests.push(`GET patient ${id}`);
    return { ok: true, value: { ...mira, id }, status: 200, at: { earliest: NOW, latest: NOW } };
  };
  await fillNames(services, async () => undefined);
  await fillNames(services, async () => undefined);
  expect(api.count('GET patient')).toBe(30);
  expect((await list()).rows.filter(({ name }) => name !== null)).toHaveLength(30);
});

test('a name that did not come is asked for again later, and told only when it came', async () => {
  const { services, api, clock } = await restarted({ 1: NOW - DAY, 2: NOW - DAY + MINUTE, 3: NOW - 2 * DAY });
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
  await fillNames(services, changed);
  expect(told).toBe(2);
  expect(api.count('GET patient')).toBe(3);
  expect(await hasNamelessRow(services)).toBe(false);
  clock.now += 31 * MINUTE;
  hidden = null;
  expect(await hasNamelessRow(services)).toBe(true);
  await fillNames(services, changed);
  expect(told).toBe(3);
  expect(api.count('GET patient')).toBe(4);
});

test('a failure that the next name would meet too stops the rest until the time it names', async () => {
  const { services, api, clock } = await restarted({ 1: NOW - DAY, 2: NOW - DAY });
  api.practice.patient = async (id) => {
    api.requests.push(`GET patient ${id}`);
    return { ok: false, failure: { kind: 'throttled', until: NOW + 5 * MINUTE }, happened: 'no' };
  };
  await fillNames(services, async () => undefined);
  clock.now += 4 * MINUTE;
  await fillNames(services, async () => undefined);
  expect(api.count('GET patient')).toBe(1);
  clock.now += 2 * MINUTE;
  expect(await hasNamelessRow(services)).toBe(true);
});

test.each(['notFound', 'offline'] as const)(
  'a popup that reads its list at every change does not ask for ever for a name that is %s',
  async (kind) => {
    const { worklistHandlers } = await import('../../../../lib/desk/lists/worklist-handlers.ts');
    const { services, api, store } = await restarted({ 4224: NOW - DAY });
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
    const handlers = worklistHandlers(
      Promise.resolve({
        ...{ patients: services, act: {} as ActPorts, budget, connection },
        names: nameFilling(services, changed),
      }),
    );
    const read = async (): Promise<WorklistView> => {
      reads += 1;
      return handlers.viewWorklist(null, { kind: 'own', tabId: -1, documentId: '', page: { kind: 'none' } });
    };
    await read();
    for (let turn = 0; turn < 10; turn += 1) await idle();
    expect(api.count('GET patient')).toBeLessThanOrEqual(2);
    expect(reads).toBeLessThan(10);
  },
);

test('of two that end at one time the one with the smaller id comes first, whoever was seen first', async () => {
  for (const ids of [
    [7, 3, 5],
    [5, 7, 3],
    [3, 5, 7],
  ]) {
    const { services, list } = await restarted({});
    for (const patientId of ids)
      await services.cache.rememberEvidence(patientId, {
        ...{ source: 'answer', asOf: NOW, lines: [pendingSince(NOW - DAY)] },
      });
    expect((await list()).rows.map(({ patientId }) => patientId)).toEqual([3, 5, 7]);
  }
});

test('the nearer end comes first, whoever was seen first', async () => {
  for (const days of [
    [1, 2, 3],
    [3, 1, 2],
    [2, 3, 1],
  ]) {
    const { services, list } = await restarted({});
    for (const day of days)
      await services.cache.rememberEvidence(day, {
        ...{ source: 'answer', asOf: NOW, lines: [pendingSince(NOW - day * DAY)] },
      });
    expect((await list()).rows.map(({ patientId }) => patientId)).toEqual([3, 2, 1]);
  }
});

test('an invite whose end nobody knows comes last', async () => {
  for (const ids of [
    [1, 2, 3],
    [3, 2, 1],
    [2, 1, 3],
  ]) {
    const { services, list } = await restarted({});
    for (const patientId of ids) {
      const line = pendingSince(NOW - DAY);
      const timeless = { ...line, invite: { ...line.invite, sent: null } };
      await services.cache.rememberEvidence(patientId, {
        ...{ source: 'answer', asOf: NOW, lines: [patientId === 1 ? timeless : line] },
      });
    }
    expect((await list()).rows.map(({ patientId }) => patientId)).toEqual([2, 3, 1]);
  }
});
