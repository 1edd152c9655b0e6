import type { Page } from '@playwright/test';
import { people } from '../sandbox/patients.ts';
import { oneOf } from '../third.ts';
import { type Said, saidOnAccessPage, saidOnChart, shapes, silent, telling, truths } from './access-said.ts';
import { expect, overlayOf } from './desk.ts';
import { test } from './same-computer.ts';

const EHR = 'https://app.drchrono.com';

/** Patients and shapes take turns over both markups and over both addresses of OnPatient Access. */
const accessPages = [
  { markup: 'a', path: (id: number) => `/chart/${id}/onpatient` },
  { markup: 'b', path: (id: number) => `/chart/${id}/onpatient` },
  { markup: 'a', path: (id: number) => `/patients/${id}/onpatient/` },
  { markup: 'b', path: (id: number) => `/patients/${id}/onpatient/` },
] as const;

/** Match the whole text, with `#` for any digit. */
function exactly(texts: readonly string[]): RegExp {
  return new RegExp(`^(?:${texts.map(literal).join('|')})$`);
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('#', '\\d');
}

async function expectSaid(page: Page, said: Said & { source: string }): Promise<void> {
  const overlay = overlayOf(page);
  await expect(overlay.pill).toHaveText(exactly(said.pill.map((words) => `Invite Desk: ${words}`)));
  await overlay.open();
  await expect(overlay.card).toContainText(said.sentence);
  await expect(overlay.card).toContainText(said.source);
  // The check list has buttons of its own, which open the panel.
  const deeds = overlay.card
    .getByRole('button')
    .filter({ hasText: /\w/, hasNotText: /^(Add|Correct|Edit) / });
  await expect(deeds).toHaveCount(said.buttons.length);
  for (const word of said.buttons) await expect(overlay.button(new RegExp(`^${word}`))).toBeVisible();
  await overlay.fold();
}

async function checkNow(page: Page, words: string): Promise<void> {
  const overlay = overlayOf(page);
  await overlay.open();
  await overlay.pressUntilSaid(() => overlay.press('Check now'), words);
  await overlay.fold();
}

for (const [turn, accessShape] of oneOf([...shapes.entries()])) {
  test.describe(`answers in the shape "${accessShape}"`, () => {
    test.use({ practice: { accessShape } });

    test('chart says what is known, OnPatient Access makes it known', async ({ connectedDesk: desk }) => {
      const { page, sandbox } = desk;
      const sent = sandbox.practice.mail.length;
      await desk.page.bringToFront();
      for (const [nth, truth] of truths.entries()) {
        const { id } = people[truth.name];
        const { markup, path } = accessPages[(nth + turn) % accessPages.length] ?? accessPages[0];
        const chart = () =>
          test.step(`${truth.name}, chart`, async () => {
            sandbox.practice.settings.markup = nth % 2 === 0 ? 'a' : 'b';
            await page.goto(`${EHR}/chart/${id}/summary`);
            const said = saidOnChart(truth, accessShape);
            if (telling.includes(accessShape)) await checkNow(page, said.source);
            await expectSaid(page, said);
          });
        const history = () =>
          test.step(`${truth.name}, ${path(id)}, markup ${markup}`, async () => {
            sandbox.practice.settings.markup = markup;
            await page.goto(EHR + path(id));
            await expectSaid(page, saidOnAccessPage(truth));
          });
        // The page that could take its words from the other one comes first, while there is nothing yet to take.
        for (const step of telling.includes(accessShape) ? [history, chart] : [chart, history]) await step();
      }
      expect(sandbox.practice.mail).toHaveLength(sent);
    });
  });
}

for (const accessShape of oneOf(telling)) {
  test.describe(`first answer of a practice in the shape "${accessShape}"`, () => {
    test.use({ practice: { accessShape } });

    test('an empty list is "none" only after a list with an invite', async ({ connectedDesk: desk }) => {
      const { page } = desk;
      await desk.page.bringToFront();
      const overlay = overlayOf(page);
      const empty = `${EHR}/chart/${people.neverInvited.id}/summary`;
      await page.goto(empty);
      await expect(overlay.pill).toHaveText('Invite Desk: See Access History');
      await page.goto(`${EHR}/chart/${people.revoked.id}/summary`);
      await expect(overlay.pill).toHaveText('Invite Desk: Revoked');
      await page.goto(empty);
      await checkNow(page, 'No invite has been sent to this patient.');
      await expect(overlay.pill).toHaveText('Invite Desk: Not invited');
    });
  });
}

for (const accessShape of oneOf(silent)) {
  test.describe(`silent answers in the shape "${accessShape}"`, () => {
    test.use({ practice: { accessShape } });

    test('a send names its risk and waits; the state stays known after OnPatient Access', async ({
      connectedDesk: desk,
    }) => {
      const { page, sandbox } = desk;
      await desk.page.bringToFront();
      const overlay = overlayOf(page);
      const { id } = people.pendingFresh;
      await page.goto(`${EHR}/chart/${id}/summary`);
      await expect(overlay.pill).toHaveText('Invite Desk: See Access History');
      await overlay.open();
      await overlay.press(/^Send invite/);
      const risk = overlay.card.getByRole('group', { name: 'Before you go on' });
      await expect(risk).toContainText('DrChrono did not say whether an invite is already out.');
      await risk.getByRole('button', { name: 'Cancel' }).click();
      // Asked again, the practice still does not tell, and an empty answer must not turn into "not invited".
      await overlay.press('Check now');
      await expect.poll(() => reads(sandbox.log.api(), id)).toBe(2);
      await expect(overlay.card).toContainText('DrChrono did not say.');
      await overlay.fold();
      await page.getByRole('link', { name: 'OnPatient Access', exact: true }).click();
      await expect(overlay.pill).toHaveText(/Pending · 5 d 23 h left$/);
      await page.getByRole('link', { name: 'Summary', exact: true }).click();
      await page.waitForURL('**/summary');
      await expect(overlay.pill).toHaveText(/Pending · 5 d 23 h left$/);
      expect(
        sandbox.log.api().filter((request) => request.method !== 'GET' && request.path.startsWith('/api/')),
      ).toEqual([]);
    });
  });
}

function reads(log: { method: string; path: string }[], id: number): number {
  return log.filter((each) => each.method === 'GET' && each.path === `/api/patients/${id}/onpatient_access`)
    .length;
}
