import { describe, expect, test, vi } from 'vitest';
import { heldWorklist } from '../../../../lib/desk/lists/held-worklist.ts';
import { nameFilling } from '../../../../lib/desk/lists/name-filling.ts';
import { viewWorklist } from '../../../../lib/desk/lists/view-worklist.ts';
import type { ActPorts } from '../../../../lib/desk/patient/act.ts';
import { takenOverlays } from '../../../../lib/desk/patient/taken-overlays.ts';
import type { ConnectionPorts } from '../../../../lib/desk/sign-in/connection.ts';
import type { RequestBudget } from '../../../../lib/desk/store/request-budget.ts';
import { invitedAt } from '../../../../lib/invites/old-address.ts';
import type { WorklistAsk, WorklistView } from '../../../../lib/messages/worklist-view.ts';
import { statusWord } from '../../../../lib/words/status.ts';
import { WHOLE_LIST } from '../../../whole-list.ts';
import {
  DAY,
  fakeMemory,
  fakeServices,
  idle,
  MINUTE,
  mira,
  NOW,
  operation,
  pendingSince,
} from '../fake-services.ts';

vi.mock(
  '../../../../lib/platform/browser-ports.ts',
  async () => (await import('../fake-browser.ts')).fakePorts,
);

const budget: RequestBudget = {
  take: async () => ({ ok: true }),
  throttled: async () => NOW,
  view: async () => ({
    ...{ left: 500, limit: 500, others: 0, resetsAt: NOW, throttledUntil: null },
    bulk: { left: 380, perHour: 380 },
  }),
  room: async () => 380,
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
  const now = { filling: false, online: true, overlayTaken: false, otherHost: null };
  // Here nothing counts the writes, so each question finds that there were some.
  let writes = 0;
  const worklist = heldWorklist(fake.services, () => (writes += 1));
  const needs = { patients: fake.services, worklist, store: fake.store, budget };
  const list = (ask: Partial<WorklistAsk> = {}) =>
    viewWorklist(needs, { ...WHOLE_LIST, ...ask }, { kind: 'connected' }, now);
  /** Let the popup ask for the rows from this place on, and the names that are then asked for come. Returns how many came. */
  const fill = async (from = 0) => {
    let came = 0;
    const names = nameFilling(fake.services, worklist, async () => {
      came += 1;
    });
    await names.begin(from, 12);
    if (!names.isUnderWay()) return 'nothing to ask';
    await vi.waitFor(() => expect(names.isUnderWay()).toBe(false));
    // The last word is that the filling is over.
    return came - 1;
  };
  return { ...fake, worklist, list, fill };
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
    expect((await list({ count: 60 })).rows).toHaveLength(rows);
    return spies.map(({ mock }) => mock.calls.length);
  };
  expect(await readsOf(60)).toEqual(await readsOf(2));
});

test('without a record there is no name and no button', async () => {
  const { list } = await restarted({ 4224: NOW - DAY });
  expect((await list()).rows).toMatchObject([{ patientId: 4224, name: null, birthDate: null, offers: [] }]);
});

describe('names that went with the browser', () => {
  /** Forty patients, of whom the first was invited first. Each answer of DrChrono is noted; `hidden` is not visible. */
  async function nameless(rows = 40) {
    const ids = Array.from({ length: rows }, (_, index) => index + 1);
    const sent = Object.fromEntries(ids.map((id) => [id, NOW - DAY + id * MINUTE]));
    const desk = await restarted(sent);
    const hidden = new Set<number>();
    desk.api.practice.patient = async (id) => {
      desk.api.requests.push(`GET patient ${id}`);
      if (hidden.has(id)) return { ok: false, failure: { kind: 'notFound' }, happened: 'no' };
      return { ok: true, value: { ...mira, id }, status: 200, at: { earliest: NOW, latest: NOW } };
    };
    return { ...desk, hidden };
  }

  test('come back for the first page, nearest end first, and then nothing more is asked', async () => {
    const { api, list, fill } = await nameless();
    expect(await fill()).toBe(12);
    expect(await fill()).toBe('nothing to ask');
    expect(api.requests).toEqual(Array.from({ length: 12 }, (_, index) => `GET patient ${index + 1}`));
    expect((await list({ count: 40 })).rows.filter(({ name }) => name !== null)).toHaveLength(12);
  });

  test('come back for whoever comes into view', async () => {
    const { api, fill } = await nameless();
    expect([await fill(0), await fill(12), await fill(24), await fill(36)]).toEqual([12, 12, 12, 4]);
    expect(api.count('GET patient')).toBe(40);
  });

  test('are asked for again later where one did not come, and told only when they came', async () => {
    const { api, clock, hidden, fill } = await nameless(3);
    hidden.add(1);
    expect(await fill()).toBe(2);
    expect(api.count('GET patient')).toBe(3);
    expect(await fill()).toBe('nothing to ask');
    clock.now += 31 * MINUTE;
    hidden.clear();
    expect(await fill()).toBe(1);
    expect(api.count('GET patient')).toBe(4);
  });

  test('wait until the time that a failure names where the next name would meet it too', async () => {
    const { api, clock, fill } = await nameless(2);
    api.practice.patient = async (id) => {
      api.requests.push(`GET patient ${id}`);
      return { ok: false, failure: { kind: 'throttled', until: NOW + 5 * MINUTE }, happened: 'no' };
    };
    expect(await fill()).toBe(0);
    clock.now += 4 * MINUTE;
    expect(await fill()).toBe('nothing to ask');
    expect(api.count('GET patient')).toBe(1);
    clock.now += 2 * MINUTE;
    expect(await fill()).toBe(0);
    expect(api.count('GET patient')).toBe(2);
  });
});

test.each(['notFound', 'offline'] as const)(
  'a popup that reads its list at every change does not ask for ever for a name that is %s',
  async (kind) => {
    const { worklistHandlers } = await import('../../../../lib/desk/lists/worklist-handlers.ts');
    const { services, api, store, worklist } = await restarted({ 4224: NOW - DAY });
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
      credentials: {
        ...{ application: async () => ({}), tokens: async () => ({}) },
        ...{ closed: async () => null, grantDied: async () => false },
      },
    } as unknown as ConnectionPorts;
    const handlers = worklistHandlers(
      Promise.resolve({
        ...{ patients: services, act: {} as ActPorts, budget, connection, worklist },
        ...{ names: nameFilling(services, worklist, changed), taken: takenOverlays(fakeMemory()) },
        hosts: { elsewhere: async () => null },
      }),
    );
    const read = async (): Promise<WorklistView> => {
      reads += 1;
      return handlers.viewWorklist(WHOLE_LIST, { kind: 'own' });
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

test('an invite at an address that the chart no longer has comes first, and nobody is asked for it', async () => {
  const { services, api, list } = await restarted({});
  const dated = (id: number, sentAt: number, address: string) => {
    const line = pendingSince(sentAt);
    const lines = [{ ...line, invite: { ...line.invite, ...invitedAt(address) } }];
    return services.cache.rememberEvidence(id, { source: 'answer', asOf: NOW, lines });
  };
  await services.cache.rememberRecord({ ...mira, id: 4224 }, NOW);
  await services.cache.rememberRecord({ ...mira, id: 4225 }, NOW);
  await dated(4224, NOW - 5 * DAY, mira.email ?? '');
  await dated(4225, NOW - 2 * DAY, 'mira.before@example.com');
  const { rows } = await list();
  expect(rows.map(({ patientId, status }) => [patientId, statusWord(status)])).toEqual([
    [4225, 'Sent to an old address'],
    [4224, 'Pending'],
  ]);
  expect(rows[0]?.offers.map(({ action }) => action)).toContain('resend');
  expect(api.requests).toEqual([]);
});
