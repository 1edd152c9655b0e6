import { expect, test } from 'vitest';
import { actsAsEvidence, allEvidence, readAccess } from '../../../../lib/desk/patient/read-access.ts';
import type { AccessAnswer } from '../../../../lib/practice/decode-access.ts';
import { fakeServices, NOW, pendingSince } from '../fake-services.ts';

const at = { earliest: NOW, latest: NOW + 999 };

test.each<[AccessAnswer, boolean, { lines: unknown; lists: boolean; shape: string | null }]>([
  [
    { kind: 'lines', lines: [pendingSince(NOW)] },
    false,
    { lines: [pendingSince(NOW)], lists: true, shape: null },
  ],
  [{ kind: 'emptyList' }, false, { lines: null, lists: false, shape: null }],
  [{ kind: 'emptyList' }, true, { lines: [], lists: true, shape: null }],
  [{ kind: 'doesNotTell', shape: '{a: text}' }, false, { lines: null, lists: false, shape: '{a: text}' }],
  [{ kind: 'doesNotTell', shape: '{a: text}' }, true, { lines: null, lists: true, shape: '{a: text}' }],
])('%j of a practice that has listed invites (%s) is remembered as %j', async (answer, hasListed, said) => {
  const { services } = await fakeServices(() => answer);
  if (hasListed) await services.facts.learnListsInvites();
  const read = await readAccess(services, 4224, 'click');
  expect(read).toMatchObject({ ok: true, value: { source: 'answer', lines: said.lines } });
  expect(await services.cache.evidence(4224)).toEqual(read.ok ? [read.value] : []);
  expect(await services.facts.listsInvites()).toBe(said.lists);
  expect(await services.facts.shape()).toBe(said.shape);
});

test('an answer is of its own time, and never of later than now', async () => {
  const { services, api } = await fakeServices(() => ({ kind: 'lines', lines: [] }));
  const answeredAt = (latest: number) => {
    api.practice.access = async () => ({
      ...{ ok: true, status: 200, at: { earliest: latest - 999, latest } },
      value: { kind: 'lines', lines: [] },
    });
  };
  answeredAt(NOW + 500);
  expect(await readAccess(services, 4224, 'click')).toMatchObject({ value: { asOf: NOW } });
  answeredAt(NOW - 500);
  expect(await readAccess(services, 4225, 'click')).toMatchObject({ value: { asOf: NOW - 500 } });
});

test('a failure is handed on, and nothing is remembered of it', async () => {
  const { services, api } = await fakeServices();
  api.practice.access = async () => ({ ok: false, failure: { kind: 'timeout' }, happened: 'maybe' });
  expect(await readAccess(services, 4224, 'click')).toMatchObject({ failure: { kind: 'timeout' } });
  expect(await services.cache.evidence(4224)).toEqual([]);
});

test('what this desk did itself is evidence of its own kind, of that patient alone', async () => {
  const acts = [
    { patientId: 4224, kind: 'revoke', at, precision: 'exact' },
    { patientId: 4225, kind: 'send', at, precision: 'exact' },
    { patientId: 4224, kind: 'send', at, precision: 'about' },
  ] as const;
  expect(actsAsEvidence(acts, 4224)).toEqual([
    { source: 'ownRevoke', asOf: NOW + 999, at },
    {
      ...{ source: 'ownSend', asOf: NOW + 999 },
      invite: { sent: at, precision: 'about', email: null, by: null },
    },
  ]);
  const { services } = await fakeServices();
  await services.cache.rememberEvidence(4224, { source: 'answer', asOf: NOW, lines: [] });
  expect(await allEvidence(services, 4224)).toEqual([{ source: 'answer', asOf: NOW, lines: [] }]);
});
