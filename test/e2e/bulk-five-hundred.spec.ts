import { PER_LIST_REQUEST } from '../../lib/timing.ts';
import { recordClaim } from '../claims.ts';
import { accounts } from '../sandbox/accounts.ts';
import type { FaultRule } from '../sandbox/faults.ts';
import { seeded } from '../seeded.ts';
import { expect, HOUR, seenText, test } from './desk.ts';
import {
  beginList,
  expiredPatients,
  listHasEnded,
  openList,
  prepareDesk,
  readList,
} from './moved/expired-list.ts';
import { judgeList } from './moved/list-verdict.ts';
import { moveOffice } from './moved/moved-office.ts';

const INVITES = 500;
const KILLS = 11;
const INVITE = /onpatient_access/;
const MOST_BULK = 380;

/** Write the time as the page does: `3:02 PM`. */
const onThePage = (at: number) =>
  new Date(at).toLocaleTimeString('en-US', { timeZone: 'US/Eastern', hour: 'numeric', minute: '2-digit' });
/** Write the practice's time for the claim: `15:02`. */
const clock = (at: number) =>
  new Date(at).toLocaleTimeString('en-GB', { timeZone: 'US/Eastern', hour: '2-digit', minute: '2-digit' });

test('500 expired invites in one browser: all sent once, the allowance used, done when it was promised', async ({
  ownDesk: desk,
}) => {
  test.setTimeout(1_800_000);
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
  // The worker dies at a request, before or after that takes effect, or in the wait that follows, while the journal may
  // still say that a request has left.
  const killAt = (match: FaultRule['match'], skip: number, mayWait = true) => {
    const when = random() < 0.5 ? 'before' : 'after';
    const act = random() >= 0.6 && mayWait ? killInAWait : kill;
    practice.faults.push({ match, times: 1, skip, fault: { kind: 'meanwhile', when, act } });
  };
  for (let nth = 0; nth < KILLS; nth += 1) killAt({ path: INVITE }, Math.floor(random() * INVITES * 3.75));
  // The last hour's kill meets a look, and at once: in a wait that follows, the journal may say that a write has left. At a
  // write it would delay the end by 90 seconds of the 120 that are allowed.
  killAt({ path: INVITE, method: 'GET' }, INVITES * 2 - 20, false);
  const start = practice.clock.now();
  const promised = await beginList(prepared, INVITES);
  const { promise } = await readList(prepared);
  const killWhereDue = async () => {
    if (dueInAWait === 0 || !worker.waits()) return;
    dueInAWait -= 1;
    await kill();
  };
  let lastHour = { hour: 0, began: 0 };
  const noteHour = () => {
    const hour = Math.floor(practice.clock.now() / HOUR);
    if (hour !== lastHour.hour) lastHour = { hour, began: Date.now() };
  };
  await office.run(
    () => listHasEnded(prepared),
    async () => {
      noteHour();
      await killWhereDue();
    },
  );

  const ended = Date.now();

  const verdict = judgeList(desk.sandbox, patients, start);
  const requests = log.api().filter(({ at }) => at >= start);
  const done = requests.at(-1)?.at ?? 0;
  const hours = Map.groupBy(requests, ({ at }) => Math.floor(at / HOUR));
  const full = [...hours].filter(([hour]) => hour < Math.floor(done / HOUR)).map(([, { length }]) => length);
  const share = (full.reduce((sum, used) => sum + used, 0) / (full.length * MOST_BULK)) * 100;
  const late = done - promise.finish;
  // All clocks run at the machine's pace while something works. What a slow machine took in the last hour beyond the time
  // that a request is promised to take is the machine's own; the hours before end with the allowance, whatever they took.
  const ofLastHour = requests.filter(({ at }) => Math.floor(at / HOUR) === lastHour.hour).length;
  const slowness = Math.max(0, ended - lastHour.began - ofLastHour * PER_LIST_REQUEST);
  console.log(`500: ${JSON.stringify({ ...verdict, ...office.skipped(), killed, late, slowness, full })}`);
  // The page promised this time before the first request.
  expect(promised).toContain(`Done by about ${onThePage(promise.finish)}`);
  expect(verdict).toMatchObject({ mails: INVITES, doubled: 0, leftRevoked: 0, knowingly: 0 });
  expect(killed).toBeGreaterThanOrEqual(10);
  expect(share).toBeGreaterThanOrEqual(95);
  expect(late).toBeGreaterThanOrEqual(-120_000);
  expect(late - slowness).toBeLessThanOrEqual(120_000);
  const list = await openList(prepared);
  await expect(seenText(list, `${INVITES} sent.`)).toBeVisible();
  recordClaim(
    'bulk-in-browser',
    `bulk: ${verdict.mails} sent, allowance used ${share.toFixed(1)} %, promised ${clock(promise.finish)}, done ${clock(done)}, worker killed ${killed} times (a browser, moved time)`,
  );
});
