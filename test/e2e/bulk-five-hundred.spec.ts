import { recordClaim } from '../claims.ts';
import { accounts } from '../sandbox/accounts.ts';
import { seeded } from '../seeded.ts';
import { expect, HOUR, test } from './desk.ts';
import { beginList, expiredPatients, openList, prepareDesk, readList } from './moved/expired-list.ts';
import { judgeList } from './moved/list-verdict.ts';
import { moveOffice } from './moved/moved-office.ts';

const INVITES = Number(process.env['N'] ?? 500);
const KILLS = 12;
const MOST_BULK = 380;

/** `15:02` in the practice. */
const clock = (at: number) =>
  new Date(at).toLocaleTimeString('en-GB', { timeZone: 'US/Eastern', hour: '2-digit', minute: '2-digit' });

test('500 expired invites in one browser: all sent once, the allowance used, done when it was promised', async ({
  desk,
}) => {
  test.setTimeout(900_000);
  const { practice, log } = desk.sandbox;
  const patients = expiredPatients(practice, INVITES);
  const prepared = await prepareDesk(desk, accounts.frontDesk, patients, true);
  const office = moveOffice(desk.sandbox);
  const worker = await office.join(prepared, prepared.door);

  const random = seeded(7);
  let killed = 0;
  let dueInAWait = 0;
  const kill = async () => {
    await worker.kill();
    killed += 1;
  };
  const killInAWait = async () => {
    dueInAWait += 1;
  };
  for (let nth = 0; nth < KILLS; nth += 1)
    // At a request, before or after it takes effect; or in the wait after it, where the journal may say that one left.
    practice.faults.push({
      ...{ match: { path: /onpatient_access/ }, times: 1, skip: Math.floor(random() * INVITES * 4) },
      fault: {
        ...{ kind: 'meanwhile', when: random() < 0.5 ? 'before' : 'after' },
        act: random() < 0.6 ? kill : killInAWait,
      },
    });
  const start = practice.clock.now();
  const promised = await beginList(prepared, INVITES);
  const { promise } = await readList(prepared);
  await office.run(async () => {
    if (dueInAWait === 0 || !worker.waits()) return;
    dueInAWait -= 1;
    await kill();
  });

  const verdict = judgeList(desk.sandbox, patients, start);
  const requests = log.api().filter(({ at }) => at >= start);
  const done = requests.at(-1)?.at ?? 0;
  const hours = Map.groupBy(requests, ({ at }) => Math.floor(at / HOUR));
  const full = [...hours].filter(([hour]) => hour < Math.floor(done / HOUR)).map(([, { length }]) => length);
  const share = (full.reduce((sum, used) => sum + used, 0) / (full.length * MOST_BULK)) * 100;
  console.log(
    office.skipped(),
    killed,
    promised,
    (done - promise.finish) / 1000,
    full,
    JSON.stringify(verdict),
  );
  expect(verdict).toMatchObject({ mails: INVITES, doubled: 0, leftRevoked: 0, knowingly: 0 });
  expect(killed).toBeGreaterThanOrEqual(10);
  expect(share).toBeGreaterThanOrEqual(95);
  expect(Math.abs(done - promise.finish)).toBeLessThanOrEqual(120_000);
  const list = await openList(prepared);
  await expect(list.getByText(`${INVITES} sent.`)).toBeVisible();
  recordClaim(
    'bulk',
    `bulk: ${verdict.mails} sent, allowance used ${share.toFixed(1)} %, promised ${clock(promise.finish)}, done ${clock(done)}, worker killed ${killed} times (a browser, moved time)`,
  );
});
