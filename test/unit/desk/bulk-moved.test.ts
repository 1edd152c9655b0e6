import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { recordClaim } from '../../claims.ts';
import { accounts } from '../../sandbox/accounts.ts';
import type { Settings } from '../../sandbox/settings.ts';
import { openMovedDesk } from './moved-desk.ts';
import { type Arrival, chanceFrom, locksPerWorker, openOffice, patientIds, until } from './moved-desks.ts';

const HOUR = 3_600_000;

beforeEach(locksPerWorker);
afterEach(() => vi.useRealTimers());

/** `10:42`, in UTC: a claim compares two of them. */
const clock = (at: number) => new Date(at).toISOString().slice(11, 16);

test('500 expired invites: all sent once, the allowance used, and done when it was promised', {
  timeout: 300_000,
}, async () => {
  const ids = patientIds(500);
  const office = openOffice(500, 11);
  const death = chanceFrom(7);
  const fate = () => (death() > 0.006 ? 'no' : death() < 0.5 ? 'before' : 'after');
  const desk = await openMovedDesk(office, 'one', accounts.frontDesk, fate);
  await desk.sees(ids);
  const before = office.practice.mail.length;
  const { promise } = await desk.begin(ids);
  await until(office, desk.isIdle);
  const queue = await desk.queue();
  const done = queue?.endedAt ?? 0;
  const mails = office.practice.mail.slice(before).map(({ patientId }) => patientId);
  expect(queue?.lines.map(({ state }) => state.at).filter((at) => at !== 'done')).toEqual([]);
  expect(mails.sort()).toEqual(ids);
  const hours = new Map<number, number>();
  for (const { at } of office.arrivals)
    hours.set(Math.floor(at / HOUR), (hours.get(Math.floor(at / HOUR)) ?? 0) + 1);
  const full = [...hours].filter(([hour]) => hour < Math.floor(done / HOUR)).map(([, used]) => used);
  const share = (full.reduce((sum, used) => sum + used, 0) / (full.length * 380)) * 100;
  expect(Math.max(...hours.values())).toBeLessThanOrEqual(380);
  expect(share).toBeGreaterThanOrEqual(95);
  expect(Math.abs(done - promise.finish)).toBeLessThanOrEqual(120_000);
  expect(desk.deaths()).toBeGreaterThan(8);
  recordClaim(
    'bulk',
    `bulk: ${mails.length} sent, allowance used ${share.toFixed(1)} %, promised ${clock(promise.finish)}, done ${clock(done)}, worker killed ${desk.deaths()} times (services in moved time, no browser)`,
  );
});

interface Outcome {
  doubled: number;
  /** Of those, how many at least one desk names to its staff: two emails, or not clear. */
  told: number;
  leftRevoked: number;
  requests: number;
  resends: number;
  /** Lines that cost a look and no more: another desk had done them. */
  looks: number;
  /** The most requests of all desks that arrived within any one second. */
  mostInASecond: number;
  /** Requests sent by a desk that a 429 had told to wait. */
  knowingly: number;
}

interface Case {
  seed: number;
  settings: Partial<Settings>;
  /** This practice has answered a revoke with 404 before. */
  knowsThatItTells?: boolean;
  fate?: () => 'no' | 'before' | 'after';
}

/** Three desks, each a user of its own, take the same 200 expired invites at the same moment. */
async function threeDesks({ seed, settings, knowsThatItTells = false, fate }: Case): Promise<Outcome> {
  const ids = patientIds(200);
  const office = openOffice(200, seed, settings);
  const desks = await Promise.all(
    [accounts.frontDesk, accounts.colleague, accounts.provider].map((account, index) =>
      openMovedDesk(office, `desk ${seed} ${index}`, account, fate),
    ),
  );
  for (const desk of desks) await desk.sees(ids, knowsThatItTells);
  const before = office.practice.mail.length;
  await Promise.all(desks.map((desk) => desk.begin(ids)));
  await until(office, async () => (await Promise.all(desks.map((desk) => desk.isIdle()))).every(Boolean));
  const mails = office.practice.mail.slice(before);
  const twice = ids.filter((id) => mails.filter(({ patientId }) => patientId === id).length > 1);
  const lines = (await Promise.all(desks.map((desk) => desk.queue()))).flatMap((queue) => queue?.lines ?? []);
  const isTold = (id: number) =>
    lines.some(
      ({ patientId, state }) =>
        patientId === id && state.at === 'done' && (state.twice || state.confirmed === false),
    );
  expect(lines.filter(({ state }) => state.at !== 'done' && state.at !== 'skipped')).toEqual([]);
  return {
    doubled: twice.length,
    told: twice.filter(isTold).length,
    leftRevoked: ids.filter((id) => office.practice.access.stateOf(id) !== 'pending').length,
    requests: office.arrivals.length,
    resends: mails.length,
    looks: lines.filter(({ state }) => state.at === 'skipped').length,
    mostInASecond: mostWithin(office.arrivals, 1_000),
    knowingly: office.knowingly,
  };
}

function mostWithin(arrivals: readonly Arrival[], span: number): number {
  let first = 0;
  return arrivals.reduce((most, { at }, last) => {
    while ((arrivals[first]?.at ?? at) <= at - span) first += 1;
    return Math.max(most, last - first + 1);
  }, 0);
}

describe('three desks take the same 200 invites at once', () => {
  test('answers that tell, before any 404 has shown it: one look more for each', {
    timeout: 120_000,
  }, async () => {
    const outcome = await threeDesks({ seed: 4, settings: { revokeAnswers: 'tells' } });
    expect(outcome).toMatchObject({ doubled: 0, leftRevoked: 0, knowingly: 0 });
    expect((outcome.requests - outcome.looks) / outcome.resends).toBeLessThanOrEqual(5.3);
  });

  test('answers that tell, with workers and browsers dying on the way', { timeout: 120_000 }, async () => {
    const death = chanceFrom(23);
    const fate = () => (death() > 0.01 ? 'no' : death() < 0.5 ? 'before' : 'after');
    const outcome = await threeDesks({
      ...{ seed: 5, settings: { revokeAnswers: 'tells' }, knowsThatItTells: true, fate },
    });
    expect(outcome).toMatchObject({ doubled: 0, leftRevoked: 0, knowingly: 0 });
  });

  test('every revoke answered with 204, five seeds: at most 3 of 200 have two mails, and it is told', {
    timeout: 240_000,
  }, async () => {
    const outcomes: Outcome[] = [];
    for (const seed of [1, 2, 3, 4, 5]) {
      locksPerWorker();
      outcomes.push(await threeDesks({ seed, settings: { revokeAnswers: 'always204' } }));
    }
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({ leftRevoked: 0, knowingly: 0 });
      expect(outcome.mostInASecond).toBeLessThan(10);
      expect(outcome.doubled).toBeLessThanOrEqual(3);
      expect(outcome.told).toBe(outcome.doubled);
    }
    recordClaim(
      'desks-without-arbiter',
      `desks that no answer tells apart: five seeds, doubled ${outcomes.map(({ doubled }) => doubled).join(', ')} of 200 each, all told, left revoked 0 (services in moved time, no browser)`,
    );
  });
});
