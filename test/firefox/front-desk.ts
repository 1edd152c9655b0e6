import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';
import { accounts } from '../sandbox/accounts.ts';
import { clientId, clientSecret } from '../sandbox/grants.ts';
import type { PatientRecord } from '../sandbox/person.ts';
import { expectWords, fill, PATIENCE, press } from './by-words.ts';
import { addressIn, type Desk, tabAt } from './desk.ts';

// What the front desk does to begin with, and what the practice knows of its patients afterwards.

/** Sign in to the EHR by its form, as staff do in the morning. */
export async function signInToEhr({ page }: Desk): Promise<void> {
  await page.goto('https://app.drchrono.com/accounts/login/');
  await page.type('#username', accounts.frontDesk.username);
  await page.type('#password', accounts.frontDesk.password);
  await page.click('#login');
  await expect.poll(() => addressIn(page), { timeout: PATIENCE }).toMatch(/\/dashboard$/);
}

/** Copy the redirect address from the settings into the application at DrChrono; returns it. */
export async function registerRedirect({ sandbox, settings }: Desk): Promise<string> {
  await settings.bringToFront();
  const redirect = String(await settings.evaluate(`document.querySelector('.address code').textContent`));
  sandbox.practice.application.redirectUris.push(redirect);
  return redirect;
}

/** Type the application into the settings. */
export async function typeApplication({ settings }: Desk): Promise<void> {
  await fill(settings, 'Client ID', clientId);
  await fill(settings, 'Client secret', clientSecret);
  await press(settings, 'Save');
  await expectWords(settings, /Saved|Connected .*dana\.frontdesk/);
}

export type Computer = 'Practice staff only' | 'It is shared with others';

/** Say whose computer it is and press Connect; returns DrChrono's own window, which asks. */
export async function askForConsent({ browser, settings }: Desk, computer: Computer): Promise<Page> {
  await press(settings, computer);
  await press(settings, 'Connect to DrChrono');
  return tabAt(browser, /^https:\/\/app\.drchrono\.com\/o\/authorize\//);
}

/** Allow it there. */
export async function allow({ settings }: Desk, consent: Page): Promise<void> {
  await press(consent, 'Authorize');
  await expectWords(settings, /Connected .*dana\.frontdesk/);
}

/** Do all of it: afterwards this computer is connected, and the tab for the EHR is in front. */
export async function setUp(desk: Desk, computer: Computer = 'Practice staff only'): Promise<void> {
  await signInToEhr(desk);
  await registerRedirect(desk);
  await typeApplication(desk);
  await allow(desk, await askForConsent(desk, computer));
  await desk.page.bringToFront();
}

export const nameOf = ({ firstName, lastName }: PatientRecord) => `${firstName} ${lastName}`;
export const chartOf = ({ id }: PatientRecord) => `https://app.drchrono.com/chart/${id}/summary`;

/** Count the emails that went out to a patient. */
export function mailsTo({ sandbox }: Desk, { id }: PatientRecord): number {
  return sandbox.practice.mail.filter(({ patientId }) => patientId === id).length;
}

/** Tell where a patient's invite stands by the practice's own records. */
export function stateOf({ sandbox }: Desk, { id }: PatientRecord): string | undefined {
  return sandbox.practice.inspect().patients.find((patient) => patient.id === id)?.state;
}
