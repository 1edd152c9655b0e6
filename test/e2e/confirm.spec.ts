import type { Page } from '@playwright/test';
import { people } from '../sandbox/patients.ts';
import { oneOf } from '../third.ts';
import { expect, overlayOf } from './desk.ts';
import { test } from './same-computer.ts';

const patient = people.expired;
const CHART = `https://app.drchrono.com/chart/${patient.id}/summary`;

/** Take these words off the page, so that one identifier is left there. */
async function takeAway(page: Page, words: readonly (string | null | undefined)[]): Promise<void> {
  const taken = await page.evaluate((away) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: Node[] = [];
    while (walker.nextNode())
      if (away.some((word) => word && walker.currentNode.nodeValue?.includes(word)))
        found.push(walker.currentNode);
    for (const node of found) node.nodeValue = '…';
    return found.length;
  }, words);
  expect(taken).toBeGreaterThan(1);
}

for (const markup of oneOf(['a', 'b', 'c'] as const)) {
  test.describe(`a chart that shows the name alone, markup ${markup}`, () => {
    test.use({ practice: { markup } });

    test('shows the state, asks by birth date and name, and sends at the second press', async ({
      connectedDesk: desk,
    }) => {
      const { page, sandbox } = desk;
      const overlay = overlayOf(page);
      const mails = sandbox.practice.mail.length;
      await page.goto(CHART);
      await expect(overlay.pill).toHaveText('Invite Desk: Expired');
      await takeAway(page, [patient.chartId, patient.birthDate?.slice(0, 4)]);
      await overlay.open();
      await expect(overlay.card).toContainText(String(patient.lastName));
      await overlay.press(/^Resend invite/);
      await expect(overlay.card.getByText(/^Born .+\d{4}: send to .*Dunmallow\?$/)).toBeVisible();
      expect(sandbox.practice.mail).toHaveLength(mails);
      await overlay.press(/^Resend invite/);
      await expect(overlay.card).toContainText('valid until');
      expect(sandbox.practice.mail.slice(mails).map(({ patientId }) => patientId)).toEqual([patient.id]);
    });
  });
}
