import type { Page } from '@playwright/test';
import { type PersonName, people } from '../sandbox/patients.ts';
import type { PatientRecord } from '../sandbox/person.ts';
import { oneOf } from '../third.ts';
import { contentWorld } from './content-world.ts';
import { type Desk, expect, overlayOf } from './desk.ts';
import { judgeSwitching } from './judge-switching.ts';
import { test } from './same-computer.ts';
import {
  SAYS_NOTHING,
  SEEN,
  type SeenOnPage,
  type Watched,
  watchCards,
  watchSwitching,
} from './switching-page.ts';

const EHR = 'https://app.drchrono.com';
const SAFE = 'So that no invite goes to the wrong person, sending is off here.';

/** The patient, the name as the overlay writes it, and the birth date as the overlay writes it. */
type Named = [name: PersonName, shown: string, born: string];

const names: Named[] = [
  ['quotedName', 'Siobhan "Shiv" O\'Darragh', 'Born Jun 18, 1961'],
  ['accentedName', 'Zoë Ångströmsdóttir', 'Born Aug 20, 1963'],
  ['rightToLeftName', 'נועם ברקאילון', 'Born Oct 22, 1965'],
  ['nickNamed', 'Jennifer (Jen) Harrowgate', 'Born Nov 23, 1966'],
  ['suffixed', 'Walter Pennywhistle', 'Born Jan 25, 1968'],
  // Each part of these names could be a whole name of its own.
  ['chineseName', '晓岚 林森田', 'Born Sep 21, 1964'],
  ['compoundSurname', 'María José del Carmen de la Fuente-Albión', 'Born Dec 24, 1967'],
  [
    'longName',
    'Bartholomew-Maximilian Archibald Peregrine Theophilus ' +
      'Featherstonehaugh-Wolverhamptonshire von und zu Hohenschwangau-Lichtenfels',
    'Born Feb 26, 1969',
  ],
  ['angledName', 'Tess <i> Quill & Sons', 'Born Jul 19, 1962'],
];

const charts = [
  { chart: 'older chart', markup: 'a', path: (id: number) => `/patients/${id}/` },
  { chart: 'newer chart, markup a', markup: 'a', path: (id: number) => `/chart/${id}/summary` },
  { chart: 'newer chart, markup b', markup: 'b', path: (id: number) => `/chart/${id}/summary` },
  { chart: 'newer chart, markup c', markup: 'c', path: (id: number) => `/chart/${id}/summary` },
] as const;

/** Show one invite to the extension. An empty list then means "not invited", and Send is offered without a question. */
async function seeAnInvite(desk: Desk): Promise<void> {
  await desk.page.goto(`${EHR}/chart/${people.pendingFresh.id}/summary`);
  await expect(overlayOf(desk.page).pill).toContainText('Pending');
}

/** Expect that the card shows name and birth date, and offers a button to the patient's own masked address. */
async function expectRecognised(page: Page, [name, shown, born]: Named): Promise<void> {
  const overlay = overlayOf(page);
  const patient: PatientRecord = people[name];
  await expect(overlay.pill).toHaveText('Invite Desk: Not invited');
  await overlay.open();
  await expect(overlay.card.getByRole('heading', { name: shown, exact: true })).toBeVisible();
  await expect(overlay.card).toContainText(born);
  const address = patient.email?.replace(/^(.).*@/, '$1•••@');
  await expect(overlay.button(`Send invite to ${address}`)).toBeVisible();
  await overlay.fold();
  await expect(overlay.pill).toBeVisible();
}

/** Expect a refusal that gives its reason, without a name and without a button. */
async function expectRefused(page: Page, word: string, sentence: string): Promise<void> {
  const overlay = overlayOf(page);
  await expect(overlay.pill).toHaveText(`Invite Desk: ${word}`);
  await overlay.open();
  await expect(overlay.card).toContainText(sentence);
  await expect(overlay.card).toContainText(SAFE);
  await expect(overlay.card.getByRole('heading', { name: 'Invite Desk', exact: true })).toBeVisible();
  await expect(overlay.card.getByRole('button')).toHaveCount(0);
  await overlay.fold();
  await expect(overlay.pill).toBeVisible();
}

/** Expect that the extension made reads only, and that the practice sent no email. */
async function expectNothingSent(desk: Desk, mailsBefore: number): Promise<void> {
  expect(desk.sandbox.practice.mail).toHaveLength(mailsBefore);
  const writes = desk.sandbox.log
    .api()
    .filter(({ method, path }) => method !== 'GET' && path.startsWith('/api/'));
  expect(writes).toEqual([]);
}

for (const { chart, markup, path } of oneOf(charts)) {
  test.describe(chart, () => {
    test.use({ practice: { markup } });

    test('recognises odd names: quotes, accents, other scripts, brackets, several names in one, a very long one', async ({
      connectedDesk: desk,
    }) => {
      await seeAnInvite(desk);
      for (const named of names) {
        await test.step(named[0], async () => {
          await desk.page.goto(EHR + path(people[named[0]].id));
          await expectRecognised(desk.page, named);
        });
      }
      // The name of the last patient holds angle brackets, and they are text.
      await expect(overlayOf(desk.page).host.locator('i')).toHaveCount(0);
    });

    test('refuses a changed name and a chart the account may not see; twins are two', async ({
      connectedDesk: desk,
    }) => {
      const { page, sandbox } = desk;
      const mails = sandbox.practice.mail.length;
      await seeAnInvite(desk);
      await page.goto(EHR + path(people.nameChanged.id));
      await expectRefused(
        page,
        'Different patient?',
        'The name on this page is not the name in DrChrono’s record.',
      );
      await page.goto(EHR + path(people.notVisible.id));
      await expectRefused(
        page,
        'Record not visible',
        'This DrChrono account may not see this patient’s record.',
      );
      await page.goto(EHR + path(people.twinFirst.id));
      await expectRecognised(page, ['twinFirst', 'Robin Ashgrove', 'Born Jun 12, 1984']);
      await page.goto(EHR + path(people.twinSecond.id));
      await expectRecognised(page, ['twinSecond', 'Robin Ashgrove', 'Born Jun 12, 1984']);
      await expectNothingSent(desk, mails);
    });
  });
}

for (const markup of oneOf(['a', 'b', 'c'] as const)) {
  test.describe(`twins in the calendar, markup ${markup}`, () => {
    test.use({ practice: { markup, linkToChart: false } });

    test('refuses a window that could be either, and says what to do', async ({ connectedDesk: desk }) => {
      const { page, sandbox } = desk;
      const mails = sandbox.practice.mail.length;
      await seeAnInvite(desk);
      const day = sandbox.practice.visitOf(people.twinFirst.id)?.scheduledTime.slice(0, 10);
      await page.goto(`${EHR}/appointments?date=${day}`);
      await page.getByRole('button', { name: 'Robin Ashgrove' }).first().click();
      const overlay = overlayOf(page);
      await overlay.open();
      await expect(overlay.card).toContainText(SAFE);
      await expect(overlay.card.getByRole('button')).toHaveCount(0);
      await expectNothingSent(desk, mails);
      // Only one window is open, so to close a window would help nobody. Only the charts tell the two apart.
      await expect(overlay.card).toContainText(/same name and birth date/);
      await expect(overlay.card).toContainText(/Open the patient’s chart/);
    });

    test('knows each twin on the page of their visit', async ({ connectedDesk: desk }) => {
      const { page, sandbox } = desk;
      await seeAnInvite(desk);
      for (const name of ['twinFirst', 'twinSecond'] as const) {
        await page.goto(`${EHR}/appointments/${sandbox.practice.visitOf(people[name].id)?.id}/`);
        await expectRecognised(page, [name, 'Robin Ashgrove', 'Born Jun 12, 1984']);
      }
    });
  });

  test.describe(`late pages, markup ${markup}`, () => {
    test.use({ practice: { markup, pageDelay: 800 } });

    test('never shows the old patient under the new address, back and forward', async ({
      connectedDesk: desk,
    }) => {
      const { page, sandbox } = desk;
      const mails = sandbox.practice.mail.length;
      await seeAnInvite(desk);
      // The way leads from a patient with an expired invite over the page's own list of recent patients.
      const overlay = overlayOf(page);
      const cards = await watchCards(page);
      await page.goto(`${EHR}/chart/${people.expired.id}/summary`);
      await expect(overlay.pill).toHaveText('Invite Desk: Expired');
      await overlay.open();
      const link = page.getByRole('link', { name: 'Tobin Quellmark', exact: true });
      await expect(link).toBeVisible();
      const watched: Watched[] = [
        { id: people.expired.id, lastName: 'Dunmallow', pill: '^Expired$' },
        { id: people.ssnOnly.id, lastName: 'Quellmark', pill: '^Not invited$' },
      ];
      const inWorld = await contentWorld(page, desk.extension);
      await inWorld(`(${watchSwitching})(${JSON.stringify({ watched, neutral: SAYS_NOTHING })})`);
      const [old, next] = watched.map(({ id }) => `/chart/${id}/summary`);

      await link.click();
      await expect(page).toHaveURL(`${EHR}${next}`);
      await expect(overlay.card.getByRole('heading', { name: 'Tobin Quellmark', exact: true })).toBeVisible();
      await expect(overlay.card).toContainText('No invite has been sent to this patient.');

      await page.goBack();
      await expect(page).toHaveURL(`${EHR}${old}`);
      await expect(
        overlay.card.getByRole('heading', { name: 'Georgina Dunmallow', exact: true }),
      ).toBeVisible();
      await expect(overlay.card).toContainText('The invite ran out about');

      await page.goForward();
      await expect(page).toHaveURL(`${EHR}${next}`);
      await expect(overlay.card.getByRole('heading', { name: 'Tobin Quellmark', exact: true })).toBeVisible();
      await expect(overlay.card).toContainText('No invite has been sent to this patient.');

      const seen = (await inWorld(SEEN)) as SeenOnPage;
      // The dangerous moment did occur: the old header stood under the new address.
      expect(
        seen.moments.some(
          ({ address, page: shown }) => address === people.ssnOnly.id && shown === people.expired.id,
        ),
      ).toBe(true);
      expect(judgeSwitching(seen, cards, watched, SAYS_NOTHING).wrong).toEqual([]);
      // Each was shown where it belongs, by name, so the judge was not blind.
      const named = cards.flatMap((moment) => (moment.kind === 'shows' ? [moment.name] : []));
      for (const name of ['Georgina Dunmallow', 'Tobin Quellmark']) expect(named).toContain(name);
      await expectNothingSent(desk, mails);
    });
  });
}
