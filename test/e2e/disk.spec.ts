import { clientSecret } from '../sandbox/grants.ts';
import { people } from '../sandbox/patients.ts';
import type { PatientRecord } from '../sandbox/person.ts';
import { type Desk, expect, openPending, overlayOf, seenText, test } from './desk.ts';
import { foundIn } from './search-disk.ts';

const chart = (patient: { id: number }) => `https://app.drchrono.com/chart/${patient.id}/summary`;

/** List everything of a patient that must not lie on the disk, in the forms in which API and pages write it. */
function wordsOf(patient: PatientRecord): string[] {
  const [year, month, day] = (patient.birthDate ?? '').split('-');
  return [
    `${patient.firstName} ${patient.lastName}`,
    `"${patient.lastName}"`,
    patient.email ?? '',
    patient.ssn,
    patient.cellPhone,
    patient.cellPhone.replace(/\D/g, ''),
    `"${patient.birthDate}"`,
    `${month}/${day}/${year}`,
  ].filter((word) => word.length > 4);
}

/** Work for a morning so that the extension meets everything it ever learns of a patient. */
async function work(desk: Desk): Promise<void> {
  const { page, sandbox } = desk;
  const overlay = overlayOf(page);
  await page.goto(chart(people.expired));
  await overlay.open();
  await overlay.press(/^Resend invite/);
  await expect(overlay.card).toContainText('Checked: DrChrono shows the new invite.');
  await page.goto(chart(people.neverInvited));
  await overlay.press(/^Send invite/);
  await expect(overlay.card).toContainText('valid until');
  const list = await openPending(desk);
  await expect(seenText(list, `${people.expired.firstName} ${people.expired.lastName}`)).toBeVisible();
  await list.close();
  expect(sandbox.practice.mail.filter(({ patientId }) => patientId === people.expired.id)).toHaveLength(2);
}

test('after a morning’s work the profile holds no patient, no token and no secret', async ({
  ownDesk: desk,
}) => {
  await desk.connect('staffOnly');
  await work(desk);
  const { tokens } = desk.sandbox.practice.grants;
  const secrets = [clientSecret, ...tokens()];
  expect(secrets).toHaveLength(3);
  const words = [people.neverInvited, people.expired].flatMap(wordsOf);
  expect(words.length).toBeGreaterThan(12);

  // The control shows that the search finds something: a request like the extension's, but without `no-store`.
  const popup = await desk.popup();
  const status = await popup.evaluate(
    async ([id, token]) => {
      const answer = await fetch(`https://app.drchrono.com/api/patients/${id}`, {
        headers: { Authorization: `Bearer ${token}`, Accept: 'application/json', 'X-DRC-API-Version': 'v4' },
        credentials: 'omit',
      });
      await answer.text();
      return answer.status;
    },
    [String(people.active.id), secrets[1]] as const,
  );
  expect(status).toBe(200);

  await desk.restart();
  expect(foundIn(desk.profile, [people.active.ssn]), 'the control is found').toEqual([people.active.ssn]);
  expect(foundIn(desk.profile, [...secrets, ...words])).toEqual([]);
});
