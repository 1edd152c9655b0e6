import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { BulkLineState, BulkQueue } from '../../../../lib/invites/bulk-queue.ts';
import { recordClaim } from '../../../claims.ts';
import { accounts } from '../../../sandbox/accounts.ts';
import { seeded } from '../../../seeded.ts';
import { type MovedDesk, openMovedDesk } from '../moved-desk.ts';
import {
  addNeverInvited,
  locksPerWorker,
  type Office,
  openOffice,
  patientIds,
  START,
  until,
} from '../moved-desks.ts';

beforeEach(locksPerWorker);
afterEach(() => vi.useRealTimers());

const EXPIRED = 20;
const NEVER = 60;

interface Opened {
  office: Office;
  expired: number[];
  never: number[];
  desks: MovedDesk[];
}

/** Desks over one practice, each of which has seen all patients. `prepares` says which of them prepare the schedule. */
async function open(
  prepares: readonly boolean[],
  seed: number,
  fate?: () => 'no' | 'before' | 'after',
): Promise<Opened> {
  const office = openOffice(EXPIRED, seed);
  const [expired, never] = [patientIds(EXPIRED), addNeverInvited(office, NEVER)];
  const people = [accounts.frontDesk, accounts.colleague];
  const desks = await Promise.all(
    prepares.map(async (isSo, nth) => {
      const account = people[nth] ?? accounts.frontDesk;
      const desk = await openMovedDesk(office, `first ${seed} ${nth}`, account, fate);
      await desk.prepares(isSo);
      await desk.sees([...expired, ...never]);
      return desk;
    }),
  );
  return { office, expired, never, desks };
}

const rest = ({ office, desks }: Opened) =>
  until(office, async () => (await Promise.all(desks.map((desk) => desk.isIdle()))).every(Boolean));
const mailsTo = ({ office }: Opened, id: number) =>
  office.practice.mail.filter(({ patientId, sentAt }) => patientId === id && sentAt >= START);
const twice = (opened: Opened) =>
  [...opened.expired, ...opened.never].filter((id) => mailsTo(opened, id).length > 1);
const lineOf = (queue: BulkQueue | null | undefined, id: number) =>
  queue?.lines.find(({ patientId }) => patientId === id)?.state;

test('two desks take the same day at once: first invites leave from the one that prepares it, resends from both', async () => {
  const opened = await open([true, false], 3);
  const { desks, expired, never, office } = opened;
  await Promise.all(desks.map((desk) => desk.begin(expired, never)));
  await rest(opened);
  expect(twice(opened)).toEqual([]);
  for (const id of [...expired, ...never]) expect(office.practice.access.stateOf(id)).toBe('pending');
  const [first, second] = await Promise.all(desks.map((desk) => desk.queue()));
  for (const id of never) {
    expect(lineOf(first, id)?.at).toBe('done');
    expect(lineOf(second, id)).toEqual({ at: 'skipped', why: 'otherComputer' });
  }
  expect(second?.lines.filter(({ state }) => state.at === 'done').length).toBeGreaterThan(0);
  recordClaim(
    'first-invites',
    `first invites in lists: two desks at once, ${never.length} never invited and ${expired.length} expired, doubled 0`,
  );
});

test('whoever stops to prepare the schedule while the list runs sends no further first invite', async () => {
  const opened = await open([true], 4);
  const { desks, never, office } = opened;
  const [desk] = desks;
  await desk?.begin([], never);
  await until(office, async () => office.practice.mail.filter(({ sentAt }) => sentAt >= START).length >= 5);
  await desk?.prepares(false);
  await rest(opened);
  const lines = (await desk?.queue())?.lines ?? [];
  const skipped = lines.filter(({ state }) => state.at === 'skipped' && state.why === 'otherComputer');
  expect(skipped.length).toBeGreaterThan(40);
  expect(lines.length - skipped.length).toBe(never.filter((id) => mailsTo(opened, id).length === 1).length);
});

test('none leaves while an invite waits that a colleague sent since the list was confirmed', async () => {
  const opened = await open([true], 5);
  const { desks, never, office } = opened;
  await desks[0]?.begin([], never);
  // A colleague sends in DrChrono, one patient after the other, while the list runs.
  const theirs = new Map<number, number>();
  never.forEach((id, nth) => {
    setTimeout(() => {
      if (office.practice.access.stateOf(id) === 'pending') return;
      office.practice.enable(id);
      theirs.set(id, office.practice.clock.now());
    }, nth * 900);
  });
  await rest(opened);
  expect(theirs.size).toBeGreaterThan(10);
  expect(twice(opened)).toEqual([]);
  const queue = await desks[0]?.queue();
  for (const id of theirs.keys())
    expect(lineOf(queue, id)).toEqual({ at: 'skipped', why: 'someoneElseSent' });
});

/** A line that says so: two mails, or that DrChrono's list does not show it clearly. */
const isTold = (state: BulkLineState | undefined) =>
  state?.at === 'done' && (state.twice || !state.confirmed);

test.each([1, 2, 3, 4, 5])(
  'two desks that both prepare the schedule (seed %i): at most 3 of 60 get two mails, and staff are told of each',
  async (seed) => {
    const opened = await open([true, true], seed);
    const { desks, never, office } = opened;
    await Promise.all(desks.map((desk) => desk.begin([], never)));
    await rest(opened);
    const queues = await Promise.all(desks.map((desk) => desk.queue()));
    const doubled = twice(opened);
    expect(doubled.length).toBeLessThanOrEqual(3);
    for (const id of doubled) expect(queues.some((queue) => isTold(lineOf(queue, id)))).toBe(true);
    for (const id of never) expect(office.practice.access.stateOf(id)).toBe('pending');
  },
);

test('workers and browsers that die on the way send no first invite twice, and lose none', async () => {
  const death = seeded(31);
  const fate = () => (death() > 0.03 ? 'no' : death() < 0.5 ? 'before' : 'after');
  const opened = await open([true], 6, fate);
  const { desks, never, office } = opened;
  await desks[0]?.begin([], never);
  await rest(opened);
  expect(desks[0]?.deaths()).toBeGreaterThan(3);
  expect(twice(opened)).toEqual([]);
  for (const id of never) expect(office.practice.access.stateOf(id)).toBe('pending');
});
