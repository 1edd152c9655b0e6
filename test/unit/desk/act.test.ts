import { describe, expect, test } from 'vitest';
import { type ActPorts, actOnPage, actOnRow, type PageClick } from '../../../lib/desk/act.ts';
import { readAccess } from '../../../lib/desk/desk-parts.ts';
import { operationRunner } from '../../../lib/desk/runner.ts';
import { viewTokens } from '../../../lib/desk/view-token.ts';
import type { AccessAnswer } from '../../../lib/practice/decode-access.ts';
import { DAY, fakeParts, idle, MINUTE, miraAddress, miraChart, NOW, pendingSince } from './fake-desk.ts';

const nobody: AccessAnswer = { kind: 'lines', lines: [] };

async function desk(access: () => AccessAnswer = () => nobody) {
  const fake = await fakeParts(access);
  const { parts, clock, memory } = fake;
  await parts.facts.learnAnswersTell();
  let address: string | null = miraAddress;
  const ports: ActPorts = {
    tokens: viewTokens(memory, parts.clock.now),
    runner: operationRunner({
      ledger: parts.ledger,
      practice: parts.practice,
      now: parts.clock.now,
      readAccess: (patientId) => readAccess(parts, patientId, 'click'),
      ended: async () => undefined,
      changed: async () => undefined,
      asks: async () => undefined,
      wakeAt: async () => undefined,
      headStart: async () => undefined,
      revokeTold: async () => undefined,
    }),
    hasSiteAccess: async () => true,
    tabAddress: async () => address,
    changed: async () => undefined,
  };
  await parts.memory.rememberEvidence(4224, { source: 'answer', asOf: clock.now, lines: [] });
  const token = await ports.tokens.issue({
    patientId: 4224,
    tabId: 1,
    documentId: 'doc',
    page: 'chart 4224',
  });
  const click: PageClick = {
    ...{ token, action: 'send', riskAccepted: false, reading: miraChart },
    ...{ tabId: 1, documentId: 'doc', tabUrl: miraAddress },
  };
  const goes = (url: string | null) => {
    address = url;
  };
  return { ...fake, ports, click, goes };
}

test('a click on an offer sends once', async () => {
  const { parts, ports, click, api } = await desk();
  expect(await actOnPage(parts, ports, click)).toEqual({ ok: true, value: null });
  await idle();
  expect(api.count('POST')).toBe(1);
});

describe('nothing is sent', () => {
  const otherName = {
    ...miraChart,
    name: { kind: 'found', value: { text: 'Tim Patient', parts: null } },
  } as const;
  test.each<[string, Partial<PageClick>]>([
    ['without a token of ours', { token: 'constructor' }],
    ['from another tab', { tabId: 2 }],
    ['from another document', { documentId: 'other' }],
    ['when the tab shows another chart', { tabUrl: 'https://app.drchrono.com/patients/4225/' }],
    ['when the tab shows no page of ours', { tabUrl: 'https://app.drchrono.com/billing/' }],
    ['when the page names somebody else', { reading: otherName }],
    [
      'when the reading is of another chart',
      { reading: { ...miraChart, page: { kind: 'chart', patientId: 4225 } } },
    ],
    ['for what is not offered', { action: 'resend' }],
  ])('%s', async (_, change) => {
    const { parts, ports, click, api } = await desk();
    expect((await actOnPage(parts, ports, { ...click, ...change })).ok).toBe(false);
    await idle();
    expect(api.count('POST') + api.count('DELETE')).toBe(0);
    expect((await parts.ledger.read()).operations).toEqual([]);
  });

  test.each([null, 'https://app.drchrono.com/patients/4225/', 'https://app.drchrono.com/appointments/'])(
    'when the tab moved on to %s in the meantime',
    async (address) => {
      const { parts, ports, click, goes, api } = await desk();
      goes(address);
      expect(await actOnPage(parts, ports, click)).toEqual({ ok: false, failure: { kind: 'viewOutdated' } });
      await idle();
      expect(api.count('POST')).toBe(0);
    },
  );

  test('after ten minutes', async () => {
    const { parts, ports, click, clock, api } = await desk();
    clock.now += 10 * MINUTE;
    expect((await actOnPage(parts, ports, click)).ok).toBe(false);
    expect(api.count('POST')).toBe(0);
  });

  test('where the account may not invite', async () => {
    const { parts, ports, click, settings, api } = await desk();
    await settings.write('connection-checks', {
      ...{ checkedAt: NOW, signedInAs: null, practice: null, zone: null },
      mayInvite: 'no',
    });
    expect((await actOnPage(parts, ports, click)).ok).toBe(false);
    await idle();
    expect(api.count('POST')).toBe(0);
  });
});

test('a second click that was on its way while the first was sent does not send again', async () => {
  const { parts, ports, click, api } = await desk();
  const held: (() => void)[] = [];
  const slow: ActPorts = {
    ...ports,
    tabAddress: async () => {
      await new Promise<void>((resolve) => void held.push(resolve));
      return miraAddress;
    },
  };
  const second = actOnPage(parts, slow, click);
  await idle();
  await actOnPage(parts, ports, click);
  await idle();
  expect(api.count('POST')).toBe(1);
  for (const go of held) go();
  await second;
  await idle();
  expect(api.count('POST')).toBe(1);
});

test('agreeing that a revoke cuts off the invite is not agreeing that the patient may have joined', async () => {
  let said: AccessAnswer = { kind: 'lines', lines: [pendingSince(NOW - DAY)] };
  const { parts, ports, clock, api } = await desk(() => said);
  await readAccess(parts, 4224, 'click');
  clock.now += 20 * MINUTE;
  said = { kind: 'doesNotTell', shape: '' };
  const clicked = await actOnRow(parts, ports, { patientId: 4224, action: 'revoke', riskAccepted: true });
  expect(clicked.ok).toBe(true);
  await idle();
  expect(api.count('DELETE')).toBe(0);
});

test('a resend with an old proof looks before it revokes', async () => {
  const { parts, ports, clock, api } = await desk(() => ({
    kind: 'lines',
    lines: [pendingSince(NOW - DAY)],
  }));
  await readAccess(parts, 4224, 'click');
  clock.now += 20 * MINUTE;
  api.requests.length = 0;
  await actOnRow(parts, ports, { patientId: 4224, action: 'resend', riskAccepted: false });
  await idle();
  expect(api.requests.filter((request) => request.includes('access'))[0]).toBe('GET access 4224');
});

test.each(['cannotWrite', 'cannotOpen'] as const)(
  'a disk that refuses (%s): nothing is sent and the click says so',
  async (refusal) => {
    const { parts, ports, click, vault, api } = await desk();
    vault.refuses = refusal;
    expect(await actOnPage(parts, ports, click)).toEqual({
      ok: false,
      failure: { kind: 'storeUnavailable', why: refusal },
    });
    await idle();
    expect(api.count('POST') + api.count('DELETE')).toBe(0);
    vault.refuses = null;
    expect(await actOnPage(parts, ports, click)).toEqual({ ok: true, value: null });
    await idle();
    expect(api.count('POST')).toBe(1);
  },
);

test('what a later release has under way is not done a second time', async () => {
  const { parts, ports, click, vault, api } = await desk();
  vault.disk.set('ledger', '{"version":2}');
  expect(await actOnPage(parts, ports, click)).toEqual({
    ok: false,
    failure: { kind: 'storeUnavailable', why: 'newerVersion' },
  });
  await idle();
  expect(api.count('POST')).toBe(0);
});
