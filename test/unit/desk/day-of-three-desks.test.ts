import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DayChoice } from '../../../lib/messages/day-view.ts';
import { HOURLY_LIMIT } from '../../../lib/timing.ts';
import { recordClaim } from '../../claims.ts';
import { accounts } from '../../sandbox/accounts.ts';
import { planDay, rowsOf } from '../../sandbox/day-plan.ts';
import { WHOLE_DAY } from '../../whole-day.ts';
import { type Arrived, connectDesk, type DeskAtWork, openDesks, pass, passed } from './desk-at-work.ts';
import { locksPerWorker } from './moved-desks.ts';
import { around, install, own, remove } from './whole-background.ts';

vi.mock('../../../lib/platform/browser-ports.ts', async () => (await import('./fake-browser.ts')).fakePorts);
vi.mock('../../../lib/platform/storage.ts', async () => (await import('./fake-browser.ts')).fakeStorage);
vi.mock('../../../lib/platform/settings.ts', async (original) =>
  (await import('./fake-browser.ts')).fakeSettingsModule(original),
);
vi.mock('../../../lib/platform/vault.ts', async (original) =>
  (await import('./opened-vault.ts')).fakeVaultModule(original),
);

const TODAY = '2026-09-15';
/** Four more days of that week, each with fifty patients whom nobody ever invited. */
const WEEK = ['2026-09-16', '2026-09-17', '2026-09-18', '2026-09-21'];
const [VISITS, SENDS, HOURS] = [80, 25, 8];
const MINUTE = 60;
const HOUR = 3_600_000;
/** A press that is not through after so long (ms) has waited for something but DrChrono's answers. */
const PROMPT = 15_000;

beforeEach(() => {
  install();
  locksPerWorker();
});
afterEach(remove);

interface Day {
  desks: DeskAtWork[];
  arrived: Arrived[];
  patients: ReturnType<typeof planDay>;
  never: number[];
}

async function open(): Promise<Day> {
  const { practice } = around.office;
  const rows = rowsOf({ joined: 30, invited: 25, expired: 15, neverInvited: 10 });
  const patients = planDay(practice, TODAY, rows);
  const never = WEEK.flatMap((date) =>
    planDay(practice, date, rowsOf({ neverInvited: 50 })).map(({ patient }) => patient.id),
  );
  const { desks, arrived } = openDesks([accounts.frontDesk, accounts.colleague, accounts.provider]);
  for (const desk of desks) await connectDesk(desk);
  for (const desk of desks.slice(1))
    await passed(desk.does((handlers) => handlers.prepareSchedule({ prepares: false }, own)));
  return { desks, arrived, patients, never };
}

const look = (desk: DeskAtWork, day: DayChoice = { kind: 'today' }) =>
  passed(desk.does((handlers) => handlers.viewDay({ ...WHOLE_DAY, day }, own)));

/** Somebody opens the chart, and presses what it offers where an invite is due. Returns how long a press took (ms). */
async function receive(
  desk: DeskAtWork,
  { patient, state }: Day['patients'][number],
): Promise<number | null> {
  const view = await passed(desk.opensChart(patient));
  if (state !== 'expired' && state !== 'neverInvited') return null;
  const action = state === 'expired' ? 'resend' : 'send';
  expect(view?.offers[0]?.action, `${state} ${patient.id}`).toBe(action);
  await pass(20);
  const { practice } = around.office;
  const before = practice.mail.length;
  const pressed = Date.now();
  expect(await passed(desk.presses(patient, action))).toBe(true);
  while (practice.mail.length === before && Date.now() - pressed < 10 * PROMPT) await pass(1);
  return Date.now() - pressed;
}

/** The preparing desk sends to all of tomorrow, and a second one tries the same a moment later. */
async function listOfTomorrow([first, second]: readonly (DeskAtWork | undefined)[]): Promise<
  [number, boolean]
> {
  const of = { of: 'day', day: { kind: 'tomorrow' }, providerId: null, officeId: null } as const;
  const start = async (desk: DeskAtWork | undefined) => {
    const preview = await passed(desk?.does((handlers) => handlers.previewBulk(of, own)) ?? Promise.reject());
    const lines = preview.lines.map(({ patientId, action, seenInvite }) => ({
      patientId,
      action,
      seenInvite,
    }));
    if (lines.length === 0) return 0;
    const answer = await passed(
      desk?.does((handlers) => handlers.startBulk({ lines }, own)) ?? Promise.reject(),
    );
    return answer.ok ? lines.length : 0;
  };
  return [await start(first), (await start(second)) === 0];
}

const inHour = (arrived: readonly Arrived[], hour: number) =>
  arrived.filter(({ at }) => Math.floor(at / HOUR) === hour);

test('three desks over a day of 80 visits: presses never wait, nobody gets two mails, and the hour is not used up', async () => {
  const { desks, arrived, patients, never } = await open();
  const { practice } = around.office;
  const mails = practice.mail.length;
  const [preparing] = desks;
  if (!preparing) throw new Error('No desk');
  const waits: number[] = [];
  const step = (HOURS * 60) / VISITS;
  const ends = practice.clock.now() + HOURS * HOUR;
  let withList: number[] = [];
  for (const [nth, visit] of patients.entries()) {
    const until = practice.clock.now() + step * MINUTE * 1_000;
    const desk = desks[nth % desks.length] ?? preparing;
    await look(preparing);
    if (nth % 10 === 0) for (const other of desks) await look(other);
    if (nth % 20 === 5) for (const date of WEEK) await look(preparing, { kind: 'date', date });
    const wait = await receive(desk, visit);
    if (wait !== null) waits.push(wait);
    // Every fifth chart is opened at a second desk too.
    if (nth % 5 === 0) await passed((desks[(nth + 1) % desks.length] ?? desk).opensChart(visit.patient));
    if (nth === VISITS - 9) {
      const from = Math.floor(practice.clock.now() / HOUR);
      withList = [from, from + 1, from + 2];
      const [begun, isRefused] = await listOfTomorrow(desks);
      expect(begun).toBeGreaterThan(40);
      expect(isRefused, 'only one computer prepares the schedule').toBe(true);
    }
    while (practice.clock.now() < until)
      await pass(Math.min(5, Math.ceil((until - practice.clock.now()) / 1_000)));
  }
  while (practice.clock.now() < ends) await pass(5);

  const sent = practice.mail.slice(mails);
  const twice = sent.length - new Set(sent.map(({ patientId }) => patientId)).size;
  const hours = [...new Set(arrived.map(({ at }) => Math.floor(at / HOUR)))];
  const counts = hours.filter((hour) => !withList.includes(hour)).map((hour) => inHour(arrived, hour).length);
  const most = Math.max(...counts);
  const waited = waits.filter((wait) => wait > PROMPT).length;
  expect(waits).toHaveLength(SENDS);
  expect(waited).toBe(0);
  expect(twice).toBe(0);
  expect(sent.filter(({ patientId }) => never.includes(patientId ?? 0)).length).toBeGreaterThan(40);
  expect(most).toBeLessThanOrEqual(HOURLY_LIMIT * 0.6);
  for (const hour of hours) expect(inHour(arrived, hour).length).toBeLessThanOrEqual(HOURLY_LIMIT);
  recordClaim(
    'day-of-three-desks',
    `day of three desks: most ${most} of ${HOURLY_LIMIT} in an hour, clicks that waited ${waited}, doubled ${twice}`,
  );
}, 400_000);
