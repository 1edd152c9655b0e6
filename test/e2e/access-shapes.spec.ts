import type { Page } from '@playwright/test';
import { type PersonName, people } from '../sandbox/patients.ts';
import type { AccessShape } from '../sandbox/settings.ts';
import { expect, overlayOf, test } from './desk.ts';

const EHR = 'https://app.drchrono.com';

/** One true state of a patient, as pill and card must say it once it is known. */
interface Truth {
  name: PersonName;
  pill: RegExp;
  sentence: RegExp;
  buttons: string[];
}

const sendDeeds = ['Send invite', 'Check now'];
const pendingDeeds = ['Resend invite', 'Revoke', 'Check now'];
/** The first one teaches that this practice's answers list invites, so an empty list means "none" for the rest. */
const truths: Truth[] = [
  {
    name: 'pendingFresh',
    pill: /^Invite Desk: Pending · 5 d 23 h left$/,
    sentence: /The patient can join until about Mon, Sep 21, 9:59 AM\./,
    buttons: pendingDeeds,
  },
  {
    name: 'neverInvited',
    pill: /^Invite Desk: Not invited$/,
    sentence: /No invite has been sent to this patient\./,
    buttons: sendDeeds,
  },
  {
    name: 'pendingNearExpiry',
    pill: /^Invite Desk: Pending · about 3 h 5\d min left$/,
    sentence: /The patient can join until about Tue, Sep 15, 1:59 PM\./,
    buttons: pendingDeeds,
  },
  {
    name: 'expired',
    pill: /^Invite Desk: Expired$/,
    sentence: /The invite ran out about Sun, Sep 13, 6:59 AM\. The link in that email no longer works\./,
    buttons: pendingDeeds,
  },
  {
    name: 'active',
    pill: /^Invite Desk: Active$/,
    sentence: /The patient joined the portal Thu, Aug 27, 9:59 AM\. Nothing to do\./,
    buttons: ['Check now'],
  },
  {
    name: 'revoked',
    pill: /^Invite Desk: Revoked$/,
    sentence: /The last invite was revoked before the patient joined\. They need a new one\./,
    buttons: sendDeeds,
  },
  {
    name: 'disabledByStaff',
    pill: /^Invite Desk: Access turned off$/,
    sentence: /The practice turned portal access off\./,
    buttons: sendDeeds,
  },
  {
    name: 'disabledByPatient',
    pill: /^Invite Desk: Access turned off$/,
    sentence: /The patient turned portal access off\. Ask them before you invite again\./,
    buttons: sendDeeds,
  },
  {
    // A revoke and an enable in the same minute: the enable is the newer row.
    name: 'seedHistory',
    pill: /^Invite Desk: Pending · (5 d|4 d 23 h) left$/,
    sentence: /The patient can join until about Sun, Sep 20, 10:00 AM\./,
    buttons: pendingDeeds,
  },
  {
    name: 'invitedByLetter',
    pill: /^Invite Desk: Pending · 4 d 23 h left$/,
    sentence: /The patient can join until about Sun, Sep 20, 10:00 AM\./,
    buttons: pendingDeeds,
  },
];

const telling: AccessShape[] = ['rows', 'paged', 'single'];
const silent: AccessShape[] = ['patient', 'empty'];
const shapes = [...telling, ...silent];

/** Both markups and both addresses of OnPatient Access; patients and shapes take turns over them. */
const accessPages = [
  { markup: 'a', path: (id: number) => `/chart/${id}/onpatient` },
  { markup: 'b', path: (id: number) => `/chart/${id}/onpatient` },
  { markup: 'a', path: (id: number) => `/patients/${id}/onpatient/` },
  { markup: 'b', path: (id: number) => `/patients/${id}/onpatient/` },
] as const;

interface Said {
  pill: RegExp;
  sentence: RegExp;
  source: RegExp;
  /** All buttons that do something, in any order. */
  buttons: string[];
}

async function expectSaid(page: Page, said: Said): Promise<void> {
  const overlay = overlayOf(page);
  await expect(overlay.pill).toHaveText(said.pill);
  await overlay.open();
  await expect(overlay.card).toContainText(said.sentence);
  await expect(overlay.card).toContainText(said.source);
  const deeds = overlay.card.getByRole('button').filter({ hasText: /\w/ });
  await expect(deeds).toHaveCount(said.buttons.length);
  for (const word of said.buttons) await expect(overlay.button(new RegExp(`^${word}`))).toBeVisible();
  await overlay.press('Fold');
  await expect(overlay.pill).toBeVisible();
}

/** Ask until the answer is there: a button that has just moved wants a second click. */
async function checkNow(page: Page, words: RegExp): Promise<void> {
  const overlay = overlayOf(page);
  await overlay.open();
  await expect(async () => {
    await overlay.press('Check now');
    await expect(overlay.card).toContainText(words, { timeout: 2_000 });
  }).toPass();
  await overlay.press('Fold');
}

/** What a practice that keeps quiet about invites lets us say: "active" from the header, of nobody else. */
function silentView(truth: Truth): Said {
  if (truth.name === 'active') {
    const sentence = /The patient has joined the portal\. Nothing to do\./;
    return {
      pill: truth.pill,
      sentence,
      source: /From the chart header, read just now/,
      buttons: ['Check now'],
    };
  }
  return {
    pill: /^Invite Desk: See Access History$/,
    sentence: /DrChrono did not say\..*Open OnPatient Access in the chart: Invite Desk reads it from there\./,
    source: /From the chart header, read just now: not enabled/,
    buttons: sendDeeds,
  };
}

for (const [turn, accessShape] of shapes.entries()) {
  test.describe(`answers in the shape "${accessShape}"`, () => {
    test.use({ practice: { accessShape } });

    test('chart says what is known, OnPatient Access makes it known', async ({ desk }) => {
      test.setTimeout(180_000);
      const { page, sandbox } = desk;
      const sent = sandbox.practice.mail.length;
      await desk.connect();
      await desk.page.bringToFront();
      for (const [nth, truth] of truths.entries()) {
        const { id } = people[truth.name];
        const { markup, path } = accessPages[(nth + turn) % accessPages.length] ?? accessPages[0];
        const chart = () =>
          test.step(`${truth.name}, chart`, async () => {
            sandbox.practice.settings.markup = nth % 2 === 0 ? 'a' : 'b';
            await page.goto(`${EHR}/chart/${id}/summary`);
            if (!telling.includes(accessShape)) return expectSaid(page, silentView(truth));
            const source = /From DrChrono’s answer, just now\./;
            await checkNow(page, source);
            await expectSaid(page, { ...truth, source });
          });
        const history = () =>
          test.step(`${truth.name}, ${path(id)}, markup ${markup}`, async () => {
            sandbox.practice.settings.markup = markup;
            await page.goto(EHR + path(id));
            await expectSaid(page, { ...truth, source: /From Access History, read just now\./ });
          });
        // Whichever page would be told from what the other one left behind comes first.
        for (const step of telling.includes(accessShape) ? [history, chart] : [chart, history]) await step();
      }
      expect(sandbox.practice.mail).toHaveLength(sent);
    });
  });
}

for (const accessShape of telling) {
  test.describe(`first answer of a practice in the shape "${accessShape}"`, () => {
    test.use({ practice: { accessShape } });

    test('an empty list is "none" only after a list with an invite', async ({ desk }) => {
      const { page } = desk;
      await desk.connect();
      await desk.page.bringToFront();
      const overlay = overlayOf(page);
      const empty = `${EHR}/chart/${people.neverInvited.id}/summary`;
      await page.goto(empty);
      await expect(overlay.pill).toHaveText('Invite Desk: See Access History');
      await page.goto(`${EHR}/chart/${people.revoked.id}/summary`);
      await expect(overlay.pill).toHaveText('Invite Desk: Revoked');
      await page.goto(empty);
      await checkNow(page, /No invite has been sent to this patient\./);
      await expect(overlay.pill).toHaveText('Invite Desk: Not invited');
    });
  });
}

for (const accessShape of silent) {
  test.describe(`silent answers in the shape "${accessShape}"`, () => {
    test.use({ practice: { accessShape } });

    test('a send names its risk and waits; the state stays known after OnPatient Access', async ({
      desk,
    }) => {
      const { page, sandbox } = desk;
      await desk.connect();
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
      // Asked again it still does not tell, and no emptiness turns into "not invited".
      await overlay.press('Check now');
      await expect.poll(() => reads(sandbox.log.api(), id)).toBe(2);
      await expect(overlay.card).toContainText('DrChrono did not say.');
      await overlay.press('Fold');
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
