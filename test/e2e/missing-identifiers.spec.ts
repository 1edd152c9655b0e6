import { isDeepStrictEqual } from 'node:util';
import type { IdentifierField } from '../../lib/messages/panel-view.ts';
import { addWord } from '../../lib/words/eligibility.ts';
import { OPEN_PANEL } from '../../lib/words/popup.ts';
import { recordClaim } from '../claims.ts';
import { allPeople, people } from '../sandbox/patients.ts';
import { displayName, type PatientRecord } from '../sandbox/person.ts';
import type { Settings } from '../sandbox/settings.ts';
import { A_THIRD, oneOf, partOf, third } from '../third.ts';
import { countedIn } from './counted.ts';
import { DAY, type Desk, expect, HOUR, openPending, overlayOf, pressToOpen, START } from './desk.ts';
import { test } from './same-computer.ts';
import { panelsShown, type SidePanel, sidePanel } from './side-panel.ts';

// The seed article's own case, from a field that is missing to a patient who has joined, without leaving the page.

const MARKUPS = ['a', 'b', 'c'] as const;

interface Gap {
  patient: PatientRecord;
  /** A person types this, */
  typed: Partial<Record<IdentifierField, string>>;
  /** and the chart has this then. */
  becomes: Partial<Pick<PatientRecord, IdentifierField>>;
}

/** What is missing, and what the patient at the desk says. */
const gaps: Record<string, Gap> = {
  email: {
    patient: people.emailMissing,
    typed: { email: ' <corwin.haspeldale@example.org>;' },
    becomes: { email: 'corwin.haspeldale@example.org' },
  },
  'email and cell phone': {
    patient: people.emailAndPhoneMissing,
    typed: { email: 'linnea.crossfell@example.org', cellPhone: '410.555.0161' },
    becomes: { email: 'linnea.crossfell@example.org', cellPhone: '(410) 555-0161' },
  },
  'birth date': {
    patient: people.birthDateMissing,
    typed: { birthDate: '2/11/1980' },
    becomes: { birthDate: '1980-02-11' },
  },
  'email, birth date and cell phone': {
    patient: people.emptyFields,
    typed: {
      email: 'thessaly.underbough@example.org',
      birthDate: 'Nov 3 1974',
      cellPhone: '4105550162',
    },
    becomes: {
      email: 'thessaly.underbough@example.org',
      birthDate: '1974-11-03',
      cellPhone: '(410) 555-0162',
    },
  },
};

interface Place {
  practice: Pick<Settings, 'markup'> & Partial<Settings>;
  goTo(desk: Desk, patient: PatientRecord): Promise<void>;
  openPanel(desk: Desk, field: IdentifierField): Promise<void>;
  /** The panel opens with this field focused. */
  atField: boolean;
  /** Look whether the patient has joined, without leaving the page. */
  lookAgain(desk: Desk, panel: SidePanel): Promise<void>;
  /** Of these the place offers anything. */
  fits(gap: Gap): boolean;
  deed: 'send' | 'resend';
}

const everybody = () => true;
/** In a window of the calendar nobody without a birth date is certain, so the card offers nothing for them there. */
const withBirthDate = ({ typed }: Gap) => typed.birthDate === undefined;

const goToChart = async ({ page }: Desk, { id }: PatientRecord) =>
  void (await page.goto(`https://app.drchrono.com/chart/${id}/summary`));

async function goToWindow({ page, sandbox }: Desk, patient: PatientRecord): Promise<void> {
  const visit = sandbox.practice.visitOf(patient.id);
  await page.goto(`https://app.drchrono.com/appointments?date=${visit?.scheduledTime.slice(0, 10)}`);
  await page.getByRole('button', { name: displayName(patient) }).click();
}

const visitPage = async ({ page, sandbox }: Desk, { id }: PatientRecord) =>
  void (await page.goto(`https://app.drchrono.com/appointments/${sandbox.practice.visitOf(id)?.id}/`));

/** The list leaves out whoever has no email, and leads to the chart. From there on the chart's tab is the one worked in. */
async function goToLineOfList(desk: Desk, patient: PatientRecord): Promise<void> {
  for (const { id } of [people.neverInvited, patient])
    desk.sandbox.practice.access.recall({
      ...{ patientId: id, email: 'before@example.com', how: 'email', enabledBy: 'Dana Whitlock' },
      ...{ enabledAt: START - 10 * DAY, activatedAt: null, ended: null },
    });
  // One expired invite makes no list.
  for (const one of [people.expired, people.neverInvited, patient]) {
    await goToChart(desk, one);
    await expect(overlayOf(desk.page).pill).toContainText(/Expired|no email/);
  }
  const popup = await openPending(desk);
  const list = await pressToOpen(popup.getByRole('button', { name: 'Resend expired (2)' }));
  const line = list.getByRole('listitem').filter({ hasText: displayName(patient) });
  const chartTab = desk.context.waitForEvent('page');
  await line.getByRole('button', { name: 'Open chart' }).click();
  await Promise.all([list.close(), popup.close()]);
  const before = desk.page;
  desk.page = await chartTab;
  await before.close();
  await desk.page.bringToFront();
}

async function openFromCard({ page }: Desk, field: IdentifierField): Promise<void> {
  const overlay = overlayOf(page);
  await overlay.open();
  await overlay.press(addWord[field]);
}

/** In a tab of its own the popup asks about that tab, so the page comes to the front. */
async function openFromPopup(desk: Desk): Promise<void> {
  await expect(overlayOf(desk.page).pill).toContainText(/no email|birth date/);
  const popup = await desk.popup();
  await desk.page.bringToFront();
  await popup.reload();
  // Rows that have just moved are not pressed yet.
  await expect(async () => {
    await popup.getByRole('button', { name: OPEN_PANEL }).click();
    expect(await panelsShown(desk)).toHaveLength(1);
  }).toPass();
}

/** The chart's header was drawn before the patient joined, so the chart is loaded again. */
const reload = async ({ page }: Desk) => void (await page.reload());

/** Whom an appointment is about is remembered for five minutes, so where the hour is known to have passed it is looked up. */
async function checkAgain(_: Desk, panel: SidePanel): Promise<void> {
  await says(panel).toMatch(/Check now|Look up/);
  await panel.press((await panel.text()).includes('Check now') ? 'Check now' : 'Look up');
}

type MarkupName = Settings['markup'];

const chart = (markup: MarkupName): Place => ({
  ...{ practice: { markup }, goTo: goToChart, openPanel: openFromCard, atField: true },
  ...{ lookAgain: reload, fits: everybody, deed: 'send' },
});
const fromPopup = { openPanel: openFromPopup, atField: false };
const calendarWindow = (markup: MarkupName): Place => ({
  ...chart(markup),
  ...{ goTo: goToWindow, lookAgain: checkAgain, fits: withBirthDate },
});
const ofEachMarkup: Record<string, (markup: MarkupName) => Place> = {
  chart,
  'window over the calendar': calendarWindow,
  'popup over the chart': (markup) => ({ ...chart(markup), ...fromPopup }),
  'page of the visit': (markup) => ({
    ...chart(markup),
    ...{ practice: { markup, appointmentOpens: 'fullPage' }, goTo: visitPage, lookAgain: checkAgain },
  }),
};
const places: Record<string, Place> = {
  ...Object.fromEntries(
    Object.entries(ofEachMarkup).flatMap(([where, place]) =>
      MARKUPS.map((markup) => [`${where}, markup ${markup}`, place(markup)] as const),
    ),
  ),
  'line of a list, markup a': {
    ...chart('a'),
    ...{ goTo: goToLineOfList, deed: 'resend', fits: ({ typed }) => typed.email !== undefined },
  },
};

const cases = Object.entries(places).flatMap(([where, place]) =>
  Object.entries(gaps)
    .filter(([, gap]) => place.fits(gap))
    .map(([missing, gap]) => ({ name: `${where}: ${missing}`, place, gap })),
);
const taken = partOf(cases);

/** What came of each case. `wrong` counts the records of the practice that are not as they should be. */
const counted = countedIn<{ saved: boolean; sent: boolean; wrong: number }>('missing-identifiers');

// The last test sums what the others have counted, so they run one after another.
test.describe.configure({ mode: 'default' });

for (const { name, place, gap } of taken)
  test.describe(name, () => {
    test.use({ practice: place.practice });

    test('is filled in and sent, and the patient joins', async ({ connectedDesk: desk }) => {
      // Until an answer has listed an invite, an empty list says nothing.
      await goToChart(desk, people.pendingFresh);
      await expect(overlayOf(desk.page).pill).toContainText('Pending');
      const { practice } = desk.sandbox;
      const mailsBefore = practice.mail.length;
      await fillIn(desk, place, gap);

      const after = { ...gap.patient, ...gap.becomes };
      const wrong = practice.roster
        .all()
        .filter((record) => !isDeepStrictEqual(record, record.id === after.id ? after : asItWas(record)));
      const mails = practice.mail.slice(mailsBefore).map(({ patientId, to }) => ({ patientId, to }));
      counted.note(name, {
        saved: isDeepStrictEqual(practice.roster.find(after.id), after),
        sent: isDeepStrictEqual(mails, [{ patientId: after.id, to: after.email }]),
        wrong: wrong.length,
      });
      expect(wrong, 'records that are not as they should be').toEqual([]);
      expect(mails).toEqual([{ patientId: after.id, to: after.email }]);
      expect(practice.access.stateOf(after.id)).toBe('active');
    });
  });

for (const markup of oneOf(MARKUPS))
  test.describe(`a window over the calendar, markup ${markup}`, () => {
    test.use({ practice: { markup } });

    test('offers nothing for a patient without a birth date, and says where that can be added', async ({
      connectedDesk: desk,
    }) => {
      await goToChart(desk, people.pendingFresh);
      await expect(overlayOf(desk.page).pill).toContainText('Pending');
      await goToWindow(desk, people.birthDateMissing);
      const { card, open } = overlayOf(desk.page);
      await open();
      await expect(card.getByRole('heading', { name: displayName(people.birthDateMissing) })).toBeVisible();
      await expect(card).toContainText('Open the appointment or the chart');
      await expect(card.getByRole('button', { name: /\b(?:add|correct|edit|send|resend)\b/i })).toHaveCount(
        0,
      );
    });
  });

test('every field at every place, counted', () => {
  const count = (is: (one: { saved: boolean; sent: boolean }) => boolean) =>
    taken.filter(({ name }) => {
      const one = counted.find(name);
      return one !== null && is(one);
    }).length;
  const wrong = taken.reduce((sum, { name }) => sum + (counted.find(name)?.wrong ?? 0), 0);
  const [saved, sent] = [count((one) => one.saved), count((one) => one.sent)];
  const claim = [
    `missing identifiers: ${Object.keys(gaps).length} fields × ${Object.keys(places).length} places`,
    `${cases.length} cases${third === null ? '' : `, of which ${taken.length} (${A_THIRD})`}`,
    ...[`saved ${saved}`, `sent ${sent}`, `wrong values ${wrong}`],
  ].join(', ');
  console.log(claim);
  recordClaim('missing-identifiers', claim);
  expect([saved, sent, wrong]).toEqual([taken.length, taken.length, 0]);
});

async function fillIn(desk: Desk, place: Place, { patient, typed, becomes }: Gap): Promise<void> {
  const fields = Object.keys(typed) as IdentifierField[];
  const [first = 'email'] = fields;
  await place.goTo(desk, patient);
  await place.openPanel(desk, first);
  const panel = await sidePanel(desk);
  await says(panel).toContain(displayName(patient));
  if (place.atField) await focused(panel).toBe(`field-${first}`);
  for (const [nth, field] of fields.entries()) {
    if (nth > 0 || !place.atField) await panel.clickInto(field);
    await panel.write(typed[field] ?? '');
  }
  await panel.press(place.deed === 'send' ? 'Save and send' : 'Save and resend');
  await says(panel).toContain('Saved: DrChrono shows');
  // What was sent before went to another address.
  const domain = place.deed === 'resend' ? 'org' : '(com|org)';
  await says(panel).toMatch(new RegExp(`Sent .* to .•••@example\\.${domain}`));
  // An hour later the patient is at home.
  desk.sandbox.practice.clock.move(HOUR);
  await join(desk, { ...patient, ...becomes });
  await place.lookAgain(desk, panel);
  await says(panel).toContain('Active');
  // The card that was open comes again by itself. The popup needs none.
  const { card, pill } = overlayOf(desk.page);
  await expect(place.atField ? card : pill).toContainText('Active');
}

const says = (panel: SidePanel) => expect.poll(() => panel.text());
const focused = (panel: SidePanel) =>
  expect.poll(() => panel.evaluate('document.hasFocus() && document.activeElement?.id'));
const asItWas = ({ id }: PatientRecord) => allPeople.find((one) => one.id === id);

/** The patient opens the invitation at home, and signs up with what is true. */
async function join({ context, sandbox, page }: Desk, patient: PatientRecord): Promise<void> {
  const mail = sandbox.practice.mail.findLast(({ patientId }) => patientId === patient.id);
  const home = await context.newPage();
  await home.goto(mail?.link ?? '');
  await home.locator('#first_name').fill(patient.firstName ?? '');
  await home.locator('#last_name').fill(patient.lastName ?? '');
  await home.locator('#email').fill(patient.email ?? '');
  await home.locator('#ssn').fill(patient.ssn);
  await home.locator('#birth_date').fill(patient.birthDate ?? '');
  await home.locator('#phone').fill(patient.cellPhone);
  await home.getByRole('button', { name: 'Confirm and Connect' }).click();
  await expect(home.getByRole('heading', { name: 'You are connected' })).toBeVisible();
  await home.close();
  await page.bringToFront();
}
