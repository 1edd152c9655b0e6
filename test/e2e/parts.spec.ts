import { people } from '../sandbox/patients.ts';
import { oneOf } from '../third.ts';
import { type Desk, expect, overlayOf } from './desk.ts';
import { inspect } from './inspect.ts';
import { test } from './same-computer.ts';

const EHR = 'https://app.drchrono.com';
const CHART = `${EHR}/chart/${people.pendingFresh.id}/summary`;

/** Give the address of an appointment whose patient is another than the chart's. */
function appointmentAt({ sandbox }: Desk): string {
  return `${EHR}/appointments/${sandbox.practice.visitOf(people.expired.id)?.id}/`;
}

for (const markup of oneOf(['a', 'b'] as const)) {
  test.describe(`what a page parses, markup ${markup}`, () => {
    test.use({ practice: { markup } });

    test('the detector and the overlay, once, on every kind of page; nothing of the card', async ({
      connectedDesk: desk,
    }) => {
      const { page } = desk;
      const overlay = overlayOf(page);
      const { scripts } = await inspect(page, desk.extension);
      const kinds: [string, string][] = [
        [CHART, 'Pending'],
        [`${EHR}/patients/${people.pendingFresh.id}/`, 'Pending'],
        [`${EHR}/chart/${people.pendingFresh.id}/onpatient`, 'Pending'],
        [appointmentAt(desk), 'Expired'],
      ];
      for (const [address, state] of kinds) {
        scripts.length = 0;
        await page.goto(address);
        await expect(overlay.pill).toContainText(state);
        // The card runs in a process of its own, so what it parses is not even seen here.
        await overlay.open();
        expect(scripts, address).toEqual(['detector.js', 'overlay.js']);
        await overlay.fold();
      }
      const visit = desk.sandbox.practice.visitOf(people.expired.id);
      scripts.length = 0;
      await page.goto(`${EHR}/appointments?date=${visit?.scheduledTime.slice(0, 10)}`);
      await expect.poll(() => scripts).toEqual(['detector.js', 'overlay.js']);
      await expect(overlay.host).toHaveCount(0);
    });

    test('in-app navigation to another kind of page parses nothing more', async ({ connectedDesk: desk }) => {
      const { page } = desk;
      const overlay = overlayOf(page);
      const appointment = appointmentAt(desk);
      const visitWords = await wordsAt(desk, appointment, 'Expired');
      const chartWords = await wordsAt(desk, CHART, 'Pending');
      const { scripts } = await inspect(page, desk.extension);
      scripts.length = 0;
      for (let round = 0; round < 2; round += 1) {
        await moveTo(desk, appointment, visitWords);
        await expect(overlay.pill).toHaveText('Invite Desk: Expired');
        await moveTo(desk, CHART, chartWords);
        await expect(overlay.pill).toContainText('Pending');
      }
      expect(scripts).toEqual([]);
    });
  });
}

/** Take the page's own content at an address, which a page that moves without a load would draw there. */
async function wordsAt({ page }: Desk, address: string, state: string): Promise<string> {
  await page.goto(address);
  await expect(overlayOf(page).pill).toContainText(state);
  return page.evaluate(() => document.body.innerHTML);
}

/** Move inside the page: the address changes, and the page draws this content without a load. */
async function moveTo({ page }: Desk, address: string, words: string): Promise<void> {
  await page.evaluate(
    ([path, html]) => {
      history.pushState(null, '', path);
      document.body.innerHTML = html;
    },
    [new URL(address).pathname, words] as const,
  );
}
