import { people } from '../sandbox/patients.ts';
import type { PatientRecord } from '../sandbox/person.ts';
import { visits } from '../sandbox/visits.ts';
import { oneOf } from '../third.ts';
import { type Desk, expect, overlayOf } from './desk.ts';
import { test } from './same-computer.ts';

const nameOf = (patient: PatientRecord) => `${patient.firstName} ${patient.lastName}`;

/** Open the visit from the calendar of its day with a click, as staff do. */
async function openVisit(desk: Desk, patient: PatientRecord): Promise<void> {
  const visit = desk.sandbox.practice.visitOf(patient.id);
  if (!visit) throw new Error('The sandbox has no visit for this patient');
  await desk.page.goto(`https://app.drchrono.com/appointments?date=${visit.scheduledTime.slice(0, 10)}`);
  await desk.page.getByRole('button', { name: nameOf(patient) }).click();
}

const mailsTo = (desk: Desk, patient: PatientRecord) =>
  desk.sandbox.practice.mail.filter((mail) => mail.patientId === patient.id);

for (const markup of oneOf(['a', 'b'] as const)) {
  for (const appointmentOpens of ['inPage', 'frame'] as const) {
    test.describe(`calendar of markup ${markup}, appointment opens ${appointmentOpens}`, () => {
      test.use({ practice: { markup, appointmentOpens } });

      test('draws nothing until a window opens, then resends the expired invite', async ({
        connectedDesk: desk,
      }) => {
        const overlay = overlayOf(desk.page);
        await desk.page.goto('https://app.drchrono.com/appointments');
        await expect(overlay.host).toHaveCount(0);
        await openVisit(desk, people.expired);
        await expect(overlay.pill).toContainText('Expired');
        await overlay.open();
        await expect(overlay.card.getByRole('heading', { name: nameOf(people.expired) })).toBeVisible();
        const before = mailsTo(desk, people.expired).length;
        await overlay.press(/Resend invite/);
        await expect(overlay.card).toContainText(/Sent .* valid until about/);
        await expect(overlay.card).toContainText('Checked: DrChrono shows the new invite.');
        expect(mailsTo(desk, people.expired)).toHaveLength(before + 1);
        expect(desk.sandbox.practice.access.stateOf(people.expired.id)).toBe('pending');
      });

      test('closing the window takes the overlay away', async ({ connectedDesk: desk }) => {
        const overlay = overlayOf(desk.page);
        await openVisit(desk, people.active);
        await expect(overlay.pill).toContainText('Active');
        const frame = appointmentOpens === 'frame' ? desk.page.frameLocator('iframe').first() : desk.page;
        await frame
          .getByRole('button', { name: /^Close( dialog)?$/ })
          .first()
          .click();
        await expect(overlay.host).toHaveCount(0);
      });
    });
  }

  test.describe(`appointment without a link to the chart, markup ${markup}`, () => {
    test.use({ practice: { markup, linkToChart: false } });

    test('finds the one patient with that name and birth date', async ({ connectedDesk: desk }) => {
      const overlay = overlayOf(desk.page);
      await openVisit(desk, people.pendingFresh);
      await expect(overlay.pill).toContainText('Pending');
      expect(desk.sandbox.log.api().some((entry) => entry.query.date_of_birth !== undefined)).toBe(true);
    });

    test('refuses two charts with the same name and birth date', async ({ connectedDesk: desk }) => {
      const overlay = overlayOf(desk.page);
      const visit = desk.sandbox.practice.visitOf(people.twinFirst.id);
      await desk.page.goto(`https://app.drchrono.com/appointments?date=${visit?.scheduledTime.slice(0, 10)}`);
      await desk.page
        .getByRole('button', { name: nameOf(people.twinFirst) })
        .first()
        .click();
      await overlay.open();
      await expect(overlay.button(/(Send|Resend) invite/)).toHaveCount(0);
      await expect(overlay.card).toContainText(/two|more than one/i);
    });
  });

  test.describe(`appointment of a patient without a birth date, markup ${markup}`, () => {
    test.use({ practice: { markup } });

    test('shows the state and no button; on its page and in the chart it can be sent', async ({
      connectedDesk: desk,
    }) => {
      const { page } = desk;
      const overlay = overlayOf(page);
      const patient = people.ssnOnly;
      // An answer that lists an invite makes an empty list mean that there is none.
      await page.goto(`https://app.drchrono.com/chart/${people.pendingFresh.id}/summary`);
      await expect(overlay.pill).toContainText('Pending');
      await openVisit(desk, patient);
      await expect(overlay.pill).toContainText('Not invited');
      await overlay.open();
      await expect(overlay.card.getByRole('heading', { name: nameOf(patient) })).toBeVisible();
      await expect(overlay.card).toContainText('Open the appointment or the chart to send.');
      await expect(overlay.button(/send|revoke|check/i)).toHaveCount(0);

      const visit = desk.sandbox.practice.visitOf(patient.id);
      for (const path of [`appointments/${visit?.id}/`, `chart/${patient.id}/summary`]) {
        await page.goto(`https://app.drchrono.com/${path}`);
        if (path.startsWith('chart')) await overlay.open();
        await expect(overlay.button(/Send invite/)).toBeVisible();
      }
    });
  });

  test.describe(`appointment as a full page, markup ${markup}`, () => {
    test.use({ practice: { markup, appointmentOpens: 'fullPage' } });

    test('counts down on the page of the visit and revokes', async ({ connectedDesk: desk }) => {
      const overlay = overlayOf(desk.page);
      const visit = desk.sandbox.practice.visitOf(people.pendingFresh.id);
      await desk.page.goto(`https://app.drchrono.com/appointments/${visit?.id}/`);
      await expect(overlay.pill).toContainText(/Pending · 5 d 23 h/);
      await overlay.open();
      await overlay.press('Revoke');
      await overlay.press('Revoke the invite');
      await expect(overlay.card).toContainText(/Revoked .* no longer works/);
      expect(desk.sandbox.practice.access.stateOf(people.pendingFresh.id)).toBe('revoked');
    });

    test('a break is nobody', async ({ connectedDesk: desk }) => {
      const overlay = overlayOf(desk.page);
      await desk.page.goto(`https://app.drchrono.com/appointments/${visits.break}/`);
      await overlay.open();
      await expect(overlay.card).toContainText(/break|no patient/i);
      await expect(overlay.button(/(Send|Resend) invite/)).toHaveCount(0);
    });
  });

  test.describe(`appointment in a native modal dialog, markup ${markup}`, () => {
    test.use({ practice: { markup, appointmentOpens: 'modalDialog' } });

    test('shows the state and points to the toolbar, since the page takes no clicks', async ({
      connectedDesk: desk,
    }) => {
      const overlay = overlayOf(desk.page);
      await openVisit(desk, people.pendingFresh);
      await expect(overlay.pill).toContainText('Pending');
      await expect(overlay.host).toContainText('Use the toolbar button');
    });
  });
}

test.describe('two appointment windows on one calendar', () => {
  test.use({ practice: { markup: 'a' } });

  test('the one on top is named; side by side nobody is; then the one that is left', async ({
    connectedDesk: desk,
  }) => {
    const { page } = desk;
    const overlay = overlayOf(page);
    const windows = page.getByRole('dialog', { name: 'Schedule Appointment' });
    await openVisit(desk, people.expired);
    await expect(overlay.pill).toContainText('Expired');
    await overlay.open();
    await expect(overlay.card.getByRole('heading', { name: nameOf(people.expired) })).toBeVisible();

    await page.getByRole('button', { name: nameOf(people.active) }).click();
    await expect(windows).toHaveCount(2);
    await expect(overlay.card.getByRole('heading', { name: nameOf(people.active) })).toBeVisible();

    await windows.nth(1).evaluate((shell) => {
      shell.style.top = '430px';
      shell.style.left = '0px';
    });
    await expect(overlay.card).toContainText('Two patients are open on this page.');
    await expect(overlay.card).toContainText('Close the window you do not need.');
    await expect(overlay.card).not.toContainText(
      new RegExp(`${people.expired.lastName}|${people.active.lastName}`),
    );
    await expect(overlay.button(/send|revoke/i)).toHaveCount(0);

    await windows.nth(1).getByRole('button', { name: 'Close' }).first().click();
    await expect(overlay.card.getByRole('heading', { name: nameOf(people.expired) })).toBeVisible();
    await expect(overlay.button(/Resend invite/)).toBeVisible();
  });
});
