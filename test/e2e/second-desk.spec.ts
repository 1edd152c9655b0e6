import { readFileSync } from 'node:fs';
import { clientSecret } from '../sandbox/grants.ts';
import { connectAt, expect, openOptions, seenText, test } from './desk.ts';

const PASSPHRASE = 'heron ladder quiet plum';

test('a second computer is set up by a file, and connects without a secret typed', async ({
  ownDesk: first,
  secondDesk: second,
}) => {
  const settings = await first.connect();
  await settings.bringToFront();
  await settings.getByLabel('Passphrase for the file').fill(PASSPHRASE);
  const downloading = settings.waitForEvent('download');
  await settings.getByRole('button', { name: 'Save the file' }).click();
  const file = await (await downloading).path();
  await expect(seenText(settings, /^Saved, with the client secret/)).toBeVisible();
  const text = readFileSync(file, 'utf8');
  for (const word of [clientSecret, PASSPHRASE, 'dana.frontdesk']) expect(text).not.toContain(word);

  const options = await openOptions(second.context, second.extension);
  await seenText(options, 'Use a file from another computer').click();
  await options.getByLabel('File', { exact: true }).setInputFiles(file);
  await options.getByLabel('Its passphrase').fill('not the passphrase');
  await options.getByRole('button', { name: 'Use this file' }).click();
  await expect(seenText(options, 'The passphrase is not that of this file.')).toBeVisible();
  await options.getByLabel('Its passphrase').fill(PASSPHRASE);
  await options.getByRole('button', { name: 'Use this file' }).click();
  await expect(seenText(options, /^Done\. Say below who uses this computer/)).toBeVisible();
  await expect(
    options.getByRole('checkbox', { name: /^This computer prepares the schedule/ }),
  ).not.toBeChecked();

  second.sandbox.practice.application.redirectUris.push(await options.locator('.address code').innerText());
  await second.signIn();
  await connectAt(options);
});
