import type { Page } from '@playwright/test';
import { type PersonName, people } from '../sandbox/patients.ts';
import { displayName, type PatientRecord } from '../sandbox/person.ts';
import { expect, overlayOf } from './desk.ts';
import { test } from './same-computer.ts';

const EHR = 'https://app.drchrono.com';

const noCell = 'No cell phone on file. Sign-up checks the cell number, so the patient may get stuck.';
const inactive = 'This chart is inactive. Check that the patient still comes here.';
const deceased = 'This chart is marked deceased.';
const minor = 'The patient is under 18. Check whose email this is.';
const mistyped = 'The email looks mistyped. Read it back to the patient.';
const shared = 'This email is on other charts too. One portal account takes one email.';

/** These are the lines of the check list in their order: email, birth date, phone, SSN. */
type Values = [email: string, birthDate: string, phone: string, ssn: string];

interface Case {
  name: PersonName;
  /** The pill says this. None of these patients was ever invited. */
  pill: string;
  fix?: string;
  values: Values;
  warnings?: string[];
}

const invitable = 'Not invited';
const none = 'not on file';

/** An invite needs an email AND (an SSN OR (a birth date AND a phone)). Charts that share an address stand together. */
const cases: Case[] = [
  {
    name: 'neverInvited',
    pill: invitable,
    values: ['m•••@example.com', 'Feb 2, 1951', '(•••) •••-0101', 'on file'],
  },
  {
    name: 'ssnOnly',
    pill: invitable,
    values: ['t•••@example.com', none, none, 'on file'],
    warnings: [noCell],
  },
  {
    name: 'birthAndPhoneOnly',
    pill: invitable,
    values: ['o•••@example.com', 'Apr 4, 1953', '(•••) •••-0103', none],
  },
  {
    name: 'emailMissing',
    pill: 'Can’t invite: no email',
    fix: 'Add an email address to the chart, and this patient can be invited.',
    values: ['missing', 'May 5, 1954', '(•••) •••-0104', 'on file'],
  },
  {
    name: 'emailNull',
    pill: 'Can’t invite: no email',
    fix: 'Add an email address to the chart, and this patient can be invited.',
    values: ['missing', 'Jun 6, 1955', '(•••) •••-0105', 'on file'],
  },
  {
    name: 'neither',
    pill: 'Can’t invite: no birth date',
    fix: 'Add the birth date and a phone number to the chart, and this patient can be invited.',
    values: ['b•••@example.com', 'missing', 'missing', none],
    warnings: [noCell],
  },
  {
    name: 'phoneMissing',
    pill: 'Can’t invite: no phone',
    fix: 'Add a phone number to the chart, and this patient can be invited.',
    values: ['d•••@example.com', 'Aug 8, 1957', 'missing', none],
    warnings: [noCell],
  },
  {
    name: 'birthDateMissing',
    pill: 'Can’t invite: no birth date',
    fix: 'Add the birth date to the chart, and this patient can be invited.',
    values: ['r•••@example.com', 'missing', '(•••) •••-0108', none],
  },
  {
    name: 'emailAndPhoneMissing',
    pill: 'Can’t invite: no email',
    fix: 'Add an email address and a phone number to the chart, and this patient can be invited.',
    values: ['missing', 'Oct 10, 1959', 'missing', none],
    warnings: [noCell],
  },
  {
    name: 'homePhoneOnly',
    pill: invitable,
    values: ['a•••@example.com', 'Nov 11, 1960', '(•••) •••-0110', none],
    warnings: [noCell],
  },
  {
    name: 'officePhoneOnly',
    pill: invitable,
    values: ['p•••@example.com', 'Dec 12, 1961', '(•••) •••-0111', none],
    warnings: [noCell],
  },
  {
    name: 'noCell',
    pill: invitable,
    values: ['g•••@example.com', 'Jan 13, 1962', '(•••) •••-0112', 'on file'],
    warnings: [noCell],
  },
  {
    name: 'inactive',
    pill: invitable,
    values: ['h•••@example.com', 'Feb 14, 1963', '(•••) •••-0113', 'on file'],
    warnings: [inactive],
  },
  {
    name: 'deceased',
    pill: invitable,
    values: ['a•••@example.com', 'Sep 4, 1931', '(•••) •••-0114', 'on file'],
    warnings: [deceased],
  },
  {
    name: 'minor',
    pill: invitable,
    values: ['j•••@example.com', 'Mar 9, 2019', '(•••) •••-0115', none],
    warnings: [minor],
  },
  {
    // Only one chart with this address has been seen so far. To search all charts for it would cost requests.
    name: 'sharedAddressFirst',
    pill: invitable,
    values: ['h•••@example.com', 'May 17, 1966', '(•••) •••-0116', 'on file'],
  },
  {
    name: 'sharedAddressSecond',
    pill: invitable,
    values: ['h•••@example.com', 'Jun 18, 1967', '(•••) •••-0117', 'on file'],
    warnings: [shared],
  },
  {
    name: 'sharedAddressFirst',
    pill: invitable,
    values: ['h•••@example.com', 'May 17, 1966', '(•••) •••-0116', 'on file'],
    warnings: [shared],
  },
  {
    name: 'misspelledAddress',
    pill: invitable,
    values: ['s•••@gmial.com', 'Jul 19, 1968', '(•••) •••-0118', 'on file'],
    warnings: [mistyped],
  },
  {
    name: 'spacedAddress',
    pill: invitable,
    values: ['o•••@example.com', 'Aug 20, 1969', '(•••) •••-0119', 'on file'],
    warnings: [mistyped],
  },
  {
    name: 'placeholderAddress',
    pill: invitable,
    values: ['n•••@example.com', 'Sep 21, 1970', '(•••) •••-0120', 'on file'],
    warnings: [mistyped],
  },
  {
    name: 'emptyFields',
    pill: 'Can’t invite: no email',
    fix: 'Add an email address and the birth date and a phone number to the chart, and this patient can be invited.',
    values: ['missing', 'missing', 'missing', none],
    warnings: [noCell],
  },
];

/** This chart has a single name. The page offers less to recognise the patient by, but the verdict is the same. */
const bare: Case = {
  name: 'nullFields',
  pill: 'Can’t invite: no email',
  fix: 'Add an email address and the birth date and a phone number to the chart, and this patient can be invited.',
  values: ['missing', 'missing', 'missing', none],
  warnings: [noCell],
};

const labels = ['Email', 'Birth date', 'Phone', 'or SSN instead'];

async function expectVerdict(page: Page, { name, pill, fix, values, warnings = [] }: Case): Promise<void> {
  const overlay = overlayOf(page);
  const patient: PatientRecord = people[name];
  await expect(overlay.pill).toHaveText(`Invite Desk: ${pill}`);
  await overlay.open();
  await expect(overlay.card.getByRole('heading', { name: displayName(patient), exact: true })).toBeVisible();
  const lists = overlay.card.getByRole('list');
  await expect(lists.last().getByRole('listitem')).toHaveText(
    values.map((value, nth) => `${labels[nth]}${value}`),
  );
  if (warnings.length > 0) await expect(lists.first().getByRole('listitem')).toHaveText(warnings);
  await expect(lists).toHaveCount(warnings.length > 0 ? 2 : 1);
  const advice = overlay.card.getByText(/this patient can be invited\.$/);
  if (fix === undefined) {
    await expect(overlay.button(`Send invite to ${values[0]}`)).toBeVisible();
    await expect(advice).toHaveCount(0);
  } else {
    await expect(advice).toHaveText(fix);
    await expect(overlay.button('Check now')).toBeVisible();
    await expect(overlay.button(/send/i)).toHaveCount(0);
  }
  await expectMasked(page, patient);
  await overlay.fold();
}

/** Expect that neither text nor attributes of the overlay hold the whole address, phone number or SSN. */
async function expectMasked(page: Page, patient: PatientRecord): Promise<void> {
  const drawn = await page.evaluate(() => {
    const root = document.querySelector('invite-desk-overlay')?.shadowRoot;
    const copy = document.createElement('div');
    copy.append(...[...(root?.childNodes ?? [])].map((node) => node.cloneNode(true)));
    for (const shape of copy.querySelectorAll('style, svg')) shape.remove();
    return copy.innerHTML;
  });
  expect(drawn).toContain('Needed for an invite');
  const phones = [patient.cellPhone, patient.homePhone, patient.officePhone];
  const secrets = [
    patient.email,
    patient.email?.split('@')[0],
    patient.ssn,
    patient.ssn.slice(-4),
    ...phones,
    ...phones.map((phone) => phone.slice(-8)),
    ...phones.map((phone) => phone.replace(/\D/g, '')),
  ].filter((secret) => secret !== undefined && secret !== null && secret !== '');
  for (const secret of secrets) expect(drawn).not.toContain(secret);
}

for (const [part, markup] of (['a', 'b'] as const).entries()) {
  test.describe(`markup ${markup}`, () => {
    test.use({ practice: { markup } });

    test('every chart gets its verdict, its warnings and its masked values', async ({
      connectedDesk: desk,
    }) => {
      test.setTimeout(180_000);
      const { page, sandbox } = desk;
      const sent = sandbox.practice.mail.length;
      await desk.page.bringToFront();
      // One invite of another patient shows that this practice's answers list invites, so an empty list means "none".
      await page.goto(`${EHR}/chart/${people.pendingFresh.id}/summary`);
      await expect(overlayOf(page).pill).toContainText('Pending');
      for (const [nth, each] of cases.entries()) {
        const { id } = people[each.name];
        // Each patient is shown on the older and on the newer chart, because the two markups begin with different ones.
        const path = (nth + part) % 2 === 0 ? `/chart/${id}/summary` : `/patients/${id}/`;
        await test.step(`${each.name}, ${path}`, async () => {
          await page.goto(EHR + path);
          await expectVerdict(page, each);
        });
      }
      expect(sandbox.practice.mail).toHaveLength(sent);
    });

    test('a patient with one name only gets the same verdict', async ({ connectedDesk: desk }) => {
      const { page } = desk;
      await desk.page.bringToFront();
      await page.goto(`${EHR}/chart/${people.pendingFresh.id}/summary`);
      await expect(overlayOf(page).pill).toContainText('Pending');
      await page.goto(`${EHR}/chart/${people[bare.name].id}/summary`);
      await expectVerdict(page, bare);
    });
  });
}
