import { describe, expect, test } from 'vitest';
import { type ActPorts, actOnPage, actOnRow, type PageClick } from '../../../../lib/desk/patient/act.ts';
import { readAccess } from '../../../../lib/desk/patient/read-access.ts';
import { SESSION } from '../../../../lib/desk/store/stored-keys.ts';
import type { PatientRecord } from '../../../../lib/invites/patient.ts';
import type { Risk } from '../../../../lib/invites/risk.ts';
import type { AccessAnswer } from '../../../../lib/practice/decode-access.ts';
import { ALL_RISKS } from '../../../all-risks.ts';
import { DAY, idle, MINUTE, miraAddress, miraChart, NOW, pendingSince } from '../fake-services.ts';
import { pressedDesk as desk } from './pressed-desk.ts';

test('a click on an offer sends once', async () => {
  const { services, ports, click, api } = await desk();
  expect(await actOnPage(services, ports, click)).toEqual({ ok: true, value: null });
  await idle();
  expect(api.count('POST')).toBe(1);
});

test('a press with the token of one patient in the window of another sends to neither', async () => {
  const { services, ports, click, api, goes } = await desk();
  const { patient } = api.practice;
  api.practice.patient = async (id, asker) => {
    const answer = await patient(id, asker);
    return answer.ok ? { ...answer, value: { ...answer.value, id } } : answer;
  };
  goes('https://app.drchrono.com/appointments/');
  const page = { kind: 'calendar' } as const;
  const viewToken = await ports.tokens.issue({
    ...{ patientId: 4224, tabId: 1, documentId: 'doc', page: 'calendar' },
  });
  const reading = (patientId: number): PageClick['reading'] => ({
    ...{ ...miraChart, page, subject: 'appointmentWindow' },
    linkedPatientId: { kind: 'found', value: patientId },
  });
  expect(await actOnPage(services, ports, { ...click, viewToken, page, reading: reading(4225) })).toEqual({
    ok: false,
    failure: { kind: 'viewOutdated' },
  });
  await idle();
  expect(api.count('POST')).toBe(0);
  expect(await actOnPage(services, ports, { ...click, viewToken, page, reading: reading(4224) })).toEqual({
    ok: true,
    value: null,
  });
});

test('a press asks in the share that is kept for presses', async () => {
  const { services, ports, click, api } = await desk();
  const askers: unknown[] = [];
  const { patient } = api.practice;
  api.practice.patient = (id, asker) => {
    askers.push(asker);
    return patient(id, asker);
  };
  await actOnPage(services, ports, click);
  expect(askers).toEqual(['click']);
});

describe('nothing is sent', () => {
  const otherName = {
    ...miraChart,
    name: { kind: 'found', value: { text: 'Tim Patient', parts: null } },
  } as const;
  test.each<[string, Partial<PageClick>]>([
    ['without a token of ours', { viewToken: 'constructor' }],
    ['from another tab', { tabId: 2 }],
    ['from another document', { documentId: 'other' }],
    ['when the tab shows another chart', { page: { kind: 'chart', patientId: 4225 } }],
    ['when the tab shows no page of ours', { page: { kind: 'none' } }],
    ['when the page names somebody else', { reading: otherName }],
    [
      'when the reading is of another chart',
      { reading: { ...miraChart, page: { kind: 'chart', patientId: 4225 } } },
    ],
    ['for what is not offered', { action: 'resend' }],
  ])('%s', async (_, change) => {
    const { services, ports, click, api } = await desk();
    expect((await actOnPage(services, ports, { ...click, ...change })).ok).toBe(false);
    await idle();
    expect(api.count('POST') + api.count('DELETE')).toBe(0);
    expect((await services.journal.read()).operations).toEqual([]);
  });

  test.each([null, 'https://app.drchrono.com/patients/4225/', 'https://app.drchrono.com/appointments/'])(
    'when the tab moved on to %s in the meantime',
    async (address) => {
      const { services, ports, click, goes, api } = await desk();
      goes(address);
      expect(await actOnPage(services, ports, click)).toEqual({
        ok: false,
        failure: { kind: 'viewOutdated' },
      });
      await idle();
      expect(api.count('POST')).toBe(0);
    },
  );

  test('after ten minutes', async () => {
    const { services, ports, click, clock, api } = await desk();
    clock.now += 10 * MINUTE;
    expect((await actOnPage(services, ports, click)).ok).toBe(false);
    expect(api.count('POST')).toBe(0);
  });

  test('where the account may not invite', async () => {
    const { services, ports, click, settings, api } = await desk();
    await settings.write('connection-checks', {
      ...{ checkedAt: NOW, signedInAs: null, practice: null, zone: null },
      mayInvite: 'no',
    });
    expect((await actOnPage(services, ports, click)).ok).toBe(false);
    await idle();
    expect(api.count('POST')).toBe(0);
  });
});

test('a second click that was on its way while the first was sent does not send again', async () => {
  const { services, ports, click, api } = await desk();
  const held: (() => void)[] = [];
  const slow: ActPorts = {
    ...ports,
    tabAddress: async () => {
      await new Promise<void>((resolve) => void held.push(resolve));
      return miraAddress;
    },
  };
  const second = actOnPage(services, slow, click);
  await idle();
  await actOnPage(services, ports, click);
  await idle();
  expect(api.count('POST')).toBe(1);
  for (const go of held) go();
  await second;
  await idle();
  expect(api.count('POST')).toBe(1);
});

test('agreeing that a revoke cuts off the invite is not agreeing that the patient may have joined', async () => {
  let said: AccessAnswer = { kind: 'lines', lines: [pendingSince(NOW - DAY)] };
  const { services, ports, clock, api } = await desk(() => said);
  await readAccess(services, 4224, 'click');
  clock.now += 20 * MINUTE;
  said = { kind: 'doesNotTell', shape: '' };
  const clicked = await actOnRow(services, ports, {
    patientId: 4224,
    action: 'revoke',
    risksRead: ALL_RISKS,
  });
  expect(clicked.ok).toBe(true);
  await idle();
  expect(api.count('DELETE')).toBe(0);
});

test('agreeing to write to a minor is not agreeing that the patient may have joined', async () => {
  const { services, ports, clock, settings, memory, api } = await desk(() => ({
    kind: 'doesNotTell',
    shape: '',
  }));
  await settings.remove(['answers-tell']);
  memory.all.delete(SESSION.cached('evidence', 4224));
  const lines = [pendingSince(NOW - DAY)];
  await services.cache.rememberEvidence(4224, { source: 'accessHistory', asOf: NOW, lines });
  api.nowHas({ birthDate: '2015-03-09' });
  // The proof of the page lapses between the question and the answer.
  clock.now += 10 * MINUTE;
  const clicked = await actOnRow(services, ports, {
    patientId: 4224,
    action: 'resend',
    risksRead: ['minor'],
  });
  expect(clicked.ok).toBe(true);
  await idle();
  expect(api.count('GET access')).toBeGreaterThan(0);
  expect(api.count('DELETE') + api.count('POST')).toBe(0);
});

test('agreeing to cut off an invite is not agreeing that the patient may have joined', async () => {
  const { services, ports, clock, settings, memory, api } = await desk(() => ({
    kind: 'doesNotTell',
    shape: '',
  }));
  await settings.remove(['answers-tell']);
  memory.all.delete(SESSION.cached('evidence', 4224));
  const lines = [pendingSince(NOW - DAY)];
  await services.cache.rememberEvidence(4224, { source: 'accessHistory', asOf: NOW, lines });
  // The proof of the page lapses between the question and the answer.
  clock.now += 11 * MINUTE;
  const revoke = { patientId: 4224, action: 'revoke' } as const;
  const clicked = await actOnRow(services, ports, { ...revoke, risksRead: ['cutsOffInvite'] });
  expect(clicked).toEqual({ ok: false, failure: { kind: 'notOffered' } });
  await idle();
  expect(api.count('DELETE')).toBe(0);
  expect((await actOnRow(services, ports, { ...revoke, risksRead: ['mayHaveJoined'] })).ok).toBe(true);
  await idle();
  expect(api.count('DELETE')).toBe(1);
});

test.each<[Partial<PatientRecord>, Risk[], number]>([
  [{ chartState: 'deceased' }, [], 0],
  [{ chartState: 'deceased' }, [...ALL_RISKS], 0],
  [{ chartState: 'inactive' }, [], 0],
  [{ chartState: 'inactive' }, ['minor'], 0],
  [{ chartState: 'inactive' }, ['inactiveChart'], 1],
  [{ chartState: 'inactive', birthDate: '2015-03-09' }, ['inactiveChart'], 0],
  [{ chartState: 'inactive', birthDate: '2015-03-09' }, ['inactiveChart', 'minor'], 1],
  [{ birthDate: '2015-03-09' }, [], 0],
  [{ sharesResponsibleParty: true }, [], 0],
  [{ sharesResponsibleParty: true }, ['responsibleParty'], 1],
])('to a chart with %j a press after reading %j sends %i', async (change, risksRead, sent) => {
  const { services, ports, api } = await desk();
  api.nowHas(change);
  const clicked = await actOnRow(services, ports, { patientId: 4224, action: 'send', risksRead });
  expect(clicked.ok).toBe(sent > 0);
  await idle();
  expect(api.count('POST')).toBe(sent);
});

test('a resend with an old proof looks before it revokes', async () => {
  const { services, ports, clock, api } = await desk(() => ({
    kind: 'lines',
    lines: [pendingSince(NOW - DAY)],
  }));
  await readAccess(services, 4224, 'click');
  clock.now += 20 * MINUTE;
  api.requests.length = 0;
  await actOnRow(services, ports, { patientId: 4224, action: 'resend', risksRead: [] });
  await idle();
  expect(api.requests.filter((request) => request.includes('access'))[0]).toBe('GET access 4224');
});

test.each(['cannotWrite', 'cannotOpen'] as const)(
  'a disk that refuses (%s): nothing is sent and the click says so',
  async (refusal) => {
    const { services, ports, click, vault, api } = await desk();
    vault.refuses = refusal;
    expect(await actOnPage(services, ports, click)).toEqual({
      ok: false,
      failure: { kind: 'storeUnavailable', why: refusal },
    });
    await idle();
    expect(api.count('POST') + api.count('DELETE')).toBe(0);
    vault.refuses = null;
    expect(await actOnPage(services, ports, click)).toEqual({ ok: true, value: null });
    await idle();
    expect(api.count('POST')).toBe(1);
  },
);

test('what a later release has under way is not done a second time', async () => {
  const { services, ports, click, vault, api } = await desk();
  vault.disk.set('ledger', '{"version":3}');
  expect(await actOnPage(services, ports, click)).toEqual({
    ok: false,
    failure: { kind: 'storeUnavailable', why: 'newerVersion' },
  });
  await idle();
  expect(api.count('POST')).toBe(0);
});

test('a row whose record cannot be read does nothing, and says why', async () => {
  const { services, ports, api } = await desk();
  api.practice.patient = async () => ({ ok: false, failure: { kind: 'offline' }, happened: 'no' });
  const press = { patientId: 9999, action: 'send', risksRead: [] } as const;
  expect(await actOnRow(services, ports, press)).toMatchObject({ ok: false, failure: { kind: 'offline' } });
  expect(api.count('POST')).toBe(0);
});
