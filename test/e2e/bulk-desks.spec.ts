import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordClaim } from '../claims.ts';
import { accounts } from '../sandbox/accounts.ts';
import { allPeople, people } from '../sandbox/patients.ts';
import type { PatientRecord } from '../sandbox/person.ts';
import { DAY, expect, openBrowser, openDesk, openOptions, overlayOf, START, test } from './desk.ts';

const SENT = START - 9 * DAY;
/** Whoever can be invited and has no Access History yet: `people.pendingFresh` is the first of those who have one. */
const nine = allPeople
  .filter(({ id }) => id < people.pendingFresh.id || id > people.longHistory.id)
  .filter(({ visible, email, birthDate, cellPhone }) => visible && email && birthDate && cellPhone)
  .slice(0, 9);

/** What a desk remembers of a patient whom it saw this morning, as the background keeps it for the session. */
function remembered(patient: PatientRecord): Record<string, unknown> {
  const { id, chartId, firstName, lastName, birthDate, email, cellPhone } = patient;
  const invite = {
    ...{ sent: { earliest: SENT, latest: SENT + 59_999 }, precision: 'about', email: null, by: null },
  };
  return {
    [`v1:record:${id}`]: {
      at: START,
      value: {
        ...{ id, chartId, firstName, lastName, birthDate, email, cellPhone },
        ...{ middleName: '', nickName: '', suffix: '', homePhone: null, officePhone: null },
        ...{ socialSecurityNumber: 'onFile', chartState: 'active', doctorId: null },
      },
    },
    [`v1:evidence:${id}`]: [
      { source: 'answer', asOf: START, lines: [{ invite, state: { kind: 'pending' } }] },
    ],
  };
}

test('three browsers, three users, one list of nine: nobody has two mails, nobody is left revoked', async ({
  desk,
}) => {
  test.setTimeout(300_000);
  const { sandbox } = desk;
  const { practice } = sandbox;
  for (const { id, email } of nine)
    practice.access.recall({
      ...{ patientId: id, email: email ?? '', how: 'email', enabledBy: 'Dana Whitlock' },
      ...{ enabledAt: SENT, activatedAt: null, ended: null },
    });
  const profiles = [1, 2].map(() => mkdtempSync(join(tmpdir(), 'invite-desk-')));
  const others = await Promise.all(
    profiles.map(async (profile) => openDesk(sandbox, await openBrowser(sandbox, profile))),
  );
  const desks = [desk, ...others];
  const users = [accounts.frontDesk, accounts.colleague, accounts.provider];
  const lists = [];
  for (const [index, one] of desks.entries()) {
    await one.connect('staffOnly', users[index]);
    // A practice whose answers were seen to list invites.
    await one.page.goto(`https://app.drchrono.com/chart/${people.pendingFresh.id}/summary`);
    await expect(overlayOf(one.page).pill).toContainText('Pending');
    const options = await openOptions(one.context, one.extension);
    const memory = Object.assign({}, ...nine.map(remembered));
    await options.evaluate(`chrome.storage.session.set(${JSON.stringify(memory)})`);
    await options.goto(`chrome-extension://${one.extension}/bulk.html`);
    await expect(options.getByRole('button', { name: 'Resend 9 invites' })).toBeVisible();
    lists.push(options);
  }
  const start = practice.clock.now();
  sandbox.log.clear();
  await Promise.all(lists.map((list) => list.getByRole('button', { name: 'Resend 9 invites' }).click()));
  for (const list of lists)
    await expect(list.getByRole('heading', { name: 'This list is done' })).toBeVisible({ timeout: 180_000 });
  const mails = practice.mail.filter(({ sentAt }) => sentAt >= start).map(({ patientId }) => patientId);
  expect(mails.sort()).toEqual(nine.map(({ id }) => id).sort());
  for (const { id } of nine) expect(practice.access.stateOf(id)).toBe('pending');
  expect(sandbox.log.api().filter(({ status }) => status === 429)).toEqual([]);
  recordClaim(
    'desks-in-browsers',
    `desks in three real browsers: invites 9, doubled 0, left revoked 0, requests ${sandbox.log.api().length}`,
  );
  for (const { context } of others) await context.close();
  for (const profile of profiles) rmSync(profile, { recursive: true, force: true });
});
