import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { MARK, SETTING } from '../../lib/desk/store/stored-keys.ts';
import { inputs } from '../../lib/messages/schemas.ts';
import { recordClaim } from '../claims.ts';
import { checkLog } from '../contract/check-request.ts';
import { planDay } from '../sandbox/day-plan.ts';
import { clientSecret } from '../sandbox/grants.ts';
import { people } from '../sandbox/patients.ts';
import type { PatientRecord } from '../sandbox/person.ts';
import { HOUR } from '../sandbox/wall-clock.ts';
import { asLine, expectWords, PATIENCE, press } from './by-words.ts';
import { complaints } from './console.ts';
import { EXTENSION_ID, inContentWorld, readFromContentWorld } from './content-world.ts';
import { type Desk, startDesk, tabAt } from './desk.ts';
import { endBackground } from './firefox.ts';
import {
  allow,
  askForConsent,
  chartOf,
  mailsTo,
  nameOf,
  registerRedirect,
  signInToEhr,
  stateOf,
  typeApplication,
} from './front-desk.ts';
import { OF_THE_PAGE, ofOurPages, sending } from './messages.ts';
import { overlayOf, SEEN } from './overlay.ts';
import { isSidebarOpen, openSidebar } from './sidebar.ts';

// One front desk works through a morning in Firefox. Each test is the next step, so the first that fails says where the
// build for Firefox breaks, and those after it may fail with it.

/** A script of this name is put into pages whose policy must stop it. */
const FOREIGN = 'foreign.js';

/** The panel in its small window, whose address names the window that it is about. */
const PANEL = /\/panel\.html\?window=\d+$/;

let desk: Desk;
let overlay: ReturnType<typeof overlayOf>;

beforeAll(async () => {
  desk = await startDesk();
  // Before anybody reads the schedule.
  planDay(desk.sandbox.practice, '2026-09-16', [
    { state: 'expired' },
    { state: 'joined' },
    { state: 'neverInvited' },
  ]);
  overlay = overlayOf(desk.page);
});
afterAll(() => desk?.close());

/** Ask what the settings page shows; the time that comes with it is left out. */
async function connection(): Promise<object> {
  const { clock: _, ...shown } = Object(await desk.settings.evaluate(sending('viewConnection')));
  return shown;
}
const openChart = (patient: PatientRecord) => desk.page.goto(chartOf(patient));
const windows = () => desk.settings.evaluate('browser.windows.getAll().then(({ length }) => length)');
/** What Firefox holds against the extension, without what a test provoked. */
const errors = async () =>
  (await complaints(desk.browser)).filter((complaint) => !complaint.includes(FOREIGN));
const expectPill = (words: string | RegExp) =>
  expect.poll(overlay.pill, { timeout: PATIENCE }).toMatch(words);
const expectFocus = (panel: Page, id: string) =>
  expect.poll(() => panel.evaluate('document.activeElement?.id'), { timeout: PATIENCE }).toBe(id);
const expectCard = (words: string | RegExp) =>
  expect.poll(overlay.card, { timeout: PATIENCE }).toMatch(words);

test('the settings open at the installation, the sidebar does not, and they take the application', async () => {
  expect(await isSidebarOpen(desk.browser)).toBe(false);
  await signInToEhr(desk);
  expect(await registerRedirect(desk)).toMatch(/^https:\/\/[0-9a-f]{40}\.extensions\.allizom\.org\/$/);
  // The settings know the address of every Firefox, and so say it to desks with another browser too.
  await expectWords(desk.settings, 'This computer’s address: Firefox.');
  await typeApplication(desk);
});

test('connects through the consent in DrChrono’s own window', async () => {
  const consent = await askForConsent(desk, 'Practice staff only');
  expect(await windows()).toBe(2);
  await allow(desk, consent);
});

test('the pill of a chart shows Pending and counts down', async () => {
  await desk.page.bringToFront();
  await openChart(people.pendingFresh);
  await expectPill(/Pending · 5 d 23 h left/);
  desk.sandbox.practice.clock.move(HOUR);
  // The time is learned from DrChrono's answers, and the next chart needs one.
  await openChart(people.neverInvited);
  await expectPill('Not invited');
  await openChart(people.pendingFresh);
  await expectPill(/Pending · 5 d 22 h left/);
});

test('a press on the pill opens the card of the patient', async () => {
  await openChart(people.neverInvited);
  await expectPill('Not invited');
  await overlay.openCard();
  await expectCard(nameOf(people.neverInvited));
});

test('sends an invite, and the card shows the receipt', async () => {
  const before = mailsTo(desk, people.neverInvited);
  await overlay.press('Send invite');
  await expectCard(/Sent .* to m•••@example\.com, valid until about/);
  expect(mailsTo(desk, people.neverInvited)).toBe(before + 1);
  expect(stateOf(desk, people.neverInvited)).toBe('pending');
});

test('the appointment window resends an expired invite', async () => {
  const { page, sandbox } = desk;
  const day = sandbox.practice.visitOf(people.expired.id)?.scheduledTime.slice(0, 10);
  await page.goto(`https://app.drchrono.com/appointments?date=${day}`);
  await press(page, nameOf(people.expired));
  await expectPill('Expired');
  await overlay.openCard();
  const before = mailsTo(desk, people.expired);
  await overlay.press('Resend invite');
  await expectCard(/Sent .* valid until about/);
  await expectCard(/Checked: DrChrono shows the new invite\./);
  expect(mailsTo(desk, people.expired)).toBe(before + 1);
  expect(stateOf(desk, people.expired)).toBe('pending');
});

test('the panel comes in a small window at the missing field, saves the email and sends', async () => {
  const { browser, page, sandbox } = desk;
  const patient = people.emailMissing;
  const before = Number(await windows());
  await openChart(patient);
  await expectPill(/no email/);
  await overlay.openCard();
  await overlay.press('Add email');
  const panel = await tabAt(browser, PANEL);
  expect(await windows()).toBe(before + 1);
  await expectWords(panel, nameOf(patient));
  await expectFocus(panel, 'field-email');
  await panel.keyboard.type('corwin@example.org');
  await press(panel, 'Save and send', SEEN);
  await expectWords(panel, 'Saved: DrChrono shows c•••@example.org.');
  await expectWords(panel, /Sent .* to c•••@example\.org/);
  expect(sandbox.practice.roster.all().find(({ id }) => id === patient.id)?.email).toBe('corwin@example.org');
  expect(mailsTo(desk, patient)).toBe(1);
  // The card beside it knows.
  await page.bringToFront();
  await expectCard(/Pending .*c•••@example\.org/);
});

test('another press in a card brings up the same small window, also after the background has died', async () => {
  const { browser, page } = desk;
  const panel = await tabAt(browser, PANEL);
  const before = await windows();
  await page.bringToFront();
  await openChart(people.emailNull);
  await expectPill(/no email/);
  await overlay.openCard();
  await endBackground(browser);
  await overlay.press('Add email');
  await expectWords(panel, nameOf(people.emailNull));
  await expectFocus(panel, 'field-email');
  expect(await windows()).toBe(before);
  // The same press once more is meant as well.
  await panel.evaluate('document.activeElement.blur()');
  await expectFocus(panel, '');
  await page.bringToFront();
  await overlay.press('Add email');
  await expectFocus(panel, 'field-email');
});

test('the small window serves a second window too, and shows nobody once that is closed', async () => {
  const { browser, settings } = desk;
  const patient = people.emailAndPhoneMissing;
  const before = Number(await windows());
  const id = await settings.evaluate(
    `browser.windows.create({ url: ${JSON.stringify(chartOf(patient))} }).then(({ id }) => id)`,
  );
  const inSecond = overlayOf(await tabAt(browser, new RegExp(`/chart/${patient.id}/summary$`)));
  await expect.poll(inSecond.pill, { timeout: PATIENCE }).toContain('no email');
  await inSecond.openCard();
  await inSecond.press('Add email');
  const panel = await tabAt(browser, new RegExp(`/panel\\.html\\?window=${id}$`));
  expect(await windows()).toBe(before + 1);
  await expectWords(panel, nameOf(patient));
  await settings.evaluate(`browser.windows.remove(${id})`);
  await expectWords(panel, 'No patient in front.');
  await panel.close();
});

test('the sidebar shows the patient of the tab in front, and is blank before it shows the next', async () => {
  const { browser, page } = desk;
  const [first, next] = [people.pendingFresh, people.neverInvited];
  await page.bringToFront();
  await openChart(first);
  await expectPill('Pending');
  const sidebar = await openSidebar(browser);
  const expectSidebar = (words: string) => expect.poll(sidebar.text, { timeout: PATIENCE }).toContain(words);
  await expectSidebar(nameOf(first));
  const seen = await sidebar.watch();
  // In-app links of the EHR change the address and load nothing.
  await page.evaluate(`history.pushState(null, '', ${JSON.stringify(chartOf(next))})`);
  await expectSidebar(nameOf(next));
  const said = await seen();
  const isBlank = (words: string) => !words.includes(nameOf(first)) && !words.includes(nameOf(next));
  const blank = said.findIndex(isBlank);
  expect(blank).toBeGreaterThan(-1);
  expect(said.slice(0, blank).join()).not.toContain(nameOf(next));
  expect(said.slice(blank).join()).not.toContain(nameOf(first));
  await desk.settings.bringToFront();
  await expectSidebar('No patient in front.');
  await page.bringToFront();
  await expectSidebar(nameOf(next));
  await sidebar.close();
});

test('the popup lists the invites', async () => {
  const popup = await desk.open('popup');
  await press(popup, 'Pending invites');
  for (const patient of [people.pendingFresh, people.neverInvited, people.expired, people.emailMissing])
    await expectWords(popup, nameOf(patient));
});

test('popup, settings and list open, and their content security policy stops nothing of theirs', async () => {
  const { browser, open } = desk;
  for (const [name, words] of [
    ['popup', 'Pending invites'],
    ['settings', 'dana.frontdesk'],
    ['list', 'Resend expired invites'],
  ] as const) {
    const page = await open(name);
    await expectWords(page, words);
    // The policy must stop this script, and whatever it stopped before that was reported before.
    const script = `https://${name}.example.com/${FOREIGN}`;
    await page.evaluate(
      `document.head.append(Object.assign(document.createElement('script'), { src: '${script}' }))`,
    );
    await expect
      .poll(() => complaints(browser), { timeout: PATIENCE })
      .toContainEqual(expect.stringContaining(script));
  }
  expect(await errors()).toEqual([]);
});

test('the day opens in a tab on tomorrow, a key sends to its row alone, and the popup shows it in short', async () => {
  const { practice } = desk.sandbox;
  const day = await desk.open('day');
  const says = () => day.evaluate('document.body.innerText').then(asLine);
  const current = () =>
    day.evaluate(`document.querySelector('[role=row][aria-selected=true]')?.innerText`).then(asLine);
  await expectWords(day, /Today Tue Sep 15 .* of 17 ready for the portal/);
  await press(day, 'Day after');
  await expectWords(day, /Tomorrow Wed Sep 16 .* of 3 ready for the portal/);
  if (!/3 of 3 checked/.test(await says())) await press(day, 'Check all now');
  await expect.poll(says, { timeout: 4 * PATIENCE }).toMatch(/3 of 3 checked, \d/);
  const ready = Number(/(\d+) of 3 ready/.exec(await says())?.[1]);

  await day.evaluate(`document.querySelector('[role=grid]').focus()`);
  await day.keyboard.press('Home');
  await expect.poll(current, { timeout: PATIENCE }).toMatch(/Expired/);
  const before = practice.mail.length;
  // A key counts once its row has been current for half a second.
  await vi.waitFor(
    async () => {
      await day.keyboard.press('Enter');
      await expect.poll(current, { timeout: 3_000 }).toMatch(/Sent .* to/);
    },
    { timeout: PATIENCE },
  );
  await expectWords(day, `${ready + 1} of 3 ready for the portal`);
  const sent = practice.mail.slice(before).map(({ patientId }) => practice.roster.find(patientId));
  expect(sent).toHaveLength(1);
  for (const patient of sent) expect(await current()).toContain(patient && nameOf(patient));

  const popup = await desk.open('popup');
  // It stands as it was left, at the pending invites.
  await press(popup, 'Today');
  await expectWords(popup, /of 17 ready today/);
  await press(popup, 'Next working day');
  await expectWords(popup, `${ready + 1} of 3 ready tomorrow`);
});

describe('the content script’s world', () => {
  const inWorld = (expression: string) => inContentWorld(desk.page, expression);

  test('is the one that these tests reach, and it may send what a page may send', async () => {
    expect(await inWorld('browser.runtime.id')).toBe(EXTENSION_ID);
    expect(await inWorld(`globalThis === window ? 'of the page' : 'its own'`)).toBe('its own');
    expect(await inWorld(`${sending('pageRecognised')}.then(String)`)).toBe('true');
  });

  test('reads no secret, no token and nothing of a patient', async () => {
    const { grants } = desk.sandbox.practice;
    const tokens = grants.granted().flatMap(({ accessToken, refreshToken }) => [accessToken, refreshToken]);
    const patients = [people.pendingFresh, people.neverInvited, people.expired];
    const values = patients.flatMap(({ id, chartId, lastName, email, birthDate }) => [
      ...[String(id), chartId, lastName, email, birthDate],
    ]);
    expect(tokens).toHaveLength(2);
    await inWorld(`browser.storage.local.set({ marker: 'this world can read' })`);
    const { areas, databases } = await readFromContentWorld(desk.page);
    await inWorld(`browser.storage.local.remove('marker')`);
    expect(areas).toMatchObject({ local: { marker: 'this world can read' } });
    expect(databases).toEqual([]);
    const read = JSON.stringify(areas);
    for (const value of [clientSecret, ...tokens, ...values]) expect(read).not.toContain(value);
  });

  test('gets no answer to a message of the extension’s pages, and none takes effect', async () => {
    const { browser, sandbox } = desk;
    const frameToken = String(await inWorld(sending('openCard', { run: 'of-a-page' })));
    const messages = Object.entries(ofOurPages(frameToken));
    const shapes = new Map<string, () => { safeParse(input: unknown): { success: boolean } }>(
      Object.entries(inputs).filter(([name]) => !OF_THE_PAGE.includes(name)),
    );
    expect([...shapes.keys()].sort()).toEqual(messages.map(([name]) => name).sort());
    const state = async () => ({
      requests: sandbox.log.api().length,
      mails: sandbox.practice.mail.length,
      tabs: (await browser.pages()).length,
      connection: await connection(),
    });
    const before = await state();
    expect(before.connection).toMatchObject({ state: { kind: 'connected' } });
    for (const [name, input] of messages) {
      expect(shapes.get(name)?.().safeParse(input).success, `${name} has a right shape`).toBe(true);
      expect(await inWorld(`${sending(name, input)}.then(String)`), name).toBe('undefined');
    }
    expect(await state()).toEqual(before);
    recordClaim(
      'firefox-content-script',
      `content script’s world in Firefox: ${messages.length} messages of the extension’s pages, answered 0`,
    );
  });

  test('reads no setting and changes none', async () => {
    const names = Object.values(SETTING).map((name) => (typeof name === 'string' ? name : name('chart')));
    const forged = JSON.stringify(Object.fromEntries(names.map((name) => [name, 'of-a-page'])));
    const before = await connection();
    expect((await readFromContentWorld(desk.page)).areas).toEqual({
      // A background that starts sets the mark, and says nothing of a patient by it.
      ...{ local: { [MARK.storeMade]: true }, session: null, sync: {} },
      managed: expect.stringContaining('not found'),
    });
    for (const area of ['local', 'sync']) await inWorld(`browser.storage.${area}.set(${forged})`);
    await endBackground(desk.browser);
    expect(await connection()).toEqual(before);
    for (const area of ['local', 'sync']) await inWorld(`browser.storage.${area}.clear()`);
    await endBackground(desk.browser);
    expect(await connection()).toEqual(before);
  });
});

test('every request of that morning is in the contract', () => {
  expect(checkLog(desk.sandbox.log.entries)).toEqual([]);
});

test('Firefox holds no error against the extension', async () => {
  expect(await errors()).toEqual([]);
});
