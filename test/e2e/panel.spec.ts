import type { Page } from '@playwright/test';
import { people } from '../sandbox/patients.ts';
import { type Desk, expect, overlayOf } from './desk.ts';
import { test } from './same-computer.ts';
import { panelsShown, type SidePanel, sidePanel } from './side-panel.ts';

const chartOf = ({ id }: { id: number }, section = 'summary') =>
  `https://app.drchrono.com/chart/${id}/${section}`;

/** Press "Add email" in the card of this patient, and take hold of the panel that comes. */
async function addEmail(desk: Desk, patient: { id: number }): Promise<SidePanel> {
  const { page } = desk;
  // Until an answer has listed an invite, an empty list says nothing.
  await page.goto(chartOf(people.pendingFresh));
  await expect(overlayOf(page).pill).toContainText('Pending');
  await page.goto(chartOf(patient));
  const overlay = overlayOf(page);
  await overlay.open();
  expect(await panelsShown(desk)).toEqual([]);
  await overlay.press('Add email');
  return sidePanel(desk);
}

const says = (panel: SidePanel) => expect.poll(() => panel.text());
const focused = (panel: SidePanel) =>
  expect.poll(() => panel.evaluate('document.hasFocus() && document.activeElement?.id'));
const recordOf = (desk: Desk, { id }: { id: number }) =>
  desk.sandbox.practice.roster.all().find((one) => one.id === id);
const mailsTo = (desk: Desk, { id }: { id: number }) =>
  desk.sandbox.practice.mail.filter(({ patientId }) => patientId === id);
/** In-app links of the EHR change the address and load nothing. */
const goInApp = (page: Page, address: string) =>
  page.evaluate((path) => history.pushState(null, '', path), new URL(address).pathname);

test('no email: add it, save and send, the mail arrives, the patient joins', async ({
  connectedDesk: desk,
}) => {
  const patient = people.emailMissing;
  const panel = await addEmail(desk, patient);
  await says(panel).toContain('Corwin Haspeldale');
  await focused(panel).toBe('field-email');
  await panel.write('Corwin <corwin.haspeldale@example.org>;');
  await says(panel).toContain('Cleaned: corwin.haspeldale@example.org');
  expect(mailsTo(desk, patient)).toEqual([]);
  await panel.press('Save and send');
  await says(panel).toContain('Saved: DrChrono shows c•••@example.org.');
  await says(panel).toMatch(/Sent .* to c•••@example\.org/);
  expect(recordOf(desk, patient)?.email).toBe('corwin.haspeldale@example.org');
  expect(mailsTo(desk, patient).map(({ to }) => to)).toEqual(['corwin.haspeldale@example.org']);
  await panel.press('OK');
  await says(panel).not.toContain('Saved: DrChrono shows');
  desk.sandbox.practice.accept(patient.id);
  await desk.page.goto(chartOf(patient, 'onpatient'));
  await says(panel).toContain('Active');
  await says(panel).toContain('Joined');
});

test('Enter saves without an invite, and the card beside it knows', async ({ connectedDesk: desk }) => {
  const patient = people.emailNull;
  const panel = await addEmail(desk, patient);
  await focused(panel).toBe('field-email');
  await panel.write('ysolde');
  await panel.key('Enter');
  await says(panel).toContain('Type the whole address');
  await panel.write('@example.org');
  await panel.key('Enter');
  await says(panel).toMatch(/Saved: DrChrono shows y•••@example\.org\.\s+Nothing was sent to the patient/);
  expect(recordOf(desk, patient)?.email).toBe('ysolde@example.org');
  expect(mailsTo(desk, patient)).toEqual([]);
  await expect(overlayOf(desk.page).card).toContainText('y•••@example.org');
});

test('what is typed for one patient never stands at another, and stays at its own', async ({
  connectedDesk: desk,
}) => {
  const { page } = desk;
  const panel = await addEmail(desk, people.emailMissing);
  await focused(panel).toBe('field-email');
  await panel.write('corwin.haspeldale@example.org');
  await says(panel).toContain('Save and send');
  await goInApp(page, chartOf(people.emailMissing, 'onpatient'));
  await says(panel).toContain('Save and send');
  // A page that comes and goes leaves what was typed in its place, unseen.
  await page.goto('about:blank');
  await says(panel).toContain('No patient in front.');
  expect(await panel.evaluate('document.body.outerHTML')).not.toContain('haspeldale');
  await page.goto(chartOf(people.emailMissing));
  await says(panel).toContain('Save and send');
  await page.goto(chartOf(people.emailAndPhoneMissing));
  await says(panel).toContain('Linnea Crossfell');
  expect(await panel.evaluate('document.body.outerHTML')).not.toMatch(/haspeldale/i);
  await page.goto(chartOf(people.emailMissing));
  await says(panel).toContain('Corwin Haspeldale');
  expect(await panel.evaluate('document.querySelector("#field-email")?.value')).toBe('');
  expect(recordOf(desk, people.emailMissing)?.email).toBe('');
});

test('an email on file is masked, and opens for a correction', async ({ connectedDesk: desk }) => {
  const { page } = desk;
  await page.goto(chartOf(people.neverInvited));
  const overlay = overlayOf(page);
  await overlay.open();
  await overlay.press('Edit email');
  const panel = await sidePanel(desk);
  await focused(panel).toBe('field-email');
  expect(await panel.evaluate('document.activeElement.value')).toBe(people.neverInvited.email);
  await panel.key('Escape');
  await says(panel).toMatch(/•••@example\.com/);
  expect(await panel.evaluate('document.body.outerHTML')).not.toContain(people.neverInvited.email);
});

test('over the calendar it stands at the patient of the window, and that one leaves with the window', async ({
  connectedDesk: desk,
}) => {
  const { page } = desk;
  const patient = people.expired;
  const day = desk.sandbox.practice.visitOf(patient.id)?.scheduledTime.slice(0, 10);
  const overlay = overlayOf(page);
  await page.goto(`https://app.drchrono.com/appointments?date=${day}`);
  const openVisit = (name: string) => page.getByRole('button', { name }).first().click();
  const close = () =>
    page
      .getByRole('button', { name: /^Close( dialog)?$/ })
      .first()
      .click();
  await openVisit(`${patient.firstName} ${patient.lastName}`);
  await expect(overlay.pill).toContainText('Expired');
  await overlay.open();
  await overlay.press('Edit email');
  const panel = await sidePanel(desk);
  await focused(panel).toBe('field-email');
  await says(panel).toContain(patient.lastName ?? '');
  await panel.write('x');
  await says(panel).toMatch(/not saved yet/);
  await close();
  await says(panel).toContain('No patient in front.');
  expect(await panel.evaluate('document.body.outerHTML')).not.toContain(patient.lastName);
});

test('over the calendar the card of the next window brings the open panel to its own patient', async ({
  connectedDesk: desk,
}) => {
  const { page } = desk;
  const overlay = overlayOf(page);
  // Until an answer has listed an invite, an empty list says nothing.
  await page.goto(chartOf(people.pendingFresh));
  await expect(overlay.pill).toContainText('Pending');
  const [first, next] = [people.emailMissing, people.emailAndPhoneMissing];
  const day = (patient: { id: number }) =>
    desk.sandbox.practice.visitOf(patient.id)?.scheduledTime.slice(0, 10);
  const openVisit = async (patient: typeof first) => {
    await page.goto(`https://app.drchrono.com/appointments?date=${day(patient)}`);
    await page
      .getByRole('button', { name: `${patient.firstName} ${patient.lastName}` })
      .first()
      .click();
  };
  await openVisit(first);
  await expect(overlay.pill).toContainText('no email');
  await overlay.open();
  await overlay.press('Add email');
  const panel = await sidePanel(desk);
  await focused(panel).toBe('field-email');
  await panel.write('half@example.org');
  await says(panel).toContain('not saved yet');
  await openVisit(next);
  // A card that was left open stands open over the next window too.
  await expect(overlay.card).toContainText(next.lastName ?? '');
  await says(panel).not.toContain(first.lastName ?? '');
  await overlay.press('Add email');
  await says(panel).toContain(next.lastName ?? '');
  // The browser leaves the keyboard in the page that was pressed, so a press into the panel is needed before typing.
  await expect.poll(() => panel.evaluate('document.activeElement?.id')).toBe('field-email');
  expect(await panel.evaluate('document.querySelector("#field-email").value')).toBe('');
  expect(await panel.evaluate('document.body.outerHTML')).not.toContain(first.lastName);
});

test('the popup opens it for the tab in front', async ({ connectedDesk: desk }) => {
  const { page } = desk;
  await page.goto(chartOf(people.pendingFresh));
  await expect(overlayOf(page).pill).toContainText('Pending');
  // In a tab of its own the popup asks about that tab, so the page comes to the front.
  const popup = await desk.popup();
  await page.bringToFront();
  await popup.reload();
  // Rows that have just moved are not pressed yet.
  await expect(async () => {
    await popup.getByRole('button', { name: 'Open beside the page' }).click();
    expect(await panelsShown(desk)).toHaveLength(1);
  }).toPass();
  const panel = await sidePanel(desk);
  await says(panel).toContain('Eleanor Brightwater');
});

test('at the practice’s own host the panel opens at the press too', async ({ connectedDesk: desk }) => {
  const { page } = desk;
  const chart = `https://hillside.drchrono.com/chart/${people.emailMissing.id}/summary`;
  await page.goto(chart);
  const popup = await desk.popup();
  await page.bringToFront();
  await popup.reload();
  await popup.getByRole('button', { name: 'Yes, this is our practice’s DrChrono' }).press('Enter');
  const overlay = overlayOf(page);
  await overlay.open();
  await overlay.press('Add email');
  const panel = await sidePanel(desk);
  await says(panel).toContain('Corwin Haspeldale');
  await focused(panel).toBe('field-email');
});

for (const file of ['panel.html', 'desk.html'])
  test(`a page of the EHR that frames ${file} gets nothing of it`, async ({ connectedDesk: desk }) => {
    const { page, extension } = desk;
    await page.goto(chartOf(people.pendingFresh));
    await expect(overlayOf(page).pill).toContainText('Pending');
    const address = `chrome-extension://${extension}/${file}`;
    await page.evaluate(
      `document.body.append(Object.assign(document.createElement('iframe'), { src: ${JSON.stringify(address)} }))`,
    );
    await expect.poll(() => page.frames().length).toBeGreaterThan(1);
    const framed = () => page.frames().filter((frame) => frame.url().endsWith(`/${file}`));
    for (const frame of framed()) expect(await frame.evaluate('document.body.innerText')).toBe('');
    expect(
      await page.evaluate(
        'document.querySelector("iframe:last-of-type").contentDocument?.body?.innerText ?? ""',
      ),
    ).toBe('');
  });
