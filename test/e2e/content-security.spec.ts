import type { Locator, Page } from '@playwright/test';
import { people } from '../sandbox/patients.ts';
import { beginsList } from './begin-list.ts';
import { choosePending, type Desk, expect, overlayOf } from './desk.ts';
import { test } from './same-computer.ts';

/** Open a page of the extension that notes what its content security policy refuses. */
async function openPage(desk: Desk, file: string): Promise<Page> {
  const page = await desk.context.newPage();
  await page.addInitScript(() => {
    const refused: string[] = [];
    Object.assign(globalThis, { refused });
    document.addEventListener('securitypolicyviolation', (event) => refused.push(event.effectiveDirective));
  });
  await page.goto(`chrome-extension://${desk.extension}/${file}`);
  return page;
}

const refusedOn = (page: Page): Promise<string[]> => page.evaluate('refused');

/** Tell how wide a bar is drawn and how wide its element says that it is, in percent of what it lies in. */
function barOf(bar: Locator): Promise<{ drawn: number; said: number }> {
  return bar.evaluate((element) => ({
    drawn: (element.clientWidth / (element.parentElement?.clientWidth ?? 0)) * 100,
    said: Number.parseFloat(element.getAttribute('style')?.replace('width:', '') ?? ''),
  }));
}

async function expectStyled(page: Page): Promise<void> {
  const ink = `getComputedStyle(document.querySelector('.desk')).getPropertyValue('--ink')`;
  expect(await page.evaluate(ink), 'the style sheet is there').not.toBe('');
}

async function visit(desk: Desk, patient: { id: number }, word: string): Promise<void> {
  await desk.page.goto(`https://app.drchrono.com/chart/${patient.id}/summary`);
  await expect(overlayOf(desk.page).pill).toContainText(word);
}

// The browser counts whatever the policy refuses as an error of the extension, and each test of this folder fails on
// one. So the tests of all that the pages and the background do show that the policy lets it be done.
test('popup, list and settings work as ever, and nothing of them is refused', async ({
  connectedDesk: desk,
}) => {
  await visit(desk, people.pendingNearExpiry, 'Pending');
  await visit(desk, people.expired, 'Expired');

  const popup = await openPage(desk, 'popup.html');
  await choosePending(popup);
  const bar = popup.getByRole('listitem').locator('.bar > span');
  await expect(bar).toBeVisible();
  await expectStyled(popup);
  const { drawn, said } = await barOf(bar);
  expect(Math.abs(drawn - said), 'a bar is as long as its element says').toBeLessThan(2);
  await popup.getByRole('searchbox').fill('zebra');
  await expect(popup.getByRole('heading', { name: 'No invite here matches “zebra”.' })).toBeVisible();
  expect(await refusedOn(popup)).toEqual([]);

  const list = await openPage(desk, 'bulk.html');
  await beginsList(list, () => list.getByRole('button', { name: 'Resend 1 invite' }).click());
  await expect(list.getByRole('heading', { name: 'This list is done' })).toBeVisible();
  await expectStyled(list);
  expect(await refusedOn(list)).toEqual([]);

  const settings = await openPage(desk, 'options.html');
  await settings.getByRole('button', { name: 'Check again' }).click();
  await expect(settings.getByRole('heading', { name: 'Connected' })).toBeVisible();
  await expectStyled(settings);
  expect(await refusedOn(settings)).toEqual([]);
});
