import type { Page } from '@playwright/test';
import type { CheckStep } from '../../lib/messages/check-view.ts';
import {
  OTHER_WORD_HINT,
  refusedWordSentence,
  stepButton,
  WORDS_SAVED,
  WORDS_TITLE,
  wordedField,
} from '../../lib/words/check-practice.ts';
import { recordClaim } from '../claims.ts';
import { people } from '../sandbox/patients.ts';
import type { PatientRecord } from '../sandbox/person.ts';
import { RENAMED } from '../sandbox/renamed-labels.ts';
import { A_THIRD, oneOf, third } from '../third.ts';
import { checkedBy, type Told, type Way, whatWasDrawn } from './check-lines.ts';
import { type Desk, expect, openOptions, overlayOf, seenText } from './desk.ts';
import { test } from './same-computer.ts';

const EHR = 'https://app.drchrono.com';

/** Each of these charts shows something else: all of it, no birth date, another name than the record's. */
const patients = oneOf([people.pendingFresh, people.birthDateMissing, people.nameChanged]);
const ways: readonly Way[] = ['chart', 'access', 'inCalendar', 'ownPage'];

const stepOf = (way: Way): CheckStep => (way === 'chart' || way === 'access' ? way : 'appointment');

/** Open the page as staff do, and wait until the sandbox has filled it. */
async function openPage({ page, sandbox }: Desk, way: Way, patient: PatientRecord): Promise<void> {
  await page.bringToFront();
  const visit = sandbox.practice.visitOf(patient.id);
  if (way === 'chart') await page.goto(`${EHR}/chart/${patient.id}/summary`);
  if (way === 'access') await page.goto(`${EHR}/chart/${patient.id}/onpatient`);
  if (way === 'ownPage') await page.goto(`${EHR}/appointments/${visit?.id}/`);
  if (way !== 'inCalendar') return;
  await page.goto(`${EHR}/appointments?date=${visit?.scheduledTime.slice(0, 10)}`);
  await page.getByRole('button', { name: patient.lastName ?? '' }).click();
  await expect(page.getByText('Consent Forms').first()).toBeVisible();
  await expect(page.getByText('Loading…')).toHaveCount(0);
}

/** Type a word for each label of the settings page, and save them. */
async function typeWords(options: Page, words: Partial<Record<keyof typeof wordedField, string>>) {
  await options.bringToFront();
  const form = options.locator('.label-words');
  if (!(await form.getByRole('button').isVisible())) await seenText(options, WORDS_TITLE).click();
  for (const [field, title] of Object.entries(wordedField))
    await form.getByLabel(title).fill(words[field as keyof typeof wordedField] ?? '');
  await form.getByRole('button').click();
  return form;
}

test('tells line by line what each markup shows, also one with other words for its labels', async ({
  connectedDesk: desk,
}) => {
  test.setTimeout(240_000);
  const options = await openOptions(desk.context, desk.extension);
  const untrue: unknown[] = [];
  let lines = 0;
  const checkAll = async (known: boolean) => {
    for (const patient of patients)
      for (const way of ways) {
        await openPage(desk, way, patient);
        const said = await checkedBy(options, stepOf(way));
        const drawn = whatWasDrawn(desk.sandbox.practice, way, patient, known);
        lines += Object.keys(said).length;
        const parts = new Set([...Object.keys(said), ...Object.keys(drawn)]) as Set<keyof Told>;
        for (const part of parts)
          if (said[part] !== drawn[part])
            untrue.push([
              desk.sandbox.practice.settings.markup,
              known,
              way,
              patient.lastName,
              part,
              said[part],
            ]);
      }
  };
  const { settings } = desk.sandbox.practice;
  for (const markup of ['a', 'b', 'c'] as const) {
    settings.markup = markup;
    await checkAll(true);
  }
  settings.markup = 'renamed';
  await checkAll(false);
  const form = await typeWords(options, RENAMED);
  await expect(form.getByText(WORDS_SAVED)).toBeVisible();
  await checkAll(true);
  expect(untrue).toEqual([]);
  // Each page of each patient has at least four lines, with and without the words.
  expect(lines).toBeGreaterThanOrEqual(5 * patients.length * (6 + 5 + 4 + 4));
  recordClaim(
    'check-practice',
    `check this practice: 4 markups, ${lines} lines${third === null ? '' : ` (${A_THIRD})`}, untrue ${untrue.length}`,
  );
});

test.describe('a practice with other words for its labels', () => {
  test.use({ practice: { markup: 'renamed' } });

  test('with its words typed in, an invite goes out from its chart and from its calendar', async ({
    connectedDesk: desk,
  }) => {
    const { page, sandbox } = desk;
    const overlay = overlayOf(page);
    const mails = (patient: PatientRecord) =>
      sandbox.practice.mail.filter((mail) => mail.patientId === patient.id).length;
    const options = await openOptions(desk.context, desk.extension);

    // Once an answer has listed an invite, an empty list means that there is none.
    await openPage(desk, 'chart', people.pendingFresh);
    expect(await checkedBy(options, 'chart')).toMatchObject({ portal: 'notFound', answer: 'found' });
    // Without the words nothing is recognised in the calendar; with them the open page has its pill at once.
    await openPage(desk, 'inCalendar', people.neverInvited);
    expect(await checkedBy(options, 'appointment')).toMatchObject({ window: 'notFound' });
    await expect(seenText(options, OTHER_WORD_HINT)).toHaveCount(2);
    await expect(overlay.host).toHaveCount(0);
    await expect((await typeWords(options, RENAMED)).getByText(WORDS_SAVED)).toBeVisible();
    await page.bringToFront();
    await expect(overlay.pill).toContainText('Not invited');
    await overlay.open();
    await overlay.press(/Send invite/);
    await expect(overlay.card).toContainText(/Sent .* valid until about/);
    expect(mails(people.neverInvited)).toBe(1);

    await openPage(desk, 'chart', people.expired);
    const before = mails(people.expired);
    await expect(overlay.pill).toContainText('Expired');
    await overlay.open();
    await overlay.press(/Resend invite/);
    await expect(overlay.card).toContainText('Checked: DrChrono shows the new invite.');
    expect(mails(people.expired)).toBe(before + 1);

    // A birth date behind the practice's own word that is not the record's stops everything, as behind a known one.
    await openPage(desk, 'chart', people.pendingFresh);
    await expect(overlay.pill).toContainText('Pending');
    await page.evaluate(
      (year) => {
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode())
          walker.currentNode.nodeValue = String(walker.currentNode.nodeValue).replace(year, '1903');
      },
      String(people.pendingFresh.birthDate?.slice(0, 4)),
    );
    await expect(overlay.pill).toContainText('Different patient?');
  });

  test('the report names fields, tags and words, and nothing of a patient', async ({
    connectedDesk: desk,
  }) => {
    const options = await openOptions(desk.context, desk.extension);
    await expect((await typeWords(options, RENAMED)).getByText(WORDS_SAVED)).toBeVisible();
    for (const way of ['chart', 'access', 'inCalendar'] as const) {
      await openPage(desk, way, people.pendingFresh);
      await checkedBy(options, stepOf(way));
    }
    await seenText(options, 'Show the report of the check').click();
    const report = await options.locator('.check-practice .shown-report pre').innerText();
    expect(report).toContain(`birthDate: ${RENAMED.birthDate}`);
    expect(report).toMatch(/Layout of chart:\nbody\n/);
    expect(report).toMatch(/<birthDate>/);
    expect(report).toMatch(/<onpatient>/);
    const { firstName, lastName, email, chartId, cellPhone, id, birthDate } = people.pendingFresh;
    const values = [firstName, lastName, email, chartId, cellPhone, id, birthDate?.slice(0, 4), 'Castellane'];
    for (const value of values) expect(report).not.toContain(String(value));
    await options.getByRole('button', { name: 'Copy the report' }).click();
    await expect(seenText(options, 'Copied', { exact: true })).toBeVisible();
  });
});

test('says what is open in the other tab, and takes no word that could do harm', async ({
  connectedDesk: desk,
}) => {
  const { page } = desk;
  const options = await openOptions(desk.context, desk.extension);
  const said = (step: CheckStep) =>
    options.locator('.check-practice > ol > li', { hasText: stepButton[step] }).getByRole('status');
  const press = (step: CheckStep) => options.getByRole('button', { name: stepButton[step] }).click();
  await press('chart');
  await expect(said('chart')).toContainText('No tab shows DrChrono.');
  await page.goto(`${EHR}/appointments`);
  await options.bringToFront();
  await press('chart');
  await expect(said('chart')).toContainText('shows the calendar.');
  await press('appointment');
  await expect(said('appointment')).toContainText('No appointment is recognised on this page.');
  await page.goto(`${EHR}/dashboard`);
  await press('access');
  await expect(said('access')).toContainText('shows another page.');

  for (const [word, why] of [
    ['Name', 'known'],
    ['Phone', 'known'],
    ['.*', 'noWords'],
    ['(Born|Name)', 'noWords'],
    ['A label as long as nobody has ever seen', 'tooLong'],
    ['Emergency contact', 'somebodyElse'],
  ] as const) {
    const form = await typeWords(options, { birthDate: word });
    await expect(form.getByRole('alert')).toHaveText(refusedWordSentence({ ok: false, word, why }));
  }
  const form = await typeWords(options, { patient: 'Client', birthDate: ' client: ,' });
  await expect(form.getByRole('alert')).toHaveText(
    refusedWordSentence({ ok: false, word: 'client', why: 'twice' }),
  );
  const view = `chrome.runtime.sendMessage({ name: 'viewConnection', input: null })`;
  expect(await options.evaluate(view)).toMatchObject({ labelWords: {} });
});
