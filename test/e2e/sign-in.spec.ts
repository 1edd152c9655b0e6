import type { Page } from '@playwright/test';
import { accounts } from '../sandbox/accounts.ts';
import { allScopes } from '../sandbox/grants.ts';
import { people } from '../sandbox/patients.ts';
import { DAY, type Desk, expect, openOptions, overlayOf, seenText, stopWorker } from './desk.ts';
import { test } from './same-computer.ts';
import { readSetting, writeSettings } from './stored-settings.ts';

const chart = (patient: { id: number }) => `https://app.drchrono.com/chart/${patient.id}/summary`;
const SAID = 'The browser was closed, and on a shared computer that ends the connection.';

const authorizes = ({ sandbox }: Desk) =>
  sandbox.log.entries.filter(({ path }) => path === '/o/authorize/').length;
const tokenRequests = ({ sandbox }: Desk) => sandbox.log.api().filter(({ path }) => path === '/o/token/');
const mails = ({ sandbox }: Desk, patient: { id: number }) =>
  sandbox.practice.mail.filter(({ patientId }) => patientId === patient.id).length;

/**
 * Open the chart of a patient who can be invited, after an answer that listed an invite: an empty list now means none.
 */
async function openSendable({ page }: Desk) {
  const overlay = overlayOf(page);
  await page.goto(chart(people.pendingFresh));
  await expect(overlay.pill).toContainText('Pending');
  await page.goto(chart(people.neverInvited));
  await overlay.open();
  await expect(overlay.button(/^Send invite/)).toBeVisible();
  return overlay;
}

/** Record the address of every page that opens from now on. A sign-in window would be among them. */
function opened({ context }: Desk): string[] {
  const pages: string[] = [];
  context.on('page', (page: Page) => {
    page.on('framenavigated', (frame) => pages.push(frame.url()));
  });
  return pages;
}

/** Let no request leave until this time, as after a 429; null ends such a pause. */
async function pauseUntil(popup: Page, when: number | null): Promise<void> {
  const budget = await readSetting(popup, 'request-budget');
  await writeSettings(popup, { 'request-budget': { ...Object(budget), throttledUntil: when } });
}

test.describe('on a shared computer, after a browser restart', () => {
  test('the connection comes back by itself once staff are signed in to the EHR and no pause lasts', async ({
    desk,
  }) => {
    await desk.connect('shared');
    await desk.restart();
    const popup = await desk.popup();
    await expect(seenText(popup, SAID)).toBeVisible();
    const before = authorizes(desk);
    const pages = opened(desk);
    await desk.signIn();
    // During a pause no sign-in is tried, so that the one try is left for the next page.
    await pauseUntil(popup, desk.sandbox.practice.clock.now() + DAY);
    await desk.page.goto(chart(people.active));
    await expect(overlayOf(desk.page).pill).toContainText('Not connected');
    expect(authorizes(desk)).toBe(before);
    await pauseUntil(popup, null);
    await desk.page.goto(chart(people.pendingFresh));
    await expect(overlayOf(desk.page).pill).toContainText('Pending');
    await expect(seenText(popup, SAID)).toBeHidden();
    expect(authorizes(desk)).toBe(before + 1);
    expect(pages.filter((url) => url.includes('/o/authorize/'))).toEqual([]);
    expect(desk.sandbox.practice.grants.alive()).toBe(1);
  });

  test('work that waited is done then, once, without a press', async ({ desk }) => {
    await desk.connect('shared');
    const overlay = await openSendable(desk);
    // The pause is long over when the browser is back, but during it nobody is signed in. The send waits for the alarm.
    desk.sandbox.practice.faults.push({
      match: { method: 'POST', path: /onpatient_access/ },
      times: 1,
      fault: { kind: 'throttle', seconds: 0.3 },
    });
    await overlay.press(/^Send invite/);
    await expect(overlay.card).toContainText('asked for a pause');
    await desk.restart();
    expect(mails(desk, people.neverInvited)).toBe(0);
    await desk.signIn();
    await desk.page.goto(chart(people.active));
    await expect.poll(() => mails(desk, people.neverInvited)).toBe(1);
    await desk.page.goto(chart(people.neverInvited));
    await expect(overlayOf(desk.page).card).toContainText('valid until');
    expect(mails(desk, people.neverInvited)).toBe(1);
  });

  test.describe('where DrChrono asks for consent each time', () => {
    test.use({ practice: { alwaysConsent: true } });
    test('no window opens, it stays Reconnect, and it is tried once', async ({ desk }) => {
      await desk.connect('shared');
      await desk.restart();
      const before = authorizes(desk);
      const pages = opened(desk);
      await desk.signIn();
      await desk.page.goto(chart(people.pendingFresh));
      await expect(overlayOf(desk.page).pill).toContainText('Not connected');
      await expect.poll(() => authorizes(desk)).toBe(before + 1);
      await stopWorker(desk);
      await desk.page.goto(chart(people.active));
      await expect(overlayOf(desk.page).pill).toContainText('Not connected');
      const popup = await desk.popup();
      await expect(seenText(popup, SAID)).toBeVisible();
      await expect(popup.getByRole('button', { name: 'Connect again' })).toBeVisible();
      expect(authorizes(desk)).toBe(before + 1);
      expect(pages.filter((url) => url.includes('/o/authorize/'))).toEqual([]);
    });
  });

  test('after a grant that died nothing is tried', async ({ desk }) => {
    await desk.connect('shared');
    const { grants } = desk.sandbox.practice;
    const elsewhere = 'https://another-computer.chromiumapp.org/';
    if (!grants.exchange(grants.issueCode(accounts.frontDesk, allScopes, elsewhere), elsewhere))
      throw new Error('The sandbox gave no tokens');
    await desk.page.goto(chart(people.pendingFresh));
    await expect(overlayOf(desk.page).pill).toContainText('Not connected');
    await desk.restart();
    const [before, alive] = [authorizes(desk), grants.tokens()];
    await desk.signIn();
    await desk.page.goto(chart(people.pendingFresh));
    await expect(overlayOf(desk.page).pill).toContainText('Not connected');
    const popup = await desk.popup();
    await expect(seenText(popup, 'DrChrono ended the connection.')).toBeVisible();
    expect(authorizes(desk)).toBe(before);
    expect(grants.tokens(), 'the other computer keeps its grant').toEqual(alive);
  });
});

test('a renewal whose answer is lost: one Reconnect, and the waiting send goes on, once', async ({
  desk,
}) => {
  const options = await desk.connect('staffOnly');
  const overlay = await openSendable(desk);
  // The tokens run out between the look and the press. DrChrono makes new tokens, but its answer never arrives.
  const { practice } = desk.sandbox;
  practice.clock.move(3 * DAY);
  practice.faults.push({ match: { path: /token/ }, times: 1, fault: { kind: 'dropAfter' } });
  await desk.page.bringToFront();
  await overlay.press(/^Send invite/);
  await expect
    .poll(() => tokenRequests(desk).filter((r) => r.bodyFields.includes('refresh_token')).length)
    .toBeGreaterThan(0);
  expect(mails(desk, people.neverInvited)).toBe(0);
  // The next worker holds tokens that DrChrono has replaced.
  await stopWorker(desk);
  // The popup reads the day, and so would renew the tokens before the press if it were open already.
  const popup = await desk.popup();
  await expect(seenText(popup, 'DrChrono ended the connection.')).toBeVisible();
  await expect(seenText(options, 'DrChrono ended the connection.')).toBeVisible();
  expect(mails(desk, people.neverInvited)).toBe(0);
  await options.getByRole('button', { name: 'Connect again' }).click();
  await expect(options.getByRole('heading', { name: 'Connected' })).toBeVisible();
  await expect.poll(() => mails(desk, people.neverInvited)).toBe(1);
  await desk.page.bringToFront();
  await expect(overlay.card).toContainText('valid until');
  expect(mails(desk, people.neverInvited)).toBe(1);
});

test.describe('a damaged list of what was under way', () => {
  /** Damage the journal as a faulty disk would: the sealed record stays in its place but cannot be decrypted. */
  async function damage(desk: Desk): Promise<void> {
    const options = await openOptions(desk.context, desk.extension);
    await options.evaluate(`(async () => {
      const database = await new Promise((done) => {
        const opening = indexedDB.open('invite-desk');
        opening.onsuccess = () => done(opening.result);
      });
      const change = database.transaction('sealed', 'readwrite');
      const store = change.objectStore('sealed');
      const asking = store.get('ledger');
      asking.onsuccess = () => store.put({ ...asking.result, data: asking.result.data.slice(4) }, 'ledger');
      await new Promise((done) => { change.oncomplete = done; });
      database.close();
    })()`);
    await options.close();
  }

  test('is said in popup and settings until staff hide it, over a restart, and work goes on', async ({
    desk,
  }) => {
    await desk.connect('staffOnly');
    const overlay = await openSendable(desk);
    await overlay.press(/^Send invite/);
    await expect(overlay.card).toContainText('valid until');
    await damage(desk);
    await desk.restart();
    const said = 'The list of what was under way on this computer could not be read.';
    let popup = await desk.popup();
    await expect(seenText(popup, said)).toBeVisible();
    await desk.restart();
    popup = await desk.popup();
    await expect(seenText(popup, said)).toBeVisible();
    const options = await openOptions(desk.context, desk.extension);
    await expect(seenText(options, said)).toBeVisible();
    await options.getByRole('button', { name: 'Done, hide this' }).click();
    await expect(seenText(options, said)).toBeHidden();
    await expect(seenText(popup, said)).toBeHidden();
    await stopWorker(desk);
    await popup.reload();
    await expect(seenText(popup, said)).toBeHidden();
    await desk.signIn();
    await desk.page.goto(chart(people.expired));
    // The card was left open on an earlier chart, so it is open here too.
    await overlayOf(desk.page).press(/^Resend invite/);
    await expect(overlayOf(desk.page).card).toContainText('Checked: DrChrono shows the new invite.');
    expect(mails(desk, people.neverInvited)).toBe(1);
  });
});

test('a database of a later release: said everywhere, nothing is sent, and the worker lives', async ({
  desk,
}) => {
  await desk.connect('staffOnly');
  const overlay = await openSendable(desk);
  const options = await openOptions(desk.context, desk.extension);
  await options.evaluate(`new Promise((done, fail) => {
    const opening = indexedDB.open('invite-desk', 9);
    opening.onsuccess = () => done(opening.result.close());
    opening.onerror = () => fail(opening.error);
    opening.onblocked = () => fail(new Error('The worker holds the old version'));
  })`);
  await desk.page.bringToFront();
  await overlay.press(/^Send invite/);
  const said = 'A newer version of Invite Desk was used on this computer before.';
  await expect(overlay.card).toContainText(said);
  const popup = await desk.popup();
  await expect(seenText(popup, said)).toBeVisible();
  await options.reload();
  await expect(seenText(options, said)).toBeVisible();
  await stopWorker(desk);
  await popup.reload();
  await expect(seenText(popup, said)).toBeVisible();
  expect(mails(desk, people.neverInvited)).toBe(0);
  // Disconnecting is the way out, because it wipes the store and makes it usable again.
  await options.getByRole('button', { name: 'Disconnect…' }).click();
  await options.getByRole('button', { name: 'Yes, disconnect' }).click();
  await expect(seenText(options, said)).toBeHidden();
  await expect(options.getByRole('button', { name: 'Connect to DrChrono' })).toBeVisible();
});
