import type { Page } from '@playwright/test';
import { people } from '../sandbox/patients.ts';
import { type Desk, expect, openOptions, overlayOf } from './desk.ts';
import { test } from './same-computer.ts';

const chartOf = (patientId: number) => `https://app.drchrono.com/chart/${patientId}/summary`;

/** Evaluate in the world of the extension's content script on a page of the EHR. No code of the page runs there. */
async function contentWorld(
  page: Page,
  extension: string,
): Promise<(expression: string) => Promise<unknown>> {
  const cdp = await page.context().newCDPSession(page);
  const found = new Promise<number>((resolve) => {
    cdp.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.origin === `chrome-extension://${extension}`) resolve(context.id);
    });
  });
  await cdp.send('Runtime.enable');
  const contextId = await found;
  return async (expression) => {
    const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', {
      ...{ contextId, expression, awaitPromise: true, returnByValue: true },
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
}

const sending = (message: unknown) => `chrome.runtime.sendMessage(${JSON.stringify(message)})`;

/** Make a reading that says it is of this patient and found nothing else on the page. */
function readingOf(patientId: number) {
  const absent = { kind: 'absent' };
  return {
    ...{
      page: { kind: 'chart', patientId },
      subject: 'chart',
      name: absent,
      birthDate: absent,
      chartId: absent,
    },
    ...{ linkedPatientId: absent, linkedAppointmentId: absent, header: absent, accessHeading: absent },
    history: absent,
  };
}

const act = (patientId: number, token = 'forged') => ({
  name: 'act',
  input: { token, action: 'send', riskAccepted: true, reading: readingOf(patientId) },
});

const ownMessages = [
  { name: 'viewWorklist', input: null },
  { name: 'viewConnection', input: null },
  { name: 'actOnPatient', input: { patientId: people.neverInvited.id, action: 'send', riskAccepted: true } },
  { name: 'openChart', input: { patientId: people.neverInvited.id } },
  { name: 'saveApplication', input: { clientId: 'of-a-page', clientSecret: 'of-a-page' } },
  { name: 'connect', input: { computer: 'shared' } },
  { name: 'recheckConnection', input: null },
  { name: 'chooseZone', input: { zone: 'US/Pacific' } },
  { name: 'dismissLost', input: null },
  { name: 'disconnect', input: null },
];

async function onChart(desk: Desk): Promise<(expression: string) => Promise<unknown>> {
  await desk.page.goto(chartOf(people.pendingFresh.id));
  await expect(overlayOf(desk.page).pill).toContainText('Pending');
  return contentWorld(desk.page, desk.extension);
}

test('the manifest asks for exactly what the design lists', async ({ desk }) => {
  const options = await openOptions(desk.context, desk.extension);
  const manifest: Record<string, unknown> = await options.evaluate('chrome.runtime.getManifest()');
  expect(manifest).toMatchObject({ manifest_version: 3, name: 'Invite Desk' });
  const { permissions } = manifest;
  expect(Array.isArray(permissions) ? permissions.toSorted() : permissions).toEqual([
    'alarms',
    'identity',
    'notifications',
    'scripting',
    'storage',
  ]);
  expect(manifest.host_permissions).toEqual(['https://*.drchrono.com/*']);
  expect(manifest.content_scripts).toEqual([
    expect.objectContaining({
      matches: ['https://*.drchrono.com/*'],
      js: ['detector.js'],
      exclude_matches: [
        'https://support.drchrono.com/*',
        'https://www.drchrono.com/*',
        'https://*.drchrono.com/scheduling/*',
      ],
    }),
  ]);
  expect(JSON.stringify(manifest.content_scripts)).not.toMatch(
    /"all_frames":true|MAIN|match_about_blank":true/,
  );
  expect(manifest.storage).toEqual({ managed_schema: 'managed-schema.json' });
  for (const open of [
    'optional_permissions',
    'optional_host_permissions',
    'externally_connectable',
    'web_accessible_resources',
    'content_security_policy',
    'key',
    'update_url',
  ])
    expect(manifest, open).not.toHaveProperty(open);
});

test('a page of the EHR reaches nothing of the extension', async ({ connectedDesk: desk }) => {
  await onChart(desk);
  expect(await desk.page.evaluate(`typeof globalThis.browser`)).toBe('undefined');
  expect(await desk.page.evaluate(`typeof globalThis.chrome?.runtime?.sendMessage`)).toBe('undefined');
  for (const file of [
    'overlay.js',
    'card.js',
    'chart.js',
    'appointment.js',
    'history.js',
    'detector.js',
    'popup.html',
    'options.html',
    'manifest.json',
  ]) {
    const url = `chrome-extension://${desk.extension}/${file}`;
    const answer = await desk.page.evaluate(
      `fetch(${JSON.stringify(url)}).then((response) => response.status, () => 'refused')`,
    );
    expect(answer, file).toBe('refused');
  }
});

test('a content script’s world gets no answer to an own message, and none takes effect', async ({
  connectedDesk: desk,
}) => {
  const options = await openOptions(desk.context, desk.extension);
  const inWorld = await onChart(desk);
  const before = desk.sandbox.log.api().length;
  const tabs = desk.context.pages().length;
  for (const message of ownMessages)
    expect(await inWorld(`${sending(message)}.then((answer) => answer === undefined)`), message.name).toBe(
      true,
    );
  expect(desk.sandbox.log.api()).toHaveLength(before);
  expect(desk.context.pages()).toHaveLength(tabs);
  expect(await options.evaluate(sending({ name: 'viewConnection', input: null }))).toMatchObject({
    state: { kind: 'connected' },
    checks: { zone: 'US/Eastern', zoneSource: 'doctor' },
  });
});

test('a content script’s world cannot name a patient to send to', async ({ connectedDesk: desk }) => {
  const inWorld = await onChart(desk);
  const { neverInvited, pendingFresh } = people;
  const mails = desk.sandbox.practice.mail.length;
  const outdated = { ok: false, failure: { kind: 'viewOutdated' } };
  expect(await inWorld(sending(act(neverInvited.id)))).toEqual(outdated);
  expect(await inWorld(sending(act(pendingFresh.id)))).toEqual(outdated);
  // The reading is of another patient than the tab's, so it is refused, and no token is given for either patient.
  const look = { name: 'viewPatient', input: { reading: readingOf(neverInvited.id), age: 0, check: false } };
  expect(await inWorld(sending(look))).toMatchObject({
    token: null,
    offers: [],
    trouble: { kind: 'viewOutdated' },
  });
  // The reading is of the right patient, but the page shows no name, so there is a state and no button.
  const nameless = {
    name: 'viewPatient',
    input: { reading: readingOf(pendingFresh.id), age: 0, check: false },
  };
  expect(await inWorld(sending(nameless))).toMatchObject({ token: null, offers: [], eligibility: null });
  expect(desk.sandbox.practice.mail).toHaveLength(mails);
});

test('messages of a wrong shape or from a wrong sender get no answer', async ({ connectedDesk: desk }) => {
  const options = await openOptions(desk.context, desk.extension);
  const inWorld = await onChart(desk);
  const wrongForOwn: unknown[] = [
    // These messages have the right shape, but only pages of the EHR may send them.
    act(people.neverInvited.id),
    { name: 'viewPatient', input: { reading: readingOf(people.neverInvited.id), age: 0, check: false } },
    { name: 'pageRecognised', input: null },
    { name: 'bringPart', input: { part: 'card' } },
    { name: 'readPlace', input: { page: 'chart' } },
    // These messages have a wrong shape.
    { name: 'act' },
    { name: 'viewConnection' },
    { name: 'viewConnection', input: {} },
    { name: 'viewWorklist', input: 'all' },
    {
      name: 'actOnPatient',
      input: { patientId: String(people.neverInvited.id), action: 'send', riskAccepted: true },
    },
    {
      name: 'actOnPatient',
      input: { patientId: people.neverInvited.id, action: 'erase', riskAccepted: true },
    },
    { name: 'actOnPatient', input: { patientId: -1, action: 'send', riskAccepted: true } },
    { name: 'connect', input: { computer: 'mine' } },
    { name: 'saveApplication', input: { clientId: 'x'.repeat(400), clientSecret: '' } },
    { name: 'toString', input: null },
    { name: '__proto__', input: null },
    { name: 'unheardOf', input: null },
    { input: null },
    ['viewConnection'],
    'viewConnection',
    7,
  ];
  const before = desk.sandbox.log.api().length;
  for (const message of wrongForOwn)
    expect(
      await options.evaluate(`${sending(message)}.then((answer) => answer === undefined)`),
      JSON.stringify(message).slice(0, 80),
    ).toBe(true);
  const wrongForPages: unknown[] = [
    { name: 'viewPatient', input: null },
    {
      name: 'viewPatient',
      input: { reading: { ...readingOf(1), page: { kind: 'chart' } }, age: 0, check: true },
    },
    { name: 'rememberPlace', input: { page: 'chart', place: { x: 7, y: 0, open: true } } },
    { name: 'rememberPlace', input: { page: 'desk', place: { x: 0, y: 0, open: true } } },
    {
      ...act(people.pendingFresh.id),
      input: { ...act(people.pendingFresh.id).input, token: 'x'.repeat(400) },
    },
  ];
  for (const message of wrongForPages)
    expect(
      await inWorld(`${sending(message)}.then((answer) => answer === undefined)`),
      JSON.stringify(message).slice(0, 80),
    ).toBe(true);
  expect(desk.sandbox.log.api()).toHaveLength(before);
  expect(await options.evaluate(sending({ name: 'viewConnection', input: null }))).toMatchObject({
    state: { kind: 'connected' },
  });
});
