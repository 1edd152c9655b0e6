import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkLog } from '../contract/check-request.ts';
import { clientId, clientSecret } from '../sandbox/grants.ts';
import { people } from '../sandbox/patients.ts';
import { asLine, expectWords, PATIENCE, press } from './by-words.ts';
import { complaints } from './console.ts';
import { EXTENSION_ID } from './content-world.ts';
import { type Desk, startDesk } from './desk.ts';
import {
  allow,
  askForConsent,
  chartOf,
  mailsTo,
  registerRedirect,
  setUp,
  signInToEhr,
  typeApplication,
} from './front-desk.ts';
import { overlayOf } from './overlay.ts';
import { installing, type OwnFirefox, ownFirefox } from './own-firefox.ts';
import { untilPending } from './passing-time.ts';

// One computer over several starts of its Firefox: IT installs Invite Desk and sets the application in a file of policies,
// and takes that back; then the computer is shared. Each test is the next step.

const IN_POLICY = { clientId, clientSecret, minorsUnder: 16, practiceHost: 'hillside.drchrono.com' };

let own: OwnFirefox;
let desk: Desk;

beforeAll(async () => {
  own = ownFirefox();
  own.setPolicies({ ...installing(), '3rdparty': { Extensions: { [EXTENSION_ID]: IN_POLICY } } });
  // Mozilla signs what its store gives out, and nobody has signed this archive.
  const preferences = { 'xpinstall.signatures.required': false };
  const { executablePath, profile } = own;
  desk = await startDesk({ executablePath, profile, preferences, isInstalled: true });
});
afterAll(async () => {
  await desk?.close();
  own?.remove();
});

const expectPill = (words: string | RegExp) =>
  expect.poll(() => overlayOf(desk.page).pill(), { timeout: PATIENCE }).toMatch(words);
const has = (page: Page, label: string) =>
  page.evaluate(
    `[...document.querySelectorAll('label')].some((label) => label.innerText.includes('${label}'))`,
  );

test('a policy installs it without a question and sets the application: nothing to type, the secret never shown', async () => {
  const { settings } = desk;
  await expectWords(settings, 'Set by your practice’s IT');
  await expectWords(settings, clientId);
  expect(await has(settings, 'Client secret')).toBe(false);
  expect(asLine(await settings.evaluate('document.documentElement.outerHTML'))).not.toContain(clientSecret);
  await expectWords(settings, 'Under 16, set by your practice’s IT.');
  await expectWords(settings, 'hillside.drchrono.com');
  await expectWords(settings, /could read that secret/);

  await signInToEhr(desk);
  await registerRedirect(desk);
  await allow(desk, await askForConsent(desk, 'Practice staff only'));
  await desk.page.bringToFront();
  await desk.page.goto(chartOf(people.pendingFresh));
  await expectPill('Pending');
  await desk.page.goto(`https://hillside.drchrono.com/chart/${people.pendingFresh.id}/summary`);
  await expectPill('Pending');
});

test('staff can change nothing of it', async () => {
  for (const [name, input] of [
    ['countAsMinorsUnder', { years: 12 }],
    ['confirmPracticeHost', { host: 'evil.drchrono.com' }],
    ['saveApplication', { clientId: 'other', clientSecret: 'other' }],
  ] as const) {
    const message = JSON.stringify({ name, input });
    const answer = await desk.settings.evaluate(`browser.runtime.sendMessage(${message})`);
    expect(answer, name).toMatchObject({ ok: false });
  }
});

test('Firefox is closed in the middle of a send and started again: connected, and one email', async () => {
  const { practice } = desk.sandbox;
  const patient = people.neverInvited;
  await desk.page.goto(chartOf(patient));
  await expectPill('Not invited');
  const overlay = overlayOf(desk.page);
  await overlay.openCard();
  // The practice acts on the request only once the browser is gone.
  const [left, closed] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const act = () => {
    left.resolve();
    return closed.promise;
  };
  practice.faults.push({
    ...{ match: { method: 'POST', path: /onpatient_access/ }, times: 1 },
    fault: { kind: 'meanwhile', when: 'before', act },
  });
  await overlay.press('Send invite');
  await left.promise;
  await desk.restart();
  closed.resolve();
  await expectWords(desk.settings, /Connected .*dana\.frontdesk/);
  await expect.poll(() => mailsTo(desk, patient), { timeout: PATIENCE }).toBe(1);
  await signInToEhr(desk);
  await untilPending(desk, patient);
  expect(mailsTo(desk, patient)).toBe(1);
});

test('once IT has taken the application out, the computer is not connected and the form is back', async () => {
  own.setPolicies(installing());
  await desk.restart();
  await expectWords(desk.settings, 'Client secret');
  expect(await has(desk.settings, 'Client secret')).toBe(true);
  await signInToEhr(desk);
  await desk.page.goto(chartOf(people.pendingFresh));
  await expect.poll(() => overlayOf(desk.page).seen(), { timeout: PATIENCE }).toMatch(/not connected/i);
});

test('a shared computer: the connection ends with Firefox, and comes back without a window', async () => {
  // The connection of before is there again once somebody types the same application; this one begins anew.
  await typeApplication(desk);
  await press(desk.settings, 'Disconnect…');
  await press(desk.settings, 'Yes, disconnect');
  await expectWords(desk.settings, 'Who uses this computer?');
  await setUp(desk, 'It is shared with others');
  await desk.page.goto(chartOf(people.pendingFresh));
  await expect.poll(() => overlayOf(desk.page).seen(), { timeout: PATIENCE }).toMatch('Pending');
  await desk.restart();
  const popup = await desk.open('popup');
  await expectWords(popup, 'on a shared computer that ends the connection');
  const authorizes = () => desk.sandbox.log.entries.filter(({ path }) => path === '/o/authorize/').length;
  const before = authorizes();
  await desk.page.bringToFront();
  await signInToEhr(desk);
  await desk.page.goto(chartOf(people.pendingFresh));
  await expect.poll(() => overlayOf(desk.page).seen(), { timeout: PATIENCE }).toMatch('Pending');
  expect(authorizes()).toBe(before + 1);
  await expectWords(popup, 'Connected');
});

test('no request was outside the contract, and Firefox holds no error', async () => {
  expect(checkLog(desk.sandbox.log.entries)).toEqual([]);
  expect(await complaints(desk.browser)).toEqual([]);
});
