import { beforeEach, expect, test } from 'vitest';
import { bulkStore } from '../../../../lib/desk/lists/bulk-store.ts';
import { VAULT } from '../../../../lib/desk/store/stored-keys.ts';
import type { BulkLineState, BulkQueue, Hold, SkipReason } from '../../../../lib/invites/bulk-queue.ts';
import { fakeVault, NOW, newLocks } from '../fake-services.ts';

beforeEach(newLocks);

const sent = { earliest: NOW, latest: NOW + 999 };

/** All of them: one that is stored and not read again would lose the list. */
const reasons: Record<SkipReason, true> = {
  ...{ patientJoined: true, someoneElseSent: true, nothingToRevoke: true, notProven: true },
  ...{ didNotArrive: true, revokedMeanwhile: true, closedByPerson: true, refused: true, forbidden: true },
  ...{ notFound: true, lost: true, noProof: true, notOffered: true, underWay: true, nameNotLoaded: true },
  ...{ missingIdentifiers: true, deceased: true, inactiveChart: true, minor: true, responsibleParty: true },
  ...{ notNow: true, sentLately: true, drChronoInvites: true, otherComputer: true, anotherWay: true },
};
const skipReasons = Object.keys(reasons) as SkipReason[];

const states: BulkLineState[] = [
  { at: 'waiting', notBefore: null },
  { at: 'waiting', notBefore: NOW },
  { at: 'working', operationId: 'one', since: NOW },
  ...(['didSendArrive', 'didRevokeHappen', 'revokedNotSent'] as const).map(
    (question): BulkLineState => ({ at: 'needsYou', operationId: 'one', question }),
  ),
  { at: 'done', sent, confirmed: true, twice: false },
  ...skipReasons.map((why): BulkLineState => ({ at: 'skipped', why })),
  { at: 'cancelled' },
];

const queue = (change: Partial<BulkQueue> = {}): BulkQueue => ({
  ...{ id: 'list', startedAt: NOW, pausedByPerson: false, hold: null, endedAt: null },
  lines: [{ patientId: 4224, action: 'resend', seenInvite: sent, state: { at: 'waiting', notBefore: null } }],
  promise: { requests: 5, finish: NOW },
  ...change,
});

/** The disk as the next worker finds it: nothing of it was read or written before. */
function nextWorker(vault: ReturnType<typeof fakeVault>) {
  const next = fakeVault();
  for (const [name, text] of vault.disk) next.disk.set(name, text);
  return next;
}

async function kept(list: BulkQueue | null) {
  const vault = fakeVault();
  expect(await bulkStore(vault).change(() => list)).toEqual({ kept: true, queue: list });
  return bulkStore(nextWorker(vault)).read();
}

test.each(states)('the next worker finds a line at %o', async (state) => {
  const lines = queue().lines.map((line) => ({ ...line, state }));
  expect(await kept(queue({ lines }))).toEqual(queue({ lines }));
});

test.each<Hold['why']>([
  ...(['budget', 'throttled', 'signedOut', 'offline', 'unreachable', 'timeout'] as const),
  ...(['serverError', 'answerUnreadable', 'siteAccessWithdrawn'] as const),
])('the next worker finds a list that is held: %s', async (why) => {
  for (const until of [null, NOW])
    expect(await kept(queue({ hold: { why, until } }))).toEqual(queue({ hold: { why, until } }));
});

test.each<Partial<BulkQueue>>([
  { pausedByPerson: true },
  { endedAt: NOW },
  { lines: [{ patientId: 1, action: 'send', seenInvite: null, state: { at: 'cancelled' } }] },
])('the next worker finds a list with %o', async (change) => {
  expect(await kept(queue(change))).toEqual(queue(change));
});

test('a list that is put away is gone, and the record stays ours', async () => {
  const vault = fakeVault();
  const store = bulkStore(vault);
  await store.change(() => queue());
  await store.change(() => null);
  expect(await bulkStore(nextWorker(vault)).read()).toBeNull();
  expect([...vault.disk.keys()]).toEqual([VAULT.bulkQueue]);
});

test('the same list back writes nothing', async () => {
  const vault = fakeVault();
  const store = bulkStore(vault);
  await store.change(() => queue());
  const [text] = vault.disk.values();
  vault.disk.set(VAULT.bulkQueue, ` ${text}`);
  const { kept: isKept } = await store.change((before) => before);
  expect(isKept).toBe(true);
  expect(vault.disk.get(VAULT.bulkQueue)).toBe(` ${text}`);
});

test('a change that the disk refuses is told, with the list that is still on it', async () => {
  const vault = fakeVault();
  const store = bulkStore(vault);
  await store.change(() => queue());
  vault.refuses = 'cannotWrite';
  expect(await store.change(() => queue({ pausedByPerson: true }))).toEqual({ kept: false, queue: queue() });
  vault.refuses = 'cannotOpen';
  expect(await store.change(() => queue({ pausedByPerson: true }))).toEqual({ kept: false, queue: null });
});
