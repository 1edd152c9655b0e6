import type { Page } from '@playwright/test';
import { people } from '../sandbox/patients.ts';
import { oneOf } from '../third.ts';
import { expect, openOptions, overlayOf, seenText } from './desk.ts';
import { readClipboard } from './read-clipboard.ts';
import { test } from './same-computer.ts';

const EHR = 'https://app.drchrono.com';
const patient = people.pendingFresh;

/** A line of an outline has this form. Tags, roles, known labels and kinds of text are all that an outline may hold. */
const OUTLINE_LINE =
  /^ *[a-z]+[1-6]?(\[[a-z]+\])?( hidden)?( (…|<[a-zA-Z]+>|\((date|stamp|chart id|name - date)\)))*( ×\d+)?$/;

/** Make a page that does not say whose chart it is: every text with name, birth date or chart id becomes "…". */
async function unname(page: Page): Promise<void> {
  const taken = await page.evaluate(
    (names) => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const found: Node[] = [];
      while (walker.nextNode())
        if (names.some((name) => walker.currentNode.nodeValue?.includes(name)))
          found.push(walker.currentNode);
      for (const node of found) node.nodeValue = '…';
      return found.length;
    },
    [patient.firstName, patient.lastName, patient.chartId, patient.birthDate?.slice(0, 4)].map(String),
  );
  expect(taken).toBeGreaterThan(0);
}

for (const markup of oneOf(['a', 'b'] as const)) {
  test.describe(`a chart whose patient cannot be read, markup ${markup}`, () => {
    test.use({ practice: { markup } });

    test('says so, shows the state without a name or a deed, and copies an outline for support', async ({
      connectedDesk: desk,
    }) => {
      const { page } = desk;
      const overlay = overlayOf(page);
      await page.goto(`${EHR}/chart/${patient.id}/summary`);
      await expect(overlay.pill).toHaveText(/Pending · 5 d 23 h left$/);
      await unname(page);
      await expect(overlay.pill).toHaveText('Invite Desk: Name not readable');
      await overlay.open();
      await expect(overlay.card).toContainText('This page does not show for certain who the patient is.');
      await expect(overlay.card).toContainText('For the patient in this page’s address:');
      await expect(overlay.card).toContainText('The patient can join until about Mon, Sep 21, 9:54 AM.');
      await expect(overlay.card).toContainText('From DrChrono’s answer');
      await expect(overlay.card).not.toContainText(
        new RegExp(`${patient.firstName}|${patient.lastName}|@|Born`),
      );
      await expect(overlay.card.getByRole('button')).toHaveCount(1);
      await overlay.pressUntilSaid(() => overlay.button('Copy page outline').press('Enter'), 'Copied');
      const outline = await readClipboard(desk.context);
      expect(outline).toMatch(/^body\n/);
      expect(outline).toMatch(/<birthDate>/);
      for (const line of outline.split('\n')) expect(line).toMatch(OUTLINE_LINE);
      const { chartId, email, firstName, lastName } = patient;
      const held = [String(patient.id), chartId, email, firstName, lastName, 'Castellane', 'Ostrander'];
      for (const value of held) expect(outline).not.toContain(value);
    });
  });
}

test.describe('an answer in a form that says nothing about invites', () => {
  test.use({ practice: { accessShape: 'patient' } });

  test('the settings page shows its shape and copies it, without a value', async ({
    connectedDesk: desk,
  }) => {
    const { page } = desk;
    const options = await openOptions(desk.context, desk.extension);
    await expect(options.getByRole('button', { name: 'Copy report' })).toHaveCount(0);
    await page.goto(`${EHR}/chart/${patient.id}/summary`);
    await expect(overlayOf(page).pill).toHaveText('Invite Desk: See Access History');
    await options.bringToFront();
    await options.reload();
    await expect(seenText(options, 'An answer Invite Desk could not read')).toBeVisible();
    await options.getByRole('button', { name: 'Copy report' }).click();
    await expect(seenText(options, 'Copied', { exact: true })).toBeVisible();
    const report = await readClipboard(desk.context);
    expect(report).toMatch(/^\{[a-z_?:,{}[\]]+\}$/);
    expect(report).toContain('id:number');
    await expect(options.locator('.report code')).toHaveText(report);
    for (const value of [patient.firstName, patient.lastName, patient.email, patient.chartId])
      expect(report.toLowerCase()).not.toContain(String(value).toLowerCase());
  });
});
