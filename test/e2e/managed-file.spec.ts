import { rmSync } from 'node:fs';
import { test as base } from '@playwright/test';
import { clientId, clientSecret } from '../sandbox/grants.ts';
import { people } from '../sandbox/patients.ts';
import { startSandbox } from '../sandbox/sandbox.ts';
import {
  connectAt,
  type Desk,
  expect,
  openOptions,
  overlayOf,
  START,
  seenText,
  startDesk,
  workAt,
} from './desk.ts';
import { extensionId, newProfile } from './extension-errors.ts';
import { type OwnPolicies, ownPolicies } from './own-policies.ts';

// managed.spec.ts sets policies by the browser's own page for trying them out. Here they lie in a file, as IT lays it.

const inFile = (values: object) => ({ '3rdparty': { extensions: { [extensionId()]: values } } });

const test = base.extend<{ own: OwnPolicies; ownDesk: Desk }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures this one needs.
  own: async ({}, use) => {
    const own = ownPolicies();
    own.set(inFile({ clientId, clientSecret, minorsUnder: 16, iconOnly: true }));
    await use(own);
    own.remove();
  },
  ownDesk: async ({ own }, use) => {
    const chosen = process.env['INVITE_DESK_BROWSER'];
    process.env['INVITE_DESK_BROWSER'] = own.executablePath;
    const sandbox = await startSandbox({ now: START });
    const profile = newProfile();
    const { context } = await workAt(await startDesk(sandbox, profile), use);
    await context.close();
    await sandbox.close();
    rmSync(profile, { recursive: true, force: true });
    if (chosen === undefined) delete process.env['INVITE_DESK_BROWSER'];
    else process.env['INVITE_DESK_BROWSER'] = chosen;
  },
});

test('a file of policies on Linux: the application and what is locked, followed when the file changes and goes', async ({
  own,
  ownDesk: desk,
}) => {
  const options = await openOptions(desk.context, desk.extension);
  await expect(options.getByRole('heading', { name: /Set by your practice’s IT/ })).toBeVisible();
  await expect(seenText(options, clientId)).toBeVisible();
  await expect(options.getByLabel('Client secret')).toBeHidden();
  expect(await options.content()).not.toContain(clientSecret);
  await expect(seenText(options, 'Under 16, set by your practice’s IT.')).toBeVisible();
  await expect(options.getByRole('checkbox', { name: /show only the icon/ })).toBeDisabled();

  desk.sandbox.practice.application.redirectUris.push(await options.locator('.address code').innerText());
  await desk.signIn();
  await connectAt(options);

  own.set(inFile({ clientId, clientSecret, minorsUnder: 20 }));
  await expect(seenText(options, 'Under 20, set by your practice’s IT.')).toBeVisible();
  await expect(options.getByRole('checkbox', { name: /show only the icon/ })).toBeEnabled();
  await desk.page.bringToFront();
  await desk.page.goto(`https://app.drchrono.com/chart/${people.pendingFresh.id}/summary`);
  await expect(overlayOf(desk.page).pill).toContainText('Pending');

  own.set(null);
  await expect(options.getByLabel('Client ID')).toBeVisible();
  await expect(options.getByRole('combobox', { name: /^Ask before an invite/ })).toHaveValue('18');
});
