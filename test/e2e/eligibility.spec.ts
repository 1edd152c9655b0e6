import type { Page } from '@playwright/test';
import { type PersonName, people } from '../sandbox/patients.ts';
import { displayName, type PatientRecord } from '../sandbox/person.ts';
import { oneOf } from '../third.ts';
import { expect, overlayOf } from './desk.ts';
import { test } from './same-computer.ts';

const EHR = 'https://app.drchrono.com';

const noCell = 'No cell phone on file. Sign-up checks the cell number, so the patient may get stuck.';
const inactive = 'This chart is inactive. Check that the patient still comes here.';
const deceased = 'This chart is marked deceased. No invite is sent. If that is wrong, correct the chart.';
const minor = 'The patient is under 18. Check whose email this is.';
const mistyped = 'The address ends in gmial.com. Did you mean gmail.com?';
const unreachable = 'No mail can reach this email. Ask the patient for it again.';
const standsForNone = 'This email seems to stand for “none”. Ask the patient for their own.';
const shared = 'This email is on other charts too. One portal account takes one email.';

/** These are the lines of the check list in their order: email, birth date, phone, SSN. */
type Values = [email: string, birthDate: string, phone: string, ssn: string];

interface Case {
  name: PersonName;
  /** The pill says this. None of these patients was ever invited. */
  pill: string;
  fix?: string;
  /** No button sends, whatever is on file. */
  never?: true;
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
    pill: 'Can’t invite: marked deceased',
    never: true,
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
    pill: 'Can’t invite: email not valid',
    fix: 'Correct the email address in the chart, and this patient can be invited.',
    values: ['not an address', 'Aug 20, 1969', '(•••) •••-0119', 'on file'],
    warnings: [unreachable],
  },
  {
    name: 'placeholderAddress',
    pill: invitable,
    values: ['n•••@example.com', 'Sep 21, 1970', '(•••) •••-0120', 'on file'],
    warnings: [standsForNone],
  },
  {
    name: 'emptyFields',
    pill: 'Can’t invite: no email',
    fix: 'Add an email address, the birth date and a phone number to the chart, and this patient can be invited.',
    values: ['missing', 'missing', 'missing', none],
    warnings: [noCell],
  },
];

/** This chart has a single name. The page offers less to recognise the patient by, but the verdict is the same. */
const bare: Case = {
  name: 'nullFields',
  pill: 'Can’t invite: no email',
  fix: 'Add an email address, the birth date and a phone number to the chart, and this patient can be invited.',
  values: ['missing', 'missing', 'missing', none],
  warnings: [noCell],
};

const labels = ['Email', 'Birth date', 'Phone', 'or SSN instead'];

const CAN_ADD = ['Add email', 'Add birth date', 'Add cell phone'];

/** The button at the end of a line of the check list, which opens the panel at the field; '' for none. */
function fillWord(nth: number, value: string, warned: readonly string[]): string {
  if (value === 'missing' || value === 'not on file') return CAN_ADD[nth] ?? '';
  if (nth === 2) return warned.includes(noCell) ? 'Add cell phone' : '';
  if (nth !== 0) return '';
  return value === 'not an address' ? 'Correct email' : 'Edit email';
}

async function expectVerdict(
  page: Page,
  { name, pill, fix, never, values, warnings = [] }: Case,
): Promise<void> {
  const overlay = overlayOf(page);
  const patient: PatientRecord = people[name];
  await expect(overlay.pill).toHaveText(`Invite Desk: ${pill}`);
  await overlay.open();
  await expect(overlay.card.getByRole('heading', { name: displayName(patient), exact: true })).toBeVisible();
  const lists = overlay.card.getByRole('list');
  await expect(lists.last().getByRole('listitem')).toHaveText(
    values.map((value, nth) => `${labels[nth]}${value}${fillWord(nth, value, warnings)}`),
  );
  if (warnings.length > 0) await expect(lists.first().getByRole('listitem')).toHaveText(warnings);
  await expect(lists).toHaveCount(warnings.length > 0 ? 2 : 1);
  const advice = overlay.card.getByText(/this patient can be invited\.$/);
  if (never) {
    await expect(overlay.button('Check now')).toBeVisible();
    await expect(overlay.button(/send/i)).toHaveCount(0);
  } else if (fix === undefined) {
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
  const overlay = overlayOf(page);
  const withoutIcons = (element: Element) => {
    const copy = element.cloneNode(true) as Element;
    for (const shape of copy.querySelectorAll('style, svg')) shape.remove();
    return copy.outerHTML;
  };
  const drawn = (await overlay.card.evaluate(withoutIcons)) + (await overlay.pill.evaluate(withoutIcons));
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

for (const [part, markup] of oneOf([...(['a', 'b'] as const).entries()])) {
  test.describe(`markup ${markup}`, () => {
    test.use({ practice: { markup } });

    test('every chart gets its verdict, its warnings and its masked values', async ({
      connectedDesk: desk,
    }) => {
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

test('an invite that waits at an address the chart no longer has says so, and is resent to the new one', async ({
  connectedDesk: desk,
}) => {
  const { page, sandbox } = desk;
  const { roster, mail } = sandbox.practice;
  const { id } = people.pendingFresh;
  const overlay = overlayOf(page);
  await page.goto(`${EHR}/chart/${id}/summary`);
  await expect(overlay.pill).toContainText('Pending');
  // One letter was missing, which no mask shows.
  roster.change(id, { email: 'eleanor.brightwaters@example.com' });
  // A record that was read within the last second counts as read with the new document.
  await expect(async () => {
    await page.reload();
    await expect(overlay.pill).toHaveText('Invite Desk: Sent to an old address', { timeout: 15_000 });
  }).toPass();
  await overlay.open();
  await expect(overlay.card).toContainText('This invite waits at an address that the chart no longer has.');
  const sent = mail.length;
  await overlay.press(/^Resend to the new address/);
  await expect(overlay.card).toContainText('Checked: DrChrono shows the new invite.');
  expect(mail.slice(sent).map(({ to }) => to)).toEqual(['eleanor.brightwaters@example.com']);
  await overlay.fold();
  await expect(overlay.pill).toContainText('Pending');
});

test('to an inactive chart an invite goes out once the reason was read, to a deceased one never', async ({
  connectedDesk: desk,
}) => {
  const { page, sandbox } = desk;
  const { mail } = sandbox.practice;
  const overlay = overlayOf(page);
  await page.goto(`${EHR}/chart/${people.pendingFresh.id}/summary`);
  await expect(overlay.pill).toContainText('Pending');
  const before = mail.length;
  await page.goto(`${EHR}/chart/${people.inactive.id}/summary`);
  await overlay.open();
  await overlay.press(/^Send invite/);
  await expect(overlay.card).toContainText('Go on only if the patient still comes here.');
  expect(mail).toHaveLength(before);
  await overlay.press(/^Send anyway/);
  await expect(overlay.card).toContainText('DrChrono accepted it.');
  expect(mail.slice(before).map(({ patientId }) => patientId)).toEqual([people.inactive.id]);
  await overlay.fold();

  await page.goto(`${EHR}/chart/${people.deceased.id}/summary`);
  await expect(overlay.pill).toHaveText('Invite Desk: Can’t invite: marked deceased');
  await overlay.open();
  await expect(overlay.card).toContainText(deceased);
  await expect(overlay.button(/send/i)).toHaveCount(0);
  expect(mail).toHaveLength(before + 1);
});

test('an address that other charts have is asked of DrChrono once, at the press, and named before it is sent to', async ({
  connectedDesk: desk,
}) => {
  const { page, sandbox } = desk;
  const { mail } = sandbox.practice;
  const overlay = overlayOf(page);
  const searches = () => sandbox.log.api().filter(({ query }) => 'email' in query).length;
  for (const { id } of [people.pendingFresh, people.sharedAddressFirst]) {
    await page.goto(`${EHR}/chart/${id}/summary`);
    await expect(overlay.pill).toContainText(id === people.pendingFresh.id ? 'Pending' : 'Not invited');
  }
  const before = mail.length;
  const { id } = people.sharedAddressSecond;
  await page.goto(`${EHR}/chart/${id}/summary`);
  await overlay.open();
  expect(searches()).toBe(0);
  await overlay.press(/^Send invite/);
  // The question comes with the answer to the press.
  await expect(overlay.card).toContainText(/This email is also on the chart of C\. H\., \d\d\./);
  expect([mail.length, searches()]).toEqual([before, 1]);
  await overlay.press(/^Send anyway/);
  await expect(overlay.card).toContainText('DrChrono accepted it.');
  expect(mail.slice(before).map(({ patientId }) => patientId)).toEqual([id]);
  expect(searches()).toBe(1);
});
