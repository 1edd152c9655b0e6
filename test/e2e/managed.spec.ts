import { clientId, clientSecret } from '../sandbox/grants.ts';
import { people } from '../sandbox/patients.ts';
import { chooseComputer, type Desk, expect, openOptions, overlayOf, test } from './desk.ts';

/** Set policies by the browser's own page for trying them out, so that nothing of the machine is changed. */
async function policies(desk: Desk) {
  const page = await desk.context.newPage();
  page.on('dialog', (dialog) => dialog.accept());
  await page.goto('chrome://policy/test');
  const set = async (values: Record<string, string>) => {
    const list = Object.entries(values).map(([name, value]) => ({
      ...{ namespace: desk.extension, name, value },
      // The numbers mean mandatory, for this user, from the platform. A policy of the machine has them too.
      ...{ level: 1, scope: 1, source: 5 },
    }));
    await page.locator('#import-policies-file-input').setInputFiles({
      name: 'policies.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(list)),
    });
    await expect(page.locator('policy-test-row')).toHaveCount(list.length);
    await page.locator('#apply-policies').click();
  };
  return { set, withdraw: () => page.locator('#revert-applied-policies').click() };
}

test('an application that the practice’s IT set: nothing to type, the secret never shown, changes followed', async ({
  ownDesk: desk,
}) => {
  test.slow();
  const options = await openOptions(desk.context, desk.extension);
  await expect(options.getByLabel('Client ID')).toBeVisible();
  const policy = await policies(desk);
  await policy.set({ clientId, clientSecret });

  // The open settings page follows without a reload.
  await expect(options.getByRole('heading', { name: /^Set by your practice’s IT/ })).toBeVisible();
  await expect(options.getByText(clientId)).toBeVisible();
  await expect(options.getByLabel('Client ID')).toBeHidden();
  await expect(options.getByLabel('Client secret')).toBeHidden();
  expect(await options.content()).not.toContain(clientSecret);

  desk.sandbox.practice.application.redirectUris.push(await options.locator('.address code').innerText());
  await desk.signIn();
  await chooseComputer(options, 'staffOnly');
  const consent = desk.context.waitForEvent('page');
  await options.getByRole('button', { name: 'Connect to DrChrono' }).click();
  await (await consent).getByRole('button', { name: 'Authorize' }).click();
  await expect(options.getByRole('heading', { name: 'Connected' })).toBeVisible();
  await desk.page.bringToFront();
  await desk.page.goto(`https://app.drchrono.com/chart/${people.pendingFresh.id}/summary`);
  const overlay = overlayOf(desk.page);
  await expect(overlay.pill).toContainText('Pending');
  for (const message of ['viewConnection', 'viewWorklist'])
    expect(
      JSON.stringify(
        await options.evaluate(`chrome.runtime.sendMessage({ name: '${message}', input: null })`),
      ),
    ).not.toContain(clientSecret);

  // Once the policy is withdrawn, the computer is not connected any more and the form is back.
  await policy.withdraw();
  await expect(options.getByLabel('Client ID')).toBeVisible();
  await expect(options.getByLabel('Client ID')).toHaveValue('');
  const popup = await desk.popup();
  await expect(popup.getByText('Invite Desk is not set up yet.')).toBeVisible();
  await desk.page.goto(`https://app.drchrono.com/chart/${people.active.id}/summary`);
  await expect(overlay.pill).toContainText('Not connected');
  const asked = desk.sandbox.log.api().filter(({ path }) => path.includes(String(people.active.id)));
  expect(asked).toEqual([]);
});
