import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { recordClaim } from '../claims.ts';
import { checkLog } from '../contract/check-request.ts';
import { type PlannedVisit, planDay, rowsOf } from '../sandbox/day-plan.ts';
import { people } from '../sandbox/patients.ts';
import type { PatientRecord } from '../sandbox/person.ts';
import type { Settings } from '../sandbox/settings.ts';
import { PATIENCE, press } from './by-words.ts';
import { complaints } from './console.ts';
import { type Desk, startDesk } from './desk.ts';
import { chartOf, mailsTo, nameOf, setUp, stateOf } from './front-desk.ts';
import { overlayOf, SEEN } from './overlay.ts';
import { openPopup } from './popup.ts';
import { openSidebar } from './sidebar.ts';

// Every form of page that the sandbox knows, in one Firefox: the charts of both generations, the page with Access
// History, and the appointment in each way in which the calendar opens it. Each ends with an invite at the right patient.

const MARKUPS = ['a', 'b', 'c'] as const;
const WINDOWS = ['inPage', 'frame', 'fullPage'] as const;
const TOMORROW = '2026-09-16';

let desk: Desk;
let overlay: ReturnType<typeof overlayOf>;
let planned: PlannedVisit[] = [];
let forms = 0;

beforeAll(async () => {
  desk = await startDesk();
  overlay = overlayOf(desk.page);
  const { length } = MARKUPS;
  planned = planDay(
    desk.sandbox.practice,
    TOMORROW,
    rowsOf({ neverInvited: 1 + length, expired: length * (WINDOWS.length + 1), withoutEmail: 1 }),
  );
});
afterAll(() => desk?.close());
beforeEach(() => desk.page.bringToFront());

test('the front desk connects', async () => {
  await setUp(desk);
  // An answer that lists an invite makes an empty list mean that there is none.
  await desk.page.goto(chartOf(people.pendingFresh));
  await expectPill('Pending');
});

const expectPill = (words: string | RegExp) =>
  expect.poll(overlay.pill, { timeout: PATIENCE }).toMatch(words);
const expectCard = (words: string | RegExp) =>
  expect.poll(overlay.card, { timeout: PATIENCE }).toMatch(words);
const show = (settings: Partial<Settings>) => Object.assign(desk.sandbox.practice.settings, settings);

/** Take the next patient of the plan in this state; each is used once. */
function next(state: PlannedVisit['state']): PlannedVisit {
  const nth = planned.findIndex((visit) => visit.state === state);
  const [visit] = nth < 0 ? [] : planned.splice(nth, 1);
  if (!visit) throw new Error(`Nobody is left who is ${state}`);
  return visit;
}

/** Press it in the card, and see that exactly this patient got one email more. */
async function invite(patient: PatientRecord, words: string): Promise<void> {
  const before = desk.sandbox.practice.mail.length;
  await overlay.openCard();
  await expectCard(nameOf(patient));
  await overlay.press(words);
  await expectCard(/Sent .* valid until about/);
  const sent = desk.sandbox.practice.mail.slice(before).map(({ patientId }) => patientId);
  expect(sent).toEqual([patient.id]);
  expect(stateOf(desk, patient)).toBe('pending');
  forms += 1;
}

async function openFromCalendar(page: Page, patient: PatientRecord): Promise<void> {
  await page.goto(`https://app.drchrono.com/appointments?date=${TOMORROW}`);
  await press(page, nameOf(patient));
}

describe.each(MARKUPS)('markup %s', (markup) => {
  test('the newer chart: a first invite', async () => {
    show({ markup, chartGeneration: 'current' });
    const { patient } = next('neverInvited');
    await desk.page.goto(chartOf(patient));
    await expectPill('Not invited');
    await invite(patient, 'Send invite');
  });

  test('OnPatient Access: the rows of the page say how long the invite lives', async () => {
    show({ markup });
    await desk.page.goto(`https://app.drchrono.com/chart/${people.pendingFresh.id}/onpatient`);
    await expectPill(/Pending · 5 d 2\d h left/);
    await overlay.openCard();
    await expectCard(nameOf(people.pendingFresh));
    forms += 1;
  });

  test.each(WINDOWS)('the appointment, opened %s: a resend', async (appointmentOpens) => {
    show({ markup, appointmentOpens });
    const { patient, visit } = next('expired');
    if (appointmentOpens === 'fullPage')
      await desk.page.goto(`https://app.drchrono.com/appointments/${visit.id}/`);
    else await openFromCalendar(desk.page, patient);
    await expectPill('Expired');
    await invite(patient, 'Resend invite');
  });

  test('the appointment in a native modal: the pill points to the toolbar, and the popup resends', async () => {
    show({ markup, appointmentOpens: 'modalDialog' });
    const { patient } = next('expired');
    await openFromCalendar(desk.page, patient);
    await expect.poll(overlay.says, { timeout: PATIENCE }).toMatch(/Expired.*Use the toolbar button/);
    const before = mailsTo(desk, patient);
    const popup = await openPopup(desk);
    await expect
      .poll(popup.text, { timeout: PATIENCE })
      .toMatch(new RegExp(`On this tab.*${patient.lastName}.*Expired`));
    await popup.press(`Resend: ${nameOf(patient)}`, SEEN);
    await expect.poll(popup.text, { timeout: PATIENCE }).toMatch(/Sent .* valid until about/);
    await popup.close();
    expect(mailsTo(desk, patient)).toBe(before + 1);
    expect(stateOf(desk, patient)).toBe('pending');
    forms += 1;
  });
});

test('the older chart: a first invite', async () => {
  show({ markup: 'a', chartGeneration: 'legacy' });
  const { patient } = next('neverInvited');
  await desk.page.goto(`https://app.drchrono.com/patients/${patient.id}/`);
  await expectPill('Not invited');
  await invite(patient, 'Send invite');
});

test('the sidebar takes the email of the patient in front, saves it and sends', async () => {
  const { patient } = next('withoutEmail');
  await desk.page.goto(chartOf(patient));
  await expectPill(/no email/);
  const sidebar = await openSidebar(desk.browser);
  const expectSidebar = (words: string | RegExp) =>
    expect.poll(sidebar.text, { timeout: PATIENCE }).toMatch(words);
  await expectSidebar(nameOf(patient));
  await sidebar.press('Email', SEEN);
  await sidebar.type('sidebar@example.org');
  await sidebar.press('Save and send', SEEN);
  await expectSidebar(/Sent .* to s•••@example\.org/);
  expect(desk.sandbox.practice.roster.find(patient.id)?.email).toBe('sidebar@example.org');
  expect(mailsTo(desk, patient)).toBe(1);
  await sidebar.close();
});

test('an invite went to nobody else, every request is in the contract, and Firefox holds no error', async () => {
  expect(checkLog(desk.sandbox.log.entries)).toEqual([]);
  expect(await complaints(desk.browser)).toEqual([]);
  recordClaim('firefox-pages', `pages in Firefox: ${forms} forms, each with the right patient`);
});
