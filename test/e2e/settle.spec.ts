import { people } from '../sandbox/patients.ts';
import { oneOf } from '../third.ts';
import { type Desk, expect, overlayOf } from './desk.ts';
import { test } from './same-computer.ts';

const EHR = 'https://app.drchrono.com';
const patient = people.neverInvited;
const mailsTo = ({ sandbox }: Desk) =>
  sandbox.practice.mail.filter((mail) => mail.patientId === patient.id).length;

for (const { fault, arrived } of oneOf([
  { fault: 'status500After', arrived: true },
  { fault: 'status500Before', arrived: false },
] as const)) {
  test.describe(`a send without an answer, ${fault}, where the answers never tell`, () => {
    test.use({ practice: { accessShape: 'patient' } });

    test('asks the person, and a visit to OnPatient Access tells what is true', async ({
      connectedDesk: desk,
    }) => {
      const { page, sandbox } = desk;
      const overlay = overlayOf(page);
      await page.goto(`${EHR}/chart/${patient.id}/summary`);
      await overlay.open();
      await overlay.press(/^Send invite/);
      sandbox.practice.faults.push({
        match: { method: 'POST', path: /onpatient_access/ },
        times: 1,
        fault: { kind: fault },
      });
      await overlay.press('Send anyway');
      await expect(overlay.card).toContainText('Did the invite go out?');
      expect(mailsTo(desk)).toBe(arrived ? 1 : 0);
      // Only a minute after the doubtful request does absence prove anything. The extension learns the time from
      // another patient's answer.
      sandbox.practice.clock.move(2 * 60_000);
      await page.goto(`${EHR}/chart/${people.active.id}/summary`);
      await expect(overlay.host).toContainText('Active');
      await page.goto(`${EHR}/chart/${patient.id}/onpatient`);
      await expect(overlay.card).toContainText(
        arrived ? /Sent about .* valid until about/ : /No invite has been sent.*The invite did not go out\./,
      );
      await expect(overlay.card).not.toContainText('Did the invite go out?');
      expect(mailsTo(desk)).toBe(arrived ? 1 : 0);
      const writes = sandbox.log
        .api()
        .filter(({ method, path }) => method !== 'GET' && path.includes(String(patient.id)));
      expect(writes.map(({ method }) => method)).toEqual(['POST']);
    });
  });
}
