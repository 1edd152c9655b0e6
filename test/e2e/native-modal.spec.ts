import type { Page } from '@playwright/test';
import { people } from '../sandbox/patients.ts';
import { type Desk, expect, overlayOf } from './desk.ts';
import { test } from './same-computer.ts';
import { panelsShown, type SidePanel, sidePanel } from './side-panel.ts';

const { expired, pendingFresh } = people;
const nameOf = ({ firstName, lastName }: typeof expired) => `${firstName} ${lastName}`;

/** Open this patient's appointment from the calendar of its day. The EHR holds it open as a native modal. */
async function openModal({ page, sandbox }: Desk, patient: typeof expired): Promise<void> {
  const day = sandbox.practice.visitOf(patient.id)?.scheduledTime.slice(0, 10);
  await page.goto(`https://app.drchrono.com/appointments?date=${day}`);
  await page
    .getByRole('button', { name: nameOf(patient) })
    .first()
    .click();
  await expect(page.locator('dialog:modal')).toBeVisible();
}

/** Open the popup over the page. In a tab of its own it asks about the tab in front, so the page comes to the front. */
async function popupOver(desk: Desk): Promise<Page> {
  const popup = await desk.popup();
  await desk.page.bringToFront();
  await popup.reload();
  return popup;
}

const onTop = (popup: Page) => popup.getByRole('region', { name: 'On this tab' });
const beside = (popup: Page) => popup.getByRole('button', { name: 'Open beside the page' });
const says = (panel: SidePanel) => expect.poll(() => panel.text());

async function openBeside(desk: Desk, popup: Page): Promise<SidePanel> {
  await expect(async () => {
    await beside(popup).click();
    expect(await panelsShown(desk)).toHaveLength(1);
  }).toPass();
  return sidePanel(desk);
}

for (const markup of ['a', 'b', 'c'] as const) {
  test.describe(`over a native modal of the EHR, markup ${markup}`, () => {
    test.use({ practice: { markup, appointmentOpens: 'modalDialog' } });

    test('the popup names the patient of the window, and opens the panel at that one', async ({
      connectedDesk: desk,
    }) => {
      await openModal(desk, expired);
      await expect(overlayOf(desk.page).host).toContainText('Use the toolbar button');
      const popup = await popupOver(desk);
      await expect(onTop(popup)).toContainText(nameOf(expired));
      await expect(onTop(popup)).toContainText('Expired');
      const panel = await openBeside(desk, popup);
      await says(panel).toContain(nameOf(expired));
      await says(panel).toContain('Expired');
      await desk.page.keyboard.press('Escape');
      await expect(desk.page.locator('dialog:modal')).toHaveCount(0);
      // The patient leaves the panel with the window.
      await says(panel).not.toContain(expired.lastName ?? '');
    });
  });
}

test.describe('a native modal that is not certain', () => {
  test.use({ practice: { markup: 'a', appointmentOpens: 'modalDialog' } });

  test('names another patient than its record: nobody is shown, and the panel is offered', async ({
    connectedDesk: desk,
  }) => {
    await openModal(desk, expired);
    await expect(overlayOf(desk.page).pill).toContainText('Expired');
    await desk.page.evaluate(
      ([before, after]) => {
        const walker = document.createTreeWalker(
          document.querySelector('dialog:modal') as Element,
          NodeFilter.SHOW_TEXT,
        );
        while (walker.nextNode()) {
          const { currentNode: node } = walker;
          node.textContent = (node.textContent ?? '').replaceAll(before ?? '', after ?? '');
        }
      },
      [expired.lastName, pendingFresh.lastName],
    );
    await expect(overlayOf(desk.page).pill).not.toContainText('Expired');
    const popup = await popupOver(desk);
    await expect(onTop(popup)).not.toContainText(expired.lastName ?? '');
    await expect(onTop(popup).getByRole('button', { name: /^(Send|Resend)/ })).toHaveCount(0);
    await expect(beside(popup)).toBeVisible();
    const panel = await openBeside(desk, popup);
    await says(panel).toContain('Today');
    await says(panel).not.toContain(expired.firstName ?? '');
  });

  test('in words that nobody knows: the panel is offered all the same', async ({ connectedDesk: desk }) => {
    await desk.page.goto('https://app.drchrono.com/appointments/');
    await desk.page.evaluate(() => {
      const dialog = document.createElement('dialog');
      dialog.textContent = 'Something else';
      document.body.append(dialog);
      dialog.showModal();
    });
    const popup = await popupOver(desk);
    await expect(beside(popup)).toBeVisible();
    await openBeside(desk, popup);
  });
});
