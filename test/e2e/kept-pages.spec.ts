import { rmSync } from 'node:fs';
import { test } from '@playwright/test';
import { people } from '../sandbox/patients.ts';
import { startSandbox } from '../sandbox/sandbox.ts';
import { expect, openBrowser, openDesk, overlayOf, START, workAt } from './desk.ts';
import { EXTENSION, newProfile } from './extension-errors.ts';

const EHR = 'https://app.drchrono.com';
const patient = people.pendingFresh;

// Playwright turns the back/forward cache off, and an EHR that sends no `no-store` lets browsers keep its pages.
test('OnPatient Access that the browser had kept whole proves nothing: who has joined meanwhile is left alone', async () => {
  const sandbox = await startSandbox({
    ...{ now: START, settings: { accessShape: 'empty', pagesMayBeStored: true } },
  });
  const profile = newProfile();
  const without = ['--disable-back-forward-cache'];
  const context = await openBrowser(sandbox, profile, true, EXTENSION, without);
  await workAt({ ...(await openDesk(sandbox, context)), profile }, async (desk) => {
    await desk.connect();
    const { page } = desk;
    const overlay = overlayOf(page);
    await page.goto(`${EHR}/chart/${patient.id}/onpatient`);
    await expect(overlay.pill).toContainText('Pending');
    await page.evaluate(() => {
      window.addEventListener('pageshow', ({ persisted }) => {
        document.documentElement.dataset['kept'] = String(persisted);
      });
    });
    sandbox.practice.clock.move(20 * 60_000);
    sandbox.practice.accept(patient.id);
    // An answer about somebody else tells the workstation how late it is.
    await page.goto(`${EHR}/chart/${people.neverInvited.id}/summary`);
    await expect(overlay.pill).toContainText('See Access History');
    await page.evaluate(() => history.back());
    await expect(page.locator('html')).toHaveAttribute('data-kept', 'true');
    await overlay.open();
    await overlay.press(/Resend invite/);
    // The page shows the invite as it was, so a person is told what nobody knows.
    await expect(overlay.button('Resend anyway')).toBeVisible();
    const writes = sandbox.log
      .api()
      .filter(({ method, path }) => method !== 'GET' && path.startsWith('/api/'));
    expect(writes).toEqual([]);
    expect(sandbox.practice.access.stateOf(patient.id)).toBe('active');
  });
  await context.close();
  await sandbox.close();
  rmSync(profile, { recursive: true, force: true });
});
