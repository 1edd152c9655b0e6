import type { Locator, Page } from '@playwright/test';
import { recordClaim } from '../claims.ts';
import { accounts } from '../sandbox/accounts.ts';
import { allScopes, clientId, clientSecret } from '../sandbox/grants.ts';
import { people } from '../sandbox/patients.ts';
import { RENAMED } from '../sandbox/renamed-labels.ts';
import { allowSites } from './allow-sites.ts';
import { countedIn } from './counted.ts';
import { type Desk, expect, openOptions, overlayOf, pressSeen, seenText, signInByForm } from './desk.ts';
import { readClipboard } from './read-clipboard.ts';
import { test } from './same-computer.ts';

/**
 * The first hour of an office manager without IT: from nothing to the first invite by the words on the screen alone, and
 * back from each wrong turn by the press that the screen names. They run in their order, since the last one counts what the
 * others did.
 */
test.describe.configure({ mode: 'default' });

const MOST_STEPS = 12;
const WRONG_TURNS = [
  ...['wrong secret', 'wrong redirect', 'window closed', 'no permission', 'missing scope', 'wrong zone'],
  ...[
    'access not given',
    'wrong host',
    'same user on a second desk',
    'offline',
    'throttled',
    'label unknown',
  ],
];
/** How many steps the story took, and for each wrong turn that it led back. */
const counted = countedIn<number>('first-hour');

const IN_PRACTICE = 'America/New_York';

/** The settings, on a computer whose clock is set to the practice's zone. DrChrono's own pages know the person already. */
async function openSettings(desk: Desk): Promise<Page> {
  await desk.signIn();
  const options = await openOptions(desk.context, desk.extension);
  const debuggerOf = await desk.context.newCDPSession(options);
  await debuggerOf.send('Emulation.setTimezoneOverride', { timezoneId: IN_PRACTICE });
  await options.reload();
  await expect(button(options, 'Copy')).toBeVisible();
  return options;
}

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' });

/** What the screen says happened, and which press it names. */
async function expectSaid(options: Page, happened: string, next: RegExp): Promise<void> {
  const said = options.getByRole('alert').filter({ hasText: happened });
  await expect(said).toBeVisible();
  await expect(said).toHaveText(next);
}

/** Create the application at DrChrono with what the Copy button has put on the clipboard. */
async function copyAddress(desk: Desk, options: Page): Promise<void> {
  await button(options, 'Copy').click();
  await expect(seenText(options, 'Copied', { exact: true })).toBeVisible();
  const address = await readClipboard(desk.context);
  expect(address).toBe(`https://${desk.extension}.chromiumapp.org/`);
  const { application } = desk.sandbox.practice;
  application.redirectUris.splice(0, application.redirectUris.length, address);
  await options.bringToFront();
}

async function saveKeys(options: Page, secret = clientSecret): Promise<void> {
  await options.getByLabel('Client ID').fill(clientId);
  await options.getByLabel('Client secret').fill(secret);
  await button(options, 'Save').click();
}

const KNOWN = 'DrChrono knows this client ID and secret.';

/** Go through the steps up to the last, so that Connect is left to press. */
async function readyToConnect(desk: Desk): Promise<Page> {
  const options = await openSettings(desk);
  await copyAddress(desk, options);
  await saveKeys(options);
  await expect(seenText(options, KNOWN)).toBeVisible();
  await options.getByLabel('Practice staff only').check();
  return options;
}

/** Press Connect, whatever follows it on the button, and wait for DrChrono's window. */
async function openWindow(desk: Desk, options: Page): Promise<Page> {
  const opening = desk.context.waitForEvent('page');
  await button(options, /^Connect/).click();
  const opened = await opening;
  await button(opened, 'Authorize').waitFor();
  return opened;
}

async function connect(desk: Desk, options: Page): Promise<void> {
  await button(await openWindow(desk, options), 'Authorize').click();
  await expectConnected(options);
}

async function expectConnected(options: Page): Promise<void> {
  await expect(options.getByRole('heading', { name: 'Connected' })).toBeVisible();
}

const line = (options: Page, title: string) =>
  options.locator('.check').filter({ has: options.getByText(title, { exact: true }) });

const stepNow = (options: Page) => options.locator('[aria-current="step"]').getByRole('heading');

function wrongTurn(name: string, back: (desk: Desk) => Promise<void>): void {
  test(`wrong turn: ${name}`, async ({ desk }) => {
    await back(desk);
    counted.note(name, 1);
  });
}

test('from nothing to the first sent invite in at most 12 steps', async ({ ownDesk: desk }) => {
  const done: string[] = [];
  const press = async (target: Locator) => {
    done.push(`press ${await target.innerText().catch(() => '')}`);
    await target.click();
  };
  const fill = async (label: string, value: string) => {
    done.push(`fill ${label}`);
    await options.getByLabel(label).fill(value);
  };
  const options = await openSettings(desk);

  await expect(stepNow(options)).toContainText('Create the API application in DrChrono');
  await press(button(options, 'Copy'));
  await expect(seenText(options, 'Copied', { exact: true })).toBeVisible();
  desk.sandbox.practice.application.redirectUris.push(await readClipboard(desk.context));
  await options.bringToFront();

  await expect(stepNow(options)).toContainText('Enter its client ID and client secret');
  await fill('Client ID', clientId);
  await fill('Client secret', clientSecret);
  await press(button(options, 'Save'));
  await expect(seenText(options, KNOWN)).toBeVisible();

  await expect(stepNow(options)).toContainText('Who uses this computer?');
  await press(options.getByLabel('Practice staff only'));
  await expect(stepNow(options)).toContainText('Connect');
  const opening = desk.context.waitForEvent('page');
  await press(button(options, 'Connect to DrChrono'));
  await press(button(await opening, 'Authorize'));
  await expectConnected(options);
  await expect(options.getByRole('heading', { name: 'Connected' })).toBeFocused();
  await expect(options.getByRole('alert').filter({ hasText: /./ })).toHaveCount(0);
  for (const title of ['Signed in as', 'Practice', 'Time zone', 'May send invites', 'Allowed to Invite Desk'])
    await expect(line(options, title), title).toHaveClass(/good/);

  const dayOpening = desk.context.waitForEvent('page');
  await press(button(options, 'Open the desk'));
  const day = await dayOpening;
  const invite = button(day, /^Invite\s+for Maren Fairholt/);
  await expect(invite).toBeVisible({ timeout: 60_000 });
  const mails = () =>
    desk.sandbox.practice.mail.filter(({ patientId }) => patientId === people.neverInvited.id);
  // Rows move while the schedule is read. A press on one that has just moved is not taken, and the page says so.
  const refused = seenText(day, /^One moment/);
  await expect(async () => {
    done.push('press Invite');
    await pressSeen(invite);
    await expect.poll(async () => mails().length + (await refused.count())).toBeGreaterThan(0);
    expect(mails().length).toBe(1);
  }).toPass();
  expect(done.length, done.join(', ')).toBeLessThanOrEqual(MOST_STEPS);
  counted.note('steps', done.length);
});

wrongTurn('wrong secret', async (desk) => {
  const options = await openSettings(desk);
  await copyAddress(desk, options);
  await saveKeys(options, `${clientSecret}-mistyped`);
  await expectSaid(options, 'DrChrono does not know this client ID and secret.', /step 2 and press Save\.$/);
  await expect(stepNow(options)).toContainText('Enter its client ID and client secret');
  await saveKeys(options);
  await expect(seenText(options, KNOWN)).toBeVisible();
  await options.getByLabel('Practice staff only').check();
  await connect(desk, options);
});

wrongTurn('wrong redirect', async (desk) => {
  const options = await readyToConnect(desk);
  const { redirectUris } = desk.sandbox.practice.application;
  redirectUris.splice(0, 1, `https://${desk.extension}.chromiumapp.org`);
  await button(options, /^Connect/).click();
  await expectSaid(
    options,
    'DrChrono knows the client ID and secret, but did not show its sign-in page.',
    /Press Copy in step 1, put exactly that into the application, then press Connect\.$/,
  );
  await expect(stepNow(options)).toContainText('Create the API application in DrChrono');
  await copyAddress(desk, options);
  await connect(desk, options);
});

wrongTurn('window closed', async (desk) => {
  const options = await readyToConnect(desk);
  const opened = await openWindow(desk, options);
  await expect(button(options, 'Waiting for the DrChrono window…')).toBeVisible();
  await opened.close();
  await expectSaid(
    options,
    'The DrChrono window was closed before it was done.',
    /If you closed it, press Connect .*If it showed an error, the application lacks the redirect address/,
  );
  await connect(desk, options);
});

wrongTurn('no permission', async (desk) => {
  const { settings } = desk.sandbox.practice;
  settings.createAndUpdatePatients = false;
  const options = await readyToConnect(desk);
  await connect(desk, options);
  await expectSaid(
    options,
    'this account may not send invites',
    /permission Create and Update Patients, then press Check again\.$/,
  );
  await expect(line(options, 'May send invites')).toContainText('Create and Update Patients');
  settings.createAndUpdatePatients = true;
  await button(options, 'Check again').click();
  await expect(line(options, 'May send invites').locator('dd')).toHaveText('Yes');
  await expect(seenText(options, 'this account may not send invites')).toHaveCount(0);
});

wrongTurn('missing scope', async (desk) => {
  const { refusedScopes } = desk.sandbox.practice.settings;
  refusedScopes.push('patients:write');
  const options = await readyToConnect(desk);
  await button(options, /^Connect/).click();
  await expectSaid(
    options,
    'This application may not ask DrChrono for all that Invite Desk needs.',
    /patients:write.*Then press Connect\.$/,
  );
  refusedScopes.length = 0;
  await connect(desk, options);
});

wrongTurn('wrong zone', async (desk) => {
  desk.sandbox.practice.settings.zone = 'US/Hawaii';
  const options = await readyToConnect(desk);
  await connect(desk, options);
  const zone = line(options, 'Time zone');
  await expect(zone).toContainText('It is 4:00 AM there now, but 10:00 AM on this computer.');
  await expect(zone).toContainText('If your practice is where this computer is, press the button.');
  await button(options, `Use this computer’s zone, ${IN_PRACTICE}`).click();
  await expect(zone).toContainText('It is 10:00 AM there now, as on this computer.');
  await expect(zone).toHaveClass(/good/);
});

test('wrong turn: access not given', async ({ ownDesk: desk }) => {
  const options = await openSettings(desk);
  await allowSites(desk, 'ON_CLICK');
  await expect(seenText(options, 'The browser does not let Invite Desk use drchrono.com yet.')).toBeVisible();
  await copyAddress(desk, options);
  await saveKeys(options);
  await expectSaid(
    options,
    'Saved, but not tried yet. The browser does not let Invite Desk use drchrono.com.',
    /^.*Press Allow drchrono\.com at the top of this page, then press Connect\.$/,
  );
  await options.getByLabel('Practice staff only').check();
  await button(options, 'Allow drchrono.com').click();
  // The browser asks, and the person says yes.
  await allowSites(desk, 'ON_ALL_SITES');
  await expect(button(options, 'Allow drchrono.com')).toHaveCount(0);
  await options.bringToFront();
  await connect(desk, options);
  counted.note('access not given', 1);
});

test('wrong turn: wrong host', async ({ connectedDesk: desk }) => {
  const { page } = desk;
  const popupOver = async (host: string) => {
    await page.goto(`https://${host}/chart/${people.pendingFresh.id}/summary`);
    const popup = await desk.popup();
    await page.bringToFront();
    await popup.reload();
    return popup;
  };
  const YES = 'Yes, this is our practice’s DrChrono';
  await button(await popupOver('hilside.drchrono.com'), YES).press('Enter');
  await expect(overlayOf(page).pill).toContainText('Pending');

  const popup = await popupOver('hillside.drchrono.com');
  await expect(seenText(popup, 'Invite Desk is off at hillside.drchrono.com.')).toBeAttached();
  await expect(
    seenText(popup, /press Remove beside it under Addresses, and open this again\.$/),
  ).toBeAttached();
  const opening = desk.context.waitForEvent('page');
  // The popup closes itself at this press.
  const closing = popup.waitForEvent('close');
  await button(popup, 'Settings')
    .press('Enter')
    .catch(() => undefined);
  await closing;
  await button(await opening, 'Remove hilside.drchrono.com').click();
  await button(await popupOver('hillside.drchrono.com'), YES).press('Enter');
  await page.bringToFront();
  await expect(overlayOf(page).pill).toContainText('Pending');
  counted.note('wrong host', 1);
});

wrongTurn('same user on a second desk', async (desk) => {
  const options = await readyToConnect(desk);
  await expect(seenText(options, /^Each computer needs a DrChrono user of its own/)).toBeVisible();
  await connect(desk, options);
  const { grants } = desk.sandbox.practice;
  const elsewhere = 'https://another-computer.chromiumapp.org/';
  grants.exchange(grants.issueCode(accounts.frontDesk, allScopes, elsewhere), elsewhere);
  await button(options, 'Check again').click();
  await expectSaid(
    options,
    'DrChrono ended the connection.',
    /each needs a user of its own\. Sign in to DrChrono as this computer’s user, then press Connect again/,
  );
  await desk.page.bringToFront();
  await desk.page.goto('https://app.drchrono.com/accounts/logout/');
  await signInByForm(desk.page, accounts.colleague);
  await options.bringToFront();
  await connect(desk, options);
  await expect(line(options, 'Signed in as')).toContainText(accounts.colleague.username);
  expect(grants.granted().map(({ account }) => account.username)).toEqual([
    accounts.frontDesk.username,
    accounts.colleague.username,
  ]);
});

wrongTurn('offline', async (desk) => {
  const options = await openSettings(desk);
  await copyAddress(desk, options);
  await desk.context.setOffline(true);
  await saveKeys(options);
  await expectSaid(
    options,
    'Saved, but not tried yet. This computer is offline.',
    /Check the network, then press Connect\.$/,
  );
  await desk.context.setOffline(false);
  await options.getByLabel('Practice staff only').check();
  await connect(desk, options);
});

wrongTurn('throttled', async (desk) => {
  const options = await openSettings(desk);
  await copyAddress(desk, options);
  const { faults } = desk.sandbox.practice;
  faults.push({ match: { path: /token/ }, times: 1, fault: { kind: 'throttle', seconds: 2 } });
  await saveKeys(options);
  await expectSaid(
    options,
    'Saved, but not tried yet. DrChrono asked for a pause: too many requests this hour.',
    // Nothing has told this computer the practice's time yet.
    /Press Connect after \d+:\d\d [AP]M\.$/,
  );
  await options.getByLabel('Practice staff only').check();
  const view = `chrome.runtime.sendMessage({ name: 'viewConnection', input: null })`;
  await expect.poll(() => options.evaluate(`${view}.then(({ budget }) => budget.throttledUntil)`)).toBe(null);
  await connect(desk, options);
});

test.describe('where the practice’s pages use another word', () => {
  test.use({ practice: { markup: 'renamed', appointmentOpens: 'fullPage', linkToChart: false } });

  test('wrong turn: label unknown', async ({ connectedDesk: desk }) => {
    const { page, context, extension, sandbox } = desk;
    const { expired } = people;
    const options = await openOptions(context, extension);
    await expect(
      seenText(options, /Where no pill comes, press the Invite Desk button in the browser’s toolbar/),
    ).toBeVisible();
    const visit = sandbox.practice.visitOf(expired.id);
    await page.bringToFront();
    await page.goto(`https://app.drchrono.com/appointments?date=${visit?.scheduledTime.slice(0, 10)}`);
    await page.getByText(`${expired.firstName} ${expired.lastName}`).click();
    await expect(page.getByText(RENAMED.patient, { exact: true })).toBeVisible();
    const popup = await desk.popup();
    await page.bringToFront();
    await popup.reload();
    const onTop = popup.getByRole('region', { name: 'On this tab' });
    await expect(onTop).toContainText(`${expired.firstName} ${expired.lastName}`);
    await button(popup, `Resend: ${expired.firstName} ${expired.lastName}`).first().dispatchEvent('click');
    await expect(onTop).toContainText(/Sent .* valid until about/);
    expect(sandbox.practice.access.stateOf(expired.id)).toBe('pending');
    counted.note('label unknown', 1);
  });
});

test('the steps and the wrong turns are counted', () => {
  const steps = counted.find('steps') ?? 0;
  const ledBack = WRONG_TURNS.filter((name) => counted.find(name) !== null).length;
  expect(steps).toBeGreaterThan(0);
  expect(WRONG_TURNS).toHaveLength(12);
  expect(ledBack).toBe(WRONG_TURNS.length);
  recordClaim(
    'first-hour',
    `first hour: ${steps} steps of at most ${MOST_STEPS}, wrong turns ${ledBack} of ${WRONG_TURNS.length} led back`,
  );
});
