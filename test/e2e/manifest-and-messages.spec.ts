import { ALL_RISKS } from '../all-risks.ts';
import { people } from '../sandbox/patients.ts';
import { WHOLE_LIST } from '../whole-list.ts';
import { contentWorld } from './content-world.ts';
import { type Desk, expect, openOptions, overlayOf } from './desk.ts';
import { test } from './same-computer.ts';

const chartOf = (patientId: number) => `https://app.drchrono.com/chart/${patientId}/summary`;

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
    ...{ lines: [], drawnHere: true },
  };
}

const act = (frameToken: string, viewToken = 'forged') => ({
  name: 'act',
  input: {
    ...{ frameToken, viewToken, action: 'send', risksRead: ALL_RISKS },
    press: { heldFor: 0, toldAt: 0, watched: true },
  },
});

const openPanel = (frameToken: string) => ({
  name: 'openPanel',
  input: { frameToken, viewToken: 'forged', field: 'email', press: { heldFor: 0, toldAt: 0, watched: true } },
});

/** These messages only a card may send. The token is one that a page was really given. */
const cardMessages = (frameToken: string) => [
  { name: 'viewCard', input: { frameToken, check: false } },
  { name: 'viewCard', input: { frameToken, check: true } },
  act(frameToken),
  openPanel(frameToken),
  { name: 'sizeCard', input: { frameToken, height: 400 } },
  { name: 'foldCard', input: { frameToken } },
  { name: 'outlinePage', input: { frameToken } },
];

/** These only the panel may send. */
const panelMessages = [
  { name: 'viewPanel', input: { page: 'page-1', windowId: 1, look: true, patientId: null } },
  { name: 'actInPanel', input: { token: 'forged', action: 'send', risksRead: ALL_RISKS } },
  {
    name: 'saveIdentifiers',
    input: {
      ...{ token: 'forged', typed: { email: 'forged@example.org' }, seen: { email: null } },
      ...{ then: 'send', risksRead: ALL_RISKS },
    },
  },
  { name: 'putSaveAway', input: { token: 'forged' } },
];

const ownMessages = [
  { name: 'viewWorklist', input: WHOLE_LIST },
  { name: 'viewConnection', input: null },
  {
    name: 'actOnPatient',
    input: { patientId: people.neverInvited.id, action: 'send', risksRead: ALL_RISKS },
  },
  { name: 'openChart', input: { patientId: people.neverInvited.id } },
  { name: 'saveApplication', input: { clientId: 'of-a-page', clientSecret: 'of-a-page' } },
  { name: 'tryApplication', input: null },
  { name: 'connect', input: { computer: 'shared' } },
  { name: 'recheckConnection', input: null },
  { name: 'chooseZone', input: { zone: 'US/Pacific' } },
  { name: 'dismissLost', input: null },
  { name: 'viewNews', input: { version: '9.9.9', read: true } },
  { name: 'exportDesk', input: { passphrase: 'known to a page' } },
  { name: 'importDesk', input: { text: '{}', passphrase: null } },
  { name: 'noteError', input: { place: 'settings', code: 'press', kind: 'TypeError' } },
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
    'scripting',
    'sidePanel',
    'storage',
  ]);
  expect(manifest.optional_permissions).toEqual(['notifications']);
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
  for (const open of ['optional_host_permissions', 'externally_connectable', 'update_url'])
    expect(manifest, open).not.toHaveProperty(open);
  expect(manifest.web_accessible_resources).toEqual([
    { resources: ['card.html'], matches: ['https://*.drchrono.com/*'], use_dynamic_url: true },
  ]);
});

test('a page of the EHR reaches nothing of the extension', async ({ connectedDesk: desk }) => {
  await onChart(desk);
  expect(await desk.page.evaluate(`typeof globalThis.browser`)).toBe('undefined');
  expect(await desk.page.evaluate(`typeof globalThis.chrome?.runtime?.sendMessage`)).toBe('undefined');
  for (const file of [
    'overlay.js',
    'card.html',
    'outline.js',
    'detector.js',
    'popup.html',
    'panel.html',
    'desk.html',
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
  for (const message of [...ownMessages, ...panelMessages])
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

test('a content script’s world cannot do what a card does, with a card’s own token either', async ({
  connectedDesk: desk,
}) => {
  const inWorld = await onChart(desk);
  const before = desk.sandbox.log.api().length;
  const mails = desk.sandbox.practice.mail.length;
  const frameToken = String(await inWorld(sending({ name: 'openCard', input: { run: 'of-a-page' } })));
  expect(frameToken).toMatch(/^[\w-]{36}$/);
  for (const message of cardMessages(frameToken))
    expect(await inWorld(`${sending(message)}.then((answer) => answer === undefined)`), message.name).toBe(
      true,
    );
  expect(desk.sandbox.log.api()).toHaveLength(before);
  expect(desk.sandbox.practice.mail).toHaveLength(mails);
});

test('a content script’s world learns of a patient what the pill says, and nothing else', async ({
  connectedDesk: desk,
}) => {
  const inWorld = await onChart(desk);
  const { neverInvited, pendingFresh } = people;
  const pillOf = (patientId: number) =>
    inWorld(sending({ name: 'viewPill', input: { reading: readingOf(patientId), age: 0, documentAge: 0 } }));
  // The reading is of another patient than the tab's.
  expect(await pillOf(neverInvited.id)).toMatchObject({ phases: [{ word: 'Could not check', until: null }] });
  // The reading is of the right patient, but the page shows no name.
  const nameless = await pillOf(pendingFresh.id);
  expect(nameless).toMatchObject({ phases: [{ word: 'Name not readable', until: null }] });
  expect(JSON.stringify(nameless)).not.toMatch(/Eleanor|Brightwater|@|1971|Dana/);
});

test('messages of a wrong shape or from a wrong sender get no answer', async ({ connectedDesk: desk }) => {
  const options = await openOptions(desk.context, desk.extension);
  const inWorld = await onChart(desk);
  const wrongForOwn: unknown[] = [
    // These messages have the right shape, but only pages of the EHR may send them.
    { name: 'viewPill', input: { reading: readingOf(people.neverInvited.id), age: 0, documentAge: 0 } },
    { name: 'pageRecognised', input: null },
    { name: 'openCard', input: { run: 'of-the-settings' } },
    { name: 'readPlace', input: { page: 'chart' } },
    { name: 'overlayTaken', input: null },
    { name: 'newsForCard', input: null },
    // These only a card may send.
    ...cardMessages('forged'),
    ...panelMessages,
    // These messages have a wrong shape.
    { name: 'act' },
    { name: 'viewConnection' },
    { name: 'viewConnection', input: {} },
    { name: 'viewWorklist', input: null },
    { name: 'viewWorklist', input: { ...WHOLE_LIST, count: -1 } },
    {
      name: 'actOnPatient',
      input: { patientId: String(people.neverInvited.id), action: 'send', risksRead: ALL_RISKS },
    },
    {
      name: 'actOnPatient',
      input: { patientId: people.neverInvited.id, action: 'erase', risksRead: ALL_RISKS },
    },
    { name: 'actOnPatient', input: { patientId: -1, action: 'send', risksRead: ALL_RISKS } },
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
    { name: 'viewPill', input: null },
    {
      name: 'viewPill',
      input: { reading: { ...readingOf(1), page: { kind: 'chart' } }, age: 0, documentAge: 0 },
    },
    { name: 'openCard', input: null },
    { name: 'openCard', input: { run: 'x'.repeat(400) } },
    { name: 'rememberPlace', input: { page: 'chart', place: { x: 7, y: 0, open: true } } },
    { name: 'rememberPlace', input: { page: 'desk', place: { x: 0, y: 0, open: true } } },
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
