import { describe, expect, test } from 'vitest';
import { callers, type MessageName } from '../../../lib/messages/contract.ts';
import { type Caller, type Handlers, route, type Sender } from '../../../lib/messages/router.ts';
import { inputs } from '../../../lib/messages/schemas.ts';

const own = { id: 'invite-desk-id', origin: 'chrome-extension://invite-desk-id' };
const chart = 'https://app.drchrono.com/patients/4224/';
const page: Sender = {
  id: own.id,
  url: 'https://app.drchrono.com/patients/1/',
  origin: 'https://app.drchrono.com',
  frameId: 0,
  documentId: 'doc',
  tab: { id: 7, url: chart },
};
const popup: Sender = { id: own.id, url: `${own.origin}/popup.html`, origin: own.origin };
const options: Sender = {
  ...popup,
  url: `${own.origin}/options.html`,
  frameId: 0,
  tab: { id: 8, url: `${own.origin}/options.html` },
};

const absent = { kind: 'absent' };
const reading = {
  page: { kind: 'chart', patientId: 4224 },
  subject: 'chart',
  name: { kind: 'found', value: { text: 'Mira Quillfeather', parts: null } },
  ...{ birthDate: absent, chartId: absent, linkedPatientId: absent, linkedAppointmentId: absent },
  ...{ header: absent, accessHeading: absent, history: absent },
};

const examples: Record<MessageName, unknown> = {
  pageRecognised: null,
  bringPart: { part: 'chart' },
  viewPatient: { reading, age: 0, check: false },
  act: { token: 't', action: 'send', riskAccepted: false, reading },
  readPlace: { page: 'chart' },
  rememberPlace: { page: 'chart', place: { x: 0, y: 1, open: true } },
  openSettings: null,
  viewWorklist: null,
  actOnPatient: { patientId: 4224, action: 'resend', riskAccepted: true },
  openChart: { patientId: 4224 },
  openBulk: null,
  previewBulk: { lines: null },
  startBulk: { lines: [{ patientId: 4224, action: 'resend', seenInvite: { earliest: 1, latest: 2 } }] },
  viewBulk: null,
  steerBulk: { step: 'pause' },
  cancelBulkLine: { patientId: 4224 },
  viewConnection: null,
  saveApplication: { clientId: 'a', clientSecret: '' },
  connect: { computer: 'shared' },
  recheckConnection: null,
  disconnect: null,
  chooseZone: { zone: null },
  dismissLost: null,
};
const names = Object.keys(callers) as MessageName[];

/** Make handlers that only note who called what. */
function listening() {
  const calls: { name: string; input: unknown; caller: Caller }[] = [];
  const handlers = Object.fromEntries(
    names.map((name) => [
      name,
      async (input: unknown, caller: Caller) => {
        calls.push({ name, input, caller });
        return null;
      },
    ]),
  ) as unknown as Handlers;
  const send = (message: unknown, sender: Sender) => route(handlers, own, message, sender);
  return { calls, send };
}

describe.each(names)('%s', (name) => {
  const message = { name, input: examples[name] };

  test('is answered to whom the contract names, and to nobody else', async () => {
    for (const [kind, sender] of [
      ['page', page],
      ['own', popup],
      ['own', options],
    ] as const) {
      const { calls, send } = listening();
      const answer = send(message, sender);
      expect(answer !== undefined).toBe(callers[name].includes(kind));
      await answer;
      expect(calls.map(({ caller }) => caller.kind)).toEqual(callers[name].includes(kind) ? [kind] : []);
    }
  });

  test.each<[string, Sender]>([
    [
      'another extension',
      {
        ...popup,
        id: 'other',
        url: 'chrome-extension://other/popup.html',
        origin: 'chrome-extension://other',
      },
    ],
    ['another extension that knows our address', { ...popup, id: 'other' }],
    ['nobody', {}],
    ['a frame inside the page', { ...page, frameId: 3 }],
    ['a frame without a number', { id: own.id, url: page.url, tab: page.tab }],
    ['a tab without an address', { ...page, tab: { id: 7 } }],
    ['a tab without a number', { ...page, tab: { url: chart } }],
    ['a page that has our id in its host', { ...page, frameId: 1, url: 'https://invite-desk-id/popup.html' }],
  ])('is not answered to %s', (_, sender) => {
    const { calls, send } = listening();
    expect(send(message, sender)).toBeUndefined();
    expect(calls).toEqual([]);
  });

  test.each([undefined, 7, 'text', [], { patientId: '4224' }, { __proto__: null, token: {} }])(
    'is not answered with %j as input',
    (input) => {
      const { calls, send } = listening();
      for (const sender of [page, popup]) expect(send({ name, input }, sender)).toBeUndefined();
      expect(calls).toEqual([]);
    },
  );
});

test.each<unknown>([
  null,
  undefined,
  'viewPatient',
  7,
  [],
  {},
  { name: 'viewPatient' },
  { input: null },
  { name: 'constructor', input: null },
  { name: '__proto__', input: null },
  { name: 'toString', input: null },
  { name: 'hasOwnProperty', input: null },
  { name: ['viewWorklist'], input: null },
  { name: 'nothing', input: null },
])('%j is nothing to us', (message) => {
  const { calls, send } = listening();
  expect(send(message, page)).toBeUndefined();
  expect(send(message, popup)).toBeUndefined();
  expect(calls).toEqual([]);
});

test('the address is the tab’s, not the stale one of the script', async () => {
  const { calls, send } = listening();
  await send({ name: 'viewPatient', input: examples.viewPatient }, page);
  expect(calls[0]?.caller).toEqual({
    kind: 'page',
    tabId: 7,
    documentId: 'doc',
    page: { kind: 'chart', patientId: 4224 },
  });
});

test('a page cannot name a patient to act on', async () => {
  const { calls, send } = listening();
  await send({ name: 'act', input: { ...(examples.act as object), patientId: 1 } }, page);
  expect(calls[0]?.input).not.toHaveProperty('patientId');
});

test.each(['overlay', 'popup', '../card', 'card.js', ''])('a page cannot have %j brought', (part) => {
  const { calls, send } = listening();
  expect(send({ name: 'bringPart', input: { part } }, page)).toBeUndefined();
  expect(calls).toEqual([]);
});

describe('readings at the door', () => {
  const accepts = (change: object) =>
    inputs.viewPatient.safeParse({ reading: { ...reading, ...change }, age: 0, check: false }).success;
  const row = {
    email: null,
    enabled: { by: null, at: '2026-05-10T09:00' },
    activated: { kind: 'pending' },
    disabled: { kind: 'no' },
  };

  test.each<object>([
    { history: { kind: 'found', value: [] } },
    { history: { kind: 'found', value: [row] } },
    { linkedPatientId: { kind: 'found', value: 4224 } },
    { name: { kind: 'ambiguous', reason: 'stillLoading' } },
  ])('%j comes in', (change) => {
    expect(accepts(change)).toBe(true);
  });

  test.each<object>([
    { page: { kind: 'chart', patientId: -1 } },
    { page: { kind: 'chart', patientId: 1.5 } },
    { page: { kind: 'chart', patientId: '4224' } },
    { birthDate: { kind: 'found', value: '02/11/1980' } },
    { name: { kind: 'found', value: { text: 'x'.repeat(301), parts: null } } },
    { header: { kind: 'found', value: 'perhaps' } },
    { history: { kind: 'found', value: [{ ...row, enabled: { by: null, at: 'May 10' } }] } },
    { history: { kind: 'found', value: Array.from({ length: 201 }, () => row) } },
    { name: { kind: 'ambiguous', reason: 'a text of the page' } },
  ])('%j stays out', (change) => {
    expect(accepts(change)).toBe(false);
  });

  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY, '0'])('age %s stays out', (age) => {
    expect(inputs.viewPatient.safeParse({ reading, age, check: false }).success).toBe(false);
  });
});
