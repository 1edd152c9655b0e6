import type { Page } from '@playwright/test';
import { SETTING } from '../../lib/desk/store/stored-keys.ts';
import type { DayView } from '../../lib/messages/day-view.ts';
import { recordClaim } from '../claims.ts';
import { type PlannedRow, type PlannedVisit, planDay, rowsOf } from '../sandbox/day-plan.ts';
import type { PlannedState } from '../sandbox/planned-people.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { dayOf } from '../sandbox/wall-clock.ts';
import { WHOLE_DAY } from '../whole-day.ts';
import { DAY, type Desk, expect, HOUR, openOptions, START, test } from './desk.ts';
import { installAgain } from './held-worker.ts';
import { listHasEnded } from './moved/expired-list.ts';
import { type MovedOffice, moveOffice } from './moved/moved-office.ts';
import { doorOf } from './put-back.ts';
import { writeSettings } from './stored-settings.ts';

/** The computer is switched on at six, and the front desk sits down at five past eight. */
const SIX = START - 4 * HOUR;
const FIVE_PAST_EIGHT = SIX + 2 * HOUR + 5 * 60_000;

const MORNING = {
  ...{ expired: 20, lapses: 5, neverInvited: 10, withoutEmail: 5 },
  ...{ joined: 14, invited: 6 },
} satisfies Partial<Record<PlannedState, number>>;
const [VISITS, RESENDS, SENDS] = [60, 25, 10 + 5];
/** Of these 60, whoever comes first stands at the counter already: one of each kind. */
const ARRIVALS = ['expired', 'neverInvited', 'withoutEmail'] as const;

/**
 * What the same morning takes in DrChrono, where a page view counts one: 1 view to look where an invite stands, 4 clicks and 2
 * views for a resend, 3 clicks and 2 views for a send. What it takes there to fill an address in is left out.
 */
const BY_HAND = VISITS * 1 + RESENDS * (4 + 2) + SENDS * (3 + 2);

function planMorning({ practice }: Sandbox): PlannedVisit[] {
  const others: Partial<Record<PlannedState, number>> = { ...MORNING };
  for (const state of ARRIVALS) others[state] = MORNING[state] - 1;
  const arrivals: PlannedRow[] = ARRIVALS.map((state) => ({ state }));
  const today = dayOf(practice.clock.now(), practice.settings.zone);
  return planDay(practice, today, [...arrivals, ...rowsOf(others)]);
}

/** Connect, on a computer that was used for the day before, so that it prepares the schedule by itself. */
async function prepare(desk: Desk): Promise<Page> {
  await installAgain(desk);
  await desk.connect();
  const options = await openOptions(desk.context, desk.extension);
  await writeSettings(options, { [SETTING.dayUsed]: SIX - DAY });
  const door = await doorOf(desk);
  for (const page of desk.context.pages()) if (page !== door) await page.close();
  return door;
}

/** So long (ms) the front desk waits for words: the machine may be busy. */
const PATIENCE = 60_000;
/** A person reads for so long (ms) what stands there, before the next key. */
const READS = 800;

/** Runs in a page: since when (elapsed ms) this has stood just so; null where it does not say these words. */
function standsSince([selector, words]: [string, string]): number | null {
  const element = document.querySelector(selector);
  const { x, y, width, height } = element?.getBoundingClientRect() ?? new DOMRect();
  const is = [selector, element?.textContent, x, y, width, height].join();
  const seen: { is: string; since: number } | undefined = Reflect.get(window, 'seenByTheDesk');
  if (seen?.is !== is) Reflect.set(window, 'seenByTheDesk', { is, since: performance.now() });
  const isSaid = seen?.is === is && new RegExp(words).test(element?.textContent ?? '');
  return isSaid ? performance.now() - seen.since : null;
}

/** The hands and eyes of the front desk. Every key that goes down is counted, whatever comes of it; typed values are not. */
function frontDesk({ context }: Desk, office: MovedOffice) {
  const keys: string[] = [];
  const waitsFor = async (done: () => Promise<boolean>, what: () => Promise<string>) => {
    const since = Date.now();
    await office.passUntil(async () => {
      if (Date.now() - since > PATIENCE) throw new Error(await what());
      return done();
    }, 0);
  };
  const press = async (page: Page, key: string) => {
    await page.bringToFront();
    keys.push(key);
    await page.keyboard.press(key);
  };
  return {
    keys,
    press,
    /** Wait until these words stand still for as long as a person reads. */
    reads: (page: Page, selector: string, words: RegExp | string) => {
      const source = typeof words === 'string' ? words : words.source;
      return waitsFor(
        async () => ((await page.evaluate(standsSince, [selector, source] as [string, string])) ?? 0) > READS,
        async () => `${words} does not stand still in: ${await page.locator('body').innerText()}`,
      );
    },
    async types(page: Page, field: string, text: string) {
      const isThere = () => page.evaluate((id) => document.activeElement?.id === id, field);
      await waitsFor(isThere, async () => `${field} does not have the focus`);
      await page.keyboard.type(text);
    },
    /** Press a key that opens another page. */
    async opens(page: Page, key: string): Promise<Page> {
      const opened: Page[] = [];
      context.once('page', (next) => opened.push(next));
      await press(page, key);
      await waitsFor(
        async () => opened.length > 0,
        async () => `${key} opens no page`,
      );
      const [next = page] = opened;
      return next;
    },
  };
}

type FrontDesk = ReturnType<typeof frontDesk>;

const CURRENT = '[role=row][aria-selected=true]';
const nameOf = ({ patient }: PlannedVisit) => `${patient.firstName} ${patient.lastName}`;
const addressOf = ({ patient }: PlannedVisit) => `typed.${patient.id}@example.net`;

/** Enter opens the current row's patient at the missing address; it is typed and saved, and the day comes back. */
async function fillIn({ press, reads, types }: FrontDesk, panel: Page, visit: PlannedVisit): Promise<void> {
  await press(panel, 'Enter');
  await types(panel, 'field-email', addressOf(visit));
  await press(panel, 'Enter');
  await reads(panel, 'main', /Saved: DrChrono shows/);
  await press(panel, 'Escape');
  await reads(panel, CURRENT, nameOf(visit));
}

/** Whoever stands at the counter is served first, one after the other. */
async function serve(hands: FrontDesk, panel: Page, visits: readonly PlannedVisit[]): Promise<void> {
  const { press, reads } = hands;
  for (const [nth, visit] of visits.entries()) {
    if (nth > 0) await press(panel, 'ArrowDown');
    await reads(panel, CURRENT, nameOf(visit));
    if (visit.state === 'withoutEmail') await fillIn(hands, panel, visit);
    await press(panel, 'Enter');
    await reads(panel, CURRENT, /Sent .* to/);
  }
}

/** N walks to whoever a list cannot take, as long as there is somebody. */
async function walk(hands: FrontDesk, panel: Page, visits: readonly PlannedVisit[]): Promise<void> {
  for (const visit of visits) {
    await hands.press(panel, 'n');
    await hands.reads(panel, CURRENT, nameOf(visit));
    await fillIn(hands, panel, visit);
  }
}

test.use({ start: SIX });

test('a morning of 60 visits, by keyboard alone from the panel', async ({ ownDesk: desk }) => {
  test.setTimeout(900_000);
  const { sandbox, context, extension } = desk;
  const { practice, log } = sandbox;
  const plan = planMorning(sandbox);
  const door = await prepare(desk);
  const office = moveOffice(sandbox);
  await office.join(desk, door);
  const began = practice.clock.now();
  // The browser starts, and with it the worker.
  await door.evaluate(`chrome.runtime.sendMessage({ name: 'viewConnection', input: null })`);
  await office.passUntil(async () => practice.clock.now() >= FIVE_PAST_EIGHT, FIVE_PAST_EIGHT);
  const arrived = plan.slice(0, ARRIVALS.length);
  for (const { visit } of arrived) practice.calendar.change(visit.id, { status: 'Arrived' });
  const opened = practice.clock.now();

  const hands = frontDesk(desk, office);
  // The browser's own key for the panel, which Playwright cannot press.
  hands.keys.push('Alt+Shift+I');
  const panel = await context.newPage();
  await panel.setViewportSize({ width: 400, height: 800 });
  await panel.goto(`chrome-extension://${extension}/panel.html`);
  await hands.reads(panel, 'footer', /60 of 60 checked/);
  await hands.reads(panel, '.arrival', /is here.*2 more/);

  await serve(hands, panel, arrived);
  const toAsk = plan.slice(ARRIVALS.length).filter(({ state }) => state === 'withoutEmail');
  await walk(hands, panel, toAsk);
  const list = await hands.opens(panel, 'a');
  await hands.reads(list, 'footer', /Send 13 invites, resend 24/);
  await hands.press(list, 'Enter');
  await hands.reads(list, 'h1', /^(Sending|Resending) .*invites|^This list/);
  await office.passUntil(() => listHasEnded({ context, extension, door }));
  await hands.reads(list, 'main', /This list is done.*37 sent\./);
  await hands.press(list, 'Escape');
  await hands.reads(panel, '.readiness', /60 of 60/);

  const ask = JSON.stringify({ name: 'viewDay', input: { ...WHOLE_DAY, count: 100 } });
  const { rows } = await door.evaluate<DayView>(`chrome.runtime.sendMessage(${ask})`);
  const notReady = rows.filter(({ readiness }) => readiness.kind !== 'ready');
  const requests = log.api().filter(({ at }) => at >= began);
  const preparing = requests.filter(({ at }) => at < opened).length;
  const mails = practice.mail.filter(({ sentAt }) => sentAt >= began);
  const { keys } = hands;
  console.log(
    `${keys.join(' ')}: ${(BY_HAND / keys.length).toFixed(1)} times fewer. ${preparing} of ${requests.length} requests had ` +
      `prepared the day; ${Math.round((practice.clock.now() - opened) / 60_000)} moved minutes from the first key on`,
  );

  expect(notReady.map(({ name, readiness }) => ({ name, readiness }))).toEqual([]);
  expect(rows).toHaveLength(VISITS);
  const due = plan.filter(({ state }) => state !== 'joined' && state !== 'invited');
  const expected = due.map((visit) => ({
    patientId: visit.patient.id,
    to: visit.state === 'withoutEmail' ? addressOf(visit) : visit.patient.email,
  }));
  const byPatient = (a: { patientId: number }, b: { patientId: number }) => a.patientId - b.patientId;
  const sent = mails.map(({ patientId, to }) => ({ patientId, to }));
  expect(sent.toSorted(byPatient), 'each due patient has one mail').toEqual(expected.toSorted(byPatient));
  for (const { patient, state } of plan)
    expect(practice.access.stateOf(patient.id)).toBe(state === 'joined' ? 'active' : 'pending');
  const ready = VISITS - notReady.length;
  const line = `morning: ${VISITS} visits, keys ${keys.length} against ${BY_HAND} by hand, requests ${requests.length}, all ready ${ready}`;
  console.log(line);
  recordClaim('morning', line);
  expect(BY_HAND / keys.length).toBeGreaterThanOrEqual(10);
});
