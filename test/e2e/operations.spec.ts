import { people } from '../sandbox/patients.ts';
import { type Desk, expect, openPending, overlayOf, pressInPopup } from './desk.ts';
import { holdAnswer } from './held-answer.ts';
import { test } from './same-computer.ts';

const MINUTE = 60_000;
// The older chart shows no portal status, which would grow old on the page while the sandbox's clock is moved.
const chart = (patient: { id: number }) => `https://app.drchrono.com/patients/${patient.id}/`;
const mailsTo = (desk: Desk, patient: { id: number }) =>
  desk.sandbox.practice.mail.filter((mail) => mail.patientId === patient.id).length;
const writesTo = (desk: Desk, patient: { id: number }) =>
  desk.sandbox.log
    .api()
    .filter((entry) => entry.method !== 'GET' && entry.path.includes(String(patient.id)))
    .map((entry) => entry.method);

/** Open the chart and its card. The answers that it brings also set the extension's clock. */
async function openCard(desk: Desk, patient: { id: number }) {
  const overlay = overlayOf(desk.page);
  await desk.page.goto(chart(patient));
  await overlay.open();
  return overlay;
}

/** Open a chart to send from, after an answer that listed an invite: now an empty list means that there was none. */
async function openSendable(desk: Desk) {
  await desk.page.goto(chart(people.pendingFresh));
  await expect(overlayOf(desk.page).pill).toContainText('Pending');
  const overlay = await openCard(desk, people.neverInvited);
  await expect(overlay.button(/^Send invite/)).toBeVisible();
  return overlay;
}

/**
 * Let the practice's time pass. The extension learns it from another patient's answer, and this card stays as it was.
 */
async function letTimePass(desk: Desk, milliseconds: number): Promise<void> {
  desk.sandbox.practice.clock.move(milliseconds);
  const other = await desk.context.newPage();
  await other.goto(chart(people.active));
  await expect(overlayOf(other).host).toContainText('Active');
  await other.close();
}

/** Wait until nothing has been asked of the API for two seconds: what the page itself asks for may still come in. */
async function untilQuiet({ sandbox }: Desk): Promise<void> {
  const newest = () => Math.max(0, ...sandbox.log.api().map(({ at }) => at));
  await expect.poll(() => sandbox.practice.clock.now() - newest()).toBeGreaterThan(2_000);
}

test('a resend with fresh proof takes three requests: revoke, enable, look', async ({
  connectedDesk: desk,
}) => {
  const overlay = await openCard(desk, people.expired);
  await expect(overlay.card).toContainText('Expired');
  await untilQuiet(desk);
  const before = desk.sandbox.log.api().length;
  await overlay.press(/Resend invite/);
  await expect(overlay.card).toContainText('Checked: DrChrono shows the new invite.');
  const requests = desk.sandbox.log.api().slice(before);
  const access = `/api/patients/${people.expired.id}/onpatient_access`;
  expect(requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
    `DELETE ${access}`,
    `POST ${access}`,
    `GET ${access}`,
  ]);
});

test('a resend that the browser itself repeated is told: two emails, the newest link works', async ({
  connectedDesk: desk,
}) => {
  const overlay = await openCard(desk, people.expired);
  await expect(overlay.card).toContainText('Expired');
  // The connection drops after the invite went out, and the browser sends the request once more by itself.
  const post = { method: 'POST', path: /onpatient_access/, connection: 'reused' } as const;
  const seconds = () => desk.sandbox.practice.clock.move(3_000);
  desk.sandbox.practice.faults.push(
    { match: post, times: 1, fault: { kind: 'dropAfter' } },
    { match: post, times: 1, fault: { kind: 'meanwhile', when: 'after', act: seconds } },
  );
  const before = mailsTo(desk, people.expired);
  await overlay.press(/Resend invite/);
  await expect(overlay.card).toContainText('A second invite went out at the same time');
  expect(writesTo(desk, people.expired)).toEqual(['DELETE', 'POST', 'POST']);
  expect(mailsTo(desk, people.expired)).toBe(before + 2);
});

test('a first send that the browser itself repeated is looked at, and told', async ({
  connectedDesk: desk,
}) => {
  const overlay = await openSendable(desk);
  const post = { method: 'POST', path: /onpatient_access/, connection: 'reused' } as const;
  const seconds = () => desk.sandbox.practice.clock.move(3_000);
  desk.sandbox.practice.faults.push(
    { match: post, times: 1, fault: { kind: 'dropAfter' } },
    { match: post, times: 1, fault: { kind: 'meanwhile', when: 'after', act: seconds } },
  );
  const before = desk.sandbox.log.api().length;
  await overlay.press(/^Send invite/);
  await expect(overlay.card).toContainText('A second invite went out at the same time');
  expect(mailsTo(desk, people.neverInvited)).toBe(2);
  // The practice's clock has moved, so the record may be read again. About the invite there are these requests.
  const requests = desk.sandbox.log
    .api()
    .slice(before)
    .filter(({ path }) => post.path.test(path));
  expect(requests.map(({ method }) => method)).toEqual(['POST', 'POST', 'GET']);
});

test('a send that left once is not looked at again', async ({ connectedDesk: desk }) => {
  const overlay = await openSendable(desk);
  await untilQuiet(desk);
  const before = desk.sandbox.log.api().length;
  await overlay.press(/^Send invite/);
  await expect(overlay.card).toContainText('valid until');
  expect(desk.sandbox.log.api().slice(before)).toHaveLength(1);
});

test('a click on a state that is no longer true sends nothing and shows the new one', async ({
  connectedDesk: desk,
}) => {
  const overlay = await openCard(desk, people.pendingFresh);
  await expect(overlay.card).toContainText('Pending');
  desk.sandbox.practice.accept(people.pendingFresh.id);
  await letTimePass(desk, 11 * MINUTE);
  await overlay.press(/Resend invite/);
  await expect(overlay.card).toContainText('The page changed before your click was done.');
  await expect(overlay.card).toContainText('Active');
  expect(writesTo(desk, people.pendingFresh)).toEqual([]);
});

/**
 * Press Resend in the popup after something happened. The popup's row stays as it was, so the operation's own look
 * meets the change.
 */
async function resendFromPopup(desk: Desk, patient: { id: number }, name: string, meanwhile: () => void) {
  await desk.page.goto(chart(patient));
  await expect(overlayOf(desk.page).pill).toContainText(/Pending|Expired/);
  await desk.page.goto('about:blank');
  await letTimePass(desk, 11 * MINUTE);
  meanwhile();
  const popup = await openPending(desk);
  const row = popup.getByRole('listitem').filter({ hasText: name });
  await pressInPopup(row.getByRole('button', { name: 'Resend' }));
  return row;
}

test('a resend stops when the patient has joined meanwhile', async ({ connectedDesk: desk }) => {
  const { practice } = desk.sandbox;
  const patient = people.pendingFresh;
  const row = await resendFromPopup(desk, patient, 'Eleanor Brightwater', () => practice.accept(patient.id));
  await expect(row).toContainText('Stopped: the patient has already joined.');
  expect(writesTo(desk, patient)).toEqual([]);
  expect(practice.access.stateOf(patient.id)).toBe('active');
});

test('a resend stops when a colleague was faster', async ({ connectedDesk: desk }) => {
  const { practice } = desk.sandbox;
  const patient = people.expired;
  const row = await resendFromPopup(desk, patient, 'Georgina Dunmallow', () => {
    practice.revoke(patient.id);
    practice.enable(patient.id);
  });
  await expect(row).toContainText('Stopped: someone else just sent an invite.');
  expect(writesTo(desk, patient)).toEqual([]);
  expect(practice.access.stateOf(patient.id)).toBe('pending');
});

test('a send whose answer was lost is found again, not sent twice', async ({ connectedDesk: desk }) => {
  await desk.page.goto(chart(people.pendingFresh));
  await expect(overlayOf(desk.page).pill).toContainText('Pending');
  const overlay = await openCard(desk, people.neverInvited);
  desk.sandbox.practice.faults.push({
    match: { method: 'POST', path: /onpatient_access/ },
    times: 1,
    fault: { kind: 'status500After' },
  });
  await overlay.press(/Send invite/);
  await expect(overlay.card).toContainText(/Sent about .* valid until about/);
  expect(mailsTo(desk, people.neverInvited)).toBe(1);
});

test('a send that DrChrono refuses says why, in DrChrono’s words', async ({ connectedDesk: desk }) => {
  await desk.page.goto(chart(people.pendingFresh));
  await expect(overlayOf(desk.page).pill).toContainText('Pending');
  const overlay = await openCard(desk, people.neverInvited);
  await expect(overlay.button(/Send invite/)).toBeVisible();
  desk.sandbox.practice.roster.change(people.neverInvited.id, { email: '' });
  await overlay.press(/Send invite/);
  await expect(overlay.card).toContainText(/Stopped/);
  expect(mailsTo(desk, people.neverInvited)).toBe(0);
});

test('revoked and then refused: the card says NOT re-sent and offers to retry', async ({
  connectedDesk: desk,
}) => {
  const overlay = await openCard(desk, people.expired);
  await expect(overlay.card).toContainText('Expired');
  desk.sandbox.practice.roster.change(people.expired.id, { email: '' });
  await overlay.press(/Resend invite/);
  await expect(overlay.card).toContainText('Revoked, but NOT re-sent.');
  desk.sandbox.practice.roster.change(people.expired.id, { email: people.expired.email });
  const mails = mailsTo(desk, people.expired);
  await overlay.press('Retry sending');
  await expect(overlay.card).toContainText(/Sent .* valid until about/);
  expect(mailsTo(desk, people.expired)).toBe(mails + 1);
});

test.describe('where the answers never tell', () => {
  test.use({ practice: { accessShape: 'patient' } });

  test('sending asks first, and its 201 settles it', async ({ connectedDesk: desk }) => {
    const overlay = await openCard(desk, people.neverInvited);
    await expect(overlay.card).toContainText(/did not say/);
    await overlay.press(/Send invite/);
    expect(mailsTo(desk, people.neverInvited)).toBe(0);
    await overlay.press('Send anyway');
    await expect(overlay.card).toContainText(/Sent .* valid until about/);
    expect(mailsTo(desk, people.neverInvited)).toBe(1);
  });

  test('OnPatient Access proves that nobody has joined, so a resend needs no risk', async ({
    connectedDesk: desk,
  }) => {
    const overlay = overlayOf(desk.page);
    await desk.page.goto(`https://app.drchrono.com/chart/${people.expired.id}/onpatient`);
    await overlay.open();
    await expect(overlay.card).toContainText('Expired');
    await overlay.press(/Resend invite/);
    await expect(overlay.card).toContainText(/Sent .* valid until about/);
    expect(desk.sandbox.practice.access.stateOf(people.expired.id)).toBe('pending');
  });

  test('OnPatient Access that came by Back proves nothing, until it is loaded anew', async ({
    connectedDesk: desk,
  }) => {
    const overlay = overlayOf(desk.page);
    await desk.page.goto(`https://app.drchrono.com/chart/${people.expired.id}/onpatient`);
    await expect(overlay.pill).toContainText('Expired');
    desk.sandbox.practice.clock.move(20 * MINUTE);
    await desk.page.goto(chart(people.active));
    await expect(overlay.pill).toContainText('See Access History');
    await desk.page.goBack();
    await overlay.open();
    await overlay.press(/Resend invite/);
    await expect(overlay.button('Resend anyway')).toBeVisible();
    expect(writesTo(desk, people.expired)).toEqual([]);
    await desk.page.reload();
    // The card was left open, so it comes back by itself.
    await expect(overlay.card).toContainText('Expired');
    await overlay.press(/Resend invite/);
    await expect(overlay.card).toContainText(/Sent .* valid until about/);
    expect(writesTo(desk, people.expired)).toEqual(['DELETE', 'POST']);
  });
});

test('a second click, in another tab, joins the first: one mail', async ({ connectedDesk: desk }) => {
  await desk.page.goto(chart(people.pendingFresh));
  await expect(overlayOf(desk.page).pill).toContainText('Pending');
  const overlay = await openCard(desk, people.neverInvited);
  await expect(overlay.button(/Send invite/)).toBeVisible();
  const second = await desk.context.newPage();
  await second.goto(chart(people.neverInvited));
  const other = overlayOf(second);
  await expect(other.button(/Send invite/)).toBeVisible();
  const sending = holdAnswer({ method: 'POST', path: /onpatient_access/ });
  desk.sandbox.practice.faults.push(sending.rule);
  await other.press(/Send invite/);
  await expect(overlay.card).toContainText(/Sending/);
  await expect(overlay.button(/Send invite/)).toHaveCount(0);
  sending.letGo();
  await expect(overlay.card).toContainText(/Sent .* valid until about/);
  await expect(other.card).toContainText(/Sent .* valid until about/);
  expect(mailsTo(desk, people.neverInvited)).toBe(1);
});
