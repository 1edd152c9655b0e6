import type { Page } from '@playwright/test';
import type { DayAsk, DayView } from '../../lib/messages/day-view.ts';
import { planDay, rowsOf } from '../sandbox/day-plan.ts';
import { dayAfter, dayOf } from '../sandbox/wall-clock.ts';
import { WHOLE_DAY } from '../whole-day.ts';
import { type Desk, expect, openOptions } from './desk.ts';
import { test } from './same-computer.ts';

/** What the day's page would be told: a page of our own asks for it. */
async function viewDay(page: Page, ask: Partial<DayAsk> = {}): Promise<DayView> {
  const message = JSON.stringify({ name: 'viewDay', input: { ...WHOLE_DAY, ...ask } });
  return (await page.evaluate(`chrome.runtime.sendMessage(${message})`)) as DayView;
}

/** The practice's today, or so many days later, with these patients and nobody else. */
function plan({ sandbox }: Desk, days: number, rows: Parameters<typeof planDay>[2]) {
  const { practice } = sandbox;
  const today = dayOf(practice.clock.now(), practice.settings.zone);
  return planDay(practice, days === 0 ? today : dayAfter(today, days), rows);
}

const asked = (desk: Desk, path: RegExp) =>
  desk.sandbox.log.api().filter((entry) => entry.method === 'GET' && path.test(entry.path)).length;

const SAYS: Record<string, Partial<DayView['rows'][number]['readiness']>> = {
  joined: { kind: 'ready', because: 'joined' },
  invited: { kind: 'ready', because: 'invited' },
  deceased: { kind: 'notInviting', because: 'deceased' },
  inactive: { kind: 'notInviting', because: 'inactiveChart' },
  minor: { kind: 'notInviting', because: 'minor' },
  neverInvited: { kind: 'notReady', next: { step: 'invite' } },
  revoked: { kind: 'notReady', next: { step: 'invite' } },
  expired: { kind: 'notReady', next: { step: 'resend', because: 'expired' } },
  lapses: { kind: 'notReady', next: { step: 'resend', because: 'lapses' } },
  withoutEmail: { kind: 'notReady', next: { step: 'ask', for: ['email'] } },
  withoutPhone: { kind: 'notReady', next: { step: 'ask', for: ['phone'] } },
  withoutBirthDate: { kind: 'notReady', next: { step: 'ask', for: ['birthDate'] } },
  oldAddress: { kind: 'notReady', next: { step: 'correct', because: 'oldAddress' } },
  suspiciousAddress: { kind: 'notReady', next: { step: 'correct', because: 'suspiciousAddress' } },
};

/** Today's visits may be over, and then no invite ends before one of them. */
const TOMORROW = { day: { kind: 'tomorrow' } } as const;

test('a day tells of each patient what is next, and each is asked for once', async ({
  connectedDesk: desk,
}) => {
  const planned = plan(desk, 1, rowsOf(Object.fromEntries(Object.keys(SAYS).map((state) => [state, 1]))));
  const page = await openOptions(desk.context, desk.extension);
  expect(await viewDay(page, TOMORROW)).toMatchObject({
    trouble: { kind: 'reading' },
    preparesSchedule: true,
  });
  await expect
    .poll(() => viewDay(page, TOMORROW).then(({ meter }) => meter.checked), { timeout: 60_000 })
    .toBe(planned.length);
  const view = await viewDay(page, TOMORROW);
  const said = Object.fromEntries(
    view.rows.map(({ patientId, readiness }) => [
      planned.find(({ patient }) => patient.id === patientId)?.state,
      readiness,
    ]),
  );
  expect(said).toMatchObject(SAYS);
  expect(view.counts).toMatchObject({ patients: 14, ready: 5, toDo: 9, toSend: 4, toAsk: 3, toCorrect: 2 });
  for (const { patient } of planned) {
    expect(asked(desk, new RegExp(`/patients/${patient.id}$`))).toBe(1);
    expect(asked(desk, new RegExp(`/patients/${patient.id}/onpatient_access$`))).toBeLessThanOrEqual(1);
  }
  const before = asked(desk, /./);
  for (let nth = 0; nth < 5; nth += 1)
    await viewDay(page, { ...TOMORROW, filter: 'toDo', query: 'a', from: nth });
  expect(asked(desk, /./)).toBe(before);
});

test('an arrival, a cancelled and a moved visit show with the next question for changes', async ({
  connectedDesk: desk,
}) => {
  const planned = plan(desk, 0, rowsOf({ joined: 1, neverInvited: 3 }));
  const { calendar, clock } = desk.sandbox.practice;
  const page = await openOptions(desk.context, desk.extension);
  const state = async () => {
    const { rows, arrived } = await viewDay(page);
    const idsOf = (some: typeof rows) => some.map(({ patientId }) => patientId);
    return { all: idsOf(rows), arrived: idsOf(arrived) };
  };
  const [first, second, third, fourth] = planned.map(({ patient, visit }) => ({
    id: patient.id,
    visit: visit.id,
  }));
  await expect.poll(state).toEqual({ all: [first?.id, second?.id, third?.id, fourth?.id], arrived: [] });
  await expect.poll(() => viewDay(page).then(({ meter }) => meter.checked)).toBe(4);
  const [invited, ...others] = planned.filter(({ state: planning }) => planning === 'neverInvited');
  calendar.change(invited?.visit.id ?? '', { status: 'Arrived' });
  calendar.change(others[0]?.visit.id ?? '', { status: 'Cancelled' });
  calendar.change(others[1]?.visit.id ?? '', { scheduledTime: '2031-01-02T09:00:00' });
  // Three minutes pass for the practice. One answer tells the desk the time, and then its page asks again.
  clock.move(4 * 60_000);
  await page.evaluate(`chrome.runtime.sendMessage({ name: 'recheckConnection', input: null })`);
  await expect.poll(state).toEqual({
    all: planned
      .filter(({ patient }) => !others.some((one) => one.patient.id === patient.id))
      .map(({ patient }) => patient.id),
    arrived: [invited?.patient.id],
  });
});

test('nothing is read of the schedule before somebody looks, nor without a sign-in', async ({ desk }) => {
  const page = await openOptions(desk.context, desk.extension);
  expect(await viewDay(page)).toMatchObject({
    ...{ connection: { kind: 'notSetUp' }, rows: [], readAt: null },
    trouble: { kind: 'failed', failure: { kind: 'notConnected' } },
  });
  expect(asked(desk, /appointments/)).toBe(0);
});
