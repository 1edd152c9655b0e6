import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { recordClaim } from '../claims.ts';
import { checkLog } from '../contract/check-request.ts';
import { type PlannedVisit, planDay, rowsOf } from '../sandbox/day-plan.ts';
import type { Fault } from '../sandbox/faults.ts';
import { people } from '../sandbox/patients.ts';
import type { PatientRecord } from '../sandbox/person.ts';
import { asLine, expectWords, PATIENCE, press } from './by-words.ts';
import { complaints } from './console.ts';
import { type Desk, startDesk, tabAt } from './desk.ts';
import { backgroundState, endBackground } from './firefox.ts';
import { chartOf, mailsTo, setUp, stateOf } from './front-desk.ts';
import { overlayOf, SEEN } from './overlay.ts';
import { MINUTE, ring, untilPending } from './passing-time.ts';
import { openPopup } from './popup.ts';

// Firefox ends a background after half a minute without work, and holds back only once for a message that waits for its
// answer. Here it does so after two seconds, so in each of these tests it has died, where nothing else is said by itself.

const IDLE = 2_000;
const TOMORROW = '2026-09-16';
const WRITE = { path: /onpatient_access/, times: 1 };

let desk: Desk;
let overlay: ReturnType<typeof overlayOf>;
let planned: PlannedVisit[] = [];
let deaths = 0;

beforeAll(async () => {
  desk = await startDesk({ preferences: { 'extensions.background.idle.timeout': IDLE } });
  overlay = overlayOf(desk.page);
  planned = planDay(desk.sandbox.practice, TOMORROW, rowsOf({ neverInvited: 3, expired: 8 }));
});
afterAll(() => desk?.close());
beforeEach(() => desk.page.bringToFront());

const expectSeen = (words: string | RegExp, timeout = PATIENCE) =>
  expect.poll(overlay.seen, { timeout }).toMatch(words);
const died = () =>
  expect.poll(() => backgroundState(desk.browser), { timeout: 2 * PATIENCE }).toBe('stopped');

function next(state: PlannedVisit['state']): PatientRecord {
  const nth = planned.findIndex((visit) => visit.state === state);
  const [visit] = nth < 0 ? [] : planned.splice(nth, 1);
  if (!visit) throw new Error(`Nobody is left who is ${state}`);
  return visit.patient;
}

/** Let this happen to the next write of this kind. */
function befall(method: 'POST' | 'DELETE', ...faults: Fault[]): void {
  for (const fault of faults)
    desk.sandbox.practice.faults.push({ match: { method, path: WRITE.path }, times: 1, fault });
}

test('the front desk connects, in more time than a background lives without work', async () => {
  await setUp(desk);
  await desk.page.goto(chartOf(people.pendingFresh));
  await expectSeen('Pending');
});

test('a background without work ends by itself, and the next chart starts another', async () => {
  await died();
  await desk.page.goto(chartOf(people.neverInvited));
  await expectSeen('Not invited');
});

test('Firefox ends it while a send is on its way: the invite is found, and not sent again', async () => {
  const patient = next('neverInvited');
  await desk.page.goto(chartOf(patient));
  await expectSeen('Not invited');
  const before = mailsTo(desk, patient);
  await overlay.openCard();
  // The practice acts on the request only once nobody waits for its answer any more.
  const dead = Promise.withResolvers<void>();
  befall('POST', {
    ...{ kind: 'meanwhile', when: 'before' },
    act: () => died().then(dead.resolve, dead.reject),
  });
  await overlay.press('Send invite');
  await dead.promise;
  await desk.page.goto(chartOf(patient));
  await expectSeen('Pending');
  await expect.poll(() => mailsTo(desk, patient), { timeout: PATIENCE }).toBe(before + 1);
  await untilPending(desk, patient);
  expect(mailsTo(desk, patient)).toBe(before + 1);
  deaths += 1;
});

describe.each([
  ['before it is', 'before'],
  ['after it was', 'after'],
] as const)('a background that dies at a write, %s carried out', (_, when) => {
  test.each([
    ['a first invite', 'neverInvited', 'Send invite', 'POST'],
    ['the revoke of a resend', 'expired', 'Resend invite', 'DELETE'],
    ['the new invite of a resend', 'expired', 'Resend invite', 'POST'],
  ] as const)('%s: one email', async (_, state, words, method) => {
    const patient = next(state);
    await desk.page.goto(chartOf(patient));
    await expectSeen(state === 'expired' ? 'Expired' : 'Not invited');
    const before = mailsTo(desk, patient);
    await overlay.openCard();
    const dead = Promise.withResolvers<void>();
    const act = () => endBackground(desk.browser).then(dead.resolve, dead.reject);
    befall(
      method,
      { kind: 'meanwhile', when, act },
      ...(when === 'before' ? [{ kind: 'dropBefore' } as const] : []),
    );
    await overlay.press(words);
    await dead.promise;
    await untilPending(desk, patient);
    expect(stateOf(desk, patient)).toBe('pending');
    expect(mailsTo(desk, patient)).toBe(before + 1);
    deaths += 1;
  });
});

/** Press again until the press has shown what it does. */
function untilItCounts<T>(pressIt: () => Promise<void>, shows: () => Promise<T>): Promise<T> {
  const once = async () => {
    await pressIt();
    return shows();
  };
  return vi.waitFor(once, { timeout: 2 * PATIENCE });
}

test('a list goes on through two deaths: everybody gets one email', async () => {
  const { browser, page, sandbox } = desk;
  const waiting = [next('expired'), next('expired'), next('expired'), next('expired')];
  for (const patient of waiting) {
    await page.goto(chartOf(patient));
    await expectSeen('Expired');
  }
  const popup = await openPopup(desk);
  await popup.press('Pending invites', SEEN);
  await expect.poll(popup.text, { timeout: PATIENCE }).toMatch(/Resend expired \(\d+\)/);
  // A press that comes too soon after something has moved is said to be, and does nothing.
  const list = await untilItCounts(
    () => popup.press('Resend expired', SEEN),
    () => tabAt(browser, /\/bulk\.html/, 3_000),
  );
  await list.bringToFront();
  await expectWords(list, /Resend \d+ invites/);
  const before = sandbox.practice.mail.length;
  const sent = () => sandbox.practice.mail.slice(before).map(({ patientId }) => patientId);
  const says = () => list.evaluate('document.body.innerText').then(asLine);
  await untilItCounts(
    () => press(list, 'Resend ', SEEN),
    () => expect.poll(says, { timeout: 3_000 }).toContain('Resending invites'),
  );
  await expect.poll(() => sent().length, { timeout: 4 * PATIENCE }).toBeGreaterThan(0);
  for (const goesOn of [() => sent().length > 1, async () => (await says()).includes('This list is done')]) {
    await endBackground(browser);
    await list.evaluate('location.reload()');
    // A line that was cut off in a write is settled a minute later.
    sandbox.practice.clock.move(2 * MINUTE);
    const rung = async () => {
      await ring(desk);
      return goesOn();
    };
    await expect.poll(rung, { timeout: 6 * PATIENCE, interval: 1_000 }).toBe(true);
  }
  for (const patient of waiting) expect(sent().filter((id) => id === patient.id)).toHaveLength(1);
  expect(new Set(sent()).size).toBe(sent().length);
  deaths += 2;
}, 180_000);

test('no request was outside the contract, and Firefox holds no error', async () => {
  expect(checkLog(desk.sandbox.log.entries)).toEqual([]);
  expect(await complaints(desk.browser)).toEqual([]);
  recordClaim(
    'firefox-deaths',
    `backgrounds that died at work in Firefox: ${deaths}, invites lost 0, doubled 0`,
  );
});
