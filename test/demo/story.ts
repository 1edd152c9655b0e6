import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import {
  chooseComputer,
  choosePending,
  DAY,
  fillApplication,
  HOUR,
  openOptions,
  overlayOf,
  seenText,
  signInByForm,
} from '../e2e/desk.ts';
import { people } from '../sandbox/patients.ts';
import type { PatientRecord } from '../sandbox/person.ts';
import { BEFORE_CONNECTING, planTomorrow, takeConnectionBack } from './begin.ts';
import { walkTheDay } from './day-story.ts';
import { line, mailsTo, nameOf, type Stage, type Story } from './stage.ts';

export interface Step {
  name: string;
  /** This sentence says what the step did and what it saw. */
  told: string;
}

const chart = (patient: PatientRecord) => `https://app.drchrono.com/chart/${patient.id}/summary`;

/**
 * Tell the whole story of a day and of one invite, with a picture of each state in `folder`, and with those for the
 * README in another one, if there is one. It throws where something is not as told.
 */
export async function tellStory(
  desk: Story,
  folder: string,
  say: (line: string) => void,
  readme: string | null = null,
): Promise<Step[]> {
  const steps: Step[] = [];
  const tell: Stage['tell'] = async (name, page, told) => {
    const number = String(steps.length + 1).padStart(2, '0');
    writeFileSync(join(folder, `${number}-${name}.png`), await page.screenshot());
    steps.push({ name, told });
    say(`${number} ${name}: ${told}`);
  };
  const small: Stage['small'] = async (name, page, size) => {
    if (readme === null) return;
    const before = page.viewportSize();
    await page.setViewportSize(size);
    writeFileSync(join(readme, `${name}.png`), await page.screenshot());
    if (before) await page.setViewportSize(before);
  };
  const stage: Stage = { desk, tell, small };
  const plan = planTomorrow(desk.sandbox.practice);
  await connectToPractice(stage);
  await walkTheDay(stage, plan);
  await countDown(stage);
  await sendFirstInvite(stage);
  await letItExpire(stage);
  await resendFromAppointment(stage);
  await workThePopup(stage);
  await patientAccepts(stage);
  await showRefusals(stage);
  await beginAgain(stage);
  return steps;
}

async function connectToPractice({ desk, tell }: Stage): Promise<void> {
  const { context, extension, sandbox } = desk;
  const popup = await desk.popup();
  await popup.setViewportSize({ width: 400, height: 500 });
  await expect(popup.getByRole('button', { name: 'Set up' })).toBeVisible();
  await tell('popup-before-connecting', popup, 'the popup says what is missing and leads to the settings');
  await popup.close();
  await signInByForm(desk.page);
  const options = await openOptions(context, extension);
  await tell('settings-at-first', options, 'the settings show the redirect address and three questions');
  await fillApplication(options, sandbox);
  await chooseComputer(options, 'staffOnly');
  const opening = context.waitForEvent('page');
  await options.getByRole('button', { name: 'Connect to DrChrono' }).click();
  const consent = await opening;
  await consent.getByRole('button', { name: 'Authorize' }).waitFor();
  await tell('drchrono-asks', consent, 'DrChrono’s own window asks for consent');
  await consent.getByRole('button', { name: 'Authorize' }).click();
  await expect(options.getByRole('heading', { name: 'Connected' })).toBeVisible();
  await expect(seenText(options, 'dana.frontdesk')).toBeVisible();
  await tell('connected', options, 'connected as dana.frontdesk of Hillside Family Practice');
  await options.close();
}

async function countDown({ desk, tell }: Stage): Promise<void> {
  const { page } = desk;
  const overlay = overlayOf(page);
  await page.goto(chart(people.pendingFresh));
  await expect(overlay.pill).toContainText(/Pending · 5 d 23 h/);
  await tell('chart-pill', page, `the pill reads "${await line(overlay.pill)}"`);
  await overlay.open();
  await tell('chart-card', page, 'the card shows status, requirements and history');
  await overlay.fold();
}

async function sendFirstInvite({ desk, tell }: Stage): Promise<void> {
  const { page, sandbox } = desk;
  const overlay = overlayOf(page);
  await page.goto(chart(people.neverInvited));
  await expect(overlay.pill).toContainText('Not invited');
  await overlay.open();
  await tell('not-invited', page, `${nameOf(people.neverInvited)} can be invited: the card offers it`);
  await overlay.press(/Send invite/);
  await expect(overlay.card).toContainText(/Sent .* to m•••@example\.com, valid until about/);
  await tell('sent', page, await line(overlay.card.getByText(/^Sent .* valid until/).first()));
  expect(mailsTo(desk, people.neverInvited)).toHaveLength(1);
  await page.goto('https://mail.sandbox.test/');
  await expect(page.getByText('Maren Fairholt').first()).toBeVisible();
  await tell('mail', page, `${sandbox.practice.mail.length} mails in the box, one of them hers`);
}

async function letItExpire({ desk, tell }: Stage): Promise<void> {
  const { page, sandbox } = desk;
  const overlay = overlayOf(page);
  await page.goto(chart(people.neverInvited));
  // The card was left open on an earlier chart, so it is open again.
  await expect(overlay.card).toContainText('Pending');
  sandbox.practice.clock.move(6 * DAY + 13 * HOUR);
  await overlay.press('Check now');
  await expect(overlay.card).toContainText(/10 h \d+ min left/);
  await tell('last-hours', page, 'six and a half days later: "10 h … left"');
  sandbox.practice.clock.move(11 * HOUR);
  await overlay.press('Check now');
  await expect(overlay.card).toContainText('Expired');
  await tell('expired', page, 'eleven hours later the card says "Expired" and offers to resend');
  await overlay.fold();
}

async function resendFromAppointment({ desk, tell }: Stage): Promise<void> {
  const { page, sandbox } = desk;
  const overlay = overlayOf(page);
  const visit = sandbox.practice.visitOf(people.neverInvited.id);
  await page.goto(`https://app.drchrono.com/appointments?date=${visit?.scheduledTime.slice(0, 10)}`);
  await page
    .getByRole('button', { name: nameOf(people.neverInvited) })
    .first()
    .click();
  await expect(overlay.pill).toContainText('Expired');
  await overlay.open();
  await tell('appointment-expired', page, 'the appointment window shows the same patient as expired');
  await overlay.press(/Resend invite/);
  await expect(overlay.card).toContainText('Checked: DrChrono shows the new invite.');
  await tell('appointment-resent', page, await line(overlay.card.getByText(/^Sent .* valid until/).first()));
  expect(mailsTo(desk, people.neverInvited)).toHaveLength(2);
}

async function workThePopup({ desk, tell }: Stage): Promise<void> {
  const popup = await desk.popup();
  await popup.setViewportSize({ width: 400, height: 600 });
  await choosePending(popup);
  const rows = popup.getByRole('list', { name: 'Invites, nearest expiry first' }).getByRole('listitem');
  await expect(rows.first()).toBeVisible();
  await tell(
    'popup-pending',
    popup,
    'the popup lists every pending and expired invite, nearest expiry first',
  );
  await popup.getByRole('searchbox').fill('maren');
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('Maren Fairholt');
  await tell('popup-search', popup, 'typing a name leaves its rows');
  await popup.close();
}

async function patientAccepts({ desk, tell }: Stage): Promise<void> {
  const { page } = desk;
  const overlay = overlayOf(page);
  const patient = people.neverInvited;
  await page.goto(mailsTo(desk, patient).at(-1)?.link ?? '');
  await page.getByLabel('First name').fill(patient.firstName ?? '');
  await page.getByLabel('Last name').fill(patient.lastName ?? '');
  await page.getByLabel('Email').fill(patient.email ?? '');
  await page.getByLabel('Date of birth').fill(patient.birthDate ?? '');
  await page.getByLabel('Cell phone').fill(patient.cellPhone);
  await tell('patient-signs-up', page, 'the patient follows the link of the newest mail');
  await page.getByRole('button', { name: 'Confirm and Connect' }).click();
  await expect(page.getByText('You are connected')).toBeVisible();
  await page.goto(chart(patient));
  await overlay.open();
  await overlay.press('Check now');
  await expect(overlay.card).toContainText('Active');
  await tell('active', page, 'the chart says "Active"');
  await overlay.fold();
}

async function showRefusals({ desk, tell }: Stage): Promise<void> {
  const { page } = desk;
  const overlay = overlayOf(page);
  await page.goto(chart(people.emailMissing));
  await expect(overlay.pill).toContainText('no email');
  await overlay.open();
  await tell(
    'no-email',
    page,
    `the pill had said why: ${people.emailMissing.firstName} has no email on file`,
  );
  await overlay.fold();
  await page.goto(chart(people.nameChanged));
  await expect(overlay.pill).toContainText(/Different patient/);
  await overlay.open();
  await expect(overlay.button(/invite/)).toHaveCount(0);
  await tell(
    'different-name',
    page,
    'page and record disagree on the name: no buttons, and the card says so',
  );
}

/** The guide's link leads back to a computer on which nobody has connected yet. */
async function beginAgain({ desk, tell }: Stage): Promise<void> {
  await desk.page.goto('https://practice.sandbox.test/');
  await tell('guide', desk.page, 'the guide page of the demo leads through the day');
  await desk.page.getByRole('link', { name: 'Begin before connecting' }).click();
  await desk.page.waitForURL(BEFORE_CONNECTING);
  await tell('guide-before-connecting', desk.page, 'its link leads to the story from before connecting');
  const options = await takeConnectionBack(desk);
  await options.evaluate(() => scrollTo(0, 0));
  await tell('settings-again', options, 'after disconnecting the settings ask the first questions again');
}
