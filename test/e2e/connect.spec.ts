import type { Page } from '@playwright/test';
import { accounts } from '../sandbox/accounts.ts';
import { allScopes, clientSecret } from '../sandbox/grants.ts';
import { people } from '../sandbox/patients.ts';
import { WHOLE_LIST } from '../whole-list.ts';
import { allowSites } from './allow-sites.ts';
import {
  chooseComputer,
  DAY,
  type Desk,
  expect,
  fillApplication,
  HOUR,
  openOptions,
  openPending,
  overlayOf,
  START,
  seenText,
} from './desk.ts';
import { holdAnswer } from './held-answer.ts';
import { test } from './same-computer.ts';

const anotherSecret = 'sandbox-secret-mistyped-000000000000000000000000000001';

const chartOf = (patientId: number) => `https://app.drchrono.com/chart/${patientId}/summary`;

/**
 * Sign in to the EHR, fill in the application and say which computer this is, so that only Connect is left to press.
 */
async function readyToConnect(desk: Desk): Promise<Page> {
  await desk.signIn();
  const options = await openOptions(desk.context, desk.extension);
  await fillApplication(options, desk.sandbox);
  await chooseComputer(options, 'staffOnly');
  return options;
}

async function pressConnect(options: Page): Promise<void> {
  await options.getByRole('button', { name: /^Connect (to DrChrono|again)$/ }).click();
}

/** Press Connect and wait for DrChrono's own window. */
async function openConsent(desk: Desk, options: Page): Promise<Page> {
  const opened = desk.context.waitForEvent('page');
  await pressConnect(options);
  const consent = await opened;
  await consent.getByRole('button', { name: 'Authorize' }).waitFor();
  return consent;
}

async function expectNotConnected(options: Page, sentence: string, kind = 'notConnected'): Promise<void> {
  await expect(options.getByRole('alert').getByText(sentence)).toBeVisible();
  await expect(options.getByRole('heading', { name: 'Connected' })).toBeHidden();
  expect(await answerTo(options, 'viewConnection')).toMatchObject({ state: { kind } });
}

function answerTo(page: Page, name: string, input: unknown = null): Promise<Record<string, unknown>> {
  return page.evaluate(`chrome.runtime.sendMessage(${JSON.stringify({ name, input })})`);
}

/**
 * Read everything that the extension's own stores hold, as text. A sealed record is only named, since it is encrypted.
 */
function stores(
  options: Page,
): Promise<{ local: string; session: string; settings: string; sealed: string[]; keys: string[] }> {
  return options.evaluate(`(async () => {
    const database = await new Promise((done) => {
      const opening = indexedDB.open('invite-desk');
      opening.onsuccess = () => done(opening.result);
    });
    const ask = (store, what) => new Promise((done) => {
      const asking = database.transaction(store).objectStore(store)[what]();
      asking.onsuccess = () => done(asking.result);
    });
    const names = (store) => ask(store, 'getAllKeys');
    const found = {
      local: JSON.stringify(await chrome.storage.local.get(null)),
      session: JSON.stringify(await chrome.storage.session.get(null)),
      settings: JSON.stringify([await names('settings'), await ask('settings', 'getAll')]),
      sealed: await names('sealed'),
      keys: await names('keys'),
    };
    database.close();
    return found;
  })()`);
}

/** The same person connects on another computer. DrChrono keeps one grant per user and application, so ours ends. */
function authoriseElsewhere({ sandbox }: Desk): void {
  const { grants } = sandbox.practice;
  const redirect = 'https://another-computer.chromiumapp.org/';
  const code = grants.issueCode(accounts.frontDesk, allScopes, redirect);
  if (!grants.exchange(code, redirect)) throw new Error('The sandbox gave no tokens');
}

const renewals = ({ sandbox }: Desk) =>
  sandbox.log
    .api()
    .filter(({ path, bodyFields }) => path === '/o/token/' && bodyFields.includes('refresh_token'));

test.describe('success', () => {
  for (const computer of ['staffOnly', 'shared'] as const) {
    test(`${computer}: DrChrono’s own window, then the check list`, async ({ desk }) => {
      const options = await desk.connect(computer);
      const line = (title: string) =>
        options.locator('.check').filter({ has: options.getByText(title, { exact: true }) });
      await expect(line('Signed in as')).toContainText('dana.frontdesk');
      await expect(line('Practice')).toContainText('Hillside Family Practice');
      await expect(line('Time zone').locator('dd')).toContainText(/^US\/Eastern/);
      await expect(line('May send invites').locator('dd')).toHaveText('Yes');
      await expect(line('Requests left this hour')).toContainText(
        /4\d\d of 500, shared by the whole practice\. Full again at 11:00 AM\./,
      );
      await expect(seenText(options, 'Checked just now')).toBeVisible();
      expect(await answerTo(options, 'viewConnection')).toMatchObject({
        computer,
        state: { kind: 'connected' },
      });
      const { sealed } = await stores(options);
      expect(sealed.includes('tokens'), 'tokens on disk').toBe(computer === 'staffOnly');
    });
  }

  test('the secret goes in and never comes out', async ({ desk }) => {
    const options = await readyToConnect(desk);
    const field = options.getByLabel('Client secret');
    await expect(field).toHaveValue('');
    await (await openConsent(desk, options)).getByRole('button', { name: 'Authorize' }).click();
    await expect(options.getByRole('heading', { name: 'Connected' })).toBeVisible();
    await options.reload();
    await seenText(options, 'Change application, computer or account').click();
    await expect(field).toHaveValue('');
    await expect(seenText(options, 'Stored, not shown. Type a new one to replace it.')).toBeVisible();
    expect(await options.content()).not.toContain(clientSecret);
    for (const answer of [
      await answerTo(options, 'viewConnection'),
      await answerTo(options, 'viewWorklist', WHOLE_LIST),
    ]) {
      expect(answer).toMatchObject({ clock: {} });
      expect(JSON.stringify(answer)).not.toContain(clientSecret);
    }
    const { local, session, settings, sealed } = await stores(options);
    expect(local + session + settings).not.toContain(clientSecret);
    expect(settings, 'the control').toContain('dana.frontdesk');
    expect(sealed).toContain('client-secret');
    // Saving a changed client ID with an empty secret keeps the secret that is stored.
    await options.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(seenText(options, 'Saved', { exact: true })).toBeVisible();
    await options.getByRole('button', { name: 'Check again' }).click();
    await expect(seenText(options, 'Checked just now')).toBeVisible();
  });
});

test.describe('each failure has its own sentence', () => {
  test('nothing saved yet', async ({ desk }) => {
    const options = await openOptions(desk.context, desk.extension);
    await pressConnect(options);
    await expect(options.getByRole('alert').filter({ hasText: 'First save' })).toBeVisible();
    await options.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(seenText(options, 'Enter the client ID.')).toBeVisible();
  });

  test('a secret that was changed at DrChrono after it was saved', async ({ desk }) => {
    const options = await readyToConnect(desk);
    const consent = await openConsent(desk, options);
    desk.sandbox.practice.application.clientSecret = anotherSecret;
    await consent.getByRole('button', { name: 'Authorize' }).click();
    await expectNotConnected(options, 'DrChrono does not know this client ID and secret.');
  });

  test('unknown client ID', async ({ desk }) => {
    const options = await readyToConnect(desk);
    const said = 'DrChrono does not know this client ID and secret.';
    await options.getByLabel('Client ID').fill('mistyped-client-000000000000000001');
    await options.getByRole('button', { name: 'Save', exact: true }).click();
    await expectNotConnected(options, said);
    // The window that stays empty has the same cause, and says so too.
    await pressConnect(options);
    await expect(options.getByRole('listitem').filter({ hasText: 'A DrChrono window opens' })).toContainText(
      said,
    );
  });

  test('consent refused', async ({ desk }) => {
    const options = await readyToConnect(desk);
    await (await openConsent(desk, options)).getByRole('button', { name: 'Cancel' }).click();
    await expectNotConnected(options, 'Access was refused in the DrChrono window.');
  });

  test('an answer for another sign-in', async ({ desk }) => {
    const options = await readyToConnect(desk);
    const consent = await openConsent(desk, options);
    await consent.evaluate(`document.querySelector('[name=state]').value = 'of-another-sign-in'`);
    await consent.getByRole('button', { name: 'Authorize' }).click();
    await expectNotConnected(options, 'The answer does not belong to this sign-in, so it was dropped.');
    // The one request tried the keys when they were saved.
    expect(desk.sandbox.log.api().filter(({ path }) => path === '/o/token/')).toHaveLength(1);
  });

  test('code ran out', async ({ desk }) => {
    const options = await readyToConnect(desk);
    const { faults, clock } = desk.sandbox.practice;
    const exchange = holdAnswer({ path: /token/ });
    faults.push(exchange.rule);
    await (await openConsent(desk, options)).getByRole('button', { name: 'Authorize' }).click();
    await expect.poll(exchange.isThere).toBe(true);
    clock.move(5 * 60_000);
    exchange.letGo();
    await expectNotConnected(options, 'The sign-in took too long and ran out.');
  });

  test('granted less than was asked for: the sign-in is dropped, here and at DrChrono', async ({ desk }) => {
    const options = await readyToConnect(desk);
    const consent = await openConsent(desk, options);
    await consent.evaluate(`document.querySelector('[name=scope]').value = 'user:read patients:read'`);
    await consent.getByRole('button', { name: 'Authorize' }).click();
    await expectNotConnected(options, 'Less was allowed in the DrChrono window than Invite Desk needs.');
    const paths = desk.sandbox.log.api().map(({ path }) => path);
    // The first one tried the keys when they were saved.
    expect(paths).toEqual(['/o/token/', '/o/token/', '/o/revoke_token/']);
    expect(desk.sandbox.practice.grants.alive(), 'grants that live at DrChrono').toBe(0);
    expect((await stores(options)).sealed).not.toContain('tokens');
  });

  test.describe('permission', () => {
    test.use({ practice: { createAndUpdatePatients: false } });
    test('missing: connected, said, and nothing to send with', async ({ desk }) => {
      const options = await desk.connect();
      await expect(
        seenText(options, 'No. Ask your administrator for the permission Create and Update Patients'),
      ).toBeVisible();
      await desk.page.goto(chartOf(people.pendingFresh.id));
      const overlay = overlayOf(desk.page);
      await expect(overlay.pill).toContainText('Pending');
      await overlay.open();
      await expect(overlay.button('Check now')).toBeVisible();
      await expect(overlay.button(/Send|Resend|Revoke/)).toHaveCount(0);
    });
  });

  test('offline when the code comes back; the browser’s word alone keeps nobody from trying', async ({
    desk,
  }) => {
    const options = await readyToConnect(desk);
    const opened = desk.context.waitForEvent('page');
    await desk.context.setOffline(true);
    await pressConnect(options);
    const consent = await opened;
    await consent.getByRole('button', { name: 'Authorize' }).click();
    await expectNotConnected(options, 'This computer is offline.');
    await desk.context.setOffline(false);
    await (await openConsent(desk, options)).getByRole('button', { name: 'Authorize' }).click();
    await expect(options.getByRole('heading', { name: 'Connected' })).toBeVisible();
  });

  test('network up, DrChrono’s token address not reachable', async ({ desk }) => {
    const options = await readyToConnect(desk);
    const { faults } = desk.sandbox.practice;
    faults.push({ match: { path: /token/ }, times: 9, fault: { kind: 'dropBefore' } });
    await (await openConsent(desk, options)).getByRole('button', { name: 'Authorize' }).click();
    await expectNotConnected(options, 'DrChrono could not be reached.');
  });

  test('network up, DrChrono’s window cannot load', async ({ ownDesk: desk }) => {
    const options = await readyToConnect(desk);
    await desk.sandbox.close();
    await pressConnect(options);
    const alert = options.getByRole('alert').filter({ hasText: 'no patient was touched' });
    await expect(alert).toBeVisible();
    // No server answered, so nothing may be said about the redirect address.
    await expect(alert).not.toContainText('DrChrono does not accept this redirect address.');
  });

  test('hour spent before the sign-in', async ({ desk }) => {
    const options = await readyToConnect(desk);
    const consent = await openConsent(desk, options);
    desk.sandbox.practice.meter.spend(500);
    await consent.getByRole('button', { name: 'Authorize' }).click();
    await expectNotConnected(options, 'DrChrono asked for a pause: too many requests this hour.');
  });

  test('hour spent between the sign-in and the check list', async ({ desk }) => {
    const options = await readyToConnect(desk);
    const { faults } = desk.sandbox.practice;
    faults.push({ match: { path: /users/ }, times: 1, fault: { kind: 'throttle', seconds: 900 } });
    await (await openConsent(desk, options)).getByRole('button', { name: 'Authorize' }).click();
    await expect(seenText(options, /DrChrono asked for a pause/).first()).toBeVisible();
  });

  test('check list not readable after the sign-in', async ({ desk }) => {
    const options = await readyToConnect(desk);
    const { faults } = desk.sandbox.practice;
    faults.push({ match: { path: /users/ }, times: 1, fault: { kind: 'html200' } });
    await (await openConsent(desk, options)).getByRole('button', { name: 'Authorize' }).click();
    await expect(seenText(options, 'DrChrono’s answer could not be read.').first()).toBeVisible();
  });
});

test.describe('site access withdrawn in the browser', () => {
  test('before connecting', async ({ ownDesk: desk }) => {
    const options = await readyToConnect(desk);
    await allowSites(desk, 'ON_CLICK');
    await pressConnect(options);
    const said = 'The browser does not let Invite Desk use drchrono.com.';
    await expectNotConnected(options, said, 'siteAccessWithdrawn');
  });

  test('while connected: settings and popup say so when opened, and it works again once allowed', async ({
    ownDesk: desk,
  }) => {
    const options = await desk.connect();
    const said = 'The browser no longer lets Invite Desk use drchrono.com.';
    await allowSites(desk, 'ON_CLICK');
    await options.reload();
    await expect(seenText(options, said)).toBeVisible();
    const popup = await desk.popup();
    await expect(seenText(popup, said)).toBeVisible();
    await allowSites(desk, 'ON_ALL_SITES');
    await popup.reload();
    await expect(popup.getByRole('button', { name: /^Today/ })).toBeVisible();
    await desk.page.goto(chartOf(people.pendingFresh.id));
    await expect(overlayOf(desk.page).pill).toContainText('Pending');
  });

  test('while connected: an open popup and open settings say so by themselves', async ({ ownDesk: desk }) => {
    const options = await desk.connect();
    const popup = await openPending(desk);
    await expect(seenText(popup, 'No invite is waiting.')).toBeVisible();
    await allowSites(desk, 'ON_CLICK');
    const said = 'The browser no longer lets Invite Desk use drchrono.com.';
    await expect(seenText(popup, said)).toBeVisible();
    await expect(seenText(options, said)).toBeVisible();
  });

  test('while connected: an open card leaves, and the pill says so without being touched', async ({
    ownDesk: desk,
  }) => {
    await desk.connect();
    await desk.page.goto(chartOf(people.pendingFresh.id));
    const overlay = overlayOf(desk.page);
    await expect(overlay.pill).toContainText('Pending');
    await overlay.open();
    await allowSites(desk, 'ON_CLICK');
    await desk.page.bringToFront();
    const before = desk.sandbox.log.api().length;
    await expect(overlay.pill).toHaveText('Invite Desk: No site access');
    await expect(overlay.host.locator('.held')).toHaveText('Use the toolbar button');
    await expect(overlay.host.locator('iframe')).toHaveCount(0);
    // The page goes on to another patient, of whom nothing can be known.
    const next = `/chart/${people.expired.id}/summary`;
    await desk.page.evaluate((path) => history.pushState(null, '', path), next);
    await expect(overlay.pill).toHaveText('Invite Desk: No site access');
    expect(desk.sandbox.log.api()).toHaveLength(before);
    await desk.page.evaluate(() => history.back());
    await allowSites(desk, 'ON_ALL_SITES');
    await desk.page.bringToFront();
    await expect(overlay.pill).toContainText('Pending');
    await expect(overlay.host.locator('.held')).toBeHidden();
  });
});

test.describe('disconnect', () => {
  test('asks, ends the grant, wipes the secret, says so everywhere; connecting again works', async ({
    desk,
  }) => {
    const options = await desk.connect();
    const { practice } = desk.sandbox;
    await desk.page.goto(chartOf(people.pendingFresh.id));
    const overlay = overlayOf(desk.page);
    await expect(overlay.pill).toContainText('Pending');
    const popup = await openPending(desk);
    await expect(popup.getByRole('button', { name: /^Eleanor Brightwater/ })).toBeVisible();
    expect(practice.grants.alive()).toBe(1);

    await options.getByRole('button', { name: 'Disconnect…' }).click();
    await expect(seenText(options, /Disconnect and wipe the secret\?/)).toBeVisible();
    await options.getByRole('button', { name: 'Keep connected' }).click();
    await expect(options.getByRole('heading', { name: 'Connected' })).toBeVisible();
    expect(practice.grants.alive()).toBe(1);

    await options.getByRole('button', { name: 'Disconnect…' }).click();
    await options.getByRole('button', { name: 'Yes, disconnect' }).click();
    await expect(options.getByRole('button', { name: 'Connect to DrChrono' })).toBeVisible();
    expect(practice.grants.alive(), 'grants that live at DrChrono').toBe(0);
    await expect(seenText(popup, 'Invite Desk is not set up yet.')).toBeVisible();
    await expect(seenText(popup, 'Eleanor')).toHaveCount(0);
    await expect(overlay.pill).toContainText('Not connected');
    await expect(overlay.pill).not.toContainText('Pending');
    const left = await stores(options);
    expect(left.sealed).toEqual([]);
    expect(left.keys).toEqual([]);
    expect(left.local).toBe('{}');
    expect(left.settings).not.toMatch(/dana\.frontdesk|Hillside|client-id|US.Eastern/);
    expect(left.session).not.toMatch(/Brightwater|example\.com/);
    expect(await answerTo(options, 'viewConnection')).toMatchObject({ clientId: null, secretStored: false });
    await expect(options.getByLabel('Client ID'), 'the form starts over').toHaveValue('');

    await fillApplication(options, desk.sandbox);
    await chooseComputer(options, 'staffOnly');
    await (await openConsent(desk, options)).getByRole('button', { name: 'Authorize' }).click();
    await expect(options.getByRole('heading', { name: 'Connected' })).toBeVisible();
    await expect(overlay.pill).toContainText('Pending');
  });

  test('works without a network too', async ({ desk }) => {
    const options = await desk.connect();
    await desk.context.setOffline(true);
    await options.getByRole('button', { name: 'Disconnect…' }).click();
    await options.getByRole('button', { name: 'Yes, disconnect' }).click();
    await expect(options.getByRole('button', { name: 'Connect to DrChrono' })).toBeVisible();
    expect((await stores(options)).sealed).toEqual([]);
  });
});

test.describe('the life of a grant', () => {
  test('dead because the same person connected elsewhere: said, and connecting again helps', async ({
    desk,
  }) => {
    const options = await desk.connect();
    authoriseElsewhere(desk);
    await desk.page.goto(chartOf(people.pendingFresh.id));
    const overlay = overlayOf(desk.page);
    await expect(overlay.pill).toContainText('Not connected');
    await overlay.open();
    await expect(overlay.card).toContainText('DrChrono ended the connection.');
    await expect(overlay.button('Open settings')).toBeVisible();
    await options.reload();
    await expect(seenText(options, 'DrChrono ended the connection.')).toBeVisible();
    // The user gave consent before, so DrChrono's window closes without a question.
    await options.getByRole('button', { name: 'Connect again' }).click();
    await expect(options.getByRole('heading', { name: 'Connected' })).toBeVisible();
    await expect(overlay.card).toContainText('Eleanor Brightwater');
    expect(renewals(desk)).toHaveLength(1);
  });

  test('dead: settings, popup and overlays that are open hear of it', async ({ desk }) => {
    const options = await desk.connect();
    await desk.page.goto(chartOf(people.pendingFresh.id));
    await expect(overlayOf(desk.page).pill).toContainText('Pending');
    const popup = await openPending(desk);
    await expect(popup.getByRole('button', { name: /^Eleanor Brightwater/ })).toBeVisible();
    authoriseElsewhere(desk);
    const other = await desk.context.newPage();
    await other.goto(chartOf(people.active.id));
    await expect(overlayOf(other).pill).toContainText('Not connected');
    await expect(seenText(popup, 'DrChrono ended the connection.')).toBeVisible();
    await expect(seenText(options, 'DrChrono ended the connection.')).toBeVisible();
  });

  test('renewed once after 48 hours, also where two charts ask at once', async ({ desk }) => {
    await desk.connect();
    desk.sandbox.practice.clock.move(3 * DAY);
    const second = await desk.context.newPage();
    await Promise.all([
      desk.page.goto(chartOf(people.pendingFresh.id)),
      second.goto(chartOf(people.active.id)),
    ]);
    await expect(overlayOf(desk.page).pill).toContainText('Pending · 2 d');
    await expect(overlayOf(second).pill).toContainText('Active');
    expect(renewals(desk)).toHaveLength(1);
    expect(renewals(desk)[0]?.at).toBeGreaterThan(START + 48 * HOUR);
  });

  test('staff only: a browser restart keeps the connection, a renewed pair too', async ({ desk }) => {
    await desk.connect('staffOnly');
    desk.sandbox.practice.clock.move(3 * DAY);
    await desk.page.goto(chartOf(people.active.id));
    await expect(overlayOf(desk.page).pill).toContainText('Active');
    expect(renewals(desk)).toHaveLength(1);
    await desk.restart();
    const options = await openOptions(desk.context, desk.extension);
    await expect(options.getByRole('heading', { name: 'Connected' })).toBeVisible();
    await desk.signIn();
    await desk.page.goto(chartOf(people.active.id));
    await expect(overlayOf(desk.page).pill).toContainText('Active');
    expect(renewals(desk)).toHaveLength(1);
  });

  test.describe('where DrChrono asks for consent each time', () => {
    test.use({ practice: { alwaysConsent: true } });
    test('shared: a browser restart ends it, and the stored secret is enough to connect again', async ({
      desk,
    }) => {
      await desk.connect('shared');
      await desk.restart();
      await desk.signIn();
      await desk.page.goto(chartOf(people.pendingFresh.id));
      const overlay = overlayOf(desk.page);
      await expect(overlay.pill).toContainText('Not connected');
      const said = 'The browser was closed, and on a shared computer that ends the connection.';
      const popup = await desk.popup();
      await expect(seenText(popup, said)).toBeVisible();
      const options = await openOptions(desk.context, desk.extension);
      await expect(seenText(options, said)).toBeVisible();
      await (await openConsent(desk, options)).getByRole('button', { name: 'Authorize' }).click();
      await expect(options.getByRole('heading', { name: 'Connected' })).toBeVisible();
      await expect(overlay.pill).toContainText('Pending');
    });
  });
});
