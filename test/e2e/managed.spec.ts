import { WORDS_TITLE, wordedField } from '../../lib/words/check-practice.ts';
import { clientId, clientSecret } from '../sandbox/grants.ts';
import { people } from '../sandbox/patients.ts';
import { RENAMED } from '../sandbox/renamed-labels.ts';
import { WHOLE_LIST } from '../whole-list.ts';
import { connectAt, expect, openOptions, overlayOf, seenText, test } from './desk.ts';
import { policies } from './policies.ts';

test('an application that the practice’s IT set: nothing to type, the secret never shown, changes followed', async ({
  ownDesk: desk,
}) => {
  const options = await openOptions(desk.context, desk.extension);
  await expect(options.getByLabel('Client ID')).toBeVisible();
  const policy = await policies(desk);
  await policy.set({ clientId, clientSecret });

  // The open settings page follows without a reload.
  await expect(options.getByRole('heading', { name: /Set by your practice’s IT/ })).toBeVisible();
  await expect(seenText(options, clientId)).toBeVisible();
  await expect(options.getByLabel('Client ID')).toBeHidden();
  await expect(options.getByLabel('Client secret')).toBeHidden();
  expect(await options.content()).not.toContain(clientSecret);
  await expect(seenText(options, /could read that secret/), 'this browser keeps it from pages').toBeHidden();

  desk.sandbox.practice.application.redirectUris.push(await options.locator('.address code').innerText());
  await desk.signIn();
  await connectAt(options);
  await desk.page.bringToFront();
  await desk.page.goto(`https://app.drchrono.com/chart/${people.pendingFresh.id}/summary`);
  const overlay = overlayOf(desk.page);
  await expect(overlay.pill).toContainText('Pending');
  for (const message of [
    { name: 'viewConnection', input: null },
    { name: 'viewWorklist', input: WHOLE_LIST },
  ]) {
    const answer = await options.evaluate(`chrome.runtime.sendMessage(${JSON.stringify(message)})`);
    expect(answer).toMatchObject({ clock: {} });
    expect(JSON.stringify(answer)).not.toContain(clientSecret);
  }

  // Once the policy is withdrawn, the computer is not connected any more and the form is back.
  await policy.withdraw();
  await expect(options.getByLabel('Client ID')).toBeVisible();
  await expect(options.getByLabel('Client ID')).toHaveValue('');
  const popup = await desk.popup();
  await expect(seenText(popup, 'Invite Desk is not set up yet.')).toBeVisible();
  await desk.page.goto(`https://app.drchrono.com/chart/${people.active.id}/summary`);
  await expect(overlay.pill).toContainText('Not connected');
  const asked = desk.sandbox.log.api().filter(({ path }) => path.includes(String(people.active.id)));
  expect(asked).toEqual([]);
});

test('an age of minors that the practice’s IT set: said in the settings, and staff cannot choose another', async ({
  ownDesk: desk,
}) => {
  const options = await openOptions(desk.context, desk.extension);
  const age = options.getByRole('combobox', { name: /^Ask before an invite goes to a patient under/ });
  await expect(age).toHaveValue('18');
  await age.selectOption('21');
  await expect(age).toHaveValue('21');
  const policy = await policies(desk);
  await policy.set({ minorsUnder: 16 });
  await expect(seenText(options, 'Under 16, set by your practice’s IT.')).toBeVisible();
  await expect(age).toHaveCount(0);
  const choose = { name: 'countAsMinorsUnder', input: { years: 12 } };
  expect(await options.evaluate(`chrome.runtime.sendMessage(${JSON.stringify(choose)})`)).toMatchObject({
    ok: false,
  });

  await policy.withdraw();
  await expect(age, 'what staff chose holds again').toHaveValue('21');
});

test('a practice host that the practice’s IT set: pages there get the overlay, and staff can neither choose nor remove one', async ({
  ownDesk: desk,
}) => {
  const chart = `https://hillside.drchrono.com/chart/${people.pendingFresh.id}/summary`;
  const overlay = overlayOf(desk.page);
  await desk.signIn();
  const policy = await policies(desk);
  await desk.page.bringToFront();
  await desk.page.goto(chart);
  await expect(desk.page.locator('body')).toContainText(people.pendingFresh.lastName ?? '');
  await expect(overlay.host).toHaveCount(0);

  await policy.set({ practiceHost: 'hillside.drchrono.com' });
  await expect(overlay.pill).toContainText('Not connected');
  const options = await openOptions(desk.context, desk.extension);
  await expect(options.getByRole('listitem').filter({ hasText: 'hillside.drchrono.com' })).toContainText(
    'set by its IT',
  );
  await expect(options.getByRole('button', { name: /Remove/ })).toHaveCount(0);
  const confirm = { name: 'confirmPracticeHost', input: { host: 'evil.drchrono.com' } };
  expect(await options.evaluate(`chrome.runtime.sendMessage(${JSON.stringify(confirm)})`)).toMatchObject({
    ok: false,
  });

  await policy.withdraw();
  await desk.page.bringToFront();
  await expect(overlay.host).toHaveCount(0);
});

test('what else the practice’s IT set: shown as set, and no message changes it', async ({
  ownDesk: desk,
}) => {
  const options = await openOptions(desk.context, desk.extension);
  const icon = options.getByRole('checkbox', { name: /show only the icon/ });
  const prepares = options.getByRole('checkbox', { name: /^This computer prepares the schedule/ });
  await expect(icon).toBeEnabled();
  const policy = await policies(desk);
  await policy.set({ drChronoInvites: 'reminders', timeZone: 'US/Pacific' });
  const itself = options.getByRole('combobox', { name: 'DrChrono sends invites by itself' });
  await expect(itself).toBeDisabled();
  await expect(itself).toHaveValue('reminders');
  const choose = { name: 'drChronoInvites', input: { after: 'never' } };
  await options.evaluate(`chrome.runtime.sendMessage(${JSON.stringify(choose)})`);
  const zone = { name: 'chooseZone', input: { zone: 'US/Eastern' } };
  expect(await options.evaluate(`chrome.runtime.sendMessage(${JSON.stringify(zone)})`)).toMatchObject({
    ok: false,
  });
  await expect(itself).toHaveValue('reminders');
  // What the policy does not name stays with staff.
  await expect(icon).toBeEnabled();
  await expect(prepares).toBeEnabled();

  await policy.withdraw();
  await expect(itself).toBeEnabled();
  await expect(itself).toHaveValue('never');
});

test.describe('pages with other words for their labels', () => {
  test.use({ practice: { markup: 'renamed' } });

  test('words that the practice’s IT set: pages are read by them, and staff see and cannot change them', async ({
    ownDesk: desk,
  }) => {
    const overlay = overlayOf(desk.page);
    const options = await desk.connect();
    const policy = await policies(desk);
    const { patient, ...others } = RENAMED;
    await policy.set({ labelWords: { patient: [patient, 'Guarantor'], birthDate: [others.birthDate] } });
    await options.bringToFront();
    await seenText(options, WORDS_TITLE).click();
    await expect(options.getByLabel(wordedField.patient)).toHaveValue(patient);
    await expect(options.getByLabel(wordedField.patient)).toBeDisabled();
    const choose = { name: 'chooseLabelWords', input: { words: { patient: ['Resident'] } } };
    await options.evaluate(`chrome.runtime.sendMessage(${JSON.stringify(choose)})`);
    await expect(options.getByLabel(wordedField.patient)).toHaveValue(patient);

    const visit = desk.sandbox.practice.visitOf(people.expired.id);
    await desk.page.bringToFront();
    await desk.page.goto(`https://app.drchrono.com/appointments?date=${visit?.scheduledTime.slice(0, 10)}`);
    await desk.page.getByRole('button', { name: people.expired.lastName ?? '' }).click();
    await expect(overlay.pill).toContainText('Expired');
  });
});
