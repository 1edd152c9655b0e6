import { beforeEach, describe, expect, test } from 'vitest';
import { type Bulk, type BulkPorts, bulkList } from '../../../../lib/desk/lists/bulk.ts';
import { bulkCandidates } from '../../../../lib/desk/lists/bulk-candidates.ts';
import { bulkStore } from '../../../../lib/desk/lists/bulk-store.ts';
import { operationRunner } from '../../../../lib/desk/operations/runner.ts';
import { readAccess } from '../../../../lib/desk/patient/read-access.ts';
import { openJournal } from '../../../../lib/desk/store/journal.ts';
import { SESSION } from '../../../../lib/desk/store/stored-keys.ts';
import { type BulkLine, type BulkQueue, cancelAll, goOn, pause } from '../../../../lib/invites/bulk-queue.ts';
import type { HistoryLine } from '../../../../lib/invites/evidence.ts';
import type { ConnectionState } from '../../../../lib/messages/connection-view.ts';
import type { Practice } from '../../../../lib/practice/endpoints.ts';
import {
  DAY,
  fakeServices,
  idle,
  MINUTE,
  mira,
  NOW,
  newLocks,
  operation,
  pendingSince,
  revokedSince,
} from '../fake-services.ts';

const OLD = NOW - 9 * DAY;
const IDS = [4224, 4225, 4226];

beforeEach(newLocks);

/** Three patients with an expired invite, seen this morning, at a practice that keeps what is done to them. */
async function desk(ids = IDS) {
  const fake = await fakeServices();
  const { services, clock, vault, api } = fake;
  const rows = new Map<number, HistoryLine[]>(ids.map((id) => [id, [pendingSince(OLD)]]));
  const state = { connection: { kind: 'connected' } as ConnectionState, online: true, room: true };
  const practice = {
    ...api.practice,
    access: async (id: number) => {
      if (!state.online)
        return { ok: false as const, failure: { kind: 'offline' as const }, happened: 'maybe' as const };
      const answer = await api.practice.access(id, null, 'bulk');
      const lines = rows.get(id) ?? [];
      return answer.ok ? { ...answer, value: { kind: 'lines' as const, lines } } : answer;
    },
    sendInvite: async (id: number) => {
      rows.set(id, [pendingSince(clock.now), ...(rows.get(id) ?? [])]);
      return api.practice.sendInvite(id, 'bulk');
    },
    revokeInvites: async (id: number) => {
      rows.set(id, [revokedSince(OLD)]);
      return api.practice.revokeInvites(id, 'bulk');
    },
  };
  const own = { ...services, practice, vault };
  await services.facts.learnListsInvites();
  for (const id of ids) {
    await services.cache.rememberRecord({ ...mira, id, email: `p${id}@example.com` }, NOW);
    await services.cache.rememberEvidence(id, { source: 'answer', asOf: NOW, lines: [pendingSince(OLD)] });
  }
  const alarms: number[] = [];
  const fitted: Parameters<BulkPorts['budget']['fits']>[] = [];
  let startBefore: (() => Promise<void>) | null = null;
  let beforeLine: (() => Promise<void>) | null = null;
  const open = (): Bulk => {
    const runner = operationRunner({
      ...{ journal: own.journal, practice, now: services.clock.now },
      readAccess: (id, lane) => readAccess(own, id, lane),
      ended: async (ended) => {
        await services.cache.rememberEnded({ operation: ended, at: clock.now, to: null });
        await bulk.ended(ended);
      },
      ...{ changed: async () => undefined, asks: async () => undefined, wakeAt: async () => undefined },
      sendDelay: async () => {
        await startBefore?.();
      },
      revokeTold: services.facts.learnRevokeTells,
    });
    const ports: BulkPorts = {
      ...{ services: own, runner, store: bulkStore(vault), chance: Math.random },
      budget: {
        take: async () => ({ ok: true }),
        throttled: async () => 0,
        view: async () => ({
          ...{ left: 500, limit: 500, others: 0, resetsAt: NOW, throttledUntil: null },
          bulk: { left: 380, perHour: 380 },
        }),
        room: async () => 380,
        fits: async (...wanted) => {
          fitted.push(wanted);
          return state.room ? { kind: 'fits' } : { kind: 'spent', until: NOW + 60 * MINUTE };
        },
      },
      connection: async () => {
        await beforeLine?.();
        return state.connection;
      },
      online: () => state.online,
      localNow: () => clock.now,
      changed: async () => undefined,
      wakeAt: async (when) => void alarms.push(when),
    };
    const bulk = bulkList(ports);
    return bulk;
  };
  const seenInvite = { earliest: OLD, latest: OLD + 59_999 };
  const wanted = ids.map((patientId) => ({ patientId, action: 'resend' as const, seenInvite }));
  const states = async () => (await bulkStore(vault).read())?.lines.map((line) => line.state.at).sort();
  const duringHeadStart = (work: () => Promise<void>) => {
    startBefore = work;
  };
  const beforeEachLine = (work: () => Promise<void>) => {
    beforeLine = work;
  };
  return { ...fake, beforeEachLine, own, rows, state, alarms, fitted, open, wanted, states, duringHeadStart };
}

/** The list as it was confirmed, before any of its lines was begun. */
const waitingList = (
  wanted: readonly Pick<BulkLine, 'patientId' | 'action' | 'seenInvite'>[],
): BulkQueue => ({
  ...{ id: 'list', startedAt: NOW, pausedByPerson: false, hold: null, endedAt: null },
  lines: wanted.map((line) => ({ ...line, state: { at: 'waiting', notBefore: null } })),
  promise: { requests: 15, finish: NOW },
});

test('every line is revoked, sent and looked at, in the order of the desk', async () => {
  const { open, wanted, states, api } = await desk();
  expect(await open().start(wanted)).toEqual({ ok: true, value: null });
  await idle();
  expect(await states()).toEqual(['done', 'done', 'done']);
  expect([api.count('DELETE'), api.count('POST')]).toEqual([3, 3]);
  // Each line takes three looks: one at first, one before the send (nothing shows yet that revokes tell), one after.
  expect(api.count('GET access')).toBe(9);
});

test('a line begins only where lists have room for all of its requests', async () => {
  const { open, wanted, fitted, own } = await desk();
  await open().start(wanted.slice(0, 1));
  await idle();
  expect(fitted).toEqual([['bulk', 5]]);
  // Where the answer to a revoke tells who was first, one look is saved.
  await own.facts.learnRevokeTells();
  await bulkStore(own.vault).change(() => null);
  await open().start(wanted.slice(1, 2));
  await idle();
  expect(fitted.slice(1)).toEqual([['bulk', 4]]);
});

test('whoever waits for the work waits until the list rests, the second who asks as well', async () => {
  const { open, wanted, states, state, clock } = await desk();
  Object.assign(state, { online: false });
  const bulk = open();
  await bulk.start(wanted);
  await idle();
  Object.assign(state, { online: true });
  clock.now += 2 * MINUTE;
  void bulk.work();
  await bulk.work();
  expect(await states()).toEqual(['done', 'done', 'done']);
});

describe('who is in the list', () => {
  test('without an answer that lists invites there is no proof, and nobody is', async () => {
    const { own, settings, open, wanted, clock, api } = await desk();
    clock.now += 11 * MINUTE;
    await settings.remove(['answers-tell']);
    const candidates = await bulkCandidates(own, null);
    expect(candidates.map(({ leftOut }) => leftOut)).toEqual(['noProof', 'noProof', 'noProof']);
    expect(await open().start(wanted)).toEqual({ ok: false, failure: { kind: 'notOffered' } });
    await idle();
    expect(api.count('DELETE')).toBe(0);
  });

  test('a resend whose invite has no time is left out: nothing would show that a colleague was faster', async () => {
    const { own } = await desk();
    await own.cache.rememberEvidence(4224, {
      ...{ source: 'answer', asOf: NOW + 1 },
      lines: [{ ...pendingSince(NOW), invite: { sent: null, precision: 'about', email: null, by: null } }],
    });
    expect(await bulkCandidates(own, [{ patientId: 4224, action: 'resend' }])).toMatchObject([
      { leftOut: 'noProof', seenInvite: null },
    ]);
    await own.cache.rememberEvidence(4224, { source: 'answer', asOf: NOW + 2, lines: [] });
    expect(await bulkCandidates(own, [{ patientId: 4224, action: 'send' }])).toMatchObject([
      { leftOut: null, seenInvite: null },
    ]);
  });

  test('each reason to be left out', async () => {
    const { own, rows } = await desk();
    rows.clear();
    await own.cache.rememberRecord({ ...mira, id: 4225, email: null }, NOW);
    await own.journal.open(operation({ patientId: 4226, kind: 'resend' }));
    await own.cache.rememberRecord({ ...mira, id: 4228, chartState: 'deceased' }, NOW);
    await own.cache.rememberEvidence(4228, { source: 'answer', asOf: NOW, lines: [pendingSince(OLD)] });
    const reasons = async () =>
      Object.fromEntries(
        (
          await bulkCandidates(
            own,
            [...IDS, 4227, 4228].map((patientId) => ({ patientId, action: 'resend' })),
          )
        ).map(({ patientId, leftOut }) => [patientId, leftOut]),
      );
    expect(await reasons()).toEqual({
      ...{ 4224: null, 4225: 'missingIdentifiers', 4226: 'underWay', 4227: 'nameNotLoaded' },
      4228: 'deceased',
    });
    await own.cache.rememberEvidence(4224, { source: 'answer', asOf: NOW + 1, lines: [pendingSince(NOW)] });
    expect(await bulkCandidates(own, null)).toHaveLength(3);
  });
});

describe('where answers do not tell', () => {
  /** Access History of all three was seen on pages so long ago. */
  async function seenOnPages(ago: number) {
    const opened = await desk();
    const { own, services, settings, memory, api } = opened;
    await settings.remove(['answers-tell']);
    const practice: Practice = own.practice;
    practice.access = async (id) => {
      const answer = await api.practice.access(id, null, 'bulk');
      return answer.ok ? { ...answer, value: { kind: 'doesNotTell', shape: '' } } : answer;
    };
    for (const id of IDS) {
      memory.all.delete(SESSION.cached('evidence', id));
      const lines = [pendingSince(OLD)];
      await services.cache.rememberEvidence(id, { source: 'accessHistory', asOf: NOW - ago, lines });
    }
    return opened;
  }

  test('those whose Access History was just seen are sent, as was offered', async () => {
    const { open, wanted, states, own, api } = await seenOnPages(MINUTE);
    expect((await bulkCandidates(own, null)).map(({ leftOut }) => leftOut)).toEqual([null, null, null]);
    expect(await open().start(wanted)).toEqual({ ok: true, value: null });
    await idle();
    expect(await states()).toEqual(['done', 'done', 'done']);
    expect([api.count('DELETE'), api.count('POST')]).toEqual([3, 3]);
  });

  test('a line that is worked more than ten minutes after its page was seen is left as it is', async () => {
    const { open, wanted, own, vault, api, clock, beforeEachLine } = await seenOnPages(MINUTE);
    let lines = 0;
    beforeEachLine(async () => {
      lines += 1;
      if (lines === 3) clock.now += 10 * MINUTE;
    });
    const bulk = open();
    await bulk.start(wanted);
    await idle();
    // This worker was busy for so long that the next one goes on.
    await bulk.work();
    await idle();
    const kept = (await bulkStore(vault).read())?.lines.map(({ state }) => state) ?? [];
    expect(kept.filter(({ at }) => at === 'done')).toHaveLength(2);
    expect(kept).toContainEqual({ at: 'skipped', why: 'notProven' });
    expect([api.count('DELETE'), api.count('POST')]).toEqual([2, 2]);
    expect((await bulkCandidates(own, null)).every(({ leftOut }) => leftOut === 'noProof')).toBe(true);
  });
});

test('what the card would warn of stands on the line', async () => {
  const { own } = await desk();
  const change = {
    birthDate: '2019-03-09',
    cellPhone: null,
    homePhone: '(212) 555-0144',
    email: 'a@example.cmo',
  };
  await own.cache.rememberRecord({ ...mira, ...change }, NOW);
  await own.cache.rememberRecord(
    { ...mira, id: 4225, email: 'p4226@example.com', chartState: 'inactive' },
    NOW,
  );
  const candidates = await bulkCandidates(own, null);
  expect(candidates.map(({ patientId, leftOut, warnings }) => ({ patientId, leftOut, warnings }))).toEqual([
    { patientId: 4224, leftOut: 'minor', warnings: ['minor', 'suspiciousAddress', 'noCellPhone'] },
    { patientId: 4225, leftOut: 'inactiveChart', warnings: ['inactiveChart', 'sharedAddress'] },
    { patientId: 4226, leftOut: null, warnings: ['sharedAddress'] },
  ]);
});

test('nobody who is marked deceased since the list was drawn gets an invite', async () => {
  const { own, open, wanted, api } = await desk();
  await own.cache.rememberRecord({ ...mira, chartState: 'deceased' }, NOW);
  await open().start(wanted);
  await idle();
  expect(api.requests.filter((request) => request === 'POST access 4224')).toEqual([]);
  expect(api.count('POST')).toBe(2);
});

test('a line is not begun once it is known here that nobody is to write to the patient, or no mail could', async () => {
  const { own, open, wanted, vault, clock, api } = await desk();
  const bulk = open();
  await bulkStore(vault).change(() => pause(waitingList(wanted)));
  // While the list is paused, somebody at the counter declines, and two charts are opened.
  const decided = { reason: 'declined', until: { kind: 'never' }, at: clock.now, day: '2026-05-12' } as const;
  await own.notNow.putOff(4224, decided);
  await own.cache.rememberRecord({ ...mira, id: 4225, email: null }, clock.now);
  await own.cache.rememberRecord({ ...mira, id: 4226, chartState: 'deceased' }, clock.now);
  await bulk.change(goOn);
  await idle();
  const lines = (await bulkStore(vault).read())?.lines ?? [];
  expect(lines.map(({ state }) => state)).toEqual([
    { at: 'skipped', why: 'notNow' },
    { at: 'skipped', why: 'missingIdentifiers' },
    { at: 'skipped', why: 'deceased' },
  ]);
  expect([api.count('DELETE'), api.count('POST')]).toEqual([0, 0]);
});

test('a line whose record went with the browser is begun, and whoever was put off stays out of it', async () => {
  const { own, open, wanted, memory, vault, clock, api, states } = await desk();
  const bulk = open();
  await bulkStore(vault).change(() => pause(waitingList(wanted)));
  const decided = { reason: 'declined', until: { kind: 'never' }, day: '2026-05-12' } as const;
  await own.notNow.putOff(4224, { ...decided, at: clock.now });
  // This one was put off before the invite that the list renews.
  await own.notNow.putOff(4225, { ...decided, at: OLD - DAY });
  await memory.clear();
  await bulk.change(goOn);
  await idle();
  expect(await states()).toEqual(['done', 'done', 'skipped']);
  expect(api.requests).not.toContain('DELETE access 4224');
});

test('an invite that a colleague sent since the list was confirmed is left alone', async () => {
  const { open, wanted, rows, vault, api } = await desk();
  rows.set(4225, [pendingSince(NOW - MINUTE), revokedSince(OLD)]);
  await open().start(wanted);
  await idle();
  const lines = (await bulkStore(vault).read())?.lines ?? [];
  expect(lines.find(({ patientId }) => patientId === 4225)?.state).toEqual({
    ...{ at: 'skipped', why: 'someoneElseSent' },
  });
  expect(api.requests).not.toContain('DELETE access 4225');
});

describe('what would stop the next line as well holds the list, and it goes on', () => {
  test.each<['connection' | 'online' | 'room', unknown, unknown, string]>([
    ['connection', { kind: 'reconnect', why: 'grantDead' }, { kind: 'connected' }, 'signedOut'],
    ['online', false, true, 'offline'],
    ['room', false, true, 'budget'],
  ])('%s', async (what, bad, good, why) => {
    const { open, wanted, state, states, vault, clock, api } = await desk();
    Object.assign(state, { [what]: bad });
    const bulk = open();
    await bulk.start(wanted);
    await idle();
    expect((await bulkStore(vault).read())?.hold?.why).toBe(why);
    expect(api.requests).toEqual([]);
    Object.assign(state, { [what]: good });
    clock.now += 60 * MINUTE;
    await bulk.work();
    await idle();
    expect(await states()).toEqual(['done', 'done', 'done']);
  });
});

test.each(['offline', 'unreachable', 'timeout', 'answerUnreadable'] as const)(
  'a look that ends with %s holds the list under that name',
  async (kind) => {
    const { open, wanted, own, vault, api } = await desk();
    own.practice.access = async () => ({ ok: false, failure: { kind }, happened: 'maybe' });
    const bulk = open();
    await bulk.start(wanted);
    await idle();
    expect((await bulkStore(vault).read())?.hold).toEqual({ why: kind, until: NOW + MINUTE });
    expect([api.count('DELETE'), api.count('POST')]).toEqual([0, 0]);
  },
);

test('the browser’s word that there is no network stops no line while the network works', async () => {
  const { open, wanted, own, state, states } = await desk();
  const { access } = own.practice;
  own.practice.access = async (id) => {
    Object.assign(state, { online: true });
    const answer = await access(id);
    Object.assign(state, { online: false });
    return answer;
  };
  Object.assign(state, { online: false });
  await open().start(wanted);
  await idle();
  expect(await states()).toEqual(['done', 'done', 'done']);
});

test('what one line is told to wait for holds the next line, with its end', async () => {
  const { open, wanted, own, vault, clock, states, api, alarms } = await desk();
  const until = NOW + 5 * MINUTE;
  const send = own.practice.sendInvite;
  own.practice.sendInvite = async () => ({
    ok: false,
    failure: { kind: 'throttled', until },
    happened: 'no',
  });
  const bulk = open();
  await bulk.start(wanted);
  await idle();
  expect((await bulkStore(vault).read())?.hold).toEqual({ why: 'throttled', until });
  expect(await states()).toEqual(['waiting', 'waiting', 'working']);
  expect(alarms.at(-1)).toBe(until);
  expect(api.count('DELETE')).toBe(1);
  own.practice.sendInvite = send;
  clock.now = until;
  await bulk.work();
  expect(await states()).toEqual(['done', 'done', 'working']);
});

test('the last ten of a long list are looked at, and those that nobody has sent to meanwhile half a minute on', async () => {
  const ids = Array.from({ length: 21 }, (_, index) => 5_001 + index);
  const { open, wanted, rows, vault, clock, states, api, alarms } = await desk(ids);
  const bulk = open();
  await bulk.start(wanted);
  const lastTen = (await bulkStore(vault).read())?.lines.slice(-10).map(({ patientId }) => patientId) ?? [];
  const [faster = 0] = lastTen;
  rows.set(faster, [pendingSince(NOW - MINUTE), revokedSince(OLD)]);
  for (let turn = 0; turn < 20; turn += 1) await idle();
  expect(await states()).toEqual([...Array(11).fill('done'), 'skipped', ...Array(9).fill('waiting')]);
  const lines = (await bulkStore(vault).read())?.lines ?? [];
  expect(lines.find(({ patientId }) => patientId === faster)?.state).toEqual({
    ...{ at: 'skipped', why: 'someoneElseSent' },
  });
  for (const { state } of lines.filter((line) => line.state.at === 'waiting'))
    expect(state).toEqual({ at: 'waiting', notBefore: NOW + 30_000 });
  expect(alarms.at(-1)).toBe(NOW + 30_000);
  expect(api.count('POST')).toBe(11);
  clock.now += 30_000;
  await bulk.work();
  expect(await states()).toEqual([...Array(20).fill('done'), 'skipped']);
});

describe('a person', () => {
  test('pauses: the line under way is finished, no other begins, until they go on', async () => {
    const { open, wanted, states, duringHeadStart, api } = await desk();
    const bulk = open();
    duringHeadStart(() => bulk.change(pause));
    await bulk.start(wanted);
    await idle();
    expect(await states()).toEqual(['done', 'waiting', 'waiting']);
    expect(api.count('POST')).toBe(1);
    duringHeadStart(async () => undefined);
    await bulk.change(goOn);
    await idle();
    expect(await states()).toEqual(['done', 'done', 'done']);
  });

  test('cancels all: the line under way is finished, the others are not begun', async () => {
    const { open, wanted, states, duringHeadStart, api, clock } = await desk();
    const bulk = open();
    duringHeadStart(() => bulk.change((queue) => cancelAll(queue, clock.now)));
    await bulk.start(wanted);
    await idle();
    expect(await states()).toEqual(['cancelled', 'cancelled', 'done']);
    expect([api.count('DELETE'), api.count('POST')]).toEqual([1, 1]);
  });

  test('cancels a line in the very moment in which it would begin', async () => {
    const { open, wanted, states, beforeEachLine, api, clock } = await desk();
    const bulk = open();
    beforeEachLine(() => bulk.change((queue) => cancelAll(queue, clock.now)));
    await bulk.start(wanted);
    await idle();
    expect(await states()).toEqual(['cancelled', 'cancelled', 'cancelled']);
    expect(api.requests).toEqual([]);
  });

  test('cannot begin a second list beside the first', async () => {
    const { open, wanted, state } = await desk();
    Object.assign(state, { online: false });
    const bulk = open();
    await bulk.start(wanted);
    expect(await bulk.start(wanted)).toEqual({ ok: false, failure: { kind: 'alreadyRunning' } });
  });
});

describe('after a worker’s death', () => {
  test('a line whose send is in the journal is done, one that never began waits again', async () => {
    const { open, wanted, vault, own, clock, state, states, api } = await desk();
    Object.assign(state, { online: false });
    await open().start(wanted);
    await idle();
    const sentAt = { earliest: clock.now, latest: clock.now + 999 };
    await bulkStore(vault).change(
      (queue) =>
        queue && {
          ...queue,
          hold: null,
          lines: queue.lines.map((line) => ({
            ...line,
            state: { at: 'working', operationId: `gone-${line.patientId}`, since: clock.now },
          })),
        },
    );
    await own.journal.open(operation({ id: 'gone-4224', patientId: 4224, kind: 'resend' }));
    await own.journal.advance(
      operation({
        ...{ id: 'gone-4224', kind: 'resend' },
        phase: { at: 'settled', outcome: { kind: 'sent', confirmed: true } },
      }),
      [{ patientId: 4224, kind: 'send', at: sentAt, precision: 'exact' }],
    );
    newLocks();
    Object.assign(state, { online: true });
    await open().work();
    await idle();
    expect(await states()).toEqual(['done', 'done', 'done']);
    const posts = api.requests.filter((request) => request.startsWith('POST'));
    expect(posts.sort()).toEqual(['POST access 4225', 'POST access 4226']);
  });

  /** A list whose one line a worker that is gone had under way. */
  async function leftBehind() {
    const { open, wanted, vault, clock, state, ...rest } = await desk([4224]);
    Object.assign(state, { online: false });
    await open().start(wanted);
    await idle();
    const working = { at: 'working', operationId: 'gone', since: clock.now } as const;
    await bulkStore(vault).change(
      (queue) =>
        queue && { ...queue, hold: null, lines: queue.lines.map((line) => ({ ...line, state: working })) },
    );
    newLocks();
    const taken = async () => {
      await open().work();
      return (await bulkStore(vault).read())?.lines[0]?.state;
    };
    return { ...rest, clock, taken };
  }

  test('a line whose operation has ended ends as that did', async () => {
    const { own, clock, taken } = await leftBehind();
    const ended = operation({
      ...{ id: 'gone', kind: 'resend' },
      phase: { at: 'settled', outcome: { kind: 'stopped', because: 'patientJoined' } },
    });
    await own.cache.rememberEnded({ operation: ended, at: clock.now, to: null });
    expect(await taken()).toEqual({ at: 'skipped', why: 'patientJoined' });
  });

  test('an operation of a list that was put away changes nothing', async () => {
    const { open, vault } = await desk();
    const ended = operation({
      ...{ id: 'gone', kind: 'resend', bulk: { lookAgain: false, goneSeenAt: null } },
      phase: { at: 'settled', outcome: { kind: 'stopped', because: 'patientJoined' } },
    });
    await open().ended(ended);
    expect(await bulkStore(vault).read()).toBeNull();
  });

  test('what another operation of the patient came to is not the line’s', async () => {
    const { own, clock, taken } = await leftBehind();
    const ended = operation({
      ...{ id: 'another', kind: 'resend' },
      phase: { at: 'settled', outcome: { kind: 'stopped', because: 'patientJoined' } },
    });
    await own.cache.rememberEnded({ operation: ended, at: clock.now, to: null });
    expect(await taken()).toEqual({ at: 'waiting', notBefore: null });
  });

  test.each([
    [1_000, 'done'],
    [1_001, 'waiting'],
  ])('an invite that was sent %i ms before the line began leaves it %s', async (before, at) => {
    const { own, clock, taken } = await leftBehind();
    const sentAt = { earliest: clock.now - before - 999, latest: clock.now - before };
    await own.journal.open(operation({ id: 'other', patientId: 4224 }));
    await own.journal.advance(
      operation({ id: 'other', phase: { at: 'settled', outcome: { kind: 'sent', confirmed: true } } }),
      [
        { patientId: 4224, kind: 'send', at: sentAt, precision: 'exact' },
        {
          patientId: 4224,
          kind: 'revoke',
          at: { earliest: clock.now, latest: clock.now },
          precision: 'exact',
        },
        { patientId: 4225, kind: 'send', at: { earliest: clock.now, latest: clock.now }, precision: 'exact' },
      ],
    );
    expect(await taken()).toMatchObject(at === 'done' ? { at, sent: sentAt, confirmed: false } : { at });
  });

  test('a piece that lasts too long rests, and an alarm goes on', async () => {
    const { open, wanted, states, duringHeadStart, clock, alarms } = await desk();
    const bulk = open();
    duringHeadStart(async () => {
      clock.now += 4 * MINUTE;
    });
    await bulk.start(wanted);
    await idle();
    expect(await states()).toEqual(['done', 'waiting', 'waiting']);
    expect(alarms.at(-1)).toBe(clock.now + 30_000);
    for (const at of alarms) expect(at).toBeGreaterThanOrEqual(NOW + 30_000);
  });
});

describe('on disk', () => {
  test('a record that cannot be read is set aside, and there is no list', async () => {
    const { vault } = await desk();
    await vault.write('bulk-queue', { version: 1, queue: { lines: 7 } });
    expect(await bulkStore(vault).read()).toBeNull();
    expect([...vault.disk.keys()].join()).toContain('bulk-queue:damaged');
  });

  test('the list of a later release stays as it is, and no other is begun over it', async () => {
    const { vault, open, wanted, api } = await desk();
    await vault.write('bulk-queue', { version: 2, queue: 'later' });
    expect((await open().start(wanted)).ok).toBe(false);
    await idle();
    expect(vault.disk.get('bulk-queue')).toContain('later');
    expect(api.count('DELETE')).toBe(0);
  });

  test('that refuses to write: no line begins, and all go on once when it writes again', async () => {
    const { vault, open, wanted, states, duringHeadStart, alarms, clock, api } = await desk();
    const bulk = open();
    duringHeadStart(async () => {
      vault.refuses = 'cannotWrite';
    });
    await bulk.start(wanted);
    await idle();
    expect(api.count('POST')).toBe(0);
    expect(alarms.at(-1)).toBeGreaterThan(clock.now);
    vault.refuses = null;
    duringHeadStart(async () => undefined);
    newLocks();
    clock.now += 2 * MINUTE;
    await open().work();
    await idle();
    clock.now += 2 * MINUTE;
    await open().work();
    await idle();
    // The line that was under way is in the journal, and the runner takes it up.
    expect(await states()).toEqual(['done', 'done', 'working']);
    expect(api.count('POST')).toBe(2);
  });

  test('ids, states and times only', async () => {
    const { open, wanted, vault } = await desk();
    await open().start(wanted);
    await idle();
    expect(vault.disk.get('bulk-queue')).not.toMatch(/Mira|Quillfeather|example\.com|1980|555/);
  });

  test('an operation written down before there were lists is still read, and a line keeps its lane', async () => {
    const { vault, clock } = await desk();
    const journal = openJournal(vault, { now: () => clock.now, learned: () => true });
    await journal.open(operation());
    await journal.open(operation({ id: 'two', patientId: 1, bulk: { lookAgain: true, goneSeenAt: 5 } }));
    const { operations } = await openJournal(vault, { now: () => clock.now, learned: () => true }).read();
    expect(operations.map(({ bulk }) => bulk)).toEqual([undefined, { lookAgain: true, goneSeenAt: 5 }]);
  });
});
