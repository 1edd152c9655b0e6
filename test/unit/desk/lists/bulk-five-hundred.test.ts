import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { recordClaim } from '../../../claims.ts';
import { accounts } from '../../../sandbox/accounts.ts';
import { seeded } from '../../../seeded.ts';
import { openMovedDesk } from '../moved-desk.ts';
import { locksPerWorker, openOffice, patientIds, until } from '../moved-desks.ts';

const HOUR = 3_600_000;

beforeEach(locksPerWorker);
afterEach(() => vi.useRealTimers());

/** Write the time in UTC, as in `10:42`. The claim compares two such times. */
const clock = (at: number) => new Date(at).toISOString().slice(11, 16);

test('500 expired invites: all sent once, the allowance used, and done when it was promised', {
  timeout: 300_000,
}, async () => {
  const ids = patientIds(500);
  const office = openOffice(500, 11);
  const death = seeded(7);
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
