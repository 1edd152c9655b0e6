import { people } from '../sandbox/patients.ts';
import { oneOf } from '../third.ts';
import { expect, overlayOf } from './desk.ts';
import { test } from './same-computer.ts';

const EHR = 'https://app.drchrono.com';
const first = people.pendingFresh;
const second = people.expired;
const chart = ({ id }: { id: number }) => `${EHR}/chart/${id}/summary`;

for (const markup of oneOf(['a', 'b'] as const)) {
  test.describe(`page and address of two patients, markup ${markup}`, () => {
    test.use({ practice: { markup } });

    test('an address slower than the page: nobody is named until both say the same', async ({
      connectedDesk: desk,
    }) => {
      const { page } = desk;
      const overlay = overlayOf(page);
      await page.goto(chart(second));
      await expect(overlay.pill).toHaveText('Invite Desk: Expired');
      const next = await page.evaluate(() => document.body.innerHTML);
      await page.goto(chart(first));
      await expect(overlay.pill).toContainText('Pending');
      await overlay.open();
      await expect(overlay.card.getByRole('heading', { name: 'Eleanor Brightwater' })).toBeVisible();

      // The page already shows the next patient, while the address is still this patient's.
      await page.evaluate((html) => {
        document.body.innerHTML = html;
      }, next);
      await expect(overlay.card.getByRole('heading', { name: 'Invite Desk', exact: true })).toBeVisible();
      await expect(overlay.card).toContainText(
        'So that no invite goes to the wrong person, sending is off here.',
      );
      await expect(overlay.card).not.toContainText(/Eleanor|Georgina|@/);
      await expect(overlay.button(/send|revoke/i)).toHaveCount(0);

      // Now the address follows.
      await page.evaluate((path) => history.pushState(null, '', path), new URL(chart(second)).pathname);
      await expect(overlay.card.getByRole('heading', { name: 'Georgina Dunmallow' })).toBeVisible();
      await expect(overlay.card).toContainText('The invite ran out about');
    });

    test('back and forward over whole pages: each time the patient of the address', async ({
      connectedDesk: desk,
    }) => {
      const { page } = desk;
      const overlay = overlayOf(page);
      await page.goto(chart(first));
      await expect(overlay.pill).toContainText('Pending');
      await page.goto(chart(second));
      await expect(overlay.pill).toHaveText('Invite Desk: Expired');
      await page.goBack();
      await expect(overlay.pill).toContainText('Pending');
      await overlay.open();
      await expect(overlay.card.getByRole('heading', { name: 'Eleanor Brightwater' })).toBeVisible();
      await page.goForward();
      await expect(overlay.card.getByRole('heading', { name: 'Georgina Dunmallow' })).toBeVisible();
    });
  });
}
