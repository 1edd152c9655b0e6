import { recordClaim } from '../claims.ts';
import { people } from '../sandbox/patients.ts';
import { expect, overlayOf } from './desk.ts';
import { test } from './same-computer.ts';

test('300 switches between patients inside the page leave no listener behind', async ({
  connectedDesk: desk,
}) => {
  const { page } = desk;
  const overlay = overlayOf(page);
  await page.goto(`https://app.drchrono.com/chart/${people.expired.id}/summary`);
  await expect(overlay.pill).toContainText('Expired');
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  const listeners = async () => {
    await cdp.send('HeapProfiler.collectGarbage');
    const { metrics } = await cdp.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'JSEventListeners')?.value ?? Number.NaN;
  };
  /** As on a slow morning, the address is the next patient's before the page has drawn who that is. */
  const switchTo = (times: number) =>
    page.evaluate(
      async ({ ids, times }) => {
        const header = document.querySelector('#patient-header');
        const parent = header?.parentNode;
        if (!header || !parent) throw new Error('The page has no header');
        for (let turn = 1; turn <= times; turn += 1) {
          history.pushState(null, '', `/chart/${ids[turn % ids.length]}/summary`);
          header.remove();
          // A tab that comes to the front is read at once, and this page names nobody yet.
          document.dispatchEvent(new Event('visibilitychange'));
          await new Promise((painted) => requestAnimationFrame(painted));
          parent.prepend(header);
        }
      },
      { ids: [people.expired.id, people.pendingFresh.id], times },
    );
  const settled = () => expect(overlay.pill).toContainText('Expired');
  await switchTo(10);
  await settled();
  const before = await listeners();
  await switchTo(300);
  await settled();
  const after = await listeners();
  recordClaim('listeners', `listeners in a page before and after 300 in-app switches: ${before}, ${after}`);
  expect(after - before).toBeLessThanOrEqual(5);
});
