import { people } from '../sandbox/patients.ts';
import { expect, openOptions, overlayOf, seenText } from './desk.ts';
import { test } from './same-computer.ts';

test('the support report tells build, browser, charts and errors, and nothing of a patient', async ({
  connectedDesk: desk,
}) => {
  await desk.page.goto(`https://app.drchrono.com/chart/${people.pendingFresh.id}/summary`);
  await expect(overlayOf(desk.page).pill).toContainText('Pending');
  const popup = await desk.popup();
  // A page tells of its error by this message, and a text has no place in it.
  const note = (more: object) =>
    popup.evaluate(
      `chrome.runtime.sendMessage(${JSON.stringify({
        name: 'noteError',
        input: { place: 'popup', code: 'press', kind: 'TypeError', ...more },
      })})`,
    );
  expect(await note({})).toBe(null);
  expect(await note({ code: people.pendingFresh.lastName })).toBeFalsy();
  await popup.close();

  const options = await openOptions(desk.context, desk.extension);
  await options.reload();
  await seenText(options, 'Show the report').click();
  const report = options.locator('.shown-report pre');
  await expect(report).toContainText(/^Invite Desk \d+\.\d+\.\d+, from a folder in Chrome or Edge/);
  await expect(report).toContainText('Connection: connected');
  await expect(report).toContainText('recognised 1, to be confirmed 0');
  await expect(report).toContainText(/popup press TypeError 1/);
  const { firstName, lastName, email } = people.pendingFresh;
  for (const text of [firstName, lastName, email, 'dana.frontdesk', 'Hillside'])
    await expect(report).not.toContainText(String(text));
  await options.getByRole('button', { name: 'Copy the support report' }).click();
  await expect(seenText(options, 'Copied', { exact: true })).toBeVisible();
});
